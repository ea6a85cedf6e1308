package io.stratoscope.backup.drill;

/** Looks at one thing that a drill needs, before it makes anything. It only asks. */
interface PreflightCheck {

    /** What is looked at, in a few words. */
    String name();

    /** How it is. What AWS does not tell may be thrown: it is then not checkable. */
    DrillCheck look(PreflightCase situation);

    /** It is as it should be. */
    default DrillCheck pass(String evidence) {
        return DrillCheck.pass(DrillPhase.PREFLIGHT, name(), evidence);
    }

    /** It is not as it should be. */
    default DrillCheck fail(String evidence, String next) {
        return DrillCheck.fail(DrillPhase.PREFLIGHT, name(), evidence, next);
    }

    /** It cannot be known from here. */
    default DrillCheck notCheckable(String why) {
        return DrillCheck.notCheckable(DrillPhase.PREFLIGHT, name(), why);
    }
}
