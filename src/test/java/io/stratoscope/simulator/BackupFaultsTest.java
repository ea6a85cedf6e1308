package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.photos.Asset;
import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.LibraryRows;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DataSyncException;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.PhaseStatus;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.KmsKeyNotAccessibleException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a caller sees of each thing that can be wrong with the backups. */
final class BackupFaultsTest {

    private static final String REGION = SimulatedAccount.HOME_REGION;

    /** A log in memory. */
    private record Log(List<JsonObject> lines) implements AccountLog {
        @Override
        public List<JsonObject> read() {
            return List.copyOf(lines);
        }

        @Override
        public void append(JsonObject happening) {
            lines.add(happening);
        }
    }

    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimulatedAccount account = SimulatedAccount.immich(clock).takingTime(true);

    {
        account.guard().unlock();
    }

    private final S3Client s3 = account.client(S3Client.class, REGION);
    private final DataSyncClient dataSync = account.client(DataSyncClient.class, REGION);
    private final EfsClient efs = account.client(EfsClient.class, REGION);
    private final RdsClient rds = account.client(RdsClient.class, REGION);
    private final String bucket =
            s3.listBuckets(request -> {}).buckets().stream()
                    .map(each -> each.name())
                    .filter(name -> name.startsWith("immich-backup"))
                    .findFirst()
                    .orElseThrow();

    private Map<String, S3Object> objects() {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .collect(Collectors.toMap(S3Object::key, Function.identity()));
    }

    private LibraryRows rows() {
        return account.state()
                .service(SimulatedRds.class, RdsClient.class, REGION)
                .rowsOf("immich-database");
    }

    private FileTree bucketFiles() {
        return account.state()
                .service(SimulatedS3.class, S3Client.class, REGION)
                .copies()
                .read(bucket);
    }

    private DescribeTaskResponse task(String name) {
        return dataSync.listTasksPaginator().tasks().stream()
                .filter(entry -> name.equals(entry.name()))
                .map(entry -> dataSync.describeTask(request -> request.taskArn(entry.taskArn())))
                .findFirst()
                .orElseThrow();
    }

    private DescribeTaskExecutionResponse run(String task) {
        String execution =
                dataSync.startTaskExecution(request -> request.taskArn(task(task).taskArn()))
                        .taskExecutionArn();
        DescribeTaskExecutionResponse now = seen(execution);
        for (int i = 0; i < 1000 && now.endTime() == null; i++) {
            clock.turn(Duration.ofSeconds(10));
            now = seen(execution);
        }
        return now;
    }

    private DescribeTaskExecutionResponse seen(String execution) {
        return dataSync.describeTaskExecution(request -> request.taskExecutionArn(execution));
    }

    private FileSystemDescription library() {
        return efs.describeFileSystemsPaginator().fileSystems().stream()
                .filter(system -> "immich-library".equals(system.name()))
                .findFirst()
                .orElseThrow();
    }

    private long originalsThere() {
        FileTree files = bucketFiles();
        return rows().assets().stream()
                .map(Asset::originalPath)
                .filter(path ->
                        files.files().keySet().stream().anyMatch(there -> there.endsWith(path)))
                .count();
    }

    private static String code(Throwable failure) {
        return ((AwsServiceException) failure).awsErrorDetails().errorCode();
    }

