package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.RestorePoints;
import io.stratoscope.backup.proof.ApiKey;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.apply.Happenings;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.KeptAccount;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import software.amazon.awssdk.core.SdkClient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** The simulated photo service, where things take as long as with AWS, and drills of it are run as the program does it. */
public final class DrillSite implements DrillListener, BackupListener, AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LOOK = Duration.ofSeconds(15);

    /** Until nobody names any more what is gone. */
    private static final Duration LONG = Duration.ofHours(7);

    private final TurningClock clock;
    private final Happenings happenings;
    private final SimulatedAccount account;
    private final Jobs jobs;
    private final WaitMeter meter;
    private final DrillTools tools;

    final List<DrillPhase> phases = new CopyOnWriteArrayList<>();
    final List<String> steps = new CopyOnWriteArrayList<>();
    final List<String> statuses = new CopyOnWriteArrayList<>();
    BooleanSupplier stop = () -> false;

    /** A new one. */
    public DrillSite() {
        this(begun());
    }

    private DrillSite(Happenings happenings) {
        this(happenings, new TurningClock(happenings.endAt(happenings.size())));
    }

    private DrillSite(Happenings begun, TurningClock clock) {
        this.clock = clock;
        happenings = begun.first(begun.size(), clock);
        account = SimulatedAccount.kept(clock, happenings);
        account.guard().unlock();
        jobs = new Jobs(clock);
        meter = new WaitMeter(Clock.systemUTC());
        Waiting waiting = meter.measured(new Waiting(LOOK, 400, clock::turn));
        tools =
                new DrillTools(
                        account,
                        new Provisioning(account, clock, waiting, _ -> happenings),
                        waiting,
                        meter,
                        happenings,
                        PriceTable::shipped,
                        new HttpProof(
                                ApiKey.of(SimulatedAccount.immichKey()), 10, Optional.empty()));
    }

    private static Happenings begun() {
        TurningClock clock = new TurningClock(START);
        Happenings happenings = new Happenings(clock);
        KeptAccount.begin(clock, happenings, KeptAccount.Beginning.IMMICH);
        KeptAccount.open(clock, happenings).speed(1);
        return happenings;
    }

    /** One in which only the first of all that happened has happened, some time later. */
    DrillSite after(int count, Duration later) {
        Happenings some = happenings.first(count, clock);
        Instant last = some.entries().isEmpty() ? Instant.MIN : some.entries().getLast().at();
        Instant changed = some.endAt(count);
        TurningClock then = new TurningClock(last.isAfter(changed) ? last : changed);
        then.turn(later);
        return new DrillSite(some, then);
    }

    Happenings happenings() {
        return happenings;
    }

    AwsAccount account() {
        return account;
    }

    SimulatedAccount simulated() {
        return account;
    }

    DrillTools tools() {
        return tools;
    }

    Drills drills() {
        return new Drills(tools);
    }

    void turn(Duration by) {
        clock.turn(by);
    }

    <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, SimulatedAccount.HOME_REGION);
    }

    Snapshot look(Scope scope) {
        return job(context ->
                new Discovery(account, clock)
                        .run(
                                new DiscoveryRequest(scope, account.regions(), Optional.empty()),
                                context));
    }

    Snapshot project() {
        return look(Scope.project("immich"));
    }

    BackupTarget target(Snapshot project) {
        return BackupTarget.of(Topology.of(project), Optional.empty(), Optional.empty());
    }

    /** Backs up, now. */
    RestorePoint backUp() {
        BackupTarget target = target(project());
        return job(context ->
                        new BackUp(
                                        account,
                                        target,
                                        new Waiting(LOOK, 400, clock::turn),
                                        new Happenings(clock),
                                        this)
                                .run(context))
                .point();
    }

    /** The newest restore point, good or not. */
    RestorePoint newest() {
        return RestorePoints.list(account, target(project())).getFirst();
    }

    /** A drill of the newest good restore point. */
    DrillRequest request() {
        Snapshot project = project();
        BackupTarget target = target(project);
        return request(
                project,
                RestorePoints.newestGood(RestorePoints.list(account, target)).orElseThrow());
    }

    DrillRequest request(RestorePoint point) {
        return request(project(), point);
    }

    private DrillRequest request(Snapshot project, RestorePoint point) {
        return new DrillRequest(
                project, target(project), point, "203.0.113.1/32", DrillRequest.USUAL_LEASE);
    }

    PreparedDrill prepare(DrillRequest request) {
        return job(context -> drills().prepare(request, List.of(), context));
    }

    DrillReport run(PreparedDrill prepared) {
        return job(context -> drills().run(prepared, this, new Stoppable(context)));
    }

    DrillReport run(DrillRequest request) {
        return run(prepare(request));
    }

    /** A whole drill of the newest good restore point. */
    public DrillReport run() {
        return run(request());
    }

    List<Leftover> leftovers() {
        return job(context -> drills().leftovers(context));
    }

    List<String> sweep(Leftover leftover) {
        return job(context -> drills().sweep(leftover, this, context));
    }

    /** All that anybody finds in the whole account when some time has passed, with all that AWS says of it. */
    List<String> picture() {
        clock.turn(LONG);
        Snapshot all = look(new Scope.Everything());
        return Stream.concat(all.resources().stream(), all.relations().stream())
                .map(Object::toString)
                .toList();
    }

    /** Where the account is another than it were at the same time if only the first of all that happened had happened. */
    List<String> differenceTo(int count) {
        List<String> actual = picture();
        TurningClock then = new TurningClock(clock.instant().minus(LONG));
        try (DrillSite other = new DrillSite(happenings.first(count, then), then)) {
            return difference(other.picture(), actual);
        }
    }

    private static List<String> difference(List<String> wanted, List<String> actual) {
        List<String> difference = new ArrayList<>();
        List<String> left = new ArrayList<>(actual);
        for (String line : wanted) {
            if (!left.remove(line)) {
                difference.add("missing: " + line);
            }
        }
        left.forEach(line -> difference.add("too much: " + line));
        return difference;
    }

    <T> T job(Function<JobContext, T> body) {
        try {
            return jobs.start("test", body).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void phase(DrillPhase phase) {
        phases.add(phase);
    }

    @Override
    public void step(String id, String what) {
        steps.add(id + " " + what);
    }

    @Override
    public void check(DrillCheck check) {}

    @Override
    public void files(String status, long files, long bytes, Optional<Duration> left) {
        statuses.add(status);
    }

    @Override
    public void database(DatabaseCopy copy) {}

    @Override
    public void files(FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {}

    @Override
    public void close() {
        jobs.close();
        account.close();
    }

    /** One that is asked to stop when the test says so. */
    private final class Stoppable implements JobContext {
        private final JobContext inner;

        Stoppable(JobContext inner) {
            this.inner = inner;
        }

        @Override
        public void step(String name) {
            inner.step(name);
        }

        @Override
        public void progress(long done, long total) {
            inner.progress(done, total);
        }

        @Override
        public void log(String line) {
            inner.log(line);
        }

        @Override
        public boolean cancelled() {
            return stop.getAsBoolean();
        }

        @Override
        public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
            return inner.inParallel(tasks);
        }
    }
}
