package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.health.Health;
import io.stratoscope.health.HealthHistory;
import io.stratoscope.health.HealthLook;
import io.stratoscope.health.RememberedHealth;
import io.stratoscope.health.observe.Observers;
import io.stratoscope.health.rule.HealthRules;
import io.stratoscope.job.JobContext;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.session.HealthPort;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Looks at a project of an account for a window, and remembers what it saw. */
final class WatchedProject implements HealthPort {
    private final AwsAccount account;
    private final Path dataDirectory;
    private final Health health = new Health(HealthRules.all());
    private final Observers observers;
    private final RememberedHealth memory;
    private final MetricReader metrics;

    WatchedProject(AwsAccount account, MetricReader metrics, Path dataDirectory, Clock clock) {
        observers = new Observers(account, metrics);
        this.account = account;
        this.metrics = metrics;
        this.dataDirectory = dataDirectory;
        memory = new RememberedHealth(dataDirectory, clock);
    }

    // The settings are read anew each time: an operator who corrects the file refreshes, and need
    // not start again.
    @Override
    public HealthLook look(Snapshot snapshot, JobContext job) {
        HealthLook look =
                observers.look(snapshot, health, HealthFile.read(dataDirectory, health.rules()));
        HealthLook dated = memory.add(look, job::log);
        metrics.takeTrouble().ifPresent(job::log);
        return dated;
    }

    @Override
    public HealthHistory history(Snapshot snapshot, ZoneId zone) {
        return memory.history(
                snapshot.account().label(), snapshot.scope(), account.clock().instant(), zone);
    }
}
