package io.stratoscope.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stratoscope.aws.WriteGuard;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.model.Failure;
import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.Recovery;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.backups.BackUpProgress.Stage;
import io.stratoscope.ui.backups.BackUpProgress.State;
import io.stratoscope.ui.lock.LockViewModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is to restore from, and what may be done about it. */
final class BackupsViewModelTest {

    private static final Failure DENIED = new Failure.NotFound("it is not there any more");

    private final SampleBackups backups = new SampleBackups();
    private final TestSession window = new TestSession();
    private final LockViewModel lock = new LockViewModel(new WriteGuard(), window.clock, "");
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    private final BackupsViewModel model =
            new BackupsViewModel(window.session, backups, lock, settings, () -> {});

    @AfterEach
    void close() {
        window.close();
    }

    private void open() throws Exception {
        window.discover(SampleProject.snapshot());
        model.seen(true);
        window.handOver();
    }

    private BackupsPage.Seen shown() {
        return (BackupsPage.Seen) model.pageProperty().get();
    }

    private void unlock() {
        assertThat(lock.unlock("", Duration.ofMinutes(15))).isTrue();
    }

    /** Until everything that the jobs said has been heard. */
    private void hear(BackUpViewModel.Phase wanted) throws Exception {
        while (model.backUp().phaseProperty().get() != wanted) {
            window.handOver();
        }
    }

    @Test
    void nothingIsAskedWhileNobodyLooks() throws Exception {
        window.discover(SampleProject.snapshot());

        assertThat(backups.looks).isZero();
        assertThat(model.pageProperty().get()).isEqualTo(new BackupsPage.Waiting());
        model.seen(true);
        assertThat(model.pageProperty().get()).isEqualTo(new BackupsPage.Looking());
        window.handOver();
        assertThat(backups.looks).isEqualTo(1);
        model.seen(false);
        model.seen(true);
        assertThat(backups.looks).as("the same project again").isEqualTo(1);
    }

    @Test
    void theNewestGoodOneIsHeldAgainstTheObjective() throws Exception {
        backups.points.addAll(List.of(SampleBackups.night(2, -600), SampleBackups.night(10, 23)));
        open();

        assertThat(shown().headline())
                .isEqualTo(
                        "The newest good restore point is 10 hours old; the objective is 24 hours");
        assertThat(shown().inTime()).isTrue();
        assertThat(model.chosenProperty().get().orElseThrow().point().id())
                .as("what a restore would begin from")
                .isEqualTo("rp-night-10");

        settings.set(settings.get().withRecovery(new Recovery(6)));
        assertThat(shown().inTime()).isFalse();
        assertThat(backups.looks).as("a wish is no question").isEqualTo(1);
    }

    @Test
    void aRowSaysHowMuchARestoreFromItIsWorth() throws Exception {
        RestorePoint bare =
                new RestorePoint(
                        "rp-bare",
                        SampleBackups.NOW.minus(Duration.ofDays(1)),
                        RestorePoint.Origin.BY_HAND,
                        Optional.of(
                                SampleBackups.snapshot(
                                        "mine", "manual", SampleBackups.NOW, false, "")),
                        Optional.empty());
        backups.points.addAll(List.of(SampleBackups.made(1), SampleBackups.night(2, -600), bare));
        backups.proofs = Map.of("rp-1", new Proof(Instant.parse("2026-03-10T11:30:00Z"), true));
        open();

        assertThat(shown().rows())
                .extracting(PointRow::tone, PointRow::taken, PointRow::warnings)
                .containsExactly(
                        tuple(PointRow.Tone.GOOD, "by Stratoscope", ""),
                        tuple(PointRow.Tone.DOUBTFUL, "automatically", "database newer"),
                        tuple(PointRow.Tone.BROKEN, "by hand", "incomplete, unencrypted"));
        assertThat(shown().rows())
                .extracting(PointRow::proved)
                .containsExactly("proved 10 Mar", PointRow.NEVER, PointRow.NEVER);
        assertThat(shown().rows().getFirst().skew()).isEqualTo("3 minutes later");
        assertThat(shown().rows().getFirst().cost()).isEqualTo("$0.00");
        assertThat(shown().rows().getFirst().size()).isEqualTo("12 GiB + 4 KiB");
        assertThat(shown().files()).contains("about $0.98 a month");
    }

