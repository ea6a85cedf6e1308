package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.restore.RestoreKind;
import io.stratoscope.backup.restore.RestoreListener;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.backup.restore.RestoreResult;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A project's backups. Called on a job's thread; throws what {@code backup} throws. */
public interface BackupPort {

    /** What one sees who looks. */
    sealed interface Sight {

        /**
         * There is something to back up.
         *
         * @param proofs what drills said, by the restore point's id; what is not in it was never proved
         * @param lost what is gone, and so has to be restored; empty where nothing is
         * @param open the restore that was cut off
         */
        record Seen(
                BackupLook look,
                Map<String, Proof> proofs,
                Optional<RestoreKind> lost,
                Optional<RestorePlan> open)
                implements Sight {
            public Seen {
                proofs = Map.copyOf(proofs);
            }
        }

        /**
         * The project has nothing, or no one thing, to back up.
         *
         * @param why one line, with what to do
         */
        record NoTarget(String why) implements Sight {}
    }

    /** Asks for all that there is to restore from. */
    Sight look(Snapshot snapshot, JobContext job);

    /** How long ago, by the account's clock, a drill proved last that the project can be restored; empty for never. */
    default Optional<Duration> sinceProved(Snapshot snapshot) {
        return Optional.empty();
    }

    /** Makes a restore point, or goes on with the one that was cut off. */
    BackUp.Result backUp(BackupTarget target, BackupListener listener, JobContext job);

    /** Removes the database snapshot of a restore point that Stratoscope made. */
    void remove(BackupTarget target, RestorePoint point);

    /** Says what has to be done to restore something; changes nothing. */
    RestorePlan planRestore(Snapshot project, RestoreRequest request, JobContext job);

    /** Follows a plan, from its beginning or from where it was cut off. */
    RestoreResult restore(
            Snapshot project, RestorePlan plan, RestoreListener listener, JobContext job);

    /** Ends the restore that was cut off; what it made stays. */
    void giveUp(Snapshot project);

    /** Its restore drills; empty where nobody runs any. */
    default Optional<DrillPort> drills() {
        return Optional.empty();
    }
}
