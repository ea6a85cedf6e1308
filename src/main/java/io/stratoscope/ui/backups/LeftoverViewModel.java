package io.stratoscope.ui.backups;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillListener;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.backup.drill.Leftover;
import io.stratoscope.job.JobContext;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.session.Answer;
import io.stratoscope.ui.session.Latest;
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

/** What drills left that were cut off: the first is shown, and removed when its id is typed. On the application thread. */
final class LeftoverViewModel {

    private final Session session;
    private final DrillPort port;
    private final LockViewModel lock;
    private final Latest looks = new Latest();
    private final ReadOnlyObjectWrapper<Optional<Leftover>> left =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper removing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");

    LeftoverViewModel(Session session, DrillPort port, LockViewModel lock) {
        this.session = session;
        this.port = port;
        this.lock = lock;
        lock.leftProperty().subscribe(this::judge);
        typed.subscribe(this::judge);
        removing.subscribe(this::judge);
        left.subscribe(this::judge);
    }

    /** Asks AWS; not while something is being removed. */
    void look() {
        if (removing.get()) {
            return;
        }
        Latest.Turn turn = looks.next();
        session.run(
                "Look for drills that were left",
                context -> Answer.of(() -> port.leftovers(context), BackupRefusals::words),
                turn.only(answer -> answer.take(this::saw, this::refused)),
                turn.only(failure -> refused(Advice.sentences(failure))));
    }

    private void saw(List<Leftover> found) {
        Optional<Leftover> first = found.stream().findFirst();
        if (!first.map(Leftover::drill).equals(left.get().map(Leftover::drill))) {
            typed.set("");
        }
        left.set(first);
        words.set(
                first.map(each ->
                                DrillSentences.leftover(
                                                each, port.clock().instant(), session.clock())
                                        + (found.size() == 1
                                                ? ""
                                                : " And " + (found.size() - 1) + " more."))
                        .orElse(""));
    }

    private void refused(String why) {
        session.notices()
                .say(
                        Notice.Kind.WARNING,
                        "Whether a drill was left is not known: " + why,
                        "Try again",
                        this::look);
    }

    /** Removes what is shown. */
    void remove() {
        if (whyNot.get().isEmpty()) {
            left.get().ifPresent(this::remove);
        }
    }

    private void remove(Leftover leftover) {
        removing.set(true);
        words.set("Removing what " + leftover.drill() + " left …");
        lock.hold();
        session.run(
                "Remove " + leftover.drill(),
                context ->
                        Answer.of(
                                () -> port.sweep(leftover, new Heard(context), context),
                                BackupRefusals::words),
                answer -> answer.take(still -> removed(leftover, still), this::failed),
                failure -> failed(Advice.sentences(failure)));
    }

    /** What is heard is in the job's log. */
    private record Heard(JobContext job) implements DrillListener {
        @Override
        public void phase(DrillPhase phase) {
            job.step(phase.words());
        }

        @Override
        public void step(String id, String what) {
            job.log(id + " " + what);
        }

        @Override
        public void check(DrillCheck check) {
            job.log(check.name() + ": " + check.evidence());
        }

        @Override
        public void files(String status, long files, long bytes, Optional<Duration> left) {
            job.log(DrillSentences.files(status, files, bytes, left));
        }
    }

    private void removed(Leftover leftover, List<String> still) {
        if (still.isEmpty()) {
            session.notices()
                    .say(
                            Notice.Kind.SUCCESS,
                            "Nothing of " + leftover.drill() + " is left any more.");
            over();
        } else {
            failed("still there is " + String.join(", ", still) + ".");
        }
    }

    private void failed(String why) {
        session.notices().say(Notice.Kind.ERROR, "Not all of the drill was removed: " + why);
        over();
    }

    private void over() {
        lock.release();
        typed.set("");
        removing.set(false);
        look();
    }

    private void judge() {
        whyNot.set(reason());
    }

    private String reason() {
        if (left.get().isEmpty()) {
            return "Nothing was left.";
        }
        if (removing.get()) {
            return "It is being removed …";
        }
        if (!lock.whyNot().isEmpty()) {
            return lock.whyNot();
        }
        return typed.get().strip().equals(id()) ? "" : "Type " + id() + " to allow that.";
    }

    /** What has to be typed. */
    String id() {
        return left.get().map(each -> each.drill().text()).orElse("");
    }

    /** The first of what was left; empty where nothing was. */
    ReadOnlyObjectProperty<Optional<Leftover>> leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** Whether it is being removed. */
    ReadOnlyBooleanProperty removingProperty() {
        return removing.getReadOnlyProperty();
    }

    /** What was left, in a line. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** What was typed to allow that it is removed. */
    StringProperty typedProperty() {
        return typed;
    }

    /** Why it cannot be removed; empty where it can. */
    ReadOnlyStringProperty whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }
}