    @Test
    void whereThereIsNothingItSaysSo() throws Exception {
        open();

        assertThat(shown().headline())
                .isEqualTo("There is no good restore point; the objective is 24 hours");
        assertThat(shown().inTime()).isFalse();
        assertThat(model.chosenProperty().get()).isEmpty();
    }

    @Test
    void aProjectWithoutADatabaseHasNothingToBackUp() throws Exception {
        backups.noTarget = Optional.of("there is no database cluster in this project");
        open();

        assertThat(model.pageProperty().get())
                .isEqualTo(
                        new BackupsPage.NoTarget("there is no database cluster in this project"));
        model.askToBackUp();
        assertThat(model.backUp().phaseProperty().get()).isEqualTo(BackUpViewModel.Phase.IDLE);
    }

    @Test
    void aRefusalStandsInTheirPlaceAndIsANoticeWhereTheyWereSeen() throws Exception {
        backups.refusal = Optional.of(DENIED);
        open();

        assertThat(model.pageProperty().get())
                .isInstanceOfSatisfying(
                        BackupsPage.Refused.class,
                        page ->
                                assertThat(page.why())
                                        .startsWith(
                                                "Could not list the database snapshots: it is not"
                                                        + " there any more. "));
        backups.refusal = Optional.empty();
        model.lookAgain();
        window.handOver();
        assertThat(shown().rows()).isEmpty();

        backups.refusal = Optional.of(DENIED);
        model.lookAgain();
        window.handOver();
        assertThat(shown().rows()).isEmpty();
        assertThat(window.notices())
                .singleElement()
                .asString()
                .startsWith("The backups could not be looked at: Could not list");
    }

    @Test
    void aBackupIsReadAboutBeforeItBeginsAndNeedsTheLockOpen() throws Exception {
        backups.open = Optional.of("rp-9");
        open();

        model.askToBackUp();
        assertThat(model.backUp().questionProperty().get())
                .startsWith("Go on with rp-9, which was cut off: a snapshot of the database photos")
                .contains("in account 123456789012, eu-central-1");
        assertThat(model.backUp().whyNotProperty().get()).startsWith("Read-only: unlock");
        model.backUp().begin();
        assertThat(model.backUp().phaseProperty().get())
                .as("locked")
                .isEqualTo(BackUpViewModel.Phase.ASKING);
        model.backUp().dismiss();
        unlock();
        model.backUp().begin();
        assertThat(model.backUp().phaseProperty().get())
                .as("not asked")
                .isEqualTo(BackUpViewModel.Phase.IDLE);
        assertThat(backups.points).isEmpty();
    }

    @Test
    void aBackupIsFollowedToItsEnd() throws Exception {
        DatabaseCopy half =
                new DatabaseCopy(
                        SampleBackups.TARGET.cluster(),
                        "photos-1",
                        "photos",
                        "manual",
                        "creating",
                        40,
                        Optional.empty(),
                        0,
                        true,
                        Optional.empty(),
                        "aurora-postgresql",
                        "16.8",
                        Optional.empty());
        backups.telling =
                listener -> {
                    listener.database(half);
                    listener.files(
                            SampleBackups.copy(SampleBackups.NOW, "TRANSFERRING"),
                            Optional.of(1024L),
                            Optional.of(Duration.ofSeconds(4)));
                };
        open();
        model.askToBackUp();
        unlock();
        model.backUp().begin();

        window.handOver();
        assertThat(model.backUp().progressProperty().get().words())
                .isEqualTo("Snapshot photos-1: creating, 40 %");
        window.handOver();
        BackUpProgress progress = model.backUp().progressProperty().get();
        assertThat(progress.words())
                .isEqualTo(
                        "exec-1: transferring, 7 of 10 files, 4 KiB of 8 KiB, 1 KiB/s, 4 seconds left");
        assertThat(progress.share()).contains(0.5);
        assertThat(progress.stages())
                .extracting(Stage::state)
                .containsExactly(
                        State.DONE,
                        State.DONE,
                        State.DONE,
                        State.DONE,
                        State.RUNNING,
                        State.WAITING);
        hear(BackUpViewModel.Phase.IDLE);
        window.handOver();
        assertThat(window.notices())
                .containsExactly("rp-0 is complete: files 3 minutes later, 7 files copied, 4 KiB.");
        assertThat(shown().rows()).as("looked again").hasSize(1);
    }

