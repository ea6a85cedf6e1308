package io.stratoscope.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Many log lines in order of time. A book never changes: {@link #with} makes another that shares what is the same, so a screen may
 * go on with the one it has while more comes in. What is more than it may hold goes from its beginning, and it says how much.
 */
public final class LogBook {

    /**
     * How much is held.
     *
     * @param lines so many at least, as long as they fit
     * @param bytes of memory, about
     */
    public record Limits(int lines, long bytes) {

        private static final int MOST_LINES = 1_000_000;

        /** A million lines, and no more than two fifths of the memory that the program may take. */
        public static Limits of(long mostMemory) {
            return new Limits(MOST_LINES, mostMemory / 5 * 2);
        }
    }

    private static final Comparator<FollowedLine> BY_TIME =
            Comparator.comparing(followed -> followed.line().time());

    private final Limits limits;
    private final List<LogPage> pages;
    private final int size;
    private final long weight;
    private final long dropped;

    private LogBook(Limits limits, List<LogPage> pages, long dropped) {
        this.limits = limits;
        this.pages = List.copyOf(pages);
        this.dropped = dropped;
        size = pages.stream().mapToInt(LogPage::size).sum();
        weight = pages.stream().mapToLong(LogPage::weight).sum();
    }

    /** One with no lines. */
    public static LogBook empty(Limits limits) {
        return new LogBook(limits, List.of(), 0);
    }

    /** How many lines it has. */
    public int size() {
        return size;
    }

    /** How many lines went from its beginning because it was full. */
    public long dropped() {
        return dropped;
    }

    /** How many lines ever came in. */
    public long taken() {
        return size + dropped;
    }

    /** About how much memory it takes, in bytes. */
    public long weight() {
        return weight;
    }

    List<LogPage> pages() {
        return pages;
    }

    /** The time of its last line, in milliseconds since 1970. */
    Optional<Long> lastTime() {
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages.getLast().lastTime());
    }

    /** The same and these, each in its place; those that it has already count once. */
    public LogBook with(List<FollowedLine> more) {
        List<FollowedLine> sorted =
                more.stream().filter(each -> !knows(each.line())).sorted(BY_TIME).toList();
        if (sorted.isEmpty()) {
            return this;
        }
        List<LogPage> grown = new ArrayList<>(pages.size() + 2);
        int from = 0;
        for (int i = 0; i < Math.max(1, pages.size()); i++) {
            boolean last = i + 1 >= pages.size();
            int to = last ? sorted.size() : before(sorted, from, pages.get(i + 1).firstTime());
            if (from == to) {
                grown.add(pages.get(i));
            } else {
                Optional<LogPage> page =
                        pages.isEmpty() ? Optional.empty() : Optional.of(pages.get(i));
                merge(page, sorted.subList(from, to), !last, grown);
            }
            from = to;
        }
        return bounded(grown);
    }

    private static int before(List<FollowedLine> lines, int from, long time) {
        int to = from;
        while (to < lines.size() && millis(lines.get(to)) < time) {
            to++;
        }
        return to;
    }

    private static long millis(FollowedLine line) {
        return line.line().time().toEpochMilli();
    }

    /**
     * Adds the lines of a page and others as new pages.
     *
     * @param between whether other pages follow: then two halves leave room for further late ones, else the first is filled
     */
    private static void merge(
            Optional<LogPage> page, List<FollowedLine> more, boolean between, List<LogPage> into) {
        int held = page.map(LogPage::size).orElse(0);
        int all = held + more.size();
        int most =
                between && all > LogPage.MOST_LINES
                        ? Math.min(all / 2 + 1, LogPage.MOST_LINES)
                        : LogPage.MOST_LINES;
        LogPage.Builder builder = new LogPage.Builder();
        int slot = 0;
        int at = 0;
        while (slot < held || at < more.size()) {
            if (builder.isFull() || builder.size() >= most) {
                into.add(builder.build());
                builder = new LogPage.Builder();
            }
            boolean old =
                    slot < held
                            && (at >= more.size()
                                    || page.orElseThrow().time(slot) <= millis(more.get(at)));
            if (old) {
                builder.add(page.orElseThrow(), slot++);
            } else {
                builder.add(more.get(at++));
            }
        }
        into.add(builder.build());
    }

    private LogBook bounded(List<LogPage> grown) {
        long lines = grown.stream().mapToLong(LogPage::size).sum();
        long bytes = grown.stream().mapToLong(LogPage::weight).sum();
        long gone = dropped;
        int first = 0;
        while (first < grown.size() - 1
                && (lines - grown.get(first).size() >= limits.lines() || bytes > limits.bytes())) {
            lines -= grown.get(first).size();
            bytes -= grown.get(first).weight();
            gone += grown.get(first).size();
            first++;
        }
        return new LogBook(limits, grown.subList(first, grown.size()), gone);
    }

    private boolean knows(LogLine line) {
        long time = line.time().toEpochMilli();
        for (int i = pages.size() - 1; i >= 0 && pages.get(i).lastTime() >= time; i--) {
            if (pages.get(i).firstTime() <= time && pages.get(i).slotOf(line) >= 0) {
                return true;
            }
        }
        return false;
    }
}
