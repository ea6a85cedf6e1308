package io.stratoscope.backup.restore;

/**
 * How a restore ended.
 *
 * @param resumed whether it went on with one that was cut off
 * @param detail what kept it from its end, in one line; empty where nothing did
 */
public record RestoreResult(RestorePlan plan, Outcome outcome, boolean resumed, String detail) {

    /** How it ended. */
    public enum Outcome {
        /** All of the plan is done, and what was to be healthy is. */
        RESTORED,
        /** Somebody asked to stop; what was made stays, and the next run goes on. */
        CANCELLED
    }
}
