package io.stratoscope.backup.drill;

import io.stratoscope.backup.RestorePoint;

import java.time.Duration;

/** Two copies, both whole, and the database not newer than its files. */
final class RestorePointCheck implements PreflightCheck {

    @Override
    public String name() {
        return "restore point";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        RestorePoint point = situation.point();
        if (!point.isComplete()) {
            return fail(
                    point.id() + " is not complete: database or files are missing, or not whole",
                    "make one with: stratoscope backup now --unlock");
        }
        Duration skew = point.skew().orElse(Duration.ZERO);
        if (skew.isNegative()) {
            return fail(
                    point.id()
                            + ": the database is "
                            + skew.abs().toMinutes()
                            + " minutes newer than its files, so that rows may point at missing ones",
                    "take another restore point, or make one with: stratoscope backup now --unlock");
        }
        return pass(
                point.id()
                        + ": database and files are whole, the files "
                        + skew.toMinutes()
                        + " minutes later than the database");
    }
}
