package io.stratoscope.logs;

import io.stratoscope.model.Arn;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some lines of a {@link LogBook}, one after the other in time, in few arrays instead of many objects. It never changes, so that
 * several threads may read it, and what was found in it stays found.
 */
final class LogPage {

    static final int MOST_LINES = 4_096;

    /** A longer line has a page for itself. */
    static final int MOST_BYTES = 1 << 20;

    /** What a line takes besides its text and id. */
    private static final int OVERHEAD = 8 + 1 + 2 + 8;

    private static final int LATE = 0x40;
    private static final int LEVEL = 0x0F;

    /** Its text is not ASCII only, or has signs that are written by their numbers: what it says is not all in its bytes. */
    private static final int WIDE = 0x20;

    private static final String BY_NUMBER = "\\u";

    private static final LogLevel[] LEVELS = LogLevel.values();

    /** Where a line was written: few places have many lines. */
    private record Origin(Arn group, String stream) {}

    private final long[] times;
    private final byte[] marks;
    private final char[] origins;

    /** Of each line the end of its text and of its id, in {@link #bytes}. */
    private final int[] ends;

    private final byte[] bytes;
    private final List<Origin> places;

    private LogPage(Builder from) {
        int size = from.size;
        times = Arrays.copyOf(from.times, size);
        marks = Arrays.copyOf(from.marks, size);
        origins = Arrays.copyOf(from.origins, size);
        ends = Arrays.copyOf(from.ends, 2 * size);
        bytes = Arrays.copyOf(from.bytes, from.used());
        places = List.copyOf(from.places);
    }

    int size() {
        return times.length;
    }

    /** About how much memory it takes, in bytes. */
    long weight() {
        return bytes.length + (long) OVERHEAD * times.length;
    }

    /** Milliseconds since 1970. */
    long time(int slot) {
        return times[slot];
    }

    long firstTime() {
        return times[0];
    }

    long lastTime() {
        return times[times.length - 1];
    }

    boolean isLate(int slot) {
        return (marks[slot] & LATE) != 0;
    }

    /** How serious it is, as was found when it came in. */
    Optional<LogLevel> level(int slot) {
        int level = levelCode(slot);
        return level == 0 ? Optional.empty() : Optional.of(LEVELS[level - 1]);
    }

    /** 0 where the line says no level, else one more than its place among the levels. */
    int levelCode(int slot) {
        return marks[slot] & LEVEL;
    }

    String text(int slot) {
        int start = start(slot);
        return new String(bytes, start, ends[2 * slot] - start, StandardCharsets.UTF_8);
    }

    LogLine line(int slot) {
        return line(slot, LineId.of(bytes, ends[2 * slot], ends[2 * slot + 1]));
    }

    /** The line without its id, which takes time to read and which no filter asks for. */
    LogLine unnamed(int slot) {
        return line(slot, "");
    }

    private LogLine line(int slot, String id) {
        Origin origin = places.get(origins[slot]);
        return new LogLine(
                Instant.ofEpochMilli(times[slot]), origin.group(), origin.stream(), id, text(slot));
    }

    /** Which slot has this line; -1: none. */
    int slotOf(LogLine line) {
        long time = line.time().toEpochMilli();
        byte @Nullable [] id = null;
        for (int slot = slotAt(time); slot < times.length && times[slot] == time; slot++) {
            id = id == null ? LineId.packed(line.id()) : id;
            if (places.get(origins[slot]).group().equals(line.group())
                    && Arrays.equals(bytes, ends[2 * slot], ends[2 * slot + 1], id, 0, id.length)) {
                return slot;
            }
        }
        return -1;
    }

