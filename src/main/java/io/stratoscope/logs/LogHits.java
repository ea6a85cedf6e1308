package io.stratoscope.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The lines of a book that a choice takes, in order of time and by number, from 0. It never changes.
 *
 * <p>What was found in a page is kept with the page: a book that grew has most of its pages as before.
 */
public final class LogHits {

    private static final int[] NONE = {};

    private final LogBook book;
    private final LogChoice choice;
    private final boolean complete;
    private final List<LogPage> pages;
    private final List<int[]> slots;

    /** How many hits there are before each page, and at last how many in all. */
    private final int[] starts;

    private LogHits(LogBook book, LogChoice choice, boolean complete, Map<LogPage, int[]> found) {
        this.book = book;
        this.choice = choice;
        this.complete = complete;
        pages = book.pages();
        slots = new ArrayList<>(pages.size());
        starts = new int[pages.size() + 1];
        for (int i = 0; i < pages.size(); i++) {
            int[] hits = found.getOrDefault(pages.get(i), NONE);
            slots.add(hits);
            starts[i + 1] = starts[i] + hits.length;
        }
    }

    static LogHits of(LogBook book, LogChoice choice, boolean complete, Map<LogPage, int[]> found) {
        return new LogHits(book, choice, complete, found);
    }

    /** No line of a book, nothing being looked for yet. */
    public static LogHits none(LogBook book, LogChoice choice) {
        return new LogHits(book, choice, book.size() == 0, Map.of());
    }

    /** Every line. */
    public static LogHits all(LogBook book) {
        Map<LogPage, int[]> found = new HashMap<>();
        book.pages().forEach(page -> found.put(page, every(page)));
        return new LogHits(book, LogChoice.ALL, true, found);
    }

    static int[] every(LogPage page) {
        return IntStream.range(0, page.size()).toArray();
    }

    /** What was found in the pages so far, where the choice is this one. */
    Map<LogPage, int[]> known(LogChoice of) {
        Map<LogPage, int[]> found = new HashMap<>();
        if (complete && choice.equals(of)) {
            for (int i = 0; i < pages.size(); i++) {
                found.put(pages.get(i), slots.get(i));
            }
        }
        return found;
    }

    public LogBook book() {
        return book;
    }

    public LogChoice choice() {
        return choice;
    }

    /** Whether the whole book was looked through. */
    public boolean isComplete() {
        return complete;
    }

    public int size() {
        return starts[starts.length - 1];
    }

    public LogLine line(int number) {
        int page = pageOf(number);
        return pages.get(page).line(slot(page, number));
    }

    /** Whether it came in after younger ones. */
    public boolean isLate(int number) {
        int page = pageOf(number);
        return pages.get(page).isLate(slot(page, number));
    }

    public Optional<LogLevel> level(int number) {
        int page = pageOf(number);
        return pages.get(page).level(slot(page, number));
    }

    /** The number of a line; empty where it is not among these. */
    public Optional<Integer> numberOf(LogLine line) {
        long time = line.time().toEpochMilli();
        for (int i = 0; i < pages.size() && pages.get(i).firstTime() <= time; i++) {
            if (pages.get(i).lastTime() >= time) {
                int slot = pages.get(i).slotOf(line);
                int place = slot < 0 ? -1 : Arrays.binarySearch(slots.get(i), slot);
                if (place >= 0) {
                    return Optional.of(starts[i] + place);
                }
            }
        }
        return Optional.empty();
    }

    /** The number of the first line that is not before a moment; the size where there is none. */
    public int numberAt(Instant moment) {
        long time = moment.toEpochMilli();
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).lastTime() >= time) {
                int slot = pages.get(i).slotAt(time);
                int place = Arrays.binarySearch(slots.get(i), slot);
                int number = starts[i] + (place < 0 ? -place - 1 : place);
                if (number < starts[i + 1]) {
                    return number;
                }
            }
        }
        return size();
    }

    private int pageOf(int number) {
        int place = Arrays.binarySearch(starts, number);
        int page = place < 0 ? -place - 2 : place;
        // Pages without hits begin at the same number as the next.
        while (page + 1 < starts.length - 1 && starts[page + 1] <= number) {
            page++;
        }
        return page;
    }

    private int slot(int page, int number) {
        return slots.get(page)[number - starts[page]];
    }

    /** Counts them over time. */
    void count(LogHistogram.Counter counter) {
        for (int i = 0; i < pages.size(); i++) {
            LogPage page = pages.get(i);
            for (int slot : slots.get(i)) {
                counter.count(page.time(slot), page.levelCode(slot));
            }
        }
    }
}
