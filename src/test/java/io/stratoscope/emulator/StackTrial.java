package io.stratoscope.emulator;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.aws.LiveAccount;
import io.stratoscope.aws.LiveOptions;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.job.Journal;
import io.stratoscope.provision.apply.Execution;
import io.stratoscope.provision.apply.MadeParts;
import io.stratoscope.provision.apply.Manner;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.Plans;
import io.stratoscope.provision.plan.StackState;
import io.stratoscope.provision.resource.Drivers;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.store.JournalFile;

import org.assertj.core.api.SoftAssertions;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A shipped blueprint over a real wire: made, planned again, drifted, mended and destroyed, as far as an emulator can. */
final class StackTrial implements AutoCloseable {

    /** Names of its resources begin with it. */
    static final String NAME = "wire";

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String REGION = "eu-central-1";
    private static final DriverTable DRIVERS = new DriverTable(Drivers.ALL);

    /**
     * What an emulator cannot do, and why. When one of these begins to work the trial fails, and its line has to go.
     *
     * @param making by the logical id of what cannot be made
     * @param untold by the logical id of what always looks otherwise than it was made
     * @param removing by the step that fails
     * @param staying types of what is left, once for each that is
     */
    record Gaps(
            Map<String, String> making,
            Map<String, String> untold,
            Map<String, String> removing,
            List<String> staying) {}

    private final LiveAccount account;
    private final Jobs jobs = new Jobs(CLOCK);
    private final Place place;
    private final Journal journal;
    private final Stack stack;

    /**
     * A trial.
     *
     * @param emulator where it listens
     * @param home an empty directory
     * @param blueprint its name
     * @param parameters of the blueprint; {@code name} is the trial's
     * @param leftOut logical ids of what had better not be there, as nothing goes on then; what needs it is left out too
     */
    StackTrial(
            URI emulator,
            Path home,
            String blueprint,
            Map<String, String> parameters,
            Set<String> leftOut) {
        account =
                LiveAccount.connect(
                        new LiveOptions(Optional.empty(), List.of(REGION), Optional.of(emulator)),
                        new AwsEnvironment(
                                Map.of(
                                        "AWS_ACCESS_KEY_ID", "123456789012",
                                        "AWS_SECRET_ACCESS_KEY", "test"),
                                home),
                        CLOCK);
        account.guard().unlock();
        place = Plans.place(account);
        journal = new JournalFile(home.resolve(blueprint + ".jsonl"), CLOCK);
        Stack whole =
                Blueprint.stack(
                        blueprint, ShippedBlueprints.text(blueprint).orElseThrow(), parameters);
        Set<String> without = withWhatWaitsFor(leftOut, whole);
        stack =
                new Stack(
                        whole.name(),
                        whole.project(),
                        whole.resources().stream()
                                .filter(each -> !without.contains(each.id()))
                                .toList());
    }

    Place place() {
        return place;
    }

    /**
     * All of it, to its end: what is otherwise than the gaps say is told at once.
     *
     * @param drift changes things behind the stack's back
     * @param drifted logical ids of what then has to be mended
     */
    void run(Gaps gaps, Consumer<StackTrial> drift, Set<String> drifted)
            throws InterruptedException {
        SoftAssertions all = new SoftAssertions();
        Execution.Result made = follow(plan());
        all.assertThat(ids(made.failures(), "make "))
                .as("what cannot be made: %s", made.failures())
                .isEqualTo(new TreeSet<>(gaps.making().keySet()));

        Set<String> open = withWhatWaitsFor(gaps.making().keySet(), stack);
        open.addAll(gaps.untold().keySet());
        Plan again = plan();
        all.assertThat(ids(again))
                .as("what looks otherwise: %s", again.toDo())
                .isSubsetOf(open)
                .containsAll(gaps.untold().keySet());

        drift.accept(this);
        Plan mending = plan();
        all.assertThat(ids(mending)).as("what drifted").containsAll(drifted);
        follow(mending);
        all.assertThat(ids(plan())).as("what is not mended").isSubsetOf(open);

        Execution.Result destroyed = follow(planToDestroy());
        all.assertThat(destroyed.failures())
                .as("what cannot be removed")
                .containsOnlyKeys(gaps.removing().keySet().toArray(String[]::new));
        all.assertThat(existing())
                .as("what stays")
                .extracting(Existing::type)
                .containsExactlyInAnyOrderElementsOf(gaps.staying());
        all.assertAll();
    }

    /** What the account has of the stack. */
    List<Existing> existing() throws InterruptedException {
        return job(context -> StackState.read(place, NAME, DRIVERS.all(), context))
                .resources()
                .stream()
                .filter(each -> each.state() != Existing.State.DELETING)
                .toList();
    }

    /** What AWS calls a resource of the stack. */
    String ref(String id) {
        try {
            return existing().stream()
                    .filter(each -> each.id().filter(id::equals).isPresent())
                    .map(Existing::ref)
                    .findFirst()
                    .orElseThrow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T job(Function<JobContext, T> body) throws InterruptedException {
        return jobs.start("trial", body).await();
    }

    private Plan plan() throws InterruptedException {
        return job(context ->
                new Plans(DRIVERS, CLOCK).toApply(place, stack, MadeParts.in(journal), context));
    }

    private Plan planToDestroy() throws InterruptedException {
        return job(context -> new Plans(DRIVERS, CLOCK).toDestroy(place, NAME, context));
    }

    private Execution.Result follow(Plan plan) throws InterruptedException {
        Manner manner =
                new Manner(new Waiting(Duration.ofMillis(100), 30, Thread::sleep), true, false);
        return job(context ->
                new Execution(plan, place, DRIVERS, manner, journal, (_, _, _, _) -> {})
                        .run(context));
    }

    private static Set<String> ids(Map<String, String> failures, String verb) {
        return failures.keySet().stream()
                .map(step -> step.substring(verb.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ids(Plan plan) {
        return plan.toDo().stream().map(Change::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withWhatWaitsFor(Set<String> first, Stack stack) {
        Set<String> all = new TreeSet<>(first);
        boolean more = true;
        while (more) {
            more = false;
            for (var wanted : stack.resources()) {
                if (wanted.dependencies().stream().anyMatch(all::contains)) {
                    more |= all.add(wanted.id());
                }
            }
        }
        return all;
    }

    @Override
    public void close() {
        jobs.close();
        account.close();
    }
}
