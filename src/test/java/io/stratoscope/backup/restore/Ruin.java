package io.stratoscope.backup.restore;

import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.apply.Happenings;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.KeptAccount;
import io.stratoscope.simulator.SimulatedAccount;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.rds.RdsClient;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** The simulated photo service, where things take as long as with AWS, somebody looked before, and something is lost then. */
final class Ruin implements JobContext, RestoreListener, BackupListener {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final String LOST_FILES = "lost-files";
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int LOOKS = 360;

    private final TurningClock clock;
    private final Happenings happenings;
    private final SimulatedAccount account;
    private Snapshot before;

    final List<String> steps = new ArrayList<>();
    final List<FilesCopy> copies = new ArrayList<>();
    BooleanSupplier stop = () -> false;
    private int looks = LOOKS;

    /** One that is well still. */
    Ruin() {
        this(new TurningClock(START));
    }

    private Ruin(TurningClock clock) {
        this(begun(clock), clock, Optional.empty());
    }

    private Ruin(Happenings happenings, TurningClock clock, Optional<Snapshot> before) {
        this.clock = clock;
        this.happenings = happenings;
        account = SimulatedAccount.kept(clock, happenings);
        account.guard().unlock();
        this.before = before.orElseGet(this::look);
    }

    private static Happenings begun(TurningClock clock) {
        Happenings happenings = new Happenings(clock);
        KeptAccount.begin(clock, happenings, KeptAccount.Beginning.IMMICH);
        KeptAccount.open(clock, happenings).speed(1);
        return happenings;
    }

    /** One in which less has happened, as the program was killed, and that knows what this one knew. */
    Ruin killedAfter(int count, Duration later) {
        Happenings some = happenings.first(count, clock);
        Instant last = some.entries().isEmpty() ? Instant.MIN : some.entries().getLast().at();
        Instant changed = some.endAt(count);
        TurningClock then = new TurningClock(last.isAfter(changed) ? last : changed);
        then.turn(later);
        return new Ruin(happenings.first(count, then), then, Optional.of(before));
    }

    /** All that happened, and was noted. */
    Happenings happenings() {
        return happenings;
    }

    Snapshot look() {
        try (Jobs jobs = new Jobs(clock)) {
            DiscoveryRequest request =
                    new DiscoveryRequest(
                            Scope.project("immich"), account.regions(), Optional.empty(), Set.of());
            return jobs.start(
                            "look", context -> new Discovery(account, clock).run(request, context))
                    .await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Somebody looks once more, while all is well. */
    void lookAgain() {
        before = look();
    }

    /** From now on waiting is for so few looks that what takes long is not there after them. */
    void patientFor(int few) {
        looks = few;
    }

    Snapshot before() {
        return before;
    }

    /** Something is lost, and some minutes pass. */
    Ruin lose(String disaster) {
        account.disasters().turn(disaster, true);
        turn(Duration.ofMinutes(10));
        return this;
    }

    /** A restore point is made, and then the database is deleted, and its snapshots that RDS took. */
    Ruin loseDatabase() {
        BackupTarget target = Restores.target(past(), Optional.empty(), Optional.empty());
        BackUp.Result result =
                new BackUp(account, target, new Waiting(LOOK, LOOKS, clock::turn), happenings, this)
                        .run(this);
        if (result.outcome() != BackUp.Outcome.COMPLETE) {
            throw new IllegalStateException(result.toString());
        }
        RdsClient rds = client(RdsClient.class);
        String id = target.clusterId();
        Object _ =
                rds.modifyDBCluster(
                        request -> request.dbClusterIdentifier(id).deletionProtection(false));
        rds.describeDBInstances()
                .dbInstances()
                .forEach(each ->
                        rds.deleteDBInstance(request ->
                                request.dbInstanceIdentifier(each.dbInstanceIdentifier())
                                        .skipFinalSnapshot(true)));
        turn(Duration.ofMinutes(20));
        Object _ =
                rds.deleteDBCluster(
                        request -> request.dbClusterIdentifier(id).skipFinalSnapshot(true));
        turn(Duration.ofMinutes(20));
        return this;
    }

    void turn(Duration by) {
        clock.turn(by);
    }

    SimulatedAccount account() {
        return account;
    }

    <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, SimulatedAccount.HOME_REGION);
    }

    /** What is known of the account now, and was. */
    Past past() {
        return new Past(look(), is -> is.test(before) ? Optional.of(before) : Optional.empty());
    }

    Restores restores() {
        return new Restores(
                Restores.place(account, before), new Waiting(LOOK, looks, clock::turn), happenings);
    }

    RestorePlan plan(RestoreRequest request) {
        Past past = past();
        return restores()
                .plan(
                        request,
                        Restores.target(past, Optional.empty(), Optional.empty()),
                        past,
                        PriceTable.shipped());
    }

    RestoreResult run(RestoreRequest request) {
        return follow(plan(request));
    }

    RestoreResult follow(RestorePlan plan) {
        return restores().run(plan, this, this);
    }

    /** Goes on with what was cut off. */
    RestoreResult resume() {
        return follow(restores().open().orElseThrow());
    }

    @Override
    public void step(RestoreStep step, State state, String detail) {
        steps.add(step.id() + " " + state);
    }

    @Override
    public void database(DatabaseCopy copy) {}

    @Override
    public void files(FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {
        copies.add(copy);
    }

    @Override
    public void step(String name) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void log(String line) {}

    @Override
    public boolean cancelled() {
        return stop.getAsBoolean();
    }

    @Override
    public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
        throw new UnsupportedOperationException("nothing of a restore goes side by side");
    }
}
