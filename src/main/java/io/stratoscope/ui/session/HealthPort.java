package io.stratoscope.ui.session;

import io.stratoscope.health.HealthHistory;
import io.stratoscope.health.HealthLook;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;

import java.time.ZoneId;

/** Says how the project is. */
@FunctionalInterface
public interface HealthPort {
    /**
     * Asks what a snapshot does not tell, and judges; called on a job's thread.
     *
     * @param snapshot the newest
     */
    HealthLook look(Snapshot snapshot, JobContext job);

    /**
     * How the project was on the last days, this look included; called on a job's thread.
     *
     * @param snapshot the newest
     * @param zone whose days these are
     */
    default HealthHistory history(Snapshot snapshot, ZoneId zone) {
        return HealthHistory.NONE;
    }
}
