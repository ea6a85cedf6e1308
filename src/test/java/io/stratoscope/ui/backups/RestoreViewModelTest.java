package io.stratoscope.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.WriteGuard;
import io.stratoscope.backup.restore.RestoreCheck;
import io.stratoscope.backup.restore.RestoreKind;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.backup.restore.RestoreResult;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.backups.BackUpProgress.State;
import io.stratoscope.ui.backups.RestoreViewModel.Phase;
import io.stratoscope.ui.lock.LockViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A restore is a plan that is seen first, and then steps. */
final class RestoreViewModelTest {

    private static final RestoreRequest FILES = RestoreRequest.of(RestoreKind.FILES);

    private final SampleBackups backups = new SampleBackups();
    private final TestSession window = new TestSession();
    private final LockViewModel lock = new LockViewModel(new WriteGuard(), window.clock, "");
    private int changed;
    private final RestoreViewModel model =
            new RestoreViewModel(window.session, backups, lock, () -> changed++);

    @BeforeEach
    void discover() throws Exception {
        window.discover(SampleProject.snapshot());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void plan() throws Exception {
        model.ask(Optional.empty());
        model.plan(FILES);
        hear(Phase.PLANNED);
    }

    private void hear(Phase wanted) throws Exception {
        while (model.phaseProperty().get() != wanted) {
            window.handOver();
        }
    }

    private void unlock() {
        assertThat(lock.unlock("", Duration.ofMinutes(15))).isTrue();
    }

    private List<State> states() {
        return model.rows().stream().map(RestoreRow::state).toList();
    }

    @Test
    void nothingIsDoneBeforeThePlanWasSeenAndTheLockIsOpen() throws Exception {
        model.ask(Optional.empty());
        model.follow();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.CHOOSING);
        model.plan(FILES);
        hear(Phase.PLANNED);

        assertThat(backups.asked).contains(FILES);
        assertThat(model.messageProperty().get())
                .isEqualTo(
                        "restore-1: the files from rp-1, 2 steps, about 6 minutes, some of it a guess."
                                + " Nothing is overwritten.");
        assertThat(RestoreWords.lines(model.planProperty().get().orElseThrow()))
                .containsExactly("Costs: the file system: $14.40 a month");
        assertThat(model.whyNotProperty().get()).startsWith("Read-only: unlock");
        model.follow();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PLANNED);
    }

    @Test
    void itsStepsAreFollowedToTheEnd() throws Exception {
        plan();
        unlock();
        model.follow();
        window.handOver();
        assertThat(states()).containsExactly(State.RUNNING, State.WAITING);
        window.handOver();
        window.handOver();
        window.handOver();
        assertThat(model.rows().getFirst().detail()).isEqualTo("fs-1");
        assertThat(model.rows().getLast().detail())
                .startsWith("exec-1: transferring, 7 of 10 files");
        hear(Phase.DONE);

        assertThat(states()).containsExactly(State.DONE, State.DONE);
        assertThat(window.notices())
                .containsExactly(
                        "Restored: the services run on it, and their targets are healthy.");
        assertThat(changed).isEqualTo(1);
        assertThat(model.whyNotProperty().get()).isEqualTo("The plan was followed to its end.");
    }

    @Test
    void whatIsNotAsItHasToBeKeepsItFromBeginning() throws Exception {
        backups.checks =
                List.of(
                        new RestoreCheck(
                                "the key is enabled", RestoreCheck.Result.FAIL, "it is disabled"));
        plan();
        unlock();

        assertThat(model.whyNotProperty().get()).startsWith("Something is not as it has to be");
        assertThat(RestoreWords.lines(model.planProperty().get().orElseThrow()))
                .first()
                .isEqualTo("× not so: the key is enabled: it is disabled");
    }

    @Test
    void whatOverwritesNeedsAWord() throws Exception {
        backups.overwritten = List.of("files of /upload/alice that differ");
        plan();
        unlock();

        assertThat(model.messageProperty().get())
                .endsWith("Overwrites files of /upload/alice that differ.");
        assertThat(model.whyNotProperty().get()).contains("type overwrite to allow that");
        model.typedProperty().set("overwrit");
        assertThat(model.whyNotProperty().get()).isNotEmpty();
        model.typedProperty().set("overwrite");
        assertThat(model.whyNotProperty().get()).isEmpty();
    }

    @Test
    void whatIsRefusedIsOneLineAndCanBeGoneOnWith() throws Exception {
        plan();
        unlock();
        backups.refusal = Optional.of(new Failure.NotFound("it is not there any more"));
        model.follow();
        hear(Phase.STOPPED);

        assertThat(model.troubleProperty().get())
                .startsWith("Broken off. Could not copy the files: it is not there any more. ");
        assertThat(states()).containsExactly(State.DONE, State.WAITING);
        assertThat(model.whyNotProperty().get()).isEmpty();
        backups.refusal = Optional.empty();
        model.follow();
        hear(Phase.DONE);
    }

    @Test
    void oneThatWasCutOffIsShownAndGoneOnWithOrGivenUp() throws Exception {
        backups.openRestore = Optional.of(backups.plan());
        model.ask(backups.openRestore);

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPED);
        assertThat(model.messageProperty().get()).startsWith("Cut off: restore-1: the files");
        model.plan(FILES);
        assertThat(backups.asked).as("another, before it has an end").isEmpty();
        model.giveUp();
        hear(Phase.CHOOSING);
        assertThat(backups.openRestore).isEmpty();
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void whoStopsReadsWhatIsLeft() throws Exception {
        backups.ending = RestoreResult.Outcome.CANCELLED;
        plan();
        unlock();
        model.follow();
        model.cancel();
        hear(Phase.STOPPED);

        assertThat(model.troubleProperty().get())
                .isEqualTo("Stopped: before the copy. What was made stays; Go on resumes.");
        model.dismiss();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.CLOSED);
    }
}
