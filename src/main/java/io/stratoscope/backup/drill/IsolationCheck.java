package io.stratoscope.backup.drill;

/** Looks whether one way is closed that leads from a drill to what is live. It only asks. */
interface IsolationCheck {

    /** What is looked at, in a few words. */
    String name();

    /** How it is. */
    DrillCheck look(IsolationCase drill);

    /** It is as it should be. */
    default DrillCheck pass(String evidence) {
        return DrillCheck.pass(DrillPhase.PROVE, name(), evidence);
    }

    /** It is not as it should be. */
    default DrillCheck fail(String evidence) {
        return DrillCheck.fail(
                DrillPhase.PROVE,
                name(),
                evidence,
                "somebody changed the drill's resources: look into CloudTrail before the next drill");
    }
}
