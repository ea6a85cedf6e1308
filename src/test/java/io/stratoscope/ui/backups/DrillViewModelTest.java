package io.stratoscope.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stratoscope.aws.WriteGuard;
import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillException;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.backup.drill.SampleDrills;
import io.stratoscope.backup.drill.report.DrillFormat;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.backups.BackUpProgress.State;
import io.stratoscope.ui.backups.DrillViewModel.Phase;
import io.stratoscope.ui.lock.LockViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** A drill is looked at and quoted before it begins, and told of while it runs. */
final class DrillViewModelTest {

    private final SampleDrillPort port = new SampleDrillPort();
    private final TestSession window = new TestSession();
    private final LockViewModel lock = new LockViewModel(new WriteGuard(), window.clock, "");
    private int changed;
    private DrillViewModel model = new DrillViewModel(window.session, port, lock, () -> changed++);

    @BeforeEach
    void discover() throws Exception {
        window.discover(SampleProject.snapshot());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void until(BooleanSupplier wanted) throws Exception {
        while (!wanted.getAsBoolean()) {
            window.handOver();
        }
    }

    private void hear(Phase wanted) throws Exception {
        until(() -> model.phaseProperty().get() == wanted);
    }

    private void prepare() throws Exception {
        model.ask();
        window.handOver();
        model.prepare(SampleBackups.TARGET, SampleBackups.made(1));
        hear(Phase.PREPARED);
    }

    private void unlock() {
        assertThat(lock.unlock("", Duration.ofMinutes(15))).isTrue();
    }

    private State state(DrillPhase phase) {
        return model.progress().stages().stream()
                .filter(stage -> stage.phase() == phase)
                .map(DrillStage::state)
                .findFirst()
                .orElseThrow();
    }

    private List<State> states() {
        return model.progress().stages().stream().map(DrillStage::state).toList();
    }

    @Test
    void nothingIsMadeBeforePreflightAndQuoteWereSeenAndTheLockIsOpen() throws Exception {
        model.ask();
        model.begin();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.CHOOSING);
        assertThat(model.whyNotProperty().get()).startsWith("Check first");
        window.handOver();
        model.prepare(SampleBackups.TARGET, SampleBackups.made(1));
        hear(Phase.PREPARED);

        assertThat(port.asked).containsExactly("prepare rp-1 from 203.0.113.1/32");
        assertThat(model.messageProperty().get())
                .isEqualTo(
                        "It makes 3 resources, takes about 45 minutes (a guess: no drill has been run yet) and"
                                + " costs about $0.12.");
        assertThat(model.progress().parts())
                .extracting(DrillPart::name, DrillPart::words)
                .containsExactly(tuple("2 × EC2 Subnet", ""), tuple("1 × RDS DBCluster", "$0.12"));
        assertThat(model.progress().checks()).isEqualTo(port.checks);
        assertThat(model.whyNotProperty().get()).startsWith("Read-only: unlock");
        model.begin();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PREPARED);
    }

    @Test
    void itIsFollowedToItsVerdict() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        port.middle = () -> await(goOn);
        prepare();
        unlock();
        model.begin();
        until(() -> model.progress().log().size() == 8);

        assertThat(model.progress().log().getLast())
                .startsWith("  files transferring, 7 files, ")
                .endsWith(", 1 min 30 s left");
        assertThat(states())
                .containsExactly(
                        State.DONE,
                        State.DONE,
                        State.RUNNING,
                        State.WAITING,
                        State.WAITING,
                        State.WAITING);
        assertThat(model.progress().parts())
                .extracting(DrillPart::name)
                .containsExactly("Subnet1", "Cluster");
        assertThat(model.progress().parts().getLast().type()).contains(ResourceType.DB_CLUSTER);
        model.prepare(SampleBackups.TARGET, SampleBackups.made(1));
        model.dismiss();
        assertThat(model.phaseProperty().get()).as("while it runs").isEqualTo(Phase.RUNNING);
        goOn.countDown();
        hear(Phase.DONE);
        until(() -> model.chosenProperty().get().isPresent());

        assertThat(model.messageProperty().get())
                .startsWith("PROVED: everything was there. RTO 32 min 00 s. RPO ");
        assertThat(states()).containsOnly(State.DONE);
        assertThat(model.progress().parts())
                .extracting(DrillPart::name)
                .containsExactly("Cluster", "Subnet1");
        assertThat(model.progress().parts().getFirst().words()).isEqualTo("removed");
        assertThat(model.progress().parts().getLast().words())
                .isEqualTo("could not be removed: DependencyViolation");
        assertThat(window.notices()).containsExactly("Restore drill proved: Everything was there.");
        assertThat(changed).isEqualTo(1);
        assertThat(model.chosenProperty().get()).contains(SampleDrills.proved().id());
    }

    private static void await(CountDownLatch goOn) {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoCancelsReadsThatItIsRemovedFirst() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        port.middle = () -> await(goOn);
        port.report = SampleDrills.cancelled();
        prepare();
        unlock();
        model.begin();
        until(() -> model.progress().log().contains("Restore files"));
        model.cancel();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPING);
        assertThat(model.messageProperty().get())
                .isEqualTo("Stopping: all that the drill made is removed first …");
        goOn.countDown();
        hear(Phase.DONE);
        assertThat(model.messageProperty().get())
                .startsWith("CANCELLED: cancelled while files were restored");
        assertThat(states())
                .containsSubsequence(State.DONE, State.WAITING, State.WAITING, State.DONE);
    }

    @Test
    void whatFailedIsSeenWithWhatIsLeft() throws Exception {
        port.report = SampleDrills.failed();
        prepare();
        unlock();
        model.begin();
        hear(Phase.DONE);

        assertThat(state(DrillPhase.PROVE)).isEqualTo(State.FAILED);
        assertThat(state(DrillPhase.BUILD)).isEqualTo(State.DONE);
        assertThat(model.troubleProperty().get())
                .contains(" not removed: look again, then remove what drill-");
    }

    @Test
    void aFailedPreflightKeepsItFromBeginning() throws Exception {
        port.checks =
                List.of(
                        DrillCheck.fail(
                                DrillPhase.PREFLIGHT, "key is enabled", "Disabled", "enable it"));
        prepare();
        unlock();

        assertThat(model.messageProperty().get())
                .isEqualTo("It would not work: 1 check failed. Nothing was made.");
        assertThat(model.whyNotProperty().get()).startsWith("It would not work: see the checks");
        model.begin();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PREPARED);
    }

    @Test
    void withoutAnApiKeyThereIsOneLineOfWhatToDo() {
        port.obstacle = Optional.of("Give STRATOSCOPE_IMMICH_API_KEY.");
        model.ask();
        model.prepare(SampleBackups.TARGET, SampleBackups.made(1));

        assertThat(model.troubleProperty().get()).isEqualTo("Give STRATOSCOPE_IMMICH_API_KEY.");
        assertThat(port.asked).isEmpty();
    }

    @Test
    void anAddressIsNeededAndWhatWasSeenIsForItAlone() throws Exception {
        port.visitor = Optional.empty();
        model = new DrillViewModel(window.session, port, lock, () -> changed++);
        model.ask();
        window.handOver();
        model.prepare(SampleBackups.TARGET, SampleBackups.made(1));
        assertThat(model.troubleProperty().get()).startsWith("Say from where");
        model.visitorProperty().set("198.51.100.7/32");
        model.prepare(SampleBackups.TARGET, SampleBackups.made(1));
        hear(Phase.PREPARED);
        model.visitorProperty().set("198.51.100.8/32");

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.CHOOSING);
        assertThat(model.offerProperty().get()).isEmpty();
    }

    @Test
    void whatIsRefusedIsOneLine() throws Exception {
        port.refusal = Optional.of(new DrillException("the project has no service; drill another"));
        model.ask();
        window.handOver();
        model.prepare(SampleBackups.TARGET, SampleBackups.made(1));
        until(() -> !model.troubleProperty().get().isEmpty());
        assertThat(model.troubleProperty().get())
                .isEqualTo("A drill cannot be made: The project has no service; drill another.");
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.CHOOSING);
    }

    @Test
    void oneThatBreaksOffLetsTheLockGo() throws Exception {
        prepare();
        unlock();
        port.refusal = Optional.of(new DrillException("the network is gone"));
        model.begin();
        hear(Phase.DONE);

        assertThat(model.troubleProperty().get())
                .startsWith("The drill broke off: The network is gone. Look again");
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void aReportThatIsNotFiledIsNotTakenForAnother() throws Exception {
        port.filed.add(SampleDrills.cancelled());
        port.report = SampleDrills.proved(SampleDrills.BEGIN.plusSeconds(7200), 14);
        port.notFiled = Optional.of("the disk is full");
        prepare();
        assertThat(model.chosenProperty().get()).contains(SampleDrills.cancelled().id());
        unlock();
        model.begin();
        hear(Phase.DONE);
        window.handOver();

        assertThat(model.troubleProperty().get())
                .isEqualTo("The report could not be filed: the disk is full");
        assertThat(model.chosenProperty().get()).isEmpty();
    }

    @Test
    void aFormerReportIsOpenedAndSaved() throws Exception {
        port.filed.add(SampleDrills.proved());
        model.ask();
        until(() -> model.chosenProperty().get().isPresent());
        model.openReport();
        window.handOver();
        model.saveReport(DrillFormat.PDF, Path.of("drill.pdf"));
        window.handOver();

        String id = SampleDrills.proved().id();
        assertThat(port.asked).containsExactly("open " + id, "save " + id + " as pdf to drill.pdf");
        assertThat(window.notices()).containsExactly("Saved to drill.pdf");
    }
}
