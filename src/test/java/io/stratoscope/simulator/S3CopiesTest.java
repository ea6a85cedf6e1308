package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.photos.Asset;
import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.Ownership;
import io.stratoscope.simulator.photos.StoredFile;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;
import software.amazon.awssdk.services.datasync.model.VerifyMode;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What DataSync copied is in the bucket, for whoever looks into it. */
final class S3CopiesTest {

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
    private final String bucket = bucket(s3);

    private static String bucket(S3Client s3) {
        return s3.listBuckets(request -> {}).buckets().stream()
                .map(each -> each.name())
                .filter(name -> name.startsWith("immich-backup"))
                .findFirst()
                .orElseThrow();
    }

    private SimulatedS3 simulated() {
        return account.state().service(SimulatedS3.class, S3Client.class, REGION);
    }

    private FileTree files(String fileSystem) {
        return account.state()
                .service(SimulatedEfs.class, EfsClient.class, REGION)
                .contents()
                .at(fileSystem, clock.instant());
    }

    private static List<S3Object> listed(S3Client s3, String bucket) {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .toList();
    }

    private List<S3Object> listed() {
        return listed(s3, bucket);
    }

    /** An original of the first days, below the folder that DataSync copies from. */
    private Asset asset() {
        return account
                .state()
                .service(SimulatedRds.class, RdsClient.class, REGION)
                .rowsOf("immich-database")
                .assets()
                .stream()
                .filter(each -> each.kind() == Asset.Kind.IMAGE)
                .findFirst()
                .orElseThrow();
    }

    private String keyOf(Asset asset) {
        return listed().stream()
                .map(S3Object::key)
                .filter(key -> ("/" + key).endsWith(asset.originalPath()))
                .findFirst()
                .orElseThrow();
    }

    /** Below which DataSync keeps the files; ends with a slash. */
    private String folder() {
        String location = task("immich-backup").destinationLocationArn();
        String uri =
                dataSync.describeLocationS3(request -> request.locationArn(location)).locationUri();
        return uri.substring(("s3://" + bucket + "/").length());
    }

    /** Where the file of an object is restored. */
    private String pathOf(String key) {
        return key.substring(folder().length() - 1);
    }

