package io.stratoscope.ui.session;

import io.stratoscope.health.HealthLook;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;

/** Says how the project is. */
@FunctionalInterface
public interface HealthPort {
    /**
     * Asks what a snapshot does not tell, and judges; called on a job's thread.
     *
     * @param snapshot the newest
     */
    HealthLook look(Snapshot snapshot, JobContext job);
}
