package io.stratoscope.ui;

import io.stratoscope.job.JobContext;
import io.stratoscope.metrics.FakeCloudWatch;
import io.stratoscope.metrics.Metric;
import io.stratoscope.metrics.MetricLook;
import io.stratoscope.metrics.MetricRange;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.MetricUnit;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.session.MetricsPort;

import java.time.Duration;
import java.time.Instant;

/** Metrics of a project for the window: a day's rhythm, with an hour in which nothing was written. */
public final class SampleMetrics implements MetricsPort {

    private static final Duration GAP_FROM = Duration.ofMinutes(90);
    private static final Duration GAP_TO = Duration.ofMinutes(60);

    public final FakeCloudWatch account;
    private final MetricReader reader;

    public SampleMetrics(Instant now) {
        account = new FakeCloudWatch().at(now);
        reader = new MetricReader(account);
    }

    /** Writes metrics of a resource: of so many days, one point in so many minutes. */
    public void write(Snapshot snapshot, Arn resource, int days, int minutes) {
        Instant now = account.clock().instant();
        for (Metric metric : ResourceMetrics.of(Topology.of(snapshot), resource)) {
            for (Instant at = now.minus(Duration.ofDays(days));
                    at.isBefore(now);
                    at = at.plus(Duration.ofMinutes(minutes))) {
                Duration ago = Duration.between(at, now);
                if (ago.compareTo(GAP_TO) < 0 || ago.compareTo(GAP_FROM) > 0) {
                    account.put(
                            metric.id(),
                            Instant.ofEpochSecond(at.getEpochSecond() / 60 * 60),
                            value(metric.unit(), at));
                }
            }
        }
    }

    private static double value(MetricUnit unit, Instant at) {
        double wave = 1 + Math.sin(at.getEpochSecond() / 3600.0) / 2;
        return switch (unit) {
            case PERCENT -> 40 * wave;
            case BYTES, BYTES_PER_SECOND -> 3e8 * wave;
            case SECONDS -> 0.2 * wave;
            case COUNT, MILLISECONDS, DAYS, NONE -> 100 * wave;
        };
    }

    @Override
    public MetricLook look(Wanted wanted, JobContext job) {
        return MetricLook.at(
                reader,
                Topology.of(wanted.snapshot()),
                wanted.resource(),
                MetricRange.last(wanted.last(), account.clock().instant()),
                wanted.statistic(),
                wanted.compare(),
                job::cancelled);
    }
}