    private HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket(bucket).key(key));
    }

    private DescribeTaskResponse task(String name) {
        return dataSync.listTasksPaginator().tasks().stream()
                .filter(entry -> name.equals(entry.name()))
                .map(entry -> dataSync.describeTask(request -> request.taskArn(entry.taskArn())))
                .findFirst()
                .orElseThrow();
    }

    private DescribeTaskExecutionResponse run(String arn, VerifyMode verify) {
        String execution =
                dataSync.startTaskExecution(request ->
                                request.taskArn(arn)
                                        .overrideOptions(options -> options.verifyMode(verify)))
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

    /** Restores into a new file system, and hands back what is in it then. */
    private FileTree restored() {
        String fresh =
                efs.createFileSystem(request -> request.creationToken("again")).fileSystemId();
        clock.turn(Duration.ofMinutes(5));
        String arn =
                efs.describeFileSystems(request -> request.fileSystemId(fresh))
                        .fileSystems()
                        .getFirst()
                        .fileSystemArn();
        String into =
                dataSync.createLocationEfs(
                                request -> request.efsFilesystemArn(arn).subdirectory("/"))
                        .locationArn();
        String restore =
                dataSync.createTask(request ->
                                request.sourceLocationArn(
                                                task("immich-backup").destinationLocationArn())
                                        .destinationLocationArn(into))
                        .taskArn();
        clock.turn(Duration.ofMinutes(1));
        assertThat(run(restore, VerifyMode.POINT_IN_TIME_CONSISTENT).status())
                .isEqualTo(TaskExecutionStatus.SUCCESS);
        return files(fresh);
    }

    @Test
    void theBucketListsWhatTheNightsBrought() {
        List<S3Object> all = listed();
        FileTree copied = simulated().copies().of(bucket);

        assertThat(all.size()).isGreaterThan(3_000).isEqualTo(copied.files().size());
        assertThat(all.stream().mapToLong(S3Object::size).sum()).isEqualTo(copied.bytes());
        String middle = all.get(all.size() / 2).key();
        String folder = middle.substring(0, middle.indexOf('/') + 1);
        List<S3Object> some =
                s3
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(folder).startAfter(middle))
                        .contents()
                        .stream()
                        .toList();
        assertThat(some)
                .isNotEmpty()
                .allMatch(object -> object.key().startsWith(folder))
                .allMatch(object -> object.key().compareTo(middle) > 0);
        clock.turn(Duration.ofDays(1));
        assertThat(listed().size()).as("a night later").isGreaterThan(all.size());
    }

    @Test
    void anObjectHasTheBytesAndTheOwnerOfItsFile() throws Exception {
        Asset asset = asset();
        String key = keyOf(asset);

        byte[] bytes =
                s3.getObject(
                        request -> request.bucket(bucket).key(key),
                        (response, stream) -> stream.readAllBytes());

        assertThat(bytes.length).isEqualTo((int) asset.original().size());
        assertThat(
                        Base64.getEncoder()
                                .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes)))
                .isEqualTo(asset.original().checksum());
        assertThat(head(key).contentLength()).isEqualTo(asset.original().size());
        assertThat(head(key).metadata())
                .containsEntry("file-owner", "1000")
                .containsEntry("file-group", "1000")
                .containsEntry("file-permissions", "0100644")
                .containsEntry(
                        "file-mtime", asset.original().modified().getEpochSecond() + "000000000ns");
        assertThatThrownBy(() -> head(key + "x")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void whatIsDeletedIsNotRestoredUntilANightBringsItBack() {
        String key = keyOf(asset());
        Object _ = s3.deleteObject(request -> request.bucket(bucket).key(key));

        assertThat(listed()).noneMatch(object -> object.key().equals(key));
        assertThatThrownBy(() -> head(key)).isInstanceOf(NoSuchKeyException.class);
        FileTree restored = restored();
        assertThat(restored.files().size()).isGreaterThan(3_000);
        assertThat(restored.get(pathOf(key))).isEmpty();
        assertThat(restored.get(pathOf(listed().getFirst().key()))).isPresent();
        clock.turn(Duration.ofDays(1));
        assertThat(listed()).anyMatch(object -> object.key().equals(key));
    }

    @Test
    void aBucketThatKeepsVersionsKeepsWhatIsDeleted() {
        Object _ =
                s3.putBucketVersioning(request ->
                        request.bucket(bucket)
                                .versioningConfiguration(
                                        versioning -> versioning.status("Enabled")));
        String key = keyOf(asset());
        Object _ = s3.deleteObject(request -> request.bucket(bucket).key(key));

        var versions = s3.listObjectVersions(request -> request.bucket(bucket).prefix(key));
        assertThat(versions.versions()).hasSize(1).allMatch(version -> !version.isLatest());
        assertThat(versions.deleteMarkers()).hasSize(1).allMatch(marker -> marker.isLatest());
    }

    @Test
    void whatIsOverwrittenIsRestoredAsItIsAndCopiedAnewAtNight() {
        Asset asset = asset();
        String key = keyOf(asset);
        Object _ =
                s3.putObject(
                        request -> request.bucket(bucket).key(key), RequestBody.fromString("oops"));

        assertThat(head(key).contentLength()).isEqualTo(4);
        assertThat(head(key).metadata()).isEmpty();
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String())
                .isEqualTo("oops");
        StoredFile restored = restored().get(pathOf(key)).orElseThrow();
        assertThat(restored.size()).isEqualTo(4);
        assertThat(restored.ownership()).isEqualTo(new Ownership(65534, 65534, 0755));
        clock.turn(Duration.ofDays(1));
        assertThat(head(key).contentLength()).isEqualTo(asset.original().size());
    }

    @Test
    void whoPutsAnObjectMaySayWhoseFileItIs() {
        Object _ =
                s3.putObject(
                        request ->
                                request.bucket(bucket)
                                        .key(folder() + "upload/by-hand.jpg")
                                        .metadata(
                                                Map.of(
                                                        "file-owner", "1000",
                                                        "file-group", "1001",
                                                        "file-permissions", "0100600",
                                                        "file-mtime", "1700000000000000000ns")),
                        RequestBody.fromString("picture"));
        Object _ =
                s3.putObject(
                        request ->
                                request.bucket(bucket)
                                        .key(folder() + "upload/strange.jpg")
                                        .metadata(
                                                Map.of(
                                                        "file-owner", "me",
                                                        "file-permissions", "rw",
                                                        "file-mtime", "now")),
                        RequestBody.fromString("picture"));

        FileTree restored = restored();
        StoredFile said = restored.get("/upload/by-hand.jpg").orElseThrow();
        assertThat(said.ownership()).isEqualTo(new Ownership(1000, 1001, 0600));
        assertThat(said.modified()).isEqualTo(Instant.ofEpochSecond(1_700_000_000L));
        assertThat(restored.get("/upload/strange.jpg").orElseThrow().ownership())
                .isEqualTo(new Ownership(65534, 65534, 0755));
    }

    @Test
    void silentDamageIsSeenOnlyByWhoReadsAll() throws IOException {
        String key = keyOf(asset());
        S3Copies copies = simulated().copies();
        StoredFile whole = copies.of(bucket).get("/" + key).orElseThrow();
        copies.add(bucket, FileTree.EMPTY.with("/" + key, whole.corrupted()));
        String backup = task("immich-backup").taskArn();

        clock.turn(Duration.ofDays(2));
        assertThat(head(key).contentLength()).isEqualTo(whole.size());
        assertThat(copies.of(bucket).get("/" + key)).contains(whole.corrupted());
        assertThat(run(backup, VerifyMode.ONLY_FILES_TRANSFERRED).status())
                .isEqualTo(TaskExecutionStatus.SUCCESS);
        DescribeTaskExecutionResponse thorough = run(backup, VerifyMode.POINT_IN_TIME_CONSISTENT);
        assertThat(thorough.status()).isEqualTo(TaskExecutionStatus.ERROR);
        assertThat(thorough.result().errorDetail()).contains("mismatches");
        assertThat(restored().get(pathOf(key)).orElseThrow().checksum())
                .isNotEqualTo(whole.checksum());
        assertThat(whole.content().readNBytes(16))
                .isNotEqualTo(whole.corrupted().content().readNBytes(16));
    }

    @Test
    void aBucketWithCopiesIsNotEmpty() {
        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket(bucket)))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("not empty");
        List<ObjectIdentifier> all =
                s3
                        .listObjectVersionsPaginator(request -> request.bucket(bucket))
                        .versions()
                        .stream()
                        .map(version ->
                                ObjectIdentifier.builder()
                                        .key(version.key())
                                        .versionId(version.versionId())
                                        .build())
                        .toList();
        assertThat(new HashSet<>(all)).hasSameSizeAs(listed());
        for (int i = 0; i < all.size(); i += 1000) {
            List<ObjectIdentifier> some = all.subList(i, Math.min(all.size(), i + 1000));
            Object _ =
                    s3.deleteObjects(request ->
                            request.bucket(bucket).delete(delete -> delete.objects(some)));
        }
        assertThat(listed()).isEmpty();
        Object _ = s3.deleteBucket(request -> request.bucket(bucket));
    }

    @Test
    void itsMetricsCountThem() {
        List<Double> counts =
                account
                        .client(CloudWatchClient.class, REGION)
                        .getMetricStatistics(request ->
                                request.namespace("AWS/S3")
                                        .metricName("NumberOfObjects")
                                        .dimensions(
                                                Dimension.builder()
                                                        .name("BucketName")
                                                        .value(bucket)
                                                        .build(),
                                                Dimension.builder()
                                                        .name("StorageType")
                                                        .value("AllStorageTypes")
                                                        .build())
                                        .startTime(clock.instant().minus(Duration.ofDays(2)))
                                        .endTime(clock.instant())
                                        .period(86_400)
                                        .statisticsWithStrings("Average"))
                        .datapoints()
                        .stream()
                        .map(point -> point.average())
                        .toList();

        assertThat(counts).isNotEmpty().allMatch(count -> count > 3_000);
    }

    @Test
    void anAccountThatIsKeptHasTheSameObjectsWhenItIsOpenedAgain() {
        Log log = new Log(new ArrayList<>());
        SimulatedAccount first = SimulatedAccount.kept(clock, log);
        first.guard().unlock();
        S3Client before = first.client(S3Client.class, REGION);
        List<S3Object> all = listed(before, bucket(before));
        Object _ =
                before.deleteObject(
                        request -> request.bucket(bucket(before)).key(all.get(100).key()));
        Object _ =
                before.putObject(
                        request ->
                                request.bucket(bucket(before))
                                        .key(all.get(200).key())
                                        .metadata(Map.of("file-owner", "7")),
                        RequestBody.fromString("oops"));

        S3Client after = SimulatedAccount.kept(clock, log).client(S3Client.class, REGION);

        assertThat(listed(after, bucket(before)).equals(listed(before, bucket(before)))).isTrue();
        assertThat(listed(after, bucket(before)).size()).isEqualTo(all.size() - 1);
        assertThat(
                        after.headObject(request ->
                                        request.bucket(bucket(before)).key(all.get(200).key()))
                                .metadata())
                .containsEntry("file-owner", "7");
    }
}
