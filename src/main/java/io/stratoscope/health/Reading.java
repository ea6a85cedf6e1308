package io.stratoscope.health;

import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;

import java.time.Instant;

/**
 * A value that a verdict rests on.
 *
 * @param name what was read, for example {@code runningCount}
 * @param value as it was read
 * @param at when it was read
 * @param source the call, and the field of its answer
 */
public record Reading(String name, String value, Instant at, Evidence source) {

    /** A field of a resource's description. */
    public static Reading of(Resource resource, String value, String... path) {
        return new Reading(
                path[path.length - 1],
                value,
                resource.confirmedAt(),
                new Evidence(resource.call(), String.join(".", path)));
    }
}
