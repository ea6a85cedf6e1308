package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.AccountBackups;
import io.stratoscope.app.SimulatedRehearsal;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.JournalFile;
import io.stratoscope.ui.backups.BackupPort;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
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
import java.util.stream.Stream;

/** What there is to restore from is read in the window; a backup is made and old ones go, each after a look at what it does. */
class BackupsWindowTest {

    @TempDir private Path directory;
    private DesktopRobot window;
    private SimulatedAccount account;
    private Held port;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        TurningClock clock = new TurningClock(window.clock.instant());
        account = SimulatedAccount.immich(clock).takingTime(true);
        port =
                new Held(
                        new AccountBackups(
                                account,
                                new Waiting(Duration.ofSeconds(5), Integer.MAX_VALUE, clock::turn),
                                file -> new JournalFile(directory.resolve(file), clock),
                                PriceTable::shipped));
        SimulatedDesktop.openBackedUp(
                window, account, port, new SimulatedRehearsal(account.disasters()));
    }

    @AfterEach
    void close() throws Exception {
        port.goOn.countDown();
        window.close();
    }

    /** Stands still in the middle of a transfer until it is let go on. */
    private static final class Held implements BackupPort {
        private final BackupPort port;
        private volatile CountDownLatch goOn = new CountDownLatch(0);
        private volatile Optional<Sight> instead = Optional.empty();

        Held(BackupPort port) {
            this.port = port;
        }

        @Override
        public Sight look(Snapshot snapshot, JobContext job) {
            return instead.orElseGet(() -> port.look(snapshot, job));
        }

        @Override
        public BackUp.Result backUp(BackupTarget target, BackupListener listener, JobContext job) {
            return port.backUp(
                    target,
                    new BackupListener() {
                        @Override
                        public void database(DatabaseCopy copy) {
                            listener.database(copy);
                        }

                        @Override
                        public void files(
                                FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {
                            listener.files(copy, speed, left);
                            if ("TRANSFERRING".equals(copy.status())) {
                                await();
                            }
                        }
                    },
                    job);
        }

        private void await() {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void remove(BackupTarget target, RestorePoint point) {
            port.remove(target, point);
        }
    }

    @Test
    void aBackupIsMadeAndSeenAndAnOlderOneGoes() throws Exception {
        show();
        assertThat(table().getItems()).hasSize(7);
        assertThat(window.text("#backups-headline"))
                .startsWith("The newest good restore point is 1")
                .endsWith(" hours old; the objective is 24 hours");
        assertThat(words("#backups-schedules"))
                .anyMatch(line ->
                        line.startsWith("every day between 01:30 and 02:00 UTC, kept for 7 days"))
                .anyMatch(line -> line.startsWith("every day at 02:00 UTC; next"))
                .filteredOn("✓ none missed"::equals)
                .hasSize(2);
        assertThat(words("#backups-details"))
                .contains("Never proved: no drill has restored from it.")
                .anyMatch(line -> line.startsWith("arn:aws:rds:"))
                .anyMatch(line -> line.contains(":task/task-"));
        window.pictures("backups");

        window.robot.clickOn("#backup-now");
        window.awaitNode("#backup-question");
        assertThat(window.text("#backup-question"))
                .startsWith(
                        "Back up now: a snapshot of the database immich-database, then the files");
        assertThat(window.robot.lookup("#backup-begin").query().isDisabled()).isTrue();
        assertThat(window.text("#backup-why-not")).startsWith("Read-only: unlock");
        window.pictures("backups-question");

        unlock();
        port.goOn = new CountDownLatch(1);
        window.robot.clickOn("#backup-begin");
        window.await(() -> shown("#backup-words").contains("transferring"));
        assertThat(words("#backup-stages"))
                .contains(
                        "✓ Snapshot of the database", "✓ Preparing", "▸ Transferring", "Verifying");
        window.pictures("backups-running");
        port.goOn.countDown();
        window.await(() -> shown("#notice").contains(" is complete: "));
        window.await(() -> table().getItems().size() == 8);
        window.pictures("backups-made");

        dismiss();
        window.robot.clickOn("#backup-now");
        window.awaitNode("#backup-question");
        window.robot.clickOn("#backup-begin");
        window.await(() -> shown("#notice").contains(" is complete: "));
        window.await(() -> table().getItems().size() == 9);
        dismiss();
        prune();
    }

    private void prune() throws Exception {
        window.robot.clickOn("#backups-prune");
        window.awaitNode("#prune-title");
        assertThat(window.text("#prune-title")).isEqualTo("Prune: nothing would be removed");
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    Spinner<?> keep = window.robot.lookup("#prune-keep").queryAs(Spinner.class);
                    keep.decrement(6);
                });
        window.await(() -> shown("#prune-title").contains("this database snapshot"));
        assertThat(window.text("#prune-why-not")).contains("type immich-database");
        window.pictures("backups-prune");
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        window.robot
                                .lookup("#prune-typed")
                                .queryAs(TextInputControl.class)
                                .setText("immich-database"));
        window.await(() -> !window.robot.lookup("#prune-remove").query().isDisabled());
        window.robot.clickOn("#prune-remove");
        window.await(() -> shown("#notice").equals("1 database snapshot was removed."));
        window.await(() -> table().getItems().size() == 8);
    }

    @Test
    void aBackupIsCancelled() throws Exception {
        show();
        unlock();
        port.goOn = new CountDownLatch(1);
        window.robot.clickOn("#backup-now");
        window.awaitNode("#backup-question");
        window.robot.clickOn("#backup-begin");
        window.await(() -> shown("#backup-words").contains("transferring"));
        window.robot.clickOn("#backup-cancel");
        window.await(() -> shown("#backup-cancel").equals("Stopping …"));
        port.goOn.countDown();

        window.await(() -> shown("#notice").contains(" was cancelled; "));
        window.await(() -> table().getItems().size() == 8);
        assertThat(table().getItems().toString()).contains("incomplete");
        window.pictures("backups-cancelled");
    }

    @Test
    void whatWasDueAndIsNotThereIsSeen() throws Exception {
        show();
        window.robot.clickOn("#rehearse");
        window.awaitNode("#rehearse-stopped-backup");
        window.robot.clickOn("#rehearse-stopped-backup");
        window.await(() -> words("#backups-schedules").toString().contains("switched off"));

        assertThat(words("#backups-schedules"))
                .anyMatch(line -> line.startsWith("× missed "))
                .anyMatch(line -> line.endsWith("nothing was begun"));
        assertThat(window.text("#backups-headline"))
                .isEqualTo(
                        "The newest good restore point is 4 days old; the objective is 24 hours");
        assertThat(window.robot.lookup("#backups-headline").query().getStyleClass())
                .contains("backups-late");
        window.pictures("backups-missed");
    }

    @Test
    void whoIsDeniedReadsWhyAndTriesAgain() throws Exception {
        account.faults().deny("rds:DescribeDBClusterSnapshots");
        window.robot.clickOn("#nav-backups");
        window.awaitNode("#backups-retry");

        assertThat(words("#backups"))
                .anyMatch(line -> line.contains("rds:DescribeDBClusterSnapshots"));
        window.pictures("backups-denied");
        account.faults().clear();
        window.robot.clickOn("#backups-retry");
        window.awaitNode("#backups-points");
    }

    @Test
    void whereThereIsNothingToBackUpItSaysWhatIsMissing() throws Exception {
        port.instead =
                Optional.of(
                        new BackupPort.Sight.NoTarget(
                                "there is no database cluster in this project; a restore point needs a"
                                        + " database and a copy of the files"));
        window.robot.clickOn("#nav-backups");
        window.await(() -> words("#backups").contains("Nothing to back up"));
        window.pictures("backups-nothing");
    }

    private void show() throws Exception {
        window.robot.clickOn("#nav-backups");
        window.awaitNode("#backups-points");
    }

    private void unlock() throws Exception {
        window.robot.clickOn("#lock");
        window.awaitNode("#unlock");
        window.robot.clickOn("#unlock");
        window.await(() -> window.text("#lock").startsWith("WRITING"));
    }

    private void dismiss() {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.desktop.get().session().notices().dismissAll());
    }

    private TableView<?> table() {
        return window.robot.lookup("#backups-points").queryAs(TableView.class);
    }

    /** Empty where it is not there. */
    private String shown(String query) {
        return window.isShown(query) ? window.text(query) : "";
    }

    private List<String> words(String place) {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    Node node = window.robot.lookup(place).query();
                    return Stream.of(".label", ".hyperlink")
                            .flatMap(kind -> node.lookupAll(kind).stream())
                            .map(each -> ((Labeled) each).getText())
                            .toList();
                });
    }
}
