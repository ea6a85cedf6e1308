package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.CreateFileSystemResponse;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.util.function.BooleanSupplier;

final class DataSyncDriversTest {

    private static final String S3 = "AWS::DataSync::LocationS3";
    private static final String EFS = "AWS::DataSync::LocationEFS";
    private static final String TASK = "AWS::DataSync::Task";

    private final Workbench bench = new Workbench();
    private final DataSyncClient dataSync = bench.client(DataSyncClient.class);

    @SuppressWarnings("AnnotateFormatMethod") // what does not fit does not parse
    private static JsonObject json(String text, Object... arguments) {
        return (JsonObject) JsonText.parse(text.formatted(arguments));
    }

    private void bucketAndRole() {
        createBucket();
        role();
        passes(Duration.ofMinutes(1));
    }

    private void createBucket() {
        bench.client(S3Client.class)
                .createBucket(request ->
                        request.bucket("bench-backup")
                                .createBucketConfiguration(
                                        config -> config.locationConstraint("eu-central-1")));
    }

    private void role() {
        IamClient iam = bench.client(IamClient.class);
        iam.createRole(
                request -> request.roleName("bench-datasync").assumeRolePolicyDocument("{}"));
        iam.putRolePolicy(request ->
                request.roleName("bench-datasync").policyName("backup").policyDocument("{}"));
    }

    private void passes(Duration time) {
        bench.order("none", JsonObject.EMPTY)
                .waiting()
                .until("so much time is over", after((int) (time.toSeconds() / 15)));
    }

    private static BooleanSupplier after(int looks) {
        int[] left = {looks};
        return () -> left[0]-- <= 0;
    }

    private static JsonObject bucket(String folder, String storageClass) {
        return json(
                """
                {"S3BucketArn": "arn:aws:s3:::bench-backup", "S3StorageClass": "%s",
                 "Subdirectory": "%s", "S3Config": {
                   "BucketAccessRoleArn": "arn:aws:iam::123456789012:role/bench-datasync"}}
                """,
                storageClass, folder);
    }

    private Existing backup() {
        bucketAndRole();
        return bench.make(S3, "BackupLocation", bucket("/library", "STANDARD"));
    }

    private JsonObject library(String folder) {
        Ec2Client ec2 = bench.client(Ec2Client.class);
        EfsClient efs = bench.client(EfsClient.class);
        String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String subnet =
                ec2.createSubnet(request ->
                                request.vpcId(vpc)
                                        .cidrBlock("10.0.1.0/24")
                                        .availabilityZone("eu-central-1a"))
                        .subnet()
                        .subnetId();
        CreateFileSystemResponse files =
                efs.createFileSystem(request -> request.creationToken("files"));
        bench.order("none", JsonObject.EMPTY)
                .waiting()
                .until(
                        "the file system is there",
                        () ->
                                efs.describeFileSystems(request ->
                                                request.fileSystemId(files.fileSystemId()))
                                                .fileSystems()
                                                .getFirst()
                                                .lifeCycleState()
                                        == LifeCycleState.AVAILABLE);
        efs.createMountTarget(
                request -> request.fileSystemId(files.fileSystemId()).subnetId(subnet));
        passes(Duration.ofMinutes(10));
        return location(files.fileSystemArn(), subnet, folder);
    }

    private static JsonObject location(String files, String subnet, String folder) {
        return json(
                """
                {"EfsFilesystemArn": "%s", "Subdirectory": "%s", "InTransitEncryption": "TLS1_2",
                 "Ec2Config": {
                   "SecurityGroupArns": ["arn:aws:ec2:eu-central-1:123456789012:security-group/sg-1"],
                   "SubnetArn": "arn:aws:ec2:eu-central-1:123456789012:subnet/%s"}}
                """,
                files, folder, subnet);
    }

