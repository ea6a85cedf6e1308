package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
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
         */
        record Seen(BackupLook look, Map<String, Proof> proofs) implements Sight {
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
}
