package io.stratoscope.ui.session;

import io.stratoscope.job.JobContext;
import io.stratoscope.metrics.MetricLook;
import io.stratoscope.metrics.Statistic;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;

import java.time.Duration;
import java.util.Optional;

/** Says what was measured of a resource. */
@FunctionalInterface
public interface MetricsPort {

    /**
     * What is wanted.
     *
     * @param snapshot the newest
     * @param last how far back
     * @param statistic of all metrics; empty: for each the one that says most
     * @param compare whether the same hours of the week before are wanted, too
     */
    record Wanted(
            Snapshot snapshot,
            Arn resource,
            Duration last,
            Optional<Statistic> statistic,
            boolean compare) {}

    /** Asks; called on a job's thread. */
    MetricLook look(Wanted wanted, JobContext job);
}
