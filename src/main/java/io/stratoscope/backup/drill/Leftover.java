package io.stratoscope.backup.drill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is still there of a drill.
 *
 * @param resources type and name of each
 * @param expires until when they were wanted; empty where none of them says so
 * @param begunHere whether it was begun from this computer
 */
public record Leftover(
        DrillId drill, List<String> resources, Optional<Instant> expires, boolean begunHere) {

    public Leftover {
        resources = List.copyOf(resources);
    }

    /** Whether nobody wants them any more. */
    public boolean isExpired(Instant now) {
        return expires.filter(until -> until.isAfter(now)).isEmpty();
    }
}
