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

/** All that is asked beyond a snapshot: a new question is one class and one line here. */
public final class Observers {
    private Observers() {}

    private static List<Observer> all() {
        return List.of(
                new MaintenanceObserver(),
                new RestorePointObserver(),
                new StoppedTaskObserver(),
                new TargetObserver(),
                new TransferObserver());
    }

    /**
     * Asks, and judges a snapshot by what comes. Nothing is thrown for what could not be asked.
     *
     * @param metrics of the same account; one that is kept from look to look asks less
     */
    public static HealthLook look(
            AwsAccount account,
            MetricReader metrics,
            Snapshot snapshot,
            Health health,
            HealthSettings settings) {
        Topology topology = Topology.of(snapshot);
        Observations seen = observe(account, metrics, topology);
        return new HealthLook(
                topology,
                health.assess(new Situation(topology, seen, settings, account.clock().instant())));
    }

    /** Asks all of it. Nothing is thrown: what could not be asked is told. */
    public static Observations observe(AwsAccount account, Topology topology) {
        return observe(account, new MetricReader(account), topology);
    }

    private static Observations observe(
            AwsAccount account, MetricReader metrics, Topology topology) {
        Asking asking = new Asking(account, topology);
        all().forEach(observer -> observer.observe(asking));
        new MetricObserver(metrics).observe(asking);
        return asking.observations();
    }
}
