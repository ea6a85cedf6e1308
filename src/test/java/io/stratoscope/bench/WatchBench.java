package io.stratoscope.bench;

import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.health.Health;
import io.stratoscope.health.HealthLook;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.health.RememberedHealth;
import io.stratoscope.health.observe.Observers;
import io.stratoscope.health.rule.HealthRules;
import io.stratoscope.job.Jobs;
import io.stratoscope.metrics.MetricHistory;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.SnapshotStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A day of watching the simulated project, one refresh a minute, as a window does it: what the store grows by, and whether the heap
 * does. At ten the database's storage is full for two hours, so that there is something to remember.
 */
public final class WatchBench {
    private static final int MINUTES = 1_440;
    private static final int MIDDLE = 600;

    private WatchBench() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("stratoscope-bench");
        TurningClock clock = new TurningClock();
        try (SimulatedAccount account = SimulatedAccount.immich(clock);
                Jobs jobs = new Jobs(clock)) {
            Day day = new Day(data, clock, account, jobs);
            System.out.println("   minute      store KiB   heap MiB");
            for (int minute = 0; minute <= MINUTES; minute++) {
                if (minute == MIDDLE) {
                    account.faults().disaster("full-storage");
                }
                if (minute == MIDDLE + 120) {
                    account.faults().clear();
                }
                day.refresh();
                if (minute % 240 == 0) {
                    System.out.printf(
                            "   %6d   %,12.0f   %,8.1f%n",
                            minute, bytes(data) / 1024.0, heap() / 1048576.0);
                }
                clock.turn(Duration.ofMinutes(1));
            }
            System.out.printf(
                    "   %,d calls of AWS; store grows by at most 10 MiB: the goal%n",
                    account.meter().calls());
            account.meter().counts().stream()
                    .filter(count -> count.usd().signum() > 0)
                    .forEach(count ->
                            System.out.printf(
                                    "   %s:%s %,d calls, %,d paid for, $%s%n",
                                    count.service(),
                                    count.operation(),
                                    count.calls(),
                                    count.units(),
                                    count.usd().toPlainString()));
        }
    }

    /** What a window keeps from refresh to refresh. */
    private static final class Day {
        private final TurningClock clock;
        private final SimulatedAccount account;
        private final Jobs jobs;
        private final SnapshotStore snapshots;
        private final RememberedHealth memory;
        private final Health health = new Health(HealthRules.all());
        private final Observers observers;
        private Optional<Snapshot> previous = Optional.empty();

        Day(Path data, TurningClock clock, SimulatedAccount account, Jobs jobs) {
            this.clock = clock;
            this.account = account;
            this.jobs = jobs;
            observers =
                    new Observers(
                            account,
                            new MetricReader(
                                    account, new MetricHistory(data, account.label(), clock)));
            snapshots = SnapshotStore.open(data, clock);
            memory = new RememberedHealth(data, clock);
        }

        void refresh() throws InterruptedException {
            Snapshot snapshot =
                    jobs.start(
                                    "refresh",
                                    context ->
                                            new Discovery(account, clock)
                                                    .run(
                                                            new DiscoveryRequest(
                                                                    Scope.project("immich"),
                                                                    account.regions(),
                                                                    previous),
                                                            context))
                            .await();
            snapshots.save(snapshot);
            HealthLook look = observers.look(snapshot, health, HealthSettings.USUAL);
            memory.add(look, System.out::println);
            previous = Optional.of(snapshot);
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted(Comparator.naturalOrder()).mapToLong(WatchBench::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
