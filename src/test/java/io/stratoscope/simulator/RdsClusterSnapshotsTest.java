package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.provision.TurningClock;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.KmsKeyNotAccessibleException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.Tag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Databases are backed up each night, and when somebody asks for it. */
final class RdsClusterSnapshotsTest {

    private static final String NAME = "before-upgrade";

    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimulatedAccount account = SimulatedAccount.immich(clock).takingTime(true);

    {
        account.guard().unlock();
    }

    private final RdsClient rds = account.client(RdsClient.class, SimulatedAccount.HOME_REGION);

    private DBCluster cluster() {
        return rds.describeDBClusters(request -> {}).dbClusters().getFirst();
    }

    private DBClusterSnapshot create(String name) {
        return rds.createDBClusterSnapshot(request ->
                        request.dbClusterIdentifier(cluster().dbClusterIdentifier())
                                .dbClusterSnapshotIdentifier(name)
                                .tags(Tag.builder().key("why").value("upgrade").build()))
                .dbClusterSnapshot();
    }

    private List<DBClusterSnapshot> snapshots(String type) {
        return rds.describeDBClusterSnapshots(request -> request.snapshotType(type))
                .dbClusterSnapshots();
    }

    private DBClusterSnapshot named(String name) {
        return rds.describeDBClusterSnapshots(request -> request.dbClusterSnapshotIdentifier(name))
                .dbClusterSnapshots()
                .getFirst();
    }

    @Test
    void aSnapshotTakesItsTimeAndKeepsWhatTheClusterWas() {
        DBClusterSnapshot begun = create(NAME);

        assertThat(begun.status()).isEqualTo("creating");
        clock.turn(RdsClusterSnapshots.TAKES.dividedBy(2));
        assertThat(named(NAME).percentProgress()).isEqualTo(50);
        clock.turn(RdsClusterSnapshots.TAKES.dividedBy(2));
        DBClusterSnapshot done = named(NAME);
        assertThat(done.status()).isEqualTo("available");
        assertThat(done.percentProgress()).isEqualTo(100);
        assertThat(done.storageEncrypted()).isTrue();
        assertThat(done.kmsKeyId()).isEqualTo(cluster().kmsKeyId());
        assertThat(done.engineVersion()).isEqualTo(cluster().engineVersion());
        assertThat(done.allocatedStorage()).isPositive();
        assertThat(done.snapshotCreateTime()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(done.tagList()).contains(Tag.builder().key("why").value("upgrade").build());
        assertThat(snapshots("manual")).hasSize(1);
    }

    @Test
    void aNameIsGivenOnceAndHasToBeOne() {
        create(NAME);

        assertThatThrownBy(() -> create(NAME.toUpperCase(Locale.ROOT)))
                .isInstanceOf(DbClusterSnapshotAlreadyExistsException.class);
        assertThatThrownBy(() -> create("before--upgrade"))
                .isInstanceOf(RdsException.class)
                .hasMessageContaining("not a valid identifier");
        assertThatThrownBy(() -> create("rds:upgrade")).isInstanceOf(RdsException.class);
    }

    @Test
    void whatIsBeingTakenIsNotDeleted() {
        create(NAME);

        assertThatThrownBy(() -> delete(NAME))
                .isInstanceOf(InvalidDbClusterSnapshotStateException.class);
        clock.turn(RdsClusterSnapshots.TAKES);
        delete(NAME);
        assertThatThrownBy(() -> named(NAME))
                .isInstanceOf(DbClusterSnapshotNotFoundException.class);
    }

    private void delete(String name) {
        Object _ =
                rds.deleteDBClusterSnapshot(request -> request.dbClusterSnapshotIdentifier(name));
    }

    @Test
    void eachNightLeavesASnapshotAsLongAsTheyAreKept() {
        List<DBClusterSnapshot> nights = snapshots("automated");

        assertThat(nights).hasSize(cluster().backupRetentionPeriod());
        DBClusterSnapshot last = nights.getLast();
        assertThat(last.dbClusterSnapshotIdentifier())
                .startsWith("rds:immich-database-2026-03-01-");
        assertThat(named(last.dbClusterSnapshotIdentifier())).isEqualTo(last);
        assertThat(named(last.dbClusterSnapshotArn())).isEqualTo(last);
        assertThat(cluster().earliestRestorableTime())
                .isEqualTo(nights.getFirst().snapshotCreateTime());
        assertThat(cluster().latestRestorableTime())
                .isEqualTo(clock.instant().minus(Duration.ofMinutes(5)));
        assertThatThrownBy(() -> delete(last.dbClusterSnapshotIdentifier()))
                .isInstanceOf(InvalidDbClusterSnapshotStateException.class)
                .hasMessageContaining("Only manual");

        clock.turn(Duration.ofDays(1));
        assertThat(snapshots("automated")).hasSameSizeAs(nights).doesNotContain(nights.getFirst());
    }

    @Test
    void aShorterRetentionKeepsFewer() {
        Object _ =
                rds.modifyDBCluster(request ->
                        request.dbClusterIdentifier(cluster().dbClusterIdentifier())
                                .backupRetentionPeriod(2));

        assertThat(snapshots("automated")).hasSize(2);
    }

    @Test
    void aDatabaseWhoseKeyIsDisabledIsNotCopied() {
        KmsClient kms = account.client(KmsClient.class, SimulatedAccount.HOME_REGION);
        String key = cluster().kmsKeyId();
        Object _ = kms.disableKey(request -> request.keyId(key));

        assertThatThrownBy(() -> create(NAME))
                .isInstanceOf(KmsKeyNotAccessibleException.class)
                .hasMessageContaining(key);
        Object _ = kms.enableKey(request -> request.keyId(key));
        assertThat(create(NAME).status()).isEqualTo("creating");
    }

    @Test
    void aDisasterThatDisablesTheKeyAlsoStopsTheNights() {
        int before = snapshots("automated").size();
        account.faults().disaster(DisabledKey.NAME);
        clock.turn(Duration.ofDays(2));

        assertThat(snapshots("automated")).hasSize(before - 2);
        assertThatThrownBy(() -> create(NAME)).isInstanceOf(KmsKeyNotAccessibleException.class);
    }

    @Test
    void executionsKeepTheirTags() {
        DataSyncClient dataSync =
                account.client(DataSyncClient.class, SimulatedAccount.HOME_REGION);
        String task = dataSync.listTasks(request -> {}).tasks().getFirst().taskArn();
        TagListEntry tag = TagListEntry.builder().key("why").value("upgrade").build();
        TagListEntry other = TagListEntry.builder().key("who").value("me").build();
        String execution =
                dataSync.startTaskExecution(request -> request.taskArn(task).tags(tag))
                        .taskExecutionArn();
        Object _ = dataSync.tagResource(request -> request.resourceArn(execution).tags(other));

        assertThat(dataSync.listTagsForResource(request -> request.resourceArn(execution)).tags())
                .containsExactly(other, tag);
        assertThat(dataSync.listTagsForResource(request -> request.resourceArn(task)).tags())
                .doesNotContain(tag, other);
    }
}
