package io.stratoscope.provision.apply;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Journal;
import io.stratoscope.job.StepGraph;
import io.stratoscope.job.StepGraph.Outcome;
import io.stratoscope.model.Failure;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.NotInTimeException;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Names;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanException;
import io.stratoscope.provision.plan.Planner;
import io.stratoscope.provision.plan.StackState;
import io.stratoscope.provision.stack.Wanted;
import io.stratoscope.topology.DependencyGraph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows a plan. There is no state but the resources' tags and the journal: whoever follows a plan again after it was cut off, or
 * failed in part, looks first at what there is, and does the rest.
 */
public final class Execution {

    /** How often what others hold is tried again when nothing else is left to do. */
    private static final int ROUNDS = 40;

    private final Plan plan;
    private final Place place;
    private final DriverTable drivers;
    private final Manner manner;
    private final Journal journal;
    private final Listener listener;

    public Execution(
            Plan plan,
            Place place,
            DriverTable drivers,
            Manner manner,
            Journal journal,
            Listener listener) {
        this.plan = plan;
        this.place = place;
        this.drivers = drivers;
        this.manner = manner;
        this.journal = journal;
        this.listener = listener;
    }

    /**
     * Does what is left to do.
     *
     * @throws PlanException when the account has moved on since the plan was made, or it is another account; nothing is changed
     *     then
     */
    public Result run(JobContext context) {
        refuseElsewhere();
        context.step("look");
        StackState state = StackState.read(place, plan.stack().name(), drivers.all(), context);
        List<Change> changes = changes(state);
        SameStill.difference(plan, changes, MadeParts.begun(journal, plan.id()))
                .ifPresent(difference -> {
                    throw new PlanException(
                            "the account has moved on since this plan was made: "
                                    + difference
                                    + "; make a new plan");
                });
        refuseData(changes);
        context.step(LastRun.step(plan.kind()));
        return noted(new Run(context, state, changes));
    }

    /** What is not noted as ended was cut off. */
    private Result noted(Run run) {
        String step = LastRun.step(plan.kind());
        journal.write(plan.id(), step, Journal.Phase.BEGUN, "");
        Result result = run.all();
        journal.write(
                plan.id(), step, result.complete() ? Journal.Phase.DONE : Journal.Phase.FAILED, "");
        return result;
    }

    private void refuseElsewhere() {
        if (!plan.accountId().equals(place.accountId()) || !plan.region().equals(place.region())) {
            throw new PlanException(
                    "this plan is for account "
                            + plan.accountId()
                            + " in "
                            + plan.region()
                            + ", not for "
                            + place.accountId()
                            + " in "
                            + place.region()
                            + "; choose the right profile and region, or make a new plan");
        }
    }

    private List<Change> changes(StackState state) {
        Planner planner = new Planner(drivers, place);
        return switch (plan.kind()) {
            case APPLY -> planner.changes(plan.stack(), state, MadeParts.in(journal));
            case DESTROY -> planner.removals(state);
        };
    }

    private void refuseData(List<Change> changes) {
        Set<String> holding =
                changes.stream()
                        .filter(Change::losesData)
                        .map(Change::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!holding.isEmpty() && !manner.includeData()) {
            throw new PlanException(
                    "these hold data that would be lost: "
                            + String.join(", ", holding)
                            + "; nothing was changed. Back up first, then say --include-data");
        }
    }

    /**
     * What became of each change.
     *
     * @param timing how long that took
     */
    public record Result(
            Map<String, Outcome> outcomes, Map<String, String> failures, Timing timing) {

        /** Whether all is as planned. */
        public boolean complete() {
            return outcomes.values().stream().allMatch(Outcome.Done.class::isInstance);
        }
    }

    /** One run over what there is now. */
    private final class Run {
        private final JobContext context;
        private final Map<String, Wanted> wanted;
        private final Map<String, Existing> existing = new HashMap<>();
        private final Map<String, Existing> leaving = new HashMap<>();
        private final Map<String, Change> makes = new LinkedHashMap<>();
        private final Map<String, Change> removes = new LinkedHashMap<>();
        private final Workshop workshop = new Workshop(plan, place, drivers, manner, journal);
        private final AtomicLong done = new AtomicLong();
        private final long total;
        private final Map<String, RuntimeException> causes = new ConcurrentHashMap<>();
        private final Set<String> told = ConcurrentHashMap.newKeySet();
        private final Clock clock = place.account().clock();
        private final Map<String, Duration> times = new ConcurrentHashMap<>();

