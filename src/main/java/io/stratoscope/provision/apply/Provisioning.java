package io.stratoscope.provision.apply;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.Plans;
import io.stratoscope.provision.quota.QuotaCheck;
import io.stratoscope.provision.resource.Drivers;
import io.stratoscope.provision.stack.Stack;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * Makes plans of an account's stacks and follows them, for the faces of the program. Its methods are called in jobs: they ask
 * AWS.
 */
public final class Provisioning {
    private static final DriverTable DRIVERS = new DriverTable(Drivers.ALL);

    private final AwsAccount account;
    private final Clock clock;
    private final Waiting waiting;
    private final Function<Path, Journal> journals;
    private @Nullable Place place;

    /**
     * Asks nothing yet.
     *
     * @param waiting how the time passes until AWS has done something
     * @param journals opens a stack's journal by its place in the data directory
     */
    public Provisioning(
            AwsAccount account, Clock clock, Waiting waiting, Function<Path, Journal> journals) {
        this.account = account;
        this.clock = clock;
        this.waiting = waiting;
        this.journals = journals;
    }

    /** How to wait: what takes minutes at AWS takes as long on the simulated account's clock, which may run fast. */
    public static Waiting waiting(AwsAccount account) {
        return account.simulated()
                ? new Waiting(Duration.ofMillis(100), 36_000, Thread::sleep)
                : new Waiting(Duration.ofSeconds(10), 360, Thread::sleep);
    }

    /**
     * What has to be done so that a stack is there.
     *
     * @throws io.stratoscope.provision.plan.QuotaException when the account may not have so much
     */
    public Plan planToApply(Stack stack, JobContext context) {
        Plan plan = compare(stack, context);
        context.step("quotas");
        new QuotaCheck(place()).check(plan.changes());
        return plan;
    }

    /** Where a stack is not as it is wanted, whether or not that can be mended. */
    public Plan compare(Stack stack, JobContext context) {
        return plans().toApply(place(), stack, MadeParts.in(journal(stack.name())), context);
    }

    /** What has to be done so that nothing of a stack is left. */
    public Plan planToDestroy(String stack, JobContext context) {
        return plans().toDestroy(place(), stack, context);
    }

    /**
     * Follows a plan, from its beginning or from where it stopped.
     *
     * @param includeData whether what is in a resource may go with it
     * @param finalSnapshot whether databases leave a snapshot behind
     * @throws io.stratoscope.provision.plan.PlanException when the account has moved on since the plan was made
     */
    public Execution.Result follow(
            Plan plan,
            boolean includeData,
            boolean finalSnapshot,
            Listener listener,
            JobContext context) {
        return new Execution(
                        plan,
                        place(),
                        DRIVERS,
                        new Manner(waiting, includeData, finalSnapshot),
                        journal(plan.stack().name()),
                        listener)
                .run(context);
    }

    private Plans plans() {
        return new Plans(DRIVERS, clock);
    }

    private synchronized Place place() {
        Place known = place;
        if (known == null) {
            known = Plans.place(account);
            place = known;
        }
        return known;
    }

    /** What was done to a stack from this computer. */
    private Journal journal(String stack) {
        Place where = place();
        return journals.apply(
                Path.of(
                        "stacks",
                        where.accountId() + "-" + where.region() + "-" + stack + ".jsonl"));
    }
}
