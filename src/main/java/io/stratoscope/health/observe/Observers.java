package io.stratoscope.health.observe;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.health.Health;
import io.stratoscope.health.HealthLook;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.health.Observations;
import io.stratoscope.health.Situation;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;

import java.util.List;

/**
 * All that is asked beyond a snapshot: a new question is one class and one line here. What changes seldom is remembered for a while, so
 * keep one of these as long as the account is looked at.
 */
public final class Observers {
    private final AwsAccount account;
    private final List<Observer> all;

    /** With a memory of its own for metrics. */
    public Observers(AwsAccount account) {
        this(account, new MetricReader(account));
    }

    /** @param metrics of the same account; what others read by it is not asked for again */
    public Observers(AwsAccount account, MetricReader metrics) {
        this.account = account;
        all =
                List.of(
                        new MaintenanceObserver(),
                        new MetricObserver(metrics),
                        new PartQuotaObserver(),
                        new QuotaObserver(),
                        new RestorePointObserver(),
                        new StoppedTaskObserver(),
                        new TargetObserver(),
                        new TransferObserver());
    }

    /**
     * Asks, and judges a snapshot by what comes. Nothing is thrown for what could not be asked.
     *
     * @param snapshot of this account
     */
    public HealthLook look(Snapshot snapshot, Health health, HealthSettings settings) {
        Topology topology = Topology.of(snapshot);
        Observations seen = observe(topology);
        return new HealthLook(
                topology,
                health.assess(new Situation(topology, seen, settings, account.clock().instant())));
    }

    /** Asks all of it. Nothing is thrown: what could not be asked is told. */
    public Observations observe(Topology topology) {
        Asking asking = new Asking(account, topology);
        all.forEach(observer -> observer.observe(asking));
        return asking.observations();
    }
}
