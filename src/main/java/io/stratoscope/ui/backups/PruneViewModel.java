package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.Retention;
import io.stratoscope.job.JobContext;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.session.Answer;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Removing old restore points: what would go is shown first, and the database's name is typed. On the application thread. */
final class PruneViewModel {

    /** So many of the newest stay, unless the operator says otherwise. */
    static final int USUAL = 7;

    static final int MOST = 1000;

    private final Session session;
    private final BackupPort port;
    private final LockViewModel lock;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<BackupLook>> look =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<RestorePoint>> surplus =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper removing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");
    private int keep = USUAL;
    private int days;

    /** @param changed is told when something was removed */
    PruneViewModel(Session session, BackupPort port, LockViewModel lock, Runnable changed) {
        this.session = session;
        this.port = port;
        this.lock = lock;
        this.changed = changed;
        lock.leftProperty().subscribe(this::judge);
        typed.subscribe(this::judge);
        removing.subscribe(this::judge);
        surplus.subscribe(this::judge);
    }

    /** What there is now. */
    void know(Optional<BackupLook> now) {
        look.set(now);
        count();
    }

    /** Shows what would go. */
    void ask() {
        typed.set("");
        open.set(true);
    }

    /** The operator thought better of it; what is being removed is removed all the same. */
    void dismiss() {
        open.set(false);
    }

    /**
     * What is to stay.
     *
     * @param newest so many of the newest, at least 1
     * @param youngerThan whatever is younger than so many days; 0 for no matter how young
     */
    void keep(int newest, int youngerThan) {
        keep = Math.clamp(newest, 1, MOST);
        days = Math.max(0, youngerThan);
        typed.set(""); // what was typed allowed something else
        count();
    }

    private void count() {
        Retention wanted =
                new Retention(
                        keep, days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)));
        surplus.set(look.get().map(now -> now.surplus(wanted)).orElse(List.of()));
    }

    /** Removes what is shown. */
    void remove() {
        if (whyNot.get().isEmpty()) {
            look.get().ifPresent(now -> remove(now.target(), surplus.get()));
        }
    }

    private void remove(BackupTarget target, List<RestorePoint> points) {
        removing.set(true);
        lock.hold();
        session.run(
                "Prune restore points",
                context -> Answer.of(() -> remove(target, points, context), BackupRefusals::words),
                answer -> answer.take(this::removed, this::failed),
                failure -> failed(Advice.sentences(failure)));
    }

    private int remove(BackupTarget target, List<RestorePoint> points, JobContext context) {
        int gone = 0;
        for (RestorePoint point : points) {
            if (context.cancelled()) {
                break;
            }
            port.remove(target, point);
            gone++;
            context.log("removed " + point.id());
            context.progress(gone, points.size());
        }
        return gone;
    }

    private void removed(int count) {
        over();
        open.set(false);
        session.notices()
                .say(
                        Notice.Kind.SUCCESS,
                        count == 1
                                ? "1 database snapshot was removed."
                                : count + " database snapshots were removed.");
    }

    private void failed(String why) {
        over();
        session.notices()
                .say(
                        Notice.Kind.ERROR,
                        "Not all of them were removed: those that are still listed are there. "
                                + why);
    }

    private void over() {
        removing.set(false);
        typed.set("");
        lock.release();
        changed.run();
    }

    private void judge() {
        whyNot.set(reason());
    }

    private String reason() {
        if (removing.get()) {
            return "They are being removed …";
        }
        if (surplus.get().isEmpty()) {
            return "Nothing has to go.";
        }
        if (!lock.whyNot().isEmpty()) {
            return lock.whyNot();
        }
        return typed.get().strip().equals(name())
                ? ""
                : "They cannot be brought back: type " + name() + " to allow that.";
    }

    /** What has to be typed. */
    String name() {
        return look.get().map(now -> now.target().clusterId()).orElse("");
    }

    /** Whether the operator is being asked. */
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** What would go, the oldest first. */
    ReadOnlyObjectProperty<List<RestorePoint>> surplusProperty() {
        return surplus.getReadOnlyProperty();
    }

    /** What was typed to allow it. */
    StringProperty typedProperty() {
        return typed;
    }

    /** Why nothing can be removed; empty where it can. */
    ReadOnlyStringProperty whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }
}
