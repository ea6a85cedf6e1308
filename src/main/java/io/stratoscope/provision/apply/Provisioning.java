package io.stratoscope.provision.apply;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.Plans;
import io.stratoscope.provision.plan.StackNames;
import io.stratoscope.provision.plan.StackState;
import io.stratoscope.provision.quota.QuotaCheck;
import io.stratoscope.provision.resource.Drivers;
import io.stratoscope.provision.stack.Stack;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes plans of an account's stacks and follows them, for the faces of the program. Its methods are called in jobs: they ask
 * AWS.
 */
public final class Provisioning {
    /** Where stacks' journals are in the data directory. */
    public static final Path JOURNALS = Path.of("stacks");

    /** How the names begin of the journals of the simulated account's stacks: when it begins anew, they tell of nothing any more. */
    public static final String SIMULATED = "simulated-";

    private static final DriverTable DRIVERS = new DriverTable(Drivers.ALL);

    /** Between two looks at something that takes AWS minutes. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Duration NAP = Duration.ofMillis(5);

    private final AwsAccount account;
    private final Clock clock;
    private final Waiting waiting;
    private final Function<Path, Journal> journals;
    private final Supplier<PriceTable> prices;
    private @Nullable Place place;

    /** Asks nothing yet, and counts with the prices that ship with the program. */
    public Provisioning(
            AwsAccount account, Clock clock, Waiting waiting, Function<Path, Journal> journals) {
        this(account, clock, waiting, journals, PriceTable::shipped);
    }

    /**
     * Asks nothing yet.
     *
     * @param waiting how the time passes until AWS has done something
     * @param journals opens a stack's journal by its place in the data directory
     * @param prices what changes cost; asked for each plan
     */
    public Provisioning(
            AwsAccount account,
            Clock clock,
            Waiting waiting,
            Function<Path, Journal> journals,
            Supplier<PriceTable> prices) {
        this.prices = prices;
        this.account = account;
        this.clock = clock;
        this.waiting = waiting;
        this.journals = journals;
    }

    /** How to wait: what takes minutes at AWS takes as long on the simulated account's clock, which may run fast. */
    public static Waiting waiting(AwsAccount account) {
        return account.simulated()
                ? new Waiting(Duration.ofMillis(100), 36_000, longest -> doze(account, longest))
                : new Waiting(INTERVAL, 360, Thread::sleep);
    }

    // As often as with AWS, also where the clock runs fast: else what was ready long ago is waited
    // for.
    private static void doze(AwsAccount account, Duration longest) throws InterruptedException {
        Instant enough = account.clock().instant().plus(INTERVAL);
        for (Duration slept = Duration.ZERO;
                slept.compareTo(longest) < 0 && account.clock().instant().isBefore(enough);
                slept = slept.plus(NAP)) {
            Thread.sleep(NAP);
        }
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

    /** How a stack is. Of one that nobody ever made, there is nothing. */
    public StackStatus status(String stack, JobContext context) {
        StackState state = StackState.read(place(), stack, DRIVERS.all(), context);
        return StackStatus.of(stack, state, journal(stack));
    }

    /**
     * The names of the stacks that the account has, or had not long ago, and of those that are remembered here.
     *
     * @param journals the names of all journals, without endings
     */
    public NavigableSet<String> names(Collection<String> journals) {
        NavigableSet<String> names = StackNames.in(place());
        String here = journalPrefix();
        journals.stream()
                .filter(journal -> journal.startsWith(here))
                .map(journal -> journal.substring(here.length()))
                .forEach(names::add);
        return names;
    }

    private Plans plans() {
        return new Plans(DRIVERS, clock, prices);
    }

    /**
     * Where the stacks are.
     *
     * @throws io.stratoscope.provision.plan.UnreadException when AWS does not say whose the account is
     */
    public synchronized Place place() {
        Place known = place;
        if (known == null) {
            known = Plans.place(account);
            place = known;
        }
        return known;
    }

    /** What was done to a stack from this computer. */
    private Journal journal(String stack) {
        return journals.apply(JOURNALS.resolve(journalPrefix() + stack + ".jsonl"));
    }

    private String journalPrefix() {
        Place where = place();
        return (account.simulated() ? SIMULATED : where.accountId() + "-") + where.region() + "-";
    }
}
