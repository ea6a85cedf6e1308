package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupLook;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.job.Job;
import io.stratoscope.job.JobContext;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.session.Answer;
import io.stratoscope.ui.session.LogPlace;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.time.Duration;
import java.util.Optional;

/** Backing up now: asked for, confirmed, followed, cancelled. On the application thread; the work is a job. */
final class BackUpViewModel {

    /** Where one is on the way. */
    enum Phase {
        IDLE,
        /** The operator reads what would be done. */
        ASKING,
        RUNNING,
        /** It was asked to stop. */
        STOPPING
    }

    private final Session session;
    private final BackupPort port;
    private final LockViewModel lock;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyObjectWrapper<BackUpProgress> progress =
            new ReadOnlyObjectWrapper<>(BackUpProgress.begun());
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private Optional<BackupTarget> target = Optional.empty();
    private Optional<Job<?>> running = Optional.empty();

    /** @param changed is told when something may have been made */
    BackUpViewModel(Session session, BackupPort port, LockViewModel lock, Runnable changed) {
        this.session = session;
        this.port = port;
        this.lock = lock;
        this.changed = changed;
        lock.leftProperty().subscribe(() -> whyNot.set(lock.whyNot()));
        whyNot.set(lock.whyNot());
    }

    /** Shows what would be done; one that is under way goes on. */
    void ask(BackupLook look) {
        if (phase.get() == Phase.IDLE) {
            target = Optional.of(look.target());
            question.set(question(look));
            phase.set(Phase.ASKING);
        }
    }

    private static String question(BackupLook look) {
        BackupTarget target = look.target();
        String what =
                "a snapshot of the database "
                        + target.clusterId()
                        + ", then the files by the task "
                        + target.taskName()
                        + ", in account "
                        + target.cluster().account()
                        + ", "
                        + target.region()
                        + ". What DataSync has in its queue already is joined.";
        return look.open()
                .map(id -> "Go on with " + id + ", which was cut off: " + what)
                .orElse("Back up now: " + what);
    }

    /** The operator thought better of it. */
    void dismiss() {
        if (phase.get() == Phase.ASKING) {
            phase.set(Phase.IDLE);
        }
    }

    /** The operator read what would be done, and wants it. */
    void begin() {
        if (phase.get() == Phase.ASKING && whyNot.get().isEmpty()) {
            target.ifPresent(this::begin);
        }
    }

    private void begin(BackupTarget meant) {
        progress.set(BackUpProgress.begun());
        phase.set(Phase.RUNNING);
        lock.hold();
        running =
                Optional.of(
                        session.run(
                                "Back up " + meant.clusterId(),
                                context -> backUp(meant, context),
                                answer -> answer.take(this::ended, this::failed),
                                failure -> failed(Advice.sentences(failure))));
    }

    private Answer<BackUp.Result> backUp(BackupTarget meant, JobContext context) {
        return Answer.of(() -> port.backUp(meant, new Heard(), context), BackupRefusals::words);
    }

    /** On the job's thread. */
    private final class Heard implements BackupListener {
        @Override
        public void database(DatabaseCopy copy) {
            show(BackUpProgress.of(copy));
        }

        @Override
        public void files(FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {
            show(BackUpProgress.of(copy, speed, left));
        }

        private void show(BackUpProgress now) {
            session.applicationThread().execute(() -> progress.set(now));
        }
    }

    private void ended(BackUp.Result result) {
        over();
        String words = BackupWords.ended(result);
        switch (result.outcome()) {
            case COMPLETE -> session.notices().say(Notice.Kind.SUCCESS, words);
            case CANCELLED -> session.notices().say(Notice.Kind.WARNING, words);
            case FILES_FAILED ->
                    session.notices()
                            .say(
                                    Notice.Kind.ERROR,
                                    words,
                                    "Log lines",
                                    () ->
                                            target.ifPresent(meant ->
                                                    session.showLogs(
                                                            new LogPlace(
                                                                    meant.task(),
                                                                    Optional.empty()))));
        }
    }

    private void failed(String why) {
        over();
        session.notices().say(Notice.Kind.ERROR, "The backup broke off. " + why);
    }

    // Something may have been made whatever came of it.
    private void over() {
        running = Optional.empty();
        lock.release();
        phase.set(Phase.IDLE);
        changed.run();
    }

    /** Asks to stop: what Stratoscope started of the files is cancelled; a snapshot goes on. */
    void cancel() {
        if (phase.get() == Phase.RUNNING) {
            running.ifPresent(Job::cancel);
            phase.set(Phase.STOPPING);
        }
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** How far it is. */
    ReadOnlyObjectProperty<BackUpProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What would be done, in a sentence. */
    ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Why it can't begin; empty where it can. */
    ReadOnlyStringProperty whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }
}
