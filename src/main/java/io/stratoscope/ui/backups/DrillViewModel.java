package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.report.DrillFormat;
import io.stratoscope.job.Job;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.session.Answer;
import io.stratoscope.ui.session.FileWriting;
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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A restore drill: looked at first, then quoted, confirmed, followed and judged. On the application thread; what asks AWS runs in
 * jobs.
 */
final class DrillViewModel {

    /** Where one is on the way. */
    enum Phase {
        CLOSED,
        /** Nothing was looked at yet; the former drills are seen. */
        CHOOSING,
        PREPARING,
        /** Preflight and quote are there. */
        PREPARED,
        RUNNING,
        /** It was asked to stop; what it made is being removed. */
        STOPPING,
        /** There is a verdict. */
        DONE
    }

    private final Session session;
    private final DrillPort port;
    private final LockViewModel lock;
    private final Runnable changed;
    private final FileWriting files;
    private final DrillProgress progress;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CLOSED);
    private final ReadOnlyObjectWrapper<Optional<DrillPort.Offer>> offer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Filed> history = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private final StringProperty visitor = new SimpleStringProperty("");
    private Optional<Job<?>> running = Optional.empty();

    /** The drill whose verdict is shown. */
    private Optional<String> last = Optional.empty();

    /** @param changed is told when a drill is over */
    DrillViewModel(Session session, DrillPort port, LockViewModel lock, Runnable changed) {
        this.session = session;
        this.port = port;
        this.lock = lock;
        this.changed = changed;
        files = new FileWriting(session);
        progress = new DrillProgress(session.applicationThread(), port.clock());
        visitor.set(port.visitor().orElse(""));
        lock.leftProperty().subscribe(this::judge);
        phase.subscribe(this::judge);
        visitor.subscribe(this::forget);
    }

    /** What was looked at was for another address. */
    private void forget() {
        if (phase.get() == Phase.PREPARED) {
            offer.set(Optional.empty());
            progress.clear();
            message.set("");
            phase.set(Phase.CHOOSING);
        }
    }

    /** Shows what can be drilled, and the drills before. */
    void ask() {
        if (phase.get() == Phase.CLOSED) {
            choose();
        }
    }

    /** Goes back to where one begins. */
    void choose() {
        if (isBusy()) {
            return;
        }
        offer.set(Optional.empty());
        last = Optional.empty();
        progress.clear();
        message.set("");
        trouble.set(port.obstacle().orElse(""));
        phase.set(Phase.CHOOSING);
        readHistory();
    }

    private void readHistory() {
        session.snapshotProperty()
                .get()
                .ifPresent(project ->
                        session.run(
                                "Read the drills",
                                _ -> Answer.of(() -> port.history(project), BackupRefusals::words),
                                answer -> answer.take(this::show, trouble::set),
                                failure -> trouble.set(Advice.sentences(failure))));
    }

    private void show(List<Filed> drills) {
        history.setAll(drills);
        chosen.set(
                drills.stream()
                        .map(filed -> filed.report().id())
                        .filter(id -> last.isEmpty() || last.get().equals(id))
                        .findFirst());
    }

    /** Out of sight, unless it is under way. */
    void dismiss() {
        if (!isBusy()) {
            phase.set(Phase.CLOSED);
        }
    }

    /** Whether something is under way. */
    boolean isBusy() {
        return switch (phase.get()) {
            case PREPARING, RUNNING, STOPPING -> true;
            case CLOSED, CHOOSING, PREPARED, DONE -> false;
        };
    }

    /** Looks whether a drill of a restore point could work, and what it takes. */
    void prepare(BackupTarget target, RestorePoint point) {
        if (isBusy() || port.obstacle().isPresent()) {
            return;
        }
        if (visitor.get().isBlank()) {
            trouble.set(
                    "Say from where the drill's load balancer may be reached: your address as the internet sees it,"
                            + " like 198.51.100.7/32 (https://checkip.amazonaws.com tells it).");
            return;
        }
        session.snapshotProperty().get().ifPresent(project -> prepare(project, target, point));
    }

    private void prepare(Snapshot project, BackupTarget target, RestorePoint point) {
        String from = visitor.get().strip();
        offer.set(Optional.empty());
        progress.clear();
        trouble.set("");
        message.set("Looking whether a drill of " + point.id() + " could work …");
        phase.set(Phase.PREPARING);
        session.run(
                "Prepare a restore drill",
                context ->
                        Answer.of(
                                () -> port.prepare(project, target, point, from, context),
                                BackupRefusals::words),
                answer -> answer.take(this::prepared, this::notPrepared),
                failure -> notPrepared(Advice.sentences(failure)));
    }

    private void prepared(DrillPort.Offer made) {
        offer.set(Optional.of(made));
        progress.show(made);
        message.set(DrillSentences.offer(made));
        phase.set(Phase.PREPARED);
    }

    private void notPrepared(String why) {
        message.set("");
        trouble.set("A drill cannot be made: " + why);
        phase.set(Phase.CHOOSING);
    }

    /** The operator read what it takes, and wants it. */
    void begin() {
        if (whyNot.get().isEmpty()) {
            offer.get().ifPresent(this::begin);
        }
    }

    private void begin(DrillPort.Offer wanted) {
        trouble.set("");
        message.set("The drill runs. What is live is not touched; all that is made is removed.");
        progress.begin(wanted);
        phase.set(Phase.RUNNING);
        lock.hold();
        running =
                Optional.of(
                        session.run(
                                "Restore drill",
                                context ->
                                        Answer.of(
                                                () -> wanted.run(progress, context),
                                                BackupRefusals::words),
                                answer -> answer.take(this::ended, this::brokenOff),
                                failure -> brokenOff(Advice.sentences(failure))));
    }

    private void ended(DrillPort.Ended ended) {
        DrillReport report = ended.report();
        progress.end(report);
        last = Optional.of(report.id());
        message.set(DrillSentences.verdict(report));
        trouble.set(
                ended.notFiled()
                        .map(why -> "The report could not be filed: " + why)
                        .orElse(report.isClean() ? "" : DrillSentences.left(report)));
        session.notices()
                .say(
                        switch (report.verdict()) {
                            case PROVED -> Notice.Kind.SUCCESS;
                            case FAILED -> Notice.Kind.ERROR;
                            case CANCELLED -> Notice.Kind.WARNING;
                        },
                        DrillSentences.notice(report));
        over();
    }

    private void brokenOff(String why) {
        message.set("");
        trouble.set(
                "The drill broke off: " + why + " Look again: what it left can be removed here.");
        over();
    }

    private void over() {
        running = Optional.empty();
        lock.release();
        phase.set(Phase.DONE);
        readHistory();
        changed.run();
    }

    /** Asks to stop: what it made is removed first. */
    void cancel() {
        if (phase.get() == Phase.RUNNING) {
            running.ifPresent(Job::cancel);
            message.set("Stopping: all that the drill made is removed first …");
            phase.set(Phase.STOPPING);
        }
    }

    /** Chooses a filed drill, whose report can be opened. */
    void choose(Filed drill) {
        chosen.set(Optional.of(drill.report().id()));
    }

    /** Shows the chosen drill's report in the browser. */
    void openReport() {
        chosen.get()
                .ifPresent(drill ->
                        session.run(
                                "Open a drill's report",
                                _ ->
                                        Answer.of(
                                                () -> {
                                                    port.open(drill);
                                                    return drill;
                                                },
                                                BackupRefusals::words),
                                answer -> answer.take(_ -> {}, this::notOpened),
                                failure -> notOpened(Advice.sentences(failure))));
    }

    private void notOpened(String why) {
        session.notices().say(Notice.Kind.ERROR, "The report was not opened: " + why);
    }

    /** Writes the chosen drill's report. */
    void saveReport(DrillFormat format, Path file) {
        chosen.get()
                .ifPresent(drill ->
                        files.start(
                                "Save a drill's report",
                                file,
                                () -> port.save(drill, format, file),
                                Notice.Kind.SUCCESS,
                                "Saved to " + file));
    }

    private void judge() {
        whyNot.set(reason());
    }

    private String reason() {
        return switch (phase.get()) {
            case CLOSED, CHOOSING ->
                    "Check first: nothing is made before preflight and quote were seen.";
            case PREPARING, RUNNING, STOPPING -> "Wait for what is under way.";
            case DONE -> "Check again for another drill.";
            case PREPARED ->
                    offer.get().filter(DrillPort.Offer::isReady).isEmpty()
                            ? "It would not work: see the checks with ×, then check again."
                            : lock.whyNot();
        };
    }

    /** Checks, resources and log, as they come. */
    DrillProgress progress() {
        return progress;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What was looked at. */
    ReadOnlyObjectProperty<Optional<DrillPort.Offer>> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** The id of the drill whose report can be opened and saved. */
    ReadOnlyObjectProperty<Optional<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The project's drills, the newest first. */
    ObservableList<Filed> history() {
        return history;
    }

    /** How it stands, in a line. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** What is wrong and what to do; empty where nothing is. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Why it cannot begin; empty where it can. */
    ReadOnlyStringProperty whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }

    /** From where the drill's load balancer may be reached, as a CIDR block. */
    StringProperty visitorProperty() {
        return visitor;
    }
}
