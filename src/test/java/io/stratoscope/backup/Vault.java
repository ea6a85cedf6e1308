package io.stratoscope.backup;

import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.model.Arn;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.apply.Happenings;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.KeptAccount;
import io.stratoscope.simulator.SimulatedAccount;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** The simulated photo service, where things take as long as with AWS, and whoever waits turns the clock. */
final class Vault implements JobContext, BackupListener {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final TurningClock clock;
    private final SimulatedAccount account;
    private final Journal journal;
    private final BackupTarget target;

    final List<String> log = new ArrayList<>();
    final List<String> statuses = new ArrayList<>();
    BooleanSupplier stop = () -> false;

    /** A new one. */
    Vault() {
        this(begun(new TurningClock(START)));
    }

    private Vault(Happenings happenings) {
        this(happenings, new TurningClock(happenings.endAt(happenings.size())));
    }

    private Vault(Happenings happenings, TurningClock clock) {
        this.clock = clock;
        account = SimulatedAccount.kept(clock, happenings);
        account.guard().unlock();
        journal = happenings;
        DBCluster cluster = rds().describeDBClusters(request -> {}).dbClusters().getFirst();
        target =
                new BackupTarget(
                        Arn.of(cluster.dbClusterArn()),
                        cluster.dbClusterIdentifier(),
                        Arn.of(task()),
                        "immich-backup");
    }

    /** What is kept of an account at its beginning. */
    static Happenings begun(TurningClock clock) {
        Happenings happenings = new Happenings(clock);
        KeptAccount.begin(clock, happenings, KeptAccount.Beginning.IMMICH);
        KeptAccount.open(clock, happenings).speed(1);
        return happenings;
    }

    /** One that goes on after all that happened. */
    static Vault after(Happenings happenings, TurningClock clock) {
        return new Vault(happenings, clock);
    }

    SimulatedAccount account() {
        return account;
    }

    BackupTarget target() {
        return target;
    }

    Journal journal() {
        return journal;
    }

    void turn(Duration by) {
        clock.turn(by);
    }

    RdsClient rds() {
        return account.client(RdsClient.class, SimulatedAccount.HOME_REGION);
    }

    DataSyncClient dataSync() {
        return account.client(DataSyncClient.class, SimulatedAccount.HOME_REGION);
    }

    String task() {
        return dataSync().listTasks(request -> {}).tasks().stream()
                .filter(entry -> "immich-backup".equals(entry.name()))
                .map(TaskListEntry::taskArn)
                .findFirst()
                .orElseThrow();
    }

    BackUp backUp() {
        return new BackUp(
                account, target, new Waiting(LOOK, Integer.MAX_VALUE, clock::turn), journal, this);
    }

    BackUp.Result run() {
        return backUp().run(this);
    }

    List<RestorePoint> points() {
        return RestorePoints.list(account, target);
    }

    List<DBClusterSnapshot> manualSnapshots() {
        return rds().describeDBClusterSnapshots(request -> request.snapshotType("manual"))
                .dbClusterSnapshots();
    }

    /** Executions of a restore point. */
    List<FilesCopy> copiesOf(String restorePoint) {
        return new FileCopies(account, target)
                .all().stream()
                        .filter(copy -> copy.restorePoint().equals(Optional.of(restorePoint)))
                        .toList();
    }

    private void saw(String status) {
        if (statuses.isEmpty() || !statuses.getLast().equals(status)) {
            statuses.add(status);
        }
    }

    @Override
    public void database(DatabaseCopy copy) {
        saw(copy.status());
    }

    @Override
    public void files(FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {
        saw(copy.status());
    }

    @Override
    public void step(String name) {
        log.add(name);
    }

    @Override
    public void progress(long done, long total) {}

    @Override
    public void log(String line) {
        log.add(line);
    }

    @Override
    public boolean cancelled() {
        return stop.getAsBoolean();
    }

    @Override
    public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
        throw new UnsupportedOperationException("nothing of a backup goes side by side");
    }
}
