package io.stratoscope.logs;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which lines of a group were told, so that each is told once although several ways of reading tell it. FilterLogEvents gives each
 * line an id. A live tail gives none, so lines are compared by stream, time, time of ingestion and text: a way of reading tells each
 * line once, so what one way tells three times is three lines, and what another way tells of the same is the same.
 */
final class SeenLines {

    /**
     * What lines have in common that may be the same.
     *
     * @param text 64 bits of stream and text: they are kept for minutes, and the texts need not be
     */
    private record Mark(long time, long ingested, long text) {
        static Mark of(HeardLine heard) {
            LogLine line = heard.line();
            return new Mark(
                    line.time().toEpochMilli(),
                    heard.ingested(),
                    hash(hash(1, line.stream()), line.text()));
        }

        private static long hash(long seed, String text) {
            long hash = seed * MIX + text.length();
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * MIX;
                hash ^= hash >>> 29;
            }
            return hash;
        }
    }

    /** The odd number next to 2^64 by the golden ratio. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** How often each way told of a mark. */
    private static final class Tally {
        private int told;
        private int polled;
        private int tailed;

        /** Which tail the count is of: each begins anew. */
        private int tail;

        boolean isNew(int times) {
            boolean more = times > told;
            told = Math.max(told, times);
            return more;
        }
    }

    private final Map<String, Long> ids = new HashMap<>();
    private final Map<Mark, Tally> tallies = new HashMap<>();

    /** FilterLogEvents told a line; whether nobody told it before. */
    boolean polled(HeardLine heard) {
        if (ids.put(heard.line().id(), heard.line().time().toEpochMilli()) != null) {
            return false;
        }
        Tally tally = tally(heard);
        tally.polled++;
        return tally.isNew(tally.polled);
    }

    /**
     * A live tail told a line.
     *
     * @param tail the tail's number
     * @return whether nobody told it before
     */
    boolean tailed(int tail, HeardLine heard) {
        Tally tally = tally(heard);
        if (tally.tail != tail) {
            tally.tail = tail;
            tally.tailed = 0;
        }
        tally.tailed++;
        return tally.isNew(tally.tailed);
    }

    private Tally tally(HeardLine heard) {
        return tallies.computeIfAbsent(Mark.of(heard), _ -> new Tally());
    }

    /** What is older will not be told again. */
    void forget(Instant before) {
        long time = before.toEpochMilli();
        ids.values().removeIf(each -> each < time);
        tallies.keySet().removeIf(mark -> mark.time() < time);
    }
}
