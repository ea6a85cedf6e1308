package io.stratoscope.backup.drill;

import io.stratoscope.backup.FileCopies;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.RestorePoint;

import java.util.Optional;

/** No backup is copying files just now: the bucket would change while the drill reads it. */
final class CopyUnderWayCheck implements PreflightCheck {

    @Override
    public String name() {
        return "backup under way";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        Optional<FilesCopy> copy =
                new FileCopies(situation.account(), situation.target().task(), RestorePoint.TAG)
                        .underWay().stream().findFirst();
        return copy.isPresent()
                ? fail(
                        situation.target().taskName()
                                + " is copying files ("
                                + copy.get().id()
                                + "), so that the bucket changes meanwhile",
                        "wait until it has ended: stratoscope backup list")
                : pass(situation.target().taskName() + " is not running");
    }
}