    @Test
    void whatFailedIsOneLineWithWhatToDo() throws Exception {
        open();
        unlock();
        backups.outcome = BackUp.Outcome.FILES_FAILED;
        model.askToBackUp();
        model.backUp().begin();
        hear(BackUpViewModel.Phase.IDLE);
        window.handOver();
        backups.refusal = Optional.of(DENIED);
        model.askToBackUp();
        model.backUp().begin();
        hear(BackUpViewModel.Phase.IDLE);

        assertThat(window.notices())
                .first()
                .asString()
                .isEqualTo(
                        "rp-0 is not complete: verifying failed. Look at the task's log lines, then back"
                                + " up again.");
        assertThat(window.notices())
                .element(1)
                .asString()
                .startsWith(
                        "The backup broke off. Could not take the database snapshot: it is not there any"
                                + " more. ");
    }

    @Test
    void thePhaseThatFailedIsMarked() {
        assertThat(
                        BackUpProgress.of(
                                        SampleBackups.copy(SampleBackups.NOW, "ERROR"),
                                        Optional.empty(),
                                        Optional.empty())
                                .stages())
                .last()
                .isEqualTo(new Stage("Verifying", State.FAILED));
        assertThat(
                        BackUpProgress.of(
                                        SampleBackups.copy(SampleBackups.NOW, "SUCCESS"),
                                        Optional.empty(),
                                        Optional.empty())
                                .stages())
                .extracting(Stage::state)
                .containsOnly(State.DONE);
    }

    @Test
    void whatGoesIsShownFirstAndTheNameIsTyped() throws Exception {
        backups.points.addAll(
                List.of(SampleBackups.made(1), SampleBackups.made(50), SampleBackups.made(99)));
        open();
        model.prune().ask();

        assertThat(model.prune().surplusProperty().get()).isEmpty();
        assertThat(model.prune().whyNotProperty().get()).isEqualTo("Nothing has to go.");
        model.prune().keep(1, 0);
        assertThat(model.prune().surplusProperty().get())
                .extracting(RestorePoint::id)
                .containsExactly("rp-99", "rp-50");
        model.prune().keep(1, 3);
        assertThat(model.prune().surplusProperty().get())
                .extracting(RestorePoint::id)
                .containsExactly("rp-99");
        assertThat(model.prune().whyNotProperty().get()).startsWith("Read-only: unlock");
        unlock();
        model.prune().typedProperty().set("photo");
        assertThat(model.prune().whyNotProperty().get())
                .isEqualTo("They cannot be brought back: type photos to allow that.");
        model.prune().remove();
        assertThat(backups.removed).isEmpty();

        model.prune().typedProperty().set("photos");
        model.prune().keep(1, 0);
        assertThat(model.prune().typedProperty().get()).as("it allowed something else").isEmpty();
        model.prune().typedProperty().set("photos");
        model.prune().remove();
        window.handOver();
        window.handOver();

        assertThat(backups.removed).containsExactly("rp-99", "rp-50");
        assertThat(window.notices()).containsExactly("2 database snapshots were removed.");
        assertThat(model.prune().openProperty().get()).isFalse();
        assertThat(shown().rows()).hasSize(1);
    }

    @Test
    void aRemovalThatIsRefusedSaysWhatIsStillThere() throws Exception {
        backups.points.addAll(List.of(SampleBackups.made(1), SampleBackups.made(50)));
        open();
        model.prune().ask();
        model.prune().keep(1, 0);
        unlock();
        model.prune().typedProperty().set("photos");
        backups.refusal = Optional.of(DENIED);
        model.prune().remove();
        window.handOver();

        assertThat(window.notices())
                .singleElement()
                .asString()
                .startsWith(
                        "Not all of them were removed: those that are still listed are there. ");
        assertThat(model.prune().openProperty().get()).isTrue();
    }
}
