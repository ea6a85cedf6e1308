package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.AccountBackups;
import io.stratoscope.app.SimulatedRehearsal;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.SampleDrills;
import io.stratoscope.backup.restore.Past;
import io.stratoscope.backup.restore.RestoreListener;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreRequest;
import io.stratoscope.backup.restore.RestoreResult;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.JournalFile;
import io.stratoscope.ui.backups.BackupPort;
import io.stratoscope.ui.backups.DrillPort;
import io.stratoscope.ui.backups.SampleDrillPort;

import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A restore drill is run in the window: looked at, followed, judged; and what one left goes. */
class DrillWindowTest {

    @TempDir private Path directory;
    private DesktopRobot window;
    private TurningClock clock;
    private SimulatedAccount account;
    private final SampleDrillPort port = new SampleDrillPort();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void begin() throws Exception {
        window = new DesktopRobot();
        clock = new TurningClock(window.clock.instant());
        account = SimulatedAccount.immich(clock).takingTime(true);
    }

    private void open(DrillPort drills) throws Exception {
        AccountBackups backups =
                new AccountBackups(
                        account,
                        waiting(),
                        file -> new JournalFile(directory.resolve(file), clock),
                        PriceTable::shipped,
                        now -> new Past(now, _ -> Optional.empty()));
        SimulatedDesktop.openBackedUp(
                window,
                account,
                new Drilled(backups, drills),
                new SimulatedRehearsal(account.disasters()));
        window.robot.clickOn("#nav-backups");
        window.awaitNode("#backups-points");
    }

    private Waiting waiting() {
        return new Waiting(Duration.ofSeconds(5), Integer.MAX_VALUE, clock::turn);
    }

    @AfterEach
    void close() throws Exception {
        goOn.countDown();
        window.close();
    }

    /** Backups with drills. */
    private record Drilled(BackupPort backups, DrillPort port) implements BackupPort {
        @Override
        public Sight look(Snapshot snapshot, JobContext job) {
            return backups.look(snapshot, job);
        }

        @Override
        public BackUp.Result backUp(BackupTarget target, BackupListener listener, JobContext job) {
            return backups.backUp(target, listener, job);
        }

        @Override
        public void remove(BackupTarget target, RestorePoint point) {
            backups.remove(target, point);
        }

        @Override
        public RestorePlan planRestore(Snapshot project, RestoreRequest request, JobContext job) {
            return backups.planRestore(project, request, job);
        }

        @Override
        public RestoreResult restore(
                Snapshot project, RestorePlan plan, RestoreListener listener, JobContext job) {
            return backups.restore(project, plan, listener, job);
        }

        @Override
        public void giveUp(Snapshot project) {
            backups.giveUp(project);
        }

        @Override
        public Optional<DrillPort> drills() {
            return Optional.of(port);
        }
    }

    @Test
    void aDrillIsSeenFirstFollowedAndJudged() throws Exception {
        port.filed.add(SampleDrills.failed());
        port.report = SampleDrills.proved(SampleDrills.BEGIN.plusSeconds(7200), 14);
        port.middle = this::await;
        open(port);
        window.robot.clickOn("#backups-drill");
        window.await(() -> window.isShown("#drill-open"));
        window.robot.clickOn("#drill-check");
        window.await(() -> shown("#drill-message").contains("costs about $0.12"));
        assertThat(window.text("#drill-why-not")).startsWith("Read-only: unlock");

        unlock();
        window.robot.clickOn("#drill-run");
        window.await(() -> list("#drill-log").toString().contains("transferring"));
        window.pictures("drill-running");
        window.robot.clickOn("#drill-cancel");
        window.await(() -> shown("#drill-message").startsWith("Stopping: all that the drill made"));
        goOn.countDown();
        window.await(() -> shown("#drill-message").startsWith("PROVED: everything was there"));
        window.await(() -> window.isShown("#drill-open"));
        window.pictures("drill-proved");

        window.robot.clickOn("#drill-open");
        window.await(() -> port.asked.contains("open " + port.report.id()));
        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.desktop.get().session().notices().dismissAll());
        window.robot.clickOn("#drill-former");
        window.await(() -> window.isShown("#drill-history"));
        window.await(() -> history().size() == 2 && !window.isShown("#drill-former"));
        window.settle();
        window.robot.clickOn("#drill-close");
        window.awaitNode("#backups-points");
    }

    @Test
    void whatACrashLeftIsRemovedByItsId() throws Exception {
        port.left = List.of(SampleDrillPort.leftover());
        open(port);
        window.await(() -> shown("#drill-left-words").startsWith("A drill was left: drill-2026"));
        window.robot.clickOn("#drill-left-ask");
        unlock();
        assertThat(window.robot.lookup("#drill-left-remove").query().isDisabled()).isTrue();
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        window.robot
                                .lookup("#drill-left-typed")
                                .queryAs(TextInputControl.class)
                                .setText(SampleDrillPort.LEFT.text()));
        window.await(() -> !window.robot.lookup("#drill-left-remove").query().isDisabled());
        window.robot.clickOn("#drill-left-remove");
        window.await(() -> shown("#notice").startsWith("Nothing of drill-"));
        window.await(() -> !window.isShown("#drill-left"));
    }

    private void await() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void unlock() throws Exception {
        window.robot.clickOn("#lock");
        window.awaitNode("#unlock");
        window.robot.clickOn("#unlock");
        window.await(() -> window.text("#lock").startsWith("WRITING"));
    }

    private List<?> list(String query) {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> List.<Object>copyOf(window.list(query).getItems()));
    }

    private List<?> history() {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        List.<Object>copyOf(
                                ((TableView<?>)
                                                window.robot
                                                        .lookup("#drill-history")
                                                        .queryAs(TableView.class))
                                        .getItems()));
    }

    /** Empty where it is not there. */
    private String shown(String query) {
        return window.isShown(query) ? window.text(query) : "";
    }
}
