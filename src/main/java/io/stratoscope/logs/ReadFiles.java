package io.stratoscope.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which log files were read, so that each is read once. */
final class ReadFiles {

    /** AWS delivers files in no order: a file may come so long after one of a later time. */
    private static final Duration LATE = Duration.ofMinutes(20);

    private final Map<String, Instant> stamps = new HashMap<>();
    private Instant newest = Instant.MIN;

    boolean has(String key) {
        return stamps.containsKey(key);
    }

    void add(String key, Instant stamp) {
        stamps.put(key, stamp);
        newest = stamp.isAfter(newest) ? stamp : newest;
        if (stamps.size() > 1_000) {
            stamps.values().removeIf(old -> old.isBefore(newest.minus(LATE.multipliedBy(2))));
        }
    }

    /** From what time on files may be unread. */
    Instant since(Instant from) {
        if (newest.equals(Instant.MIN)) {
            return from;
        }
        Instant back = newest.minus(LATE);
        return back.isAfter(from) ? back : from;
    }
}
