package io.stratoscope.ui.backups;

import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.restore.RestoreKind;
import io.stratoscope.backup.restore.RestoreListener;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.backup.restore.RestoreResult;
import io.stratoscope.backup.restore.RestoreStep;
import io.stratoscope.job.Job;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.session.Answer;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Restoring: what is wanted becomes a plan, which is looked at and followed, step by step. One that was cut off is gone on with, or
 * given up, before another. On the application thread; what asks AWS runs in jobs.
 */
final class RestoreViewModel {

    /** Where one is on the way. */
    enum Phase {
        CLOSED,
        /** There is no plan yet. */
        CHOOSING,
        PLANNING,
        PLANNED,
        RUNNING,
        /** It was asked to stop; the step that was begun is being finished. */
        STOPPING,
        /** It was followed in part: it can be gone on with. */
        STOPPED,
        DONE
    }

    private final Session session;
    private final BackupPort port;
    private final LockViewModel lock;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CLOSED);
    private final ReadOnlyObjectWrapper<Optional<RestorePlan>> plan =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<RestoreRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");
    private Optional<Job<?>> running = Optional.empty();

    /** @param changed is told when something may have been made */
    RestoreViewModel(Session session, BackupPort port, LockViewModel lock, Runnable changed) {
        this.session = session;
        this.port = port;
        this.lock = lock;
        this.changed = changed;
        lock.leftProperty().subscribe(this::judge);
        phase.subscribe(this::judge);
        typed.subscribe(this::judge);
    }

    /** Shows what can be restored; a restore that was cut off is shown as it was planned. */
    void ask(Optional<RestorePlan> open) {
        if (phase.get() != Phase.CLOSED) {
            return;
        }
        forget();
        phase.set(Phase.CHOOSING);
        open.ifPresent(cut -> {
            show(cut);
            message.set("Cut off: " + RestoreWords.summary(cut) + " It can be gone on with.");
            phase.set(Phase.STOPPED);
        });
    }

    /** Out of sight, unless it is under way. */
    void dismiss() {
        if (!isBusy()) {
            phase.set(Phase.CLOSED);
        }
    }

    private boolean isBusy() {
        return switch (phase.get()) {
            case PLANNING, RUNNING, STOPPING -> true;
            case CLOSED, CHOOSING, PLANNED, STOPPED, DONE -> false;
        };
    }

    private void forget() {
        plan.set(Optional.empty());
        rows.clear();
        typed.set("");
        message.set("");
        trouble.set("");
    }

    /** Looks at the account for what has to be done. */
    void plan(RestoreRequest request) {
        if (isBusy() || phase.get() == Phase.STOPPED) {
            return;
        }
        session.snapshotProperty().get().ifPresent(project -> plan(project, request));
    }

    private void plan(Snapshot project, RestoreRequest request) {
        forget();
        message.set("Looking at the account …");
        phase.set(Phase.PLANNING);
        session.run(
                "Plan a restore",
                context ->
                        Answer.of(
                                () -> port.planRestore(project, request, context),
                                BackupRefusals::words),
                answer -> answer.take(this::planned, this::notPlanned),
                failure -> notPlanned(Advice.sentences(failure)));
    }

    private void planned(RestorePlan made) {
        show(made);
        message.set(RestoreWords.summary(made) + " " + RestoreWords.overwritten(made));
        phase.set(Phase.PLANNED);
    }

    private void show(RestorePlan made) {
        plan.set(Optional.of(made));
        rows.setAll(made.steps().stream().map(RestoreRow::waiting).toList());
    }

    private void notPlanned(String why) {
        message.set("");
        trouble.set("There is no plan: " + why);
        phase.set(Phase.CHOOSING);
    }

    /** Does what the plan says, from its beginning or from where it stopped. */
    void follow() {
        if (whyNot.get().isEmpty()) {
            plan.get()
                    .ifPresent(now ->
                            session.snapshotProperty()
                                    .get()
                                    .ifPresent(project -> follow(project, now)));
        }
    }

    private void follow(Snapshot project, RestorePlan now) {
        trouble.set("");
        message.set("Restoring …");
        phase.set(Phase.RUNNING);
        lock.hold();
        running =
                Optional.of(
                        session.run(
                                "Restore " + RestoreWords.kind(now.kind()),
                                context ->
                                        Answer.of(
                                                () ->
                                                        port.restore(
                                                                project, now, new Heard(), context),
                                                BackupRefusals::words),
                                answer -> answer.take(this::ended, this::brokenOff),
                                failure -> brokenOff(Advice.sentences(failure))));
    }

    /** On the job's thread. */
    private final class Heard implements RestoreListener {
        @Override
        public void step(RestoreStep step, State state, String detail) {
            session.applicationThread()
                    .execute(() ->
                            rows.replaceAll(row ->
                                    row.step().id().equals(step.id())
                                            ? row.now(state, detail)
                                            : row));
        }

        @Override
        public void files(FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {
            String words = BackUpProgress.of(copy, speed, left).words();
            session.applicationThread()
                    .execute(() ->
                            rows.replaceAll(row -> row.isRunning() ? row.saying(words) : row));
        }
    }

    private void ended(RestoreResult result) {
        switch (result.outcome()) {
            case RESTORED -> {
                message.set(RestoreWords.done(result.plan()));
                session.notices().say(Notice.Kind.SUCCESS, RestoreWords.done(result.plan()));
                over(Phase.DONE);
            }
            case CANCELLED -> {
                message.set("");
                trouble.set(
                        "Stopped: " + result.detail() + ". What was made stays; Go on resumes.");
                over(Phase.STOPPED);
            }
        }
    }

    private void brokenOff(String why) {
        message.set("");
        trouble.set("Broken off. " + why);
        over(Phase.STOPPED);
    }

    // Something may have been changed whatever came of it.
    private void over(Phase end) {
        running = Optional.empty();
        rows.replaceAll(RestoreRow::stopped);
        lock.release();
        phase.set(end);
        changed.run();
    }

    /** Asks to stop: what was begun is finished, nothing else is begun. */
    void cancel() {
        if (phase.get() == Phase.RUNNING) {
            running.ifPresent(Job::cancel);
            message.set("Stopping: what was begun is finished first …");
            phase.set(Phase.STOPPING);
        }
    }

    /** Does not go on with what was cut off: what it made stays. */
    void giveUp() {
        if (phase.get() == Phase.STOPPED) {
            session.snapshotProperty().get().ifPresent(this::giveUp);
        }
    }

    private void giveUp(Snapshot project) {
        phase.set(Phase.PLANNING);
        session.run(
                "Give a restore up",
                context ->
                        Answer.of(
                                () -> {
                                    port.giveUp(project);
                                    return project;
                                },
                                BackupRefusals::words),
                answer ->
                        answer.take(
                                _ -> {
                                    forget();
                                    message.set(
                                            "Given up: what it made stays, and carries its id in the tag "
                                                    + RestorePlan.TAG
                                                    + ".");
                                    phase.set(Phase.CHOOSING);
                                    changed.run();
                                },
                                this::brokenOff),
                failure -> brokenOff(Advice.sentences(failure)));
    }

    private void judge() {
        whyNot.set(reason());
    }

    private String reason() {
        Optional<RestorePlan> now = plan.get();
        if (now.isEmpty()) {
            return "Plan first: nothing is done before the plan was seen.";
        }
        if (isBusy()) {
            return "Wait for what is under way.";
        }
        if (phase.get() == Phase.DONE) {
            return "The plan was followed to its end.";
        }
        if (phase.get() == Phase.PLANNED && !now.get().obstacles().isEmpty()) {
            return "Something is not as it has to be: see the lines with × below, then plan again.";
        }
        if (!lock.whyNot().isEmpty()) {
            return lock.whyNot();
        }
        return now.get().overwritten().isEmpty() || typed.get().strip().equals(word())
                ? ""
                : "Files would be overwritten: type " + word() + " to allow that.";
    }

    /** What is typed to allow that something is overwritten. */
    String word() {
        return "overwrite";
    }

    /** Whether the plan that is shown overwrites something. */
    boolean overwrites() {
        return plan.get().filter(made -> !made.overwritten().isEmpty()).isPresent();
    }

    /** The kinds that can be asked for. */
    static List<RestoreKind> kinds() {
        return List.of(RestoreKind.values());
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** The plan that is shown. */
    ReadOnlyObjectProperty<Optional<RestorePlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Its steps. */
    ObservableList<RestoreRow> rows() {
        return rows;
    }

    /** How it stands, in a line. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** What went wrong and what to do; empty where nothing did. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Why the plan can't be followed; empty where it can. */
    ReadOnlyStringProperty whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }

    /** What was typed to allow that something is overwritten. */
    StringProperty typedProperty() {
        return typed;
    }
}
