package io.stratoscope.backup.drill;

/**
 * One thing that a drill looked at.
 *
 * @param phase when it was looked at
 * @param name what, in a few words; the same in each drill
 * @param evidence what was seen, in one line
 * @param next what to do about it; empty where nothing is to be done
 */
public record DrillCheck(DrillPhase phase, String name, State state, String evidence, String next) {

    /** How it came out. */
    public enum State {
        PASS,
        FAIL,
        /** It cannot be known from here; the evidence says why. */
        NOT_CHECKABLE
    }

    /** It is as it should be. */
    public static DrillCheck pass(DrillPhase phase, String name, String evidence) {
        return new DrillCheck(phase, name, State.PASS, evidence, "");
    }

    /** It is not as it should be. */
    public static DrillCheck fail(DrillPhase phase, String name, String evidence, String next) {
        return new DrillCheck(phase, name, State.FAIL, evidence, next);
    }

    /** Nobody can say. */
    public static DrillCheck notCheckable(DrillPhase phase, String name, String why) {
        return new DrillCheck(phase, name, State.NOT_CHECKABLE, why, "");
    }

    /** Whether a drill may not go on, or is not proved, because of it. */
    public boolean failed() {
        return state == State.FAIL;
    }
}