    @Test
    void eachHasANameOfItsOwnAndALine() {
        assertThat(account.disasters().ofBackups())
                .extracting(RehearsedDisasters.Named::name)
                .doesNotHaveDuplicates()
                .isSorted()
                .doesNotContainAnyElementsOf(
                        account.disasters().all().stream()
                                .map(RehearsedDisasters.Named::name)
                                .toList());
        assertThat(account.disasters().ofBackups())
                .allSatisfy(each -> assertThat(each.about()).hasSizeBetween(20, 110));
        assertThatThrownBy(() -> account.disasters().turn("corrupt-copy", true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void corruptCopiesLookAsTheyDidAndAreOthers() {
        Map<String, S3Object> before = objects();
        FileTree whole = bucketFiles();
        account.disasters().turn(CorruptCopies.NAME, true);
        FileTree damaged = bucketFiles();

        assertThat(objects().keySet()).isEqualTo(before.keySet());
        long others =
                whole.files().entrySet().stream()
                        .filter(file ->
                                !damaged.get(file.getKey())
                                        .filter(is -> is.hasContentOf(file.getValue()))
                                        .isPresent())
                        .count();
        assertThat(others).isBetween(rows().assets().size() / 4L, rows().assets().size() / 2L);
        assertThat(
                        damaged.files().entrySet().stream()
                                .allMatch(file ->
                                        file.getValue()
                                                .looksLike(whole.get(file.getKey()).orElseThrow())))
                .isTrue();
        account.disasters().turn(CorruptCopies.NAME, false);
        assertThat(bucketFiles().equals(whole)).isTrue();
    }

    @Test
    void missingCopiesAreNeitherListedNorHandedOut() {
        Map<String, S3Object> before = objects();
        account.disasters().turn(MissingCopies.NAME, true);
        Map<String, S3Object> after = objects();

        assertThat(before.size() - after.size())
                .isBetween(rows().assets().size() / 4, rows().assets().size() / 2);
        String gone =
                before.keySet().stream()
                        .filter(key -> !after.containsKey(key))
                        .findFirst()
                        .orElseThrow();
        assertThat(gone).contains("/upload/");
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket(bucket).key(gone)))
                .isInstanceOf(NoSuchKeyException.class);
        assertThat(after.keySet().stream().filter(key -> key.endsWith("/.immich"))).hasSize(6);
    }

    @Test
    void ownerlessCopiesHaveNoMetadata() {
        String key = objects().keySet().iterator().next();
        assertThat(s3.headObject(request -> request.bucket(bucket).key(key)).metadata())
                .containsKey("file-owner");
        account.disasters().turn(OwnerlessCopies.NAME, true);

        assertThat(s3.headObject(request -> request.bucket(bucket).key(key)).metadata()).isEmpty();
        assertThat(
                        bucketFiles().files().values().stream()
                                .allMatch(file -> file.ownership().user() == 65534))
                .isTrue();
    }

    @Test
    void aLateDatabaseTellsOfFilesThatNoBackupHas() {
        long last = originalsThere();
        List<String> ran = executions();
        account.disasters().turn(LateDatabase.NAME, true);

        assertThat(originalsThere()).isBetween(last - 60, last - 20);
        assertThat(executions()).isNotEmpty().hasSizeLessThan(ran.size());
        assertThat(
                        rds.describeDBClusterSnapshots(request -> {})
                                .dbClusterSnapshots()
                                .getLast()
                                .snapshotCreateTime())
                .isAfter(clock.instant().minus(Duration.ofDays(1)));
    }

    private List<String> executions() {
        return dataSync
                .listTaskExecutionsPaginator(
                        request -> request.taskArn(task("immich-backup").taskArn()))
                .taskExecutions()
                .stream()
                .map(each -> each.taskExecutionArn())
                .toList();
    }

    @Test
    void aFailingCopyStopsHalfWay() {
        Object _ = objects();
        account.disasters().turn(FailingCopy.NAME, true);
        clock.turn(Duration.ofHours(10));
        int before = bucketFiles().files().size();

        DescribeTaskExecutionResponse failed = run("immich-backup");

        assertThat(failed.status()).isEqualTo(TaskExecutionStatus.ERROR);
        assertThat(failed.result().prepareStatus()).isEqualTo(PhaseStatus.SUCCESS);
        assertThat(failed.result().transferStatus()).isEqualTo(PhaseStatus.ERROR);
        assertThat(failed.result().errorDetail()).contains("Input/output error");
        assertThat(failed.filesTransferred())
                .isPositive()
                .isLessThan(failed.estimatedFilesToTransfer());
        assertThat(bucketFiles().files().size())
                .isEqualTo(before + failed.filesTransferred().intValue());
        clock.turn(Duration.ofDays(1));
        assertThat(seen(executions().getLast()).status()).isEqualTo(TaskExecutionStatus.ERROR);
        account.disasters().turn(FailingCopy.NAME, false);
        assertThat(run("immich-backup").status()).isEqualTo(TaskExecutionStatus.SUCCESS);
    }

    @Test
    void aMissingLogGroupIsNotThere() {
        CloudWatchLogsClient logs = account.client(CloudWatchLogsClient.class, REGION);
        String group = "/aws/datasync/immich";
        List<String> before =
                logs.describeLogGroups(request -> {}).logGroups().stream()
                        .map(LogGroup::logGroupName)
                        .toList();
        account.disasters().turn(MissingLogGroup.NAME, true);

        assertThat(before).contains(group);
        assertThat(logs.describeLogGroups(request -> {}).logGroups())
                .hasSize(before.size() - 1)
                .noneMatch(each -> each.logGroupName().equals(group));
        assertThatThrownBy(() -> logs.filterLogEvents(request -> request.logGroupName(group)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() ->
                        logs.describeLogStreams(request ->
                                request.logGroupIdentifier(
                                        "arn:aws:logs:eu-central-1:123456789012:log-group:"
                                                + group)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(logs.filterLogEvents(request -> request.logGroupName("/ecs/immich/server")))
                .isNotNull();
    }

    @Test
    void lockedBackupsAreNotRestoredWhileTheDatabaseGoesOn() {
        DBCluster live = rds.describeDBClusters(request -> {}).dbClusters().getFirst();
        account.disasters().turn(LockedBackups.NAME, true);

        assertThat(rds.describeDBClusters(request -> {}).dbClusters().getFirst().status())
                .isEqualTo("available");
        assertThat(
                        account.client(KmsClient.class, REGION)
                                .describeKey(request -> request.keyId(live.kmsKeyId()))
                                .keyMetadata()
                                .keyState())
                .isEqualTo(KeyState.PENDING_DELETION);
        assertThatThrownBy(() ->
                        rds.restoreDBClusterToPointInTime(request ->
                                request.dbClusterIdentifier("restored")
                                        .sourceDBClusterIdentifier(live.dbClusterIdentifier())
                                        .dbSubnetGroupName(live.dbSubnetGroup())
                                        .useLatestRestorableTime(true)))
                .isInstanceOf(KmsKeyNotAccessibleException.class);
    }

    @Test
    void aQuotaIsHitByTheNthCall() {
        account.faults().hitQuota("elasticfilesystem:CreateFileSystem", 2);

        Object _ = efs.createFileSystem(request -> request.creationToken("one"));
        assertThatThrownBy(() -> efs.createFileSystem(request -> request.creationToken("two")))
                .satisfies(
                        failure -> assertThat(code(failure)).isEqualTo("FileSystemLimitExceeded"));
        Object _ = efs.createFileSystem(request -> request.creationToken("three"));
        account.faults().hitQuota("rds:CreateDBInstance", 1);
        assertThatThrownBy(() -> rds.createDBInstance(request -> request.dbInstanceIdentifier("a")))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("InstanceQuotaExceeded"));
        account.faults().hitQuota("kms:*", 1);
        assertThatThrownBy(() -> account.client(KmsClient.class, REGION).createKey())
                .satisfies(
                        failure -> assertThat(code(failure)).isEqualTo("LimitExceededException"));
    }

    @Test
    void dataSyncCannotReadALostFileSystem() {
        Object _ = objects();
        int before = bucketFiles().files().size();
        String lost = library().fileSystemArn();
        account.disasters().turn(LostFiles.NAME, true);
        clock.turn(Duration.ofMinutes(10));

        DescribeTaskExecutionResponse failed = run("immich-backup");

        assertThat(failed.status()).isEqualTo(TaskExecutionStatus.ERROR);
        assertThat(failed.result().prepareStatus()).isEqualTo(PhaseStatus.ERROR);
        assertThat(failed.result().errorDetail()).contains("Task failed to access location loc-");
        clock.turn(Duration.ofDays(2));
        assertThat(seen(executions().getLast()).status()).isEqualTo(TaskExecutionStatus.ERROR);
        assertThat(bucketFiles().files()).as("nothing goes, nothing comes").hasSize(before);
        assertThatThrownBy(() ->
                        dataSync.createLocationEfs(
                                request -> request.efsFilesystemArn(lost).subdirectory("/")))
                .isInstanceOf(DataSyncException.class);
    }

    @Test
    void nothingIsMadeInALostFileSystem() {
        String lost = library().fileSystemId();
        account.disasters().turn(LostFiles.NAME, true);
        clock.turn(Duration.ofMinutes(1));
        String fresh = efs.createFileSystem(request -> request.creationToken("new")).fileSystemId();
        clock.turn(Duration.ofMinutes(5));

        for (Runnable call :
                List.<Runnable>of(
                        () -> efs.createAccessPoint(request -> request.fileSystemId(lost)),
                        () ->
                                efs.createMountTarget(
                                        request -> request.fileSystemId(lost).subnetId("subnet-1")),
                        () -> efs.deleteFileSystem(request -> request.fileSystemId(lost)),
                        () ->
                                efs.updateFileSystem(request ->
                                        request.fileSystemId(lost).throughputMode("elastic")),
                        () ->
                                efs.tagResource(request ->
                                        request.resourceId(lost)
                                                .tags(
                                                        Tag.builder()
                                                                .key("a")
                                                                .value("b")
                                                                .build())))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(FileSystemNotFoundException.class)
                    .hasMessageContaining(lost);
        }
        assertThat(efs.createAccessPoint(request -> request.fileSystemId(fresh)).accessPointId())
                .startsWith("fsap-");
        account.disasters().turn(LostFiles.NAME, false);
        assertThat(efs.createAccessPoint(request -> request.fileSystemId(lost)).accessPointId())
                .startsWith("fsap-");
    }

    @Test
    void aKeptAccountRemembersThem() {
        Log log = new Log(new ArrayList<>());
        SimulatedAccount first = SimulatedAccount.kept(clock, log);
        first.guard().unlock();
        first.disasters().turn(FailingCopy.NAME, true);
        clock.turn(Duration.ofHours(3));
        DataSyncClient before = first.client(DataSyncClient.class, REGION);
        String execution =
                before.startTaskExecution(
                                request -> request.taskArn(task("immich-backup").taskArn()))
                        .taskExecutionArn();
        SimulatedAccount again = SimulatedAccount.kept(clock, log);

        assertThat(again.disasters().on()).containsExactly(FailingCopy.NAME);
        assertThat(
                        again.client(DataSyncClient.class, REGION)
                                .describeTaskExecution(
                                        request -> request.taskExecutionArn(execution)))
                .isEqualTo(
                        before.describeTaskExecution(
                                request -> request.taskExecutionArn(execution)));
        again.disasters().turn(FailingCopy.NAME, false);
        assertThat(SimulatedAccount.kept(clock, log).disasters().on()).isEmpty();
    }
}
