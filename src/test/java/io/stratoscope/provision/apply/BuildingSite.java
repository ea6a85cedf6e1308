package io.stratoscope.provision.apply;

import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.job.Journal;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.Plans;
import io.stratoscope.provision.plan.StackState;
import io.stratoscope.provision.plan.UnreadException;
import io.stratoscope.provision.resource.Drivers;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.simulator.AccountLog;
import io.stratoscope.simulator.KeptAccount;
import io.stratoscope.simulator.SimulatedAccount;

import software.amazon.awssdk.services.rds.RdsClient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An empty simulated account where plans are made and followed, as the program does it. */
final class BuildingSite implements AutoCloseable {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final Clock clock;
    private final Jobs jobs;
    private final SimulatedAccount account;
    private final Place place;
    private final DriverTable drivers = new DriverTable(Drivers.ALL);
    private final Journal journal;
    private final Waiting waiting;

    /** One where nothing takes any time, and nothing is kept. */
    BuildingSite() {
        this(
                CLOCK,
                SimulatedAccount.empty(CLOCK),
                new Happenings(CLOCK),
                new Waiting(Duration.ofSeconds(15), 40, _ -> {}));
    }

    private BuildingSite(Clock clock, SimulatedAccount account, Journal journal, Waiting waiting) {
        this.clock = clock;
        this.account = account;
        this.journal = journal;
        this.waiting = waiting;
        jobs = new Jobs(clock);
        place = new Place(account, "123456789012", SimulatedAccount.HOME_REGION);
        account.guard().unlock();
    }

    /**
     * In an account that keeps what changes it.
     *
     * @param log takes the calls
     */
    static BuildingSite kept(AccountLog log) {
        KeptAccount.begin(CLOCK, log, KeptAccount.Beginning.EMPTY);
        return new BuildingSite(
                CLOCK,
                SimulatedAccount.kept(CLOCK, log),
                new Happenings(CLOCK),
                new Waiting(Duration.ofSeconds(15), 40, _ -> {}));
    }

    /** One where things take as long as in AWS, as it is after all that happened; what happens from now on is added. */
    static BuildingSite after(Happenings happenings, TurningClock clock) {
        SimulatedAccount account = SimulatedAccount.kept(clock, happenings);
        return new BuildingSite(
                clock, account, happenings, new Waiting(Duration.ofSeconds(30), 400, clock::turn));
    }

    SimulatedAccount account() {
        return account;
    }

    Place place() {
        return place;
    }

    Journal journal() {
        return journal;
    }

    static Stack stack(String blueprint) {
        return Blueprint.stack("test.yaml", blueprint, Map.of());
    }

    Plan plan(Stack stack) {
        return job(context ->
                new Plans(drivers, clock).toApply(place, stack, MadeParts.in(journal), context));
    }

    Plan planToDestroy(String stack) {
        return job(context -> new Plans(drivers, clock).toDestroy(place, stack, context));
    }

    Execution.Result follow(Plan plan) {
        return follow(plan, true);
    }

    Execution.Result follow(Plan plan, boolean includeData) {
        Manner manner = new Manner(waiting, includeData, true);
        return job(context ->
                new Execution(plan, place, drivers, manner, journal, (_, _, _, _) -> {})
                        .run(context));
    }

    /** Whether all of a plan was done. */
    boolean tryToFollow(Plan plan) {
        try {
            return follow(plan).complete();
        } catch (UnreadException _) {
            // It was cut off while it looked.
            return false;
        }
    }

    /** What the account has of a stack. */
    List<Existing> existing(String stack) {
        return job(context -> StackState.read(place, stack, drivers.all(), context)).resources();
    }

    /** How a stack is. */
    StackStatus status(String stack) {
        return job(context ->
                StackStatus.of(
                        stack, StackState.read(place, stack, drivers.all(), context), journal));
    }

    /** What AWS calls what it has of a stack. */
    List<String> refs(String stack) {
        return existing(stack).stream().map(Existing::ref).toList();
    }

    /** What an onlooker finds in the whole account. */
    List<String> picture() {
        Snapshot snapshot =
                job(context ->
                        new Discovery(account, clock)
                                .run(
                                        new DiscoveryRequest(
                                                new Scope.Everything(),
                                                account.regions(),
                                                Optional.empty()),
                                        context));
        List<String> all = new ArrayList<>(AccountPicture.of(snapshot));
        // Nothing in a snapshot of the account refers to these.
        place.client(RdsClient.class)
                .describeDBClusterSnapshots()
                .dbClusterSnapshots()
                .forEach(each ->
                        all.add(
                                "final snapshot of "
                                        + each.dbClusterIdentifier()
                                        + " is "
                                        + each.status()));
        return List.copyOf(all);
    }

    static List<String> toDo(Plan plan) {
        return plan.toDo().stream()
                .map((Change change) -> change.action() + " " + change.id())
                .sorted()
                .toList();
    }

    private <T> T job(Function<JobContext, T> body) {
        try {
            return jobs.start("test", body).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        jobs.close();
    }
}
