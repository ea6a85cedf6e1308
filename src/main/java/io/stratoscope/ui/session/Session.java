package io.stratoscope.ui.session;

import io.stratoscope.job.Job;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.control.Advice;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One project of one account in one window. Its methods are called on the application thread; work is done by jobs, and what
 * they answer comes back to that thread. After {@link #close} no answer does: a late one of the account that was left cannot
 * overwrite what the next one shows.
 */
public final class Session {

    /** Why there is no snapshot. */
    public record Trouble(String title, Failure failure) {}

    private final AccountInfo account;
    private final Scope scope;
    private final DiscoveryPort port;
    private final DiagnosisPort diagnosis;
    private final Jobs jobs;
    private final Executor applicationThread;
    private final Clock clock;
    private final Notices notices = new Notices();
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Arn>> selection =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LogPlace>> logPlace =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper discovering = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final HealthWatch health;
    private final CostWatch costs;
    private Optional<Job<Snapshot>> discovery = Optional.empty();
    private boolean closed;

    /**
     * Nothing is discovered yet.
     *
     * @param account what is known of it before the first snapshot; its id may be empty
     * @param applicationThread where results are handed over
     * @param clock its zone is the one in which times are shown
     */
    public Session(
            AccountInfo account,
            Scope scope,
            DiscoveryPort discovery,
            DiagnosisPort diagnosis,
            Jobs jobs,
            Executor applicationThread,
            Clock clock) {
        this(
                account,
                scope,
                discovery,
                diagnosis,
                Optional.empty(),
                Optional.empty(),
                jobs,
                applicationThread,
                clock);
    }

    /**
     * The same.
     *
     * @param health says how the project is; empty where nobody looks
     * @param costs says what it costs; empty where nobody counts
     */
    public Session(
            AccountInfo account,
            Scope scope,
            DiscoveryPort discovery,
            DiagnosisPort diagnosis,
            Optional<HealthPort> health,
            Optional<CostPort> costs,
            Jobs jobs,
            Executor applicationThread,
            Clock clock) {
        this.account = account;
        this.scope = scope;
        this.port = discovery;
        this.diagnosis = diagnosis;
        this.jobs = jobs;
        this.applicationThread = applicationThread;
        this.clock = clock;
        this.health = new HealthWatch(this, health);
        this.costs = new CostWatch(this, costs);
    }

    /** Discovers anew; a discovery that still runs is cancelled and its answer dropped. */
    public void refresh() {
        discovery.ifPresent(Job::cancel);
        Optional<Snapshot> previous = snapshot.get();
        trouble.set(Optional.empty());
        discovering.set(true);
        Job<Snapshot> job =
                jobs.start(
                        "Discover " + scope.label(), context -> port.discover(previous, context));
        discovery = Optional.of(job);
        deliver(
                job,
                found -> ifNewest(job, () -> discovered(found)),
                failure -> ifNewest(job, () -> failed(failure)));
    }

    private void discovered(Snapshot found) {
        snapshot.set(Optional.of(found));
        health.lookAt(found);
        costs.discovered();
    }

    private void ifNewest(Job<Snapshot> job, Runnable then) {
        if (discovery.filter(current -> current == job).isPresent()) {
            discovery = Optional.empty();
            discovering.set(false);
            then.run();
        }
    }

    private void failed(Failure failure) {
        if (snapshot.get().isPresent()) {
            notices.say(
                    Notice.Kind.WARNING,
                    "Refresh failed: " + Advice.sentences(failure),
                    "Try again",
                    this::refresh);
        } else {
            trouble.set(Optional.of(new Trouble("The project could not be read", failure)));
        }
    }

    /**
     * Gives the running discovery up: it is asked to stop, and what it may still answer is dropped. The operator need not wait
     * for a call that hangs.
     */
    public void cancelDiscovery() {
        if (discovery.isEmpty()) {
            return;
        }
        discovery.ifPresent(Job::cancel);
        discovery = Optional.empty();
        discovering.set(false);
        if (snapshot.get().isPresent()) {
            notices.say(
                    Notice.Kind.INFO, "Refresh cancelled; what was known before is still shown.");
        } else {
            trouble.set(
                    Optional.of(
                            new Trouble(
                                    "Discovery cancelled",
                                    new Failure.Cancelled(
                                            "It was stopped before it had an answer."))));
        }
    }

    /** Starts a job whose end comes back to the application thread, unless the session is closed by then. */
    public <T> Job<T> run(
            String name,
            Function<JobContext, T> body,
            Consumer<? super T> done,
            Consumer<? super Failure> failed) {
        Job<T> job = jobs.start(name, body);
        deliver(job, done, failed);
        return job;
    }

    private <T> void deliver(
            Job<T> job, Consumer<? super T> done, Consumer<? super Failure> failed) {
        var _ =
                job.result()
                        .whenComplete((value, thrown) ->
                                applicationThread.execute(() -> {
                                    if (closed) {
                                        return;
                                    }
                                    if (thrown == null) {
                                        done.accept(value);
                                    } else {
                                        failed.accept(explain(thrown));
                                    }
                                }));
    }

    /** What an exception means for people. */
    public Failure explain(Throwable thrown) {
        return diagnosis.explain(
                thrown instanceof CompletionException && thrown.getCause() != null
                        ? thrown.getCause()
                        : thrown);
    }

    /** Says that the window itself went wrong: a mistake in the program must not go unseen. */
    public void reportMistake(Throwable thrown) {
        notices.say(Notice.Kind.ERROR, Advice.sentences(explain(thrown)));
    }

    /** Ends it: a running discovery is cancelled, and no answer is handed over any more. */
    public void close() {
        closed = true;
        discovery.ifPresent(Job::cancel);
        discovery = Optional.empty();
        discovering.set(false);
    }

    /** The account as far as it is known: as the newest snapshot says, else as it was opened. */
    public AccountInfo account() {
        return snapshot.get().map(Snapshot::account).orElse(account);
    }

    public Scope scope() {
        return scope;
    }

    public Jobs jobs() {
        return jobs;
    }

    public Executor applicationThread() {
        return applicationThread;
    }

    public Clock clock() {
        return clock;
    }

    public Notices notices() {
        return notices;
    }

    /** The newest snapshot. */
    public ReadOnlyObjectProperty<Optional<Snapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** How the project is, as the newest look says. */
    public HealthWatch health() {
        return health;
    }

    /** What the project costs, as far as somebody looks. */
    public CostWatch costs() {
        return costs;
    }

    /** The selected resource, whether or not the snapshot holds it. */
    public ObjectProperty<Optional<Arn>> selectionProperty() {
        return selection;
    }

    /** Shows the log lines of a resource: whoever shows lines follows {@link #logPlaceProperty}. */
    public void showLogs(LogPlace place) {
        logPlace.set(Optional.empty()); // the same again is asked for again
        logPlace.set(Optional.of(place));
    }

    /** Whose log lines were asked for last. */
    public ReadOnlyObjectProperty<Optional<LogPlace>> logPlaceProperty() {
        return logPlace.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty discoveringProperty() {
        return discovering.getReadOnlyProperty();
    }

    /** Why there is no snapshot; empty while there is one or one is on its way. */
    public ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
