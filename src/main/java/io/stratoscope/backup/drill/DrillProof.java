package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.RestorePoint;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Asks the restored application whether everything is there. */
@FunctionalInterface
public interface DrillProof {

    /**
     * What is to be proved.
     *
     * @param address of the drill's load balancer
     * @param targets what stands behind it
     */
    record Subject(
            AwsAccount account,
            Original original,
            RestorePoint point,
            URI address,
            List<Target> targets,
            Instant begunAt) {}

    /**
     * A task that answers.
     *
     * @param address its IP address
     * @param task ARN
     * @param startedAt when it began
     */
    record Target(String address, String task, Instant startedAt) {}

    /** Looks at everything that can be looked at over HTTP; what it finds wrong is a failed check, never an exception. */
    List<DrillCheck> prove(Subject subject);
}
