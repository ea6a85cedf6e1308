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

/** All that is asked beyond a snapshot: a new question is one class and one line here. What changes seldom is remembered for a while, so keep one
 * of these as long as the account is looked at. */
public final class Observers {
    private final List<Observer> all;

    /** With metrics of their own. */
    public Observers() {
        this(new MetricObserver());
    }

    /**
     * The same.
     *
     * @param metrics of the one account that is looked at; what others read by it need not be asked again
     */
    public Observers(MetricReader metrics) {
        this(new MetricObserver(metrics));
    }

    private Observers(MetricObserver metrics) {
        all =
                List.of(
                        new MaintenanceObserver(),
                        metrics,
                        new QuotaObserver(),
                        new RestorePointObserver(),
                        new StoppedTaskObserver(),
                        new TargetObserver(),
                        new TransferObserver());
    }

    /** Asks, and judges a snapshot by what comes. Nothing is thrown for what could not be asked. */
    public HealthLook look(
            AwsAccount account, Snapshot snapshot, Health health, HealthSettings settings) {
        Topology topology = Topology.of(snapshot);
        Observations seen = observe(account, topology);
        return new HealthLook(
                topology,
                health.assess(new Situation(topology, seen, settings, account.clock().instant())));
    }

    /** Asks all of it. Nothing is thrown: what could not be asked is told. */
    public Observations observe(AwsAccount account, Topology topology) {
        Asking asking = new Asking(account, topology);
        all.forEach(observer -> observer.observe(asking));
        return asking.observations();
    }
}
