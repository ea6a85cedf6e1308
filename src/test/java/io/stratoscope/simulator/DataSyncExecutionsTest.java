package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.photos.FileTree;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.FilterRule;
import software.amazon.awssdk.services.datasync.model.FilterType;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.datasync.model.PhaseStatus;
import software.amazon.awssdk.services.datasync.model.TaskExecutionListEntry;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** DataSync really copies, in its phases and its time. */
final class DataSyncExecutionsTest {

    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimulatedAccount account = SimulatedAccount.immich(clock).takingTime(true);

    {
        account.guard().unlock();
    }

    private final DataSyncClient dataSync =
            account.client(DataSyncClient.class, SimulatedAccount.HOME_REGION);
    private final EfsClient efs = account.client(EfsClient.class, SimulatedAccount.HOME_REGION);

    private DescribeTaskResponse task(String name) {
        return dataSync.listTasksPaginator().tasks().stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> dataSync.describeTask(request -> request.taskArn(entry.taskArn())))
                .findFirst()
                .orElseThrow();
    }

    private String start(String name) {
        return dataSync.startTaskExecution(request -> request.taskArn(task(name).taskArn()))
                .taskExecutionArn();
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

    private FileTree files(String fileSystem) {
        return account.state()
                .service(SimulatedEfs.class, EfsClient.class, SimulatedAccount.HOME_REGION)
                .contents()
                .at(fileSystem, clock.instant());
    }

    private FileTree copies(String bucket) {
        return account.state()
                .service(SimulatedS3.class, S3Client.class, SimulatedAccount.HOME_REGION)
                .copies()
                .of(bucket);
    }

    private DescribeTaskExecutionResponse ended(String execution) {
        DescribeTaskExecutionResponse now = seen(execution);
        for (int i = 0; i < 1000 && now.endTime() == null; i++) {
            clock.turn(Duration.ofSeconds(10));
            now = seen(execution);
        }
        return now;
    }

    @Test
    void anExecutionGoesThroughItsPhasesAndCopiesWhatIsNew() {
        String execution = start("immich-backup");
        List<TaskExecutionStatus> phases = new ArrayList<>();
        while (!phases.contains(TaskExecutionStatus.SUCCESS) && phases.size() < 1000) {
            TaskExecutionStatus status = seen(execution).status();
            if (phases.isEmpty() || phases.getLast() != status) {
                phases.add(status);
            }
            clock.turn(Duration.ofMillis(500));
        }

        assertThat(phases)
                .containsExactly(
                        TaskExecutionStatus.LAUNCHING,
                        TaskExecutionStatus.PREPARING,
                        TaskExecutionStatus.TRANSFERRING,
                        TaskExecutionStatus.VERIFYING,
                        TaskExecutionStatus.SUCCESS);
        DescribeTaskExecutionResponse done = seen(execution);
        assertThat(done.filesTransferred())
                .as("what came since the night, and not the whole library")
                .isBetween(1L, 60L)
                .isEqualTo(done.estimatedFilesToTransfer());
        assertThat(done.result().verifyStatus()).isEqualTo(PhaseStatus.SUCCESS);
        assertThat(done.filesFailed()).as("Basic mode has none").isNull();
    }

    @Test
    void whatIsRestoredIsWhatWasThere() {
        String backup = start("immich-backup");
        Instant at = clock.instant();
        ended(backup);
        String there = library().fileSystemId();
        FileTree then =
                account.state()
                        .service(SimulatedEfs.class, EfsClient.class, SimulatedAccount.HOME_REGION)
                        .contents()
                        .at(there, at);

        String fresh =
                efs.createFileSystem(request -> request.creationToken("again").encrypted(true))
                        .fileSystemId();
        clock.turn(Duration.ofMinutes(5));
        String restore = restoreInto(fresh, null);

        assertThat(ended(restore).status()).isEqualTo(TaskExecutionStatus.SUCCESS);
        assertThat(files(fresh)).isEqualTo(then);
        assertThat(then.files()).hasSizeGreaterThan(3_000);
        assertThat(size(fresh)).isEqualTo(then.bytes() + 6144);
    }

    private long size(String fileSystem) {
        return efs.describeFileSystems(request -> request.fileSystemId(fileSystem))
                .fileSystems()
                .getFirst()
                .sizeInBytes()
                .value();
    }

    private String restoreInto(String fileSystem, @Nullable String accessPoint) {
        String arn =
                efs.describeFileSystems(request -> request.fileSystemId(fileSystem))
                        .fileSystems()
                        .getFirst()
                        .fileSystemArn();
        String into =
                dataSync.createLocationEfs(request ->
                                request.efsFilesystemArn(arn)
                                        .accessPointArn(accessPoint)
                                        .subdirectory("/"))
                        .locationArn();
        String task =
                dataSync.createTask(request ->
                                request.sourceLocationArn(
                                                task("immich-backup").destinationLocationArn())
                                        .destinationLocationArn(into)
                                        .options(options ->
                                                options.verifyMode("POINT_IN_TIME_CONSISTENT")))
                        .taskArn();
        clock.turn(Duration.ofMinutes(1));
        return dataSync.startTaskExecution(request -> request.taskArn(task)).taskExecutionArn();
    }

    @Test
    void anAccessPointThatEnforcesAnIdentityMakesVerificationFail() {
        String fresh =
                efs.createFileSystem(request -> request.creationToken("again")).fileSystemId();
        clock.turn(Duration.ofMinutes(5));
        String point =
                efs.createAccessPoint(request ->
                                request.fileSystemId(fresh)
                                        .posixUser(user -> user.uid(4242L).gid(4242L))
                                        .rootDirectory(root -> root.path("/")))
                        .accessPointArn();

        DescribeTaskExecutionResponse done = ended(restoreInto(fresh, point));

        assertThat(done.status()).isEqualTo(TaskExecutionStatus.ERROR);
        assertThat(done.result().transferStatus()).isEqualTo(PhaseStatus.SUCCESS);
        assertThat(done.result().verifyStatus()).isEqualTo(PhaseStatus.ERROR);
        assertThat(done.result().errorDetail()).contains("Verification detected mismatches");
        assertThat(files(fresh).files().values())
                .isNotEmpty()
                .allMatch(file -> file.ownership().user() == 4242);
    }

    @Test
    void aSecondOneWaitsForTheFirst() {
        String first = start("immich-backup");
        String second = start("immich-backup");

        assertThat(seen(second).status()).isEqualTo(TaskExecutionStatus.QUEUED);
        ended(first);
        assertThat(seen(second).status()).isNotEqualTo(TaskExecutionStatus.QUEUED);
        assertThat(ended(second).filesTransferred()).as("the first copied all").isZero();
    }

    @Test
    void whatCameOverBeforeItWasCancelledStays() {
        String fresh =
                efs.createFileSystem(request -> request.creationToken("again")).fileSystemId();
        clock.turn(Duration.ofMinutes(5));
        String restore = restoreInto(fresh, null);
        while (seen(restore).filesTransferred() == 0) {
            clock.turn(Duration.ofSeconds(5));
        }

        dataSync.cancelTaskExecution(request -> request.taskExecutionArn(restore));

        assertThat(seen(restore).status()).isEqualTo(TaskExecutionStatus.CANCELLING);
        DescribeTaskExecutionResponse done = ended(restore);
        assertThat(done.status()).isEqualTo(TaskExecutionStatus.ERROR);
        assertThat((long) files(fresh).files().size())
                .isEqualTo(done.filesTransferred())
                .isPositive()
                .isLessThan(done.estimatedFilesToTransfer());
        assertThatThrownBy(() ->
                        dataSync.cancelTaskExecution(request -> request.taskExecutionArn(restore)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void whoWaitsForACancelledOneCopiesWhatThatDidNot() {
        String first = start("immich-backup");
        String second = start("immich-backup");
        dataSync.cancelTaskExecution(request -> request.taskExecutionArn(first));

        assertThat(ended(first).filesTransferred()).isZero();
        assertThat(ended(second).filesTransferred()).isPositive();
        assertThat(seen(second).status()).isEqualTo(TaskExecutionStatus.SUCCESS);
    }

    @Test
    void oneFolderIsCopiedAlone() {
        String execution =
                dataSync.startTaskExecution(request ->
                                request.taskArn(task("immich-restore").taskArn())
                                        .includes(
                                                FilterRule.builder()
                                                        .filterType(FilterType.SIMPLE_PATTERN)
                                                        .value("/no-such-folder")
                                                        .build()))
                        .taskExecutionArn();

        assertThat(ended(execution).filesTransferred()).isZero();
    }

    @Test
    void aNightSaysWhatItCopied() {
        DescribeTaskResponse task = task("immich-backup");
        List<TaskExecutionListEntry> nights =
                dataSync.listTaskExecutions(request -> request.taskArn(task.taskArn()))
                        .taskExecutions();
        DescribeTaskExecutionResponse last = seen(nights.getLast().taskExecutionArn());

        assertThat(last.filesTransferred()).isBetween(30L, 70L);
        assertThat(last.bytesTransferred()).isGreaterThan(10_000_000);
        start("immich-backup");
        String bucket = bucket(task);
        assertThat(copies(bucket).files().keySet())
                .as("the nights' copies are there")
                .hasSizeGreaterThan(3_000)
                .allMatch(path -> path.startsWith("/"));
    }

    private String bucket(DescribeTaskResponse task) {
        String uri =
                dataSync.describeLocationS3(
                                request -> request.locationArn(task.destinationLocationArn()))
                        .locationUri();
        return uri.substring("s3://".length(), uri.indexOf('/', "s3://".length()));
    }
}
