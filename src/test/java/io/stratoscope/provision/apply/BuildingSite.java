package io.stratoscope.provision.apply;

import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.job.Journal;
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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An empty simulated account where plans are made and followed, as the program does it. */
final class BuildingSite implements AutoCloseable {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final Jobs jobs = new Jobs(CLOCK);
    private final SimulatedAccount account;
    private final Place place;
    private final DriverTable drivers = new DriverTable(Drivers.ALL);
    private final Journal journal = new MemoryJournal(CLOCK);

    BuildingSite() {
        this(SimulatedAccount.empty(CLOCK));
    }

    /**
     * In an account that keeps what changes it.
     *
     * @param log takes the calls
     */
    BuildingSite(AccountLog log) {
        this(kept(log));
    }

    private BuildingSite(SimulatedAccount account) {
        this.account = account;
        place = new Place(account, "123456789012", SimulatedAccount.HOME_REGION);
        account.guard().unlock();
    }

    private static SimulatedAccount kept(AccountLog log) {
        KeptAccount.begin(CLOCK, log, KeptAccount.Beginning.EMPTY);
        return SimulatedAccount.kept(CLOCK, log);
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
                new Plans(drivers, CLOCK).toApply(place, stack, MadeParts.in(journal), context));
    }

    Plan planToDestroy(String stack) {
        return job(context -> new Plans(drivers, CLOCK).toDestroy(place, stack, context));
    }

    Execution.Result follow(Plan plan) {
        return follow(plan, true);
    }

    Execution.Result follow(Plan plan, boolean includeData) {
        Waiting waiting = new Waiting(Duration.ofSeconds(15), 40, _ -> {});
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