        Run(JobContext context, StackState state, List<Change> changes) {
            this.context = context;
            wanted =
                    plan.stack().resources().stream()
                            .collect(Collectors.toMap(Wanted::id, Function.identity()));
            state.resources().stream()
                    .filter(each -> each.state() != State.DELETING)
                    .forEach(each -> {
                        existing.put(Names.of(each), each);
                    });
            for (Change change : changes) {
                if (change.action() == Action.DELETE) {
                    removes.put(MadeParts.REMOVE + change.id(), change);
                } else {
                    makes.put(MadeParts.MAKE + change.id(), change);
                    there(change)
                            .ifPresent(each -> {
                                if (change.action() == Action.REPLACE) {
                                    removes.put(MadeParts.REMOVE + Names.of(each), change);
                                } else if (change.action() == Action.NONE
                                        && each.state() == State.READY) {
                                    workshop.know(change.id(), each);
                                }
                            });
                }
            }
            waitForWhatLeaves(state);
            total = (long) makes.size() + removes.size();
        }

        // An earlier run may have been cut off while it waited: others can only go, or have the
        // name, when it is gone.
        private void waitForWhatLeaves(StackState state) {
            state.resources().stream()
                    .filter(each -> each.state() == State.DELETING)
                    .filter(each -> !existing.containsKey(Names.of(each)))
                    .forEach(each -> {
                        leaving.put(Names.of(each), each);
                        removes.put(MadeParts.REMOVE + Names.of(each), Change.leaving(each));
                    });
        }

        private Optional<Existing> there(Change change) {
            return change.ref()
                    .flatMap(ref ->
                            Stream.concat(existing.values().stream(), leaving.values().stream())
                                    .filter(each ->
                                            each.type().equals(change.type())
                                                    && each.ref().equals(ref))
                                    .findFirst());
        }

        Result all() {
            Instant begun = clock.instant();
            Map<String, Set<String>> graph = graph();
            Map<String, Set<String>> open = graph;
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            for (int round = 0; !open.isEmpty(); round++) {
                Map<String, Outcome> now = new StepGraph(open).run(context, this::step);
                outcomes.putAll(now);
                Map<String, Set<String>> left = left(open, now);
                if (left.isEmpty() || (round >= ROUNDS && left.size() == open.size())) {
                    break;
                }
                if (left.size() == open.size()) {
                    manner.waiting().pass();
                }
                open = left;
            }
            outcomes.forEach(this::note);
            return new Result(outcomes, failures(), timing(begun, graph));
        }

        private Timing timing(Instant begun, Map<String, Set<String>> graph) {
            Duration took = Duration.between(begun, clock.instant());
            Map<String, String> ids = new HashMap<>();
            Stream.of(makes, removes)
                    .forEach(changes ->
                            changes.forEach((step, change) -> ids.put(step, change.id())));
            return Timing.of(took, DependencyGraph.of(graph), times, ids);
        }

        /** What may go better when it is tried again: removals that others held up, and what waits for them. */
        private Map<String, Set<String>> left(
                Map<String, Set<String>> open, Map<String, Outcome> now) {
            boolean hope =
                    now.entrySet().stream()
                            .anyMatch(each -> heldUp(each.getKey(), each.getValue()));
            Map<String, Set<String>> left = new LinkedHashMap<>();
            if (hope && !context.cancelled()) {
                now.forEach((step, outcome) -> {
                    switch (outcome) {
                        case Outcome.Failed(var _) when heldUp(step, outcome) ->
                                left.put(step, open.getOrDefault(step, Set.of()));
                        case Outcome.Blocked(var _) ->
                                left.put(step, open.getOrDefault(step, Set.of()));
                        case Outcome.Failed(var _), Outcome.Done(), Outcome.Cancelled() -> {}
                    }
                });
            }
            return withoutTheLost(left, now);
        }

        private boolean heldUp(String step, Outcome outcome) {
            return outcome instanceof Outcome.Failed(var cause) && mayStillGo(step, cause);
        }

        private boolean mayStillGo(String step, RuntimeException cause) {
            return removes.containsKey(step) && Refusal.mayChange(cause);
        }

        /** Once: a failure that nothing can change is told at once, the others when nothing is left to try. */
        private void tellFailure(String step, Change change, RuntimeException cause) {
            if (told.add(step)) {
                listener.step(change.id(), change.action(), Listener.Phase.FAILED, words(cause));
            }
        }

        // What waits for something that failed for good stays blocked.
        private static Map<String, Set<String>> withoutTheLost(
                Map<String, Set<String>> left, Map<String, Outcome> now) {
            boolean again = true;
            while (again) {
                Set<String> lost = new LinkedHashSet<>();
                left.forEach((step, after) -> {
                    if (after.stream()
                            .anyMatch(first ->
                                    !left.containsKey(first)
                                            && now.containsKey(first)
                                            && !(now.get(first) instanceof Outcome.Done))) {
                        lost.add(step);
                    }
                });
                lost.forEach(left::remove);
                again = !lost.isEmpty();
            }
            return left;
        }

