package io.stratoscope.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.backup.BackUp.Outcome;
import io.stratoscope.backup.RestorePoint.Origin;
import io.stratoscope.backup.RestorePoint.Warning;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.model.TaskQueueing;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The database first, then the files, and both as one. */
final class BackUpTest {

    private static final String ID = "rp-20260301T120000Z";

    private final Vault vault = new Vault();

    private String startOther() {
        return vault.dataSync()
                .startTaskExecution(request -> request.taskArn(vault.task()))
                .taskExecutionArn();
    }

    @Test
    void aBackupIsAPairOfOneSnapshotAndOneCopy() {
        BackUp.Result result = vault.run();

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.resumed()).isFalse();
        RestorePoint point = result.point();
        assertThat(point.id()).isEqualTo(ID);
        assertThat(point.isGood()).isTrue();
        assertThat(point.warnings()).isEmpty();
        assertThat(point.skew().orElseThrow())
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
        assertThat(point.files().orElseThrow().verify()).contains("SUCCESS");
        assertThat(point.files().orElseThrow().files()).isPositive();
        assertThat(vault.statuses)
                .containsExactly(
                        "creating",
                        "available",
                        "LAUNCHING",
                        "PREPARING",
                        "TRANSFERRING",
                        "VERIFYING",
                        "SUCCESS");
        assertThat(vault.points()).filteredOn(each -> each.id().equals(ID)).containsExactly(point);
        assertThat(BackUp.open(vault.journal())).isEmpty();
    }

    @Test
    void whatTheNightsLeftIsPairedByTime() {
        List<RestorePoint> points = vault.points();

        assertThat(points).isNotEmpty().allMatch(each -> each.origin() == Origin.AUTOMATED);
        RestorePoint good = RestorePoints.newestGood(points).orElseThrow();
        assertThat(good.skew().orElseThrow()).isPositive().isLessThan(Duration.ofDays(1));
        assertThat(points)
                .filteredOn(each -> each.warnings().contains(Warning.DATABASE_NEWER))
                .as("the last night's, which nothing was copied after")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatIsOverWhenTheSnapshotIsThereIsNotJoined() {
        String other = startOther();
        BackUp.Result result = vault.run();

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.point().files().orElseThrow().execution().toString()).isNotEqualTo(other);
    }

    @Test
    void whatWaitsWhenTheSnapshotIsThereIsJoinedAndNotStartedAgain() {
        vault.stop = new StartsOthers(2);
        BackUp.Result result = vault.run();

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(vault.log).anyMatch(line -> line.startsWith("Joins exec-"));
        assertThat(result.point().warnings()).isEmpty();
        assertThat(vault.copiesOf(ID)).hasSize(1);
    }

    @Test
    void whatBeganBeforeTheSnapshotIsWaitedFor() {
        vault.stop = new StartsOthers(1);
        BackUp.Result result = vault.run();

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(vault.log).anyMatch(line -> line.startsWith("Waits for exec-"));
        assertThat(vault.statuses).contains("QUEUED");
        assertThat(result.point().warnings()).isEmpty();
    }

    @Test
    void whereDataSyncKeepsNoQueueItIsWaitedForHere() {
        Object _ =
                vault.dataSync()
                        .updateTask(request ->
                                request.taskArn(vault.task())
                                        .options(options ->
                                                options.taskQueueing(TaskQueueing.DISABLED)));
        vault.stop = new StartsOthers(1);
        BackUp.Result result = vault.run();

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(vault.statuses).doesNotContain("QUEUED");
    }

    /** Somebody else copies files shortly before the snapshot is there; nobody cancels. */
    private final class StartsOthers implements BooleanSupplier {
        private final int executions;
        private boolean done;

        StartsOthers(int executions) {
            this.executions = executions;
        }

        @Override
        public boolean getAsBoolean() {
            Instant late = Vault.START.plus(Duration.ofSeconds(170));
            if (!done && !vault.account().clock().instant().isBefore(late)) {
                done = true;
                for (int i = 0; i < executions; i++) {
                    startOther();
                }
            }
            return false;
        }
    }

    @Test
    void cancellingStopsTheCopyAndKeepsTheSnapshot() {
        vault.stop = () -> vault.statuses.contains("TRANSFERRING");
        BackUp.Result result = vault.run();

        assertThat(result.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(vault.statuses).endsWith("CANCELLING", "ERROR");
        assertThat(result.point().warnings()).containsExactly(Warning.INCOMPLETE);
        assertThat(result.detail()).contains("stays");
        assertThat(BackUp.open(vault.journal())).isEmpty();
    }

    @Test
    void cancellingDuringTheSnapshotCopiesNoFiles() {
        vault.stop = () -> true;
        BackUp.Result result = vault.run();

        assertThat(result.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(vault.copiesOf(ID)).isEmpty();
        assertThat(vault.manualSnapshots()).hasSize(1);
    }

    @Test
    void aDatabaseWhoseKeyIsDisabledIsSaidToBeSoAndNothingIsLeftOpen() {
        KmsClient kms = vault.account().client(KmsClient.class, vault.target().region());
        String key = vault.rds().describeDBClusters().dbClusters().getFirst().kmsKeyId();
        Object _ = kms.disableKey(request -> request.keyId(key));

        assertThatThrownBy(vault::run)
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("could not take a snapshot of the database")
                .hasMessageContaining(key);
        assertThat(BackUp.open(vault.journal())).isEmpty();
        assertThat(vault.copiesOf(ID)).isEmpty();
    }

    @Test
    void aLostConnectionLeavesItOpenAndTheNextRunGoesOn() {
        vault.account().faults().network("datasync:DescribeTaskExecution");
        assertThatThrownBy(vault::run).isInstanceOf(BackupException.class);
        assertThat(BackUp.open(vault.journal())).contains(ID);

        vault.account().faults().clear();
        BackUp.Result result = vault.run();
        assertThat(result.resumed()).isTrue();
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(vault.copiesOf(ID)).hasSize(1);
        assertThat(vault.manualSnapshots())
                .extracting(DBClusterSnapshot::dbClusterSnapshotIdentifier)
                .containsExactly("immich-database-rp-20260301t120000z");
    }
}
