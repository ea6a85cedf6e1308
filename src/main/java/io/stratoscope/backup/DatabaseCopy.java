package io.stratoscope.backup;

import io.stratoscope.model.Arn;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot of a database cluster.
 *
 * @param id the snapshot's identifier
 * @param cluster the cluster's identifier
 * @param type {@code manual}, {@code automated}, …: as RDS has it
 * @param status {@code creating}, {@code available}, {@code failed}, …: as RDS has it
 * @param percent how much of it is done, as RDS says
 * @param created when the rows were as they are in it; empty until RDS says so
 * @param gibibytes its size
 * @param key ARN of the key that it is encrypted with; empty where it is not, or with a key that RDS does not name
 * @param restorePoint the value of the tag that pairs it with files
 */
public record DatabaseCopy(
        Arn arn,
        String id,
        String cluster,
        String type,
        String status,
        int percent,
        Optional<Instant> created,
        long gibibytes,
        boolean encrypted,
        Optional<String> key,
        String engine,
        String engineVersion,
        Optional<String> restorePoint) {

    static final String AVAILABLE = "available";

    /** Whether it can be restored from. */
    public boolean isAvailable() {
        return AVAILABLE.equals(status);
    }

    /** Whether RDS took it by itself. */
    public boolean isAutomated() {
        return "automated".equals(type);
    }

    /** Whether Stratoscope made it: by its tag and its name, as a copy that somebody made of it keeps the tag alone. */
    public boolean isOurs() {
        return "manual".equals(type)
                && restorePoint
                        .filter(point -> id.equals(SnapshotName.of(cluster, point)))
                        .isPresent();
    }
}
