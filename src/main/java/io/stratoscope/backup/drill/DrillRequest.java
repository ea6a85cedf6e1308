package io.stratoscope.backup.drill;

import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.model.Snapshot;

import java.time.Duration;

/**
 * What an operator wants of a drill.
 *
 * @param visitor the only addresses that reach the drill's load balancer, as a CIDR block
 * @param lease how long the drill's resources are wanted at most; a sweep removes them afterwards
 */
public record DrillRequest(
        Snapshot snapshot,
        BackupTarget target,
        RestorePoint point,
        String visitor,
        Duration lease) {

    /** As long as a big database and many files take, and some. */
    public static final Duration USUAL_LEASE = Duration.ofHours(6);

    /**
     * The database snapshot that is restored.
     *
     * @throws DrillException when the restore point has none
     */
    DatabaseCopy database() {
        return point.database()
                .orElseThrow(() ->
                        new DrillException(
                                point.id()
                                        + " has no database snapshot; take another restore point, or make one with:"
                                        + " stratoscope backup now --unlock"));
    }
}