    /**
     * Whether a line was taken before. A live tail gives lines no ids of their own, so what it told is known by its words where it
     * is asked for again.
     */
    boolean knows(LogLine line) {
        long time = line.time().toEpochMilli();
        for (int slot = slotAt(time); slot < times.length && times[slot] == time; slot++) {
            LogLine held = line(slot);
            boolean tailed = LiveTails.isOurs(line.id()) || LiveTails.isOurs(held.id());
            if (held.group().equals(line.group())
                    && (tailed
                            ? LiveTails.isOurs(line.id()) == LiveTails.isOurs(held.id())
                                    ? held.equals(line)
                                    : held.stream().equals(line.stream())
                                            && held.text().equals(line.text())
                            : held.id().equals(line.id()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Which lines may say a word, no matter the case: those that do, and those that are not ASCII only or have signs written by their
     * numbers, where that is not that simple.
     * All bytes are looked through at once, which is many times as quick as line by line.
     *
     * @param word ASCII only, in lower case
     */
    BitSet saying(String word) {
        BitSet found = new BitSet(size());
        ByteWord wanted = new ByteWord(word);
        int slot = 0;
        for (int at = wanted.find(bytes, 0); at >= 0; ) {
            while (ends[2 * slot + 1] <= at) {
                slot++;
            }
            boolean within = at + wanted.length() <= ends[2 * slot]; // else it is in an id
            if (within) {
                found.set(slot);
            }
            at = wanted.find(bytes, within ? ends[2 * slot + 1] : at + 1);
        }
        for (int i = 0; i < marks.length; i++) {
            if ((marks[i] & WIDE) != 0) {
                found.set(i);
            }
        }
        return found;
    }

    /** The first slot that is not before this time; the size where there is none. */
    int slotAt(long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int start(int slot) {
        return slot == 0 ? 0 : ends[2 * slot - 1];
    }

    /** Fills a page, in order of time. */
    static final class Builder {
        private final Map<Origin, Integer> numbers = new HashMap<>();
        private final List<Origin> places = new ArrayList<>();
        private long[] times = new long[64];
        private byte[] marks = new byte[64];
        private char[] origins = new char[64];
        private int[] ends = new int[128];
        private byte[] bytes = new byte[8_192];
        private int size;

        int size() {
            return size;
        }

        private int used() {
            return size == 0 ? 0 : ends[2 * size - 1];
        }

        /** Adds a line that comes in. */
        void add(FollowedLine followed) {
            LogLine line = followed.line();
            int level = line.level().map(LogLevel::rank).orElse(0);
            byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
            boolean wide = text.length != line.text().length() || line.text().contains(BY_NUMBER);
            add(
                    line.time().toEpochMilli(),
                    level | (followed.late() ? LATE : 0) | (wide ? WIDE : 0),
                    new Origin(line.group(), line.stream()),
                    text,
                    0,
                    text.length,
                    LineId.packed(line.id()));
        }

        /** Adds a line of another page. */
        void add(LogPage page, int slot) {
            add(
                    page.times[slot],
                    page.marks[slot],
                    page.places.get(page.origins[slot]),
                    page.bytes,
                    page.start(slot),
                    page.ends[2 * slot],
                    Arrays.copyOfRange(page.bytes, page.ends[2 * slot], page.ends[2 * slot + 1]));
        }

        private void add(
                long time, int mark, Origin origin, byte[] text, int from, int to, byte[] id) {
            makeRoom(to - from + id.length);
            times[size] = time;
            marks[size] = (byte) mark;
            origins[size] = (char) number(origin);
            int at = used();
            System.arraycopy(text, from, bytes, at, to - from);
            System.arraycopy(id, 0, bytes, at + to - from, id.length);
            ends[2 * size] = at + to - from;
            ends[2 * size + 1] = at + to - from + id.length;
            size++;
        }

        private int number(Origin origin) {
            return numbers.computeIfAbsent(
                    origin,
                    made -> {
                        places.add(made);
                        return places.size() - 1;
                    });
        }

        private void makeRoom(int more) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                marks = Arrays.copyOf(marks, 2 * size);
                origins = Arrays.copyOf(origins, 2 * size);
                ends = Arrays.copyOf(ends, 4 * size);
            }
            int needed = used() + more;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
            }
        }

        boolean isFull() {
            return size >= MOST_LINES || used() >= MOST_BYTES;
        }

        LogPage build() {
            return new LogPage(this);
        }
    }
}