    private static JsonObject task(String from, String into, String verify, String schedule) {
        return json(
                """
                {"Name": "bench-backup", "SourceLocationArn": "%s", "DestinationLocationArn": "%s",
                 "CloudWatchLogGroupArn":
                   "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/datasync/bench",
                 "TaskMode": "BASIC", "Schedule": {"ScheduleExpression": "%s"},
                 "Options": {"LogLevel": "TRANSFER", "OverwriteMode": "ALWAYS",
                   "PreserveDeletedFiles": "PRESERVE", "VerifyMode": "%s"}}
                """,
                from, into, schedule, verify);
    }

    @Test
    void makesChangesAndRemovesABucketsLocation() {
        Existing made = backup();
        assertThat(made.attribute("LocationArn")).contains(made.ref());

        bench.change(made, "BackupLocation", bucket("/other/folder", "STANDARD_IA"));
        bench.remove(made);
    }

    @Test
    void makesChangesAndRemovesAFileSystemsLocation() {
        JsonObject whole = library("/");
        Existing made = bench.make(EFS, "LibraryLocation", whole);

        bench.change(
                made,
                "LibraryLocation",
                location(
                        whole.text("EfsFilesystemArn").orElseThrow(),
                        whole.text("Ec2Config", "SubnetArn").orElseThrow().split("/", -1)[1],
                        "/upload"));
        bench.remove(made);
    }

    @Test
    void makesChangesAndRemovesATask() {
        Existing backup = backup();
        Existing library = bench.make(EFS, "LibraryLocation", library("/"));
        JsonObject nightly =
                task(library.ref(), backup.ref(), "ONLY_FILES_TRANSFERRED", "cron(0 2 * * ? *)");
        Existing pending = Workbench.driver(TASK).create(bench.order("BackupTask", nightly));
        assertThat(pending.state()).isEqualTo(State.PENDING);
        bench.remove(pending);
        Existing made = bench.make(TASK, "BackupTask", nightly);
        assertThat(made.ref()).contains(":task/task-");

        bench.change(
                made, "BackupTask", task(library.ref(), backup.ref(), "NONE", "cron(0 3 * * ? *)"));
        bench.remove(made);
        bench.remove(library);
        bench.remove(backup);
    }

    @Test
    void aLocationStaysWhileATaskUsesIt() {
        Existing backup = backup();
        Existing library = bench.make(EFS, "LibraryLocation", library("/"));
        bench.make(TASK, "T", task(library.ref(), backup.ref(), "NONE", "cron(0 2 * * ? *)"));

        assertThatThrownBy(() -> bench.remove(backup))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void aRoleThatIsTooNewIsRefusedAndLaterIsNot() {
        createBucket();
        role();
        JsonObject location = bucket("/library", "STANDARD");
        assertThatThrownBy(() -> bench.make(S3, "BackupLocation", location))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Unable to assume role");

        passes(Duration.ofSeconds(15));
        bench.make(S3, "BackupLocation", location);
    }

    @Test
    void tagsAloneAreChangedToo() {
        Existing made = backup();

        Workbench.driver(S3).update(made, bench.order("Other", bucket("/library", "STANDARD")));

        assertThat(bench.list(S3).getFirst().id()).contains("Other");
    }

    @Test
    void somebodyElsesLocationsAndTasksAreNotTheStacks() {
        String one =
                dataSync.createLocationS3(request -> request.s3BucketArn("arn:aws:s3:::a"))
                        .locationArn();
        dataSync.createTask(request -> request.sourceLocationArn(one).destinationLocationArn(one));

        assertThat(bench.list(S3)).isEmpty();
        assertThat(bench.list(EFS)).isEmpty();
        assertThat(bench.list(TASK)).isEmpty();
    }

    @Test
    void aBucketsLocationIsNoFileSystems() {
        backup();

        assertThat(bench.list(EFS)).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> bench.make(S3, "L", json("{\"Bucket\": \"b\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bucket");
        assertThatThrownBy(() -> bench.make(TASK, "T", json("{\"Retries\": 1}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Retries");
    }
}