        private Map<String, Set<String>> graph() {
            Map<String, Set<String>> after = new LinkedHashMap<>();
            makes.forEach((step, change) -> {
                Set<String> first = new LinkedHashSet<>();
                change.after().forEach(id -> first.add(MadeParts.MAKE + id));
                if (change.action() == Action.REPLACE) {
                    there(change).ifPresent(each -> first.add(MadeParts.REMOVE + Names.of(each)));
                }
                leaving.forEach((name, each) -> {
                    if (each.type().equals(change.type())
                            && each.id().filter(change.id()::equals).isPresent()) {
                        first.add(MadeParts.REMOVE + name);
                    }
                });
                after.put(step, first);
            });
            Removals removals =
                    new Removals(
                            Stream.concat(existing.values().stream(), leaving.values().stream())
                                    .toList(),
                            drivers,
                            wanted);
            removes.forEach((step, change) ->
                    after.put(
                            step,
                            removals.before(
                                    there(change).orElseThrow(),
                                    removes.keySet(),
                                    makes.values())));
            return after;
        }

        private void step(String step) {
            Change change = makes.containsKey(step) ? makes.get(step) : removes.get(step);
            if (change == null) {
                throw new IllegalStateException("no step " + step);
            }
            boolean making = makes.containsKey(step);
            Action action =
                    making && change.action() != Action.REPLACE
                            ? change.action()
                            : making ? Action.CREATE : Action.DELETE;
            boolean quiet = action == Action.NONE;
            if (!quiet) {
                listener.step(change.id(), action, Listener.Phase.BEGUN, "");
            }
            Instant begun = clock.instant();
            try {
                String ref = making ? make(change) : remove(change);
                times.put(step, Duration.between(begun, clock.instant()));
                causes.remove(step);
                if (!quiet) {
                    listener.step(change.id(), action, Listener.Phase.DONE, ref);
                }
                context.progress(done.incrementAndGet(), total);
            } catch (RuntimeException e) {
                causes.put(step, e);
                if (!mayStillGo(step, e)) {
                    tellFailure(step, change, e);
                }
                throw e;
            }
        }

        private String make(Change change) {
            Wanted what = wanted.get(change.id());
            if (what == null) {
                throw new IllegalStateException(change.id() + " is not wanted");
            }
            return switch (change.action()) {
                case CREATE, REPLACE -> workshop.make(what).ref();
                case UPDATE -> workshop.update(what, there(change).orElseThrow()).ref();
                case NONE -> settled(change, what);
                case DELETE -> throw new IllegalStateException("nobody makes what has to go");
            };
        }

        private String settled(Change change, Wanted what) {
            Existing each = there(change).orElseThrow();
            return each.state() == State.READY ? each.ref() : workshop.settle(what, each).ref();
        }

        private String remove(Change change) {
            Existing each = there(change).orElseThrow();
            workshop.remove(each, each.id().filter(wanted::containsKey).isPresent());
            return each.ref();
        }

        private void note(String step, Outcome outcome) {
            if (outcome instanceof Outcome.Failed(var cause)) {
                Change change = makes.containsKey(step) ? makes.get(step) : removes.get(step);
                if (change != null) {
                    workshop.failed(change, words(cause));
                    tellFailure(step, change, cause);
                }
            }
        }

        private Map<String, String> failures() {
            Map<String, String> all = new LinkedHashMap<>();
            causes.forEach((step, cause) -> all.put(step, words(cause)));
            return all;
        }
    }

    private static String words(RuntimeException cause) {
        if (cause instanceof NotInTimeException
                || cause instanceof PlanException
                || cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException) {
            return String.valueOf(cause.getMessage());
        }
        Failure failure = AwsFailures.of(cause);
        // Which call it was is in AWS's own words, or in the change that it belongs to.
        String message = failure.message();
        return switch (failure) {
            case Failure.NotFound _ ->
                    message + "; see whether what it refers to is there, then resume";
            case Failure.ServiceError _ -> message + "; mend what AWS says, then resume";
            case Failure.AccessDenied _,
                    Failure.Throttled _,
                    Failure.BadCredentials _,
                    Failure.Network _,
                    Failure.Unsupported _,
                    Failure.Capped _,
                    Failure.Cancelled _,
                    Failure.Bug _ ->
                    message + "; " + failure.remedy();
        };
    }
}
