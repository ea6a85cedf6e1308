package io.stratoscope.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who writes to a stream by himself: a container, a database instance, a cache node. What he wrote in a second is
 * made when it is asked for, and is the same whoever asks.
 *
 * @param since his first second
 * @param until his last
 */
record LogWriter(String stream, Instant since, Instant until, LogVoice voice) {

    static final int MILLIS = 1000;

    /** How long it takes at least, and at most, until CloudWatch Logs has a line. */
    private static final int SOONEST = 300;

    static final int LATEST = 4000;

    /** One who has not stopped. */
    static LogWriter running(String stream, Instant since, LogVoice voice) {
        return new LogWriter(stream, since, Instant.MAX, voice);
    }

    /** The lines of a second, in their order. */
    List<LogEvent> at(long second) {
        if (second < since.getEpochSecond() || second > until.getEpochSecond()) {
            return List.of();
        }
        long seed = Ids.mix(stream.hashCode());
        Dice dice = Dice.of(seed, second);
        List<String> lines = voice.at(second, second - since.getEpochSecond(), dice);
        if (lines.isEmpty()) {
            return List.of();
        }
        List<LogEvent> events = new ArrayList<>(lines.size());
        // Lines that belong together come within a few milliseconds.
        int least = voice.leastMillis(second);
        int millis = least + dice.below(Math.max(1, MILLIS - least - lines.size()));
        int delay = SOONEST + dice.below(LATEST - SOONEST);
        for (int i = 0; i < lines.size(); i++) {
            long time = second * MILLIS + Math.min(millis + i, MILLIS - 1);
            events.add(new LogEvent(time, time + delay, id(time, seed, i), stream, lines.get(i)));
        }
        return events;
    }

    // AWS's have 56 digits.
    private static String id(long time, long seed, int index) {
        return String.format(Locale.ROOT, "%020d%020d%016d", time, seed >>> 1, index);
    }
}
