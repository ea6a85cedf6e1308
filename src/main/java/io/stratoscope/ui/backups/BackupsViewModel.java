package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.restore.RestoreKind;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.settings.Settings;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.session.Answer;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.LogPlace;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to restore from. AWS is asked when the screen is opened, after each discovery while it is in front, and after whatever
 * it changed itself. On the application thread.
 */
final class BackupsViewModel {

    private final Session session;
    private final BackupPort port;
    private final ObservableValue<Settings> settings;
    private final Runnable openDiagram;
    private final Latest looks = new Latest();
    private final ReadOnlyObjectWrapper<BackupsPage> page =
            new ReadOnlyObjectWrapper<>(new BackupsPage.Waiting());
    private final ReadOnlyObjectWrapper<Optional<PointRow>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final BackUpViewModel backUp;
    private final PruneViewModel prune;
    private final RestoreViewModel restore;
    private Map<String, Proof> proofs = Map.of();
    private final ReadOnlyObjectWrapper<Optional<RestoreKind>> lost =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<RestorePlan> openRestore = Optional.empty();
    private Optional<Snapshot> looked = Optional.empty();
    private boolean seen;

    /** @param openDiagram goes to the diagram, which shows what is selected */
    BackupsViewModel(
            Session session,
            BackupPort port,
            LockViewModel lock,
            ObservableValue<Settings> settings,
            Runnable openDiagram) {
        this.session = session;
        this.port = port;
        this.settings = settings;
        this.openDiagram = openDiagram;
        backUp = new BackUpViewModel(session, port, lock, this::lookAgain);
        prune = new PruneViewModel(session, port, lock, this::lookAgain);
        restore = new RestoreViewModel(session, port, lock, session::refresh);
        session.snapshotProperty().subscribe(_ -> lookIfNew());
        settings.subscribe(_ -> look().ifPresent(this::show));
    }

    /** The screen comes to the front, or goes: only what is on screen is asked for. */
    void seen(boolean now) {
        seen = now;
        lookIfNew();
    }

    private void lookIfNew() {
        if (seen && !looked.equals(session.snapshotProperty().get())) {
            lookAgain();
        }
    }

    /** Asks AWS anew. */
    void lookAgain() {
        session.snapshotProperty().get().ifPresent(this::lookAt);
    }

    private void lookAt(Snapshot newest) {
        looked = Optional.of(newest);
        looking.set(true);
        if (!(page.get() instanceof BackupsPage.Seen)) {
            page.set(new BackupsPage.Looking());
        }
        Latest.Turn turn = looks.next();
        session.run(
                "Look at the backups",
                context -> Answer.of(() -> port.look(newest, context), BackupRefusals::words),
                turn.only(answer -> answer.take(this::saw, this::refused)),
                turn.only(failure -> refused(Advice.sentences(failure))));
    }

    private void saw(BackupPort.Sight sight) {
        looking.set(false);
        switch (sight) {
            case BackupPort.Sight.Seen(var now, var said, var gone, var cut) -> {
                proofs = said;
                lost.set(gone);
                openRestore = cut;
                show(now);
                prune.know(Optional.of(now));
            }
            case BackupPort.Sight.NoTarget(String why) -> {
                page.set(new BackupsPage.NoTarget(BackupRefusals.sentence(why)));
                nothing();
            }
        }
    }

    private void show(BackupLook now) {
        BackupsPage.Seen shown =
                BackupsPage.Seen.of(
                        now, proofs, settings.getValue().recovery().rpo(), session.clock());
        Optional<String> before = chosen.get().map(row -> row.point().id());
        page.set(shown);
        chosen.set(
                before.flatMap(shown::row)
                        .or(() -> shown.usual().flatMap(point -> shown.row(point.id()))));
    }

    /** What was seen before is still shown, as it is not wrong; without that the reason stands in its place. */
    private void refused(String why) {
        looking.set(false);
        looked = Optional.empty();
        if (page.get() instanceof BackupsPage.Seen) {
            session.notices()
                    .say(
                            Notice.Kind.WARNING,
                            "The backups could not be looked at: " + why,
                            "Try again",
                            this::lookAgain);
        } else {
            page.set(new BackupsPage.Refused(why));
            nothing();
        }
    }

    private void nothing() {
        chosen.set(Optional.empty());
        prune.know(Optional.empty());
    }

    /** What is known now; empty before the first answer and where there is nothing to back up. */
    Optional<BackupLook> look() {
        return page.get() instanceof BackupsPage.Seen shown
                ? Optional.of(shown.look())
                : Optional.empty();
    }

    /** Shows the details of a restore point. */
    void choose(PointRow row) {
        chosen.set(Optional.of(row));
    }

    /** Asks whether to back up. */
    void askToBackUp() {
        look().ifPresent(backUp::ask);
    }

    /** Shows what can be restored. */
    void askToRestore() {
        restore.ask(openRestore);
    }

    /** Goes to a resource on the diagram. */
    void goTo(Arn resource) {
        session.selectionProperty().set(Optional.of(resource));
        openDiagram.run();
    }

    /** Shows the log lines of the task that copies the files, of the time of a restore point. */
    void showLogs(PointRow row) {
        look().ifPresent(now ->
                session.showLogs(
                        new LogPlace(
                                now.target().task(),
                                row.point().files().map(copy -> copy.begin()))));
    }

    /** Whether what is shown is of an account that is not real. */
    boolean simulated() {
        return session.account().simulated();
    }

    BackUpViewModel backUp() {
        return backUp;
    }

    PruneViewModel prune() {
        return prune;
    }

    RestoreViewModel restore() {
        return restore;
    }

    /** What is gone, and so has to be restored; empty where nothing is. */
    ReadOnlyObjectProperty<Optional<RestoreKind>> lostProperty() {
        return lost.getReadOnlyProperty();
    }

    Clock clock() {
        return session.clock();
    }

    ReadOnlyObjectProperty<BackupsPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The restore point whose details are shown. */
    ReadOnlyObjectProperty<Optional<PointRow>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether AWS is being asked. */
    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }
}
