package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Duration;

/**
 * One step of a restore.
 *
 * @param id its name in the plan and in the journal, letters and digits, so that later steps can refer to what it makes
 * @param what it does, for people
 * @param settings what it needs to know; what it refers to is resolved when its turn comes
 * @param expected how long it takes
 * @param measured whether that is by past runs; else it is a documented guess
 */
public record RestoreStep(
        String id,
        Verb verb,
        String what,
        JsonObject settings,
        Duration expected,
        boolean measured) {

    /** What a step does. */
    public enum Verb {
        /** Makes a resource. */
        MAKE,
        /** Copies files by a DataSync task. */
        COPY,
        /** Stops a service's tasks. */
        STOP,
        /** Gives a database a new password, and its secret too. */
        PASSWORD,
        /** Lets a role's policy name what was made. */
        POLICY,
        /** Runs a service on what was made. */
        SERVICE,
        /** Lets a DNS record name what was made. */
        RECORD,
        /** Lets an alarm watch what was made. */
        ALARM,
        /** Waits until a service runs and its targets are healthy. */
        HEALTHY,
        /** Takes a stack's tags from a file system that another took the place of. */
        DISOWN,
        /** Removes what names the lost thing and has been made anew. */
        REMOVE
    }
}
