package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.Resource;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.CreateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.CreateLocationS3Response;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.datasync.model.LocationListEntry;
import software.amazon.awssdk.services.datasync.model.S3StorageClass;
import software.amazon.awssdk.services.datasync.model.TaskExecutionListEntry;
import software.amazon.awssdk.services.datasync.model.TaskStatus;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;

final class SimulatedDataSyncTest {

    private final DataSyncClient dataSync =
            TestAccounts.empty().client(DataSyncClient.class, TestAccounts.REGION);

    private String bucketLocation(String bucket) {
        return dataSync.createLocationS3(request ->
                        request.s3BucketArn("arn:aws:s3:::" + bucket).subdirectory("/library"))
                .locationArn();
    }

    @Test
    void locationsSayWhereTheyAreInTheirUri() {
        String efs =
                dataSync.createLocationEfs(request ->
                                request.efsFilesystemArn(
                                        "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1"))
                        .locationArn();
        String bucket = bucketLocation("backup");

        assertThat(dataSync.listLocations().locations())
                .extracting(LocationListEntry::locationArn, LocationListEntry::locationUri)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(efs, "efs://eu-central-1.fs-1/"),
                        org.assertj.core.groups.Tuple.tuple(bucket, "s3://backup/library/"));
    }

    @Test
    void aLocationOfOneKindIsNotDescribedAsTheOther() {
        String bucket = bucketLocation("backup");
        assertThat(
                        dataSync.describeLocationS3(request -> request.locationArn(bucket))
                                .locationUri())
                .isEqualTo("s3://backup/library/");
        assertThatThrownBy(
                        () -> dataSync.describeLocationEfs(request -> request.locationArn(bucket)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aTaskNeedsBothItsLocationsAndKeepsThem() {
        String from = bucketLocation("a");
        String to = bucketLocation("b");
        assertThatThrownBy(() ->
                        dataSync.createTask(request ->
                                request.sourceLocationArn(from).destinationLocationArn(to + "x")))
                .isInstanceOf(InvalidRequestException.class);
        String task =
                dataSync.createTask(request ->
                                request.sourceLocationArn(from).destinationLocationArn(to))
                        .taskArn();
        assertThatThrownBy(() -> dataSync.deleteLocation(request -> request.locationArn(from)))
                .isInstanceOf(InvalidRequestException.class);
        dataSync.deleteTask(request -> request.taskArn(task));
        dataSync.deleteLocation(request -> request.locationArn(from));
        assertThat(dataSync.listLocations().locations()).hasSize(1);
    }

    @Test
    void keepsTheExecutionsOfEachTask() {
        String from = bucketLocation("a");
        String to = bucketLocation("b");
        String task =
                dataSync.createTask(request ->
                                request.sourceLocationArn(from).destinationLocationArn(to))
                        .taskArn();
        String other =
                dataSync.createTask(request ->
                                request.sourceLocationArn(to).destinationLocationArn(from))
                        .taskArn();
        String execution =
                dataSync.startTaskExecution(request -> request.taskArn(task)).taskExecutionArn();

        assertThat(dataSync.listTaskExecutions(request -> request.taskArn(task)).taskExecutions())
                .extracting(TaskExecutionListEntry::taskExecutionArn)
                .containsExactly(execution);
        assertThat(dataSync.listTaskExecutions(request -> request.taskArn(other)).taskExecutions())
                .isEmpty();
    }

    private static String role(SimulatedAccount account) {
        return account.client(IamClient.class, Resource.GLOBAL)
                .createRole(request -> request.roleName("copies").assumeRolePolicyDocument("{}"))
                .role()
                .arn();
    }

    private static CreateLocationS3Response locate(SimulatedAccount account, String role) {
        return account.client(DataSyncClient.class, TestAccounts.REGION)
                .createLocationS3(request ->
                        request.s3BucketArn("arn:aws:s3:::backup")
                                .s3Config(config -> config.bucketAccessRoleArn(role)));
    }

    @Test
    void aBucketIsReachedAtOnceWithARoleThatMayDoSomething() {
        SimulatedAccount account = TestAccounts.empty();
        String role = role(account);
        assertThatThrownBy(() -> locate(account, role + "2"))
                .hasMessageContaining("Unable to assume role");
        assertThatThrownBy(() -> locate(account, role)).hasMessageContaining("GetBucketLocation");
        account.client(IamClient.class, Resource.GLOBAL)
                .putRolePolicy(
                        request -> request.roleName("copies").policyName("p").policyDocument("{}"));
        assertThatThrownBy(() -> locate(account, role)).hasMessageContaining("ListObjectsV2");
        account.client(S3Client.class, TestAccounts.REGION)
                .createBucket(request ->
                        request.bucket("backup")
                                .createBucketConfiguration(
                                        config -> config.locationConstraint(TestAccounts.REGION)));

        locate(account, role);
    }

    @Test
    void aFileSystemIsReachedThroughAMountTargetNearby() {
        SimulatedAccount account = TestAccounts.empty();
        Ec2Client ec2 = SimulatedNetworks.ec2(account);
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        String subnet = SimulatedNetworks.subnet(ec2, vpc, "10.0.1.0/24");
        EfsClient efs = account.client(EfsClient.class, TestAccounts.REGION);
        var files = efs.createFileSystem(request -> request.creationToken("files"));
        DataSyncClient there = account.client(DataSyncClient.class, TestAccounts.REGION);
        CreateLocationEfsRequest wanted =
                CreateLocationEfsRequest.builder()
                        .efsFilesystemArn(files.fileSystemArn())
                        .ec2Config(from ->
                                from.subnetArn(
                                                "arn:aws:ec2:eu-central-1:123456789012:subnet/"
                                                        + subnet)
                                        .securityGroupArns("arn:sg"))
                        .build();
        assertThatThrownBy(() -> there.createLocationEfs(wanted))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("mount target");
        efs.createMountTarget(
                request -> request.fileSystemId(files.fileSystemId()).subnetId(subnet));

        there.createLocationEfs(wanted);
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        String location =
                dataSync.createLocationS3(request ->
                                request.s3BucketArn("arn:aws:s3:::a")
                                        .subdirectory("/x")
                                        .s3StorageClass(S3StorageClass.STANDARD_IA))
                        .locationArn();
        dataSync.updateLocationS3(request -> request.locationArn(location).subdirectory("/y/z"));
        var changed = dataSync.describeLocationS3(request -> request.locationArn(location));
        assertThat(changed.locationUri()).isEqualTo("s3://a/y/z/");
        assertThat(changed.s3StorageClass()).isEqualTo(S3StorageClass.STANDARD_IA);

        String task =
                dataSync.createTask(request ->
                                request.sourceLocationArn(location)
                                        .destinationLocationArn(location)
                                        .name("old")
                                        .options(options -> options.bytesPerSecond(5L)))
                        .taskArn();
        dataSync.updateTask(request -> request.taskArn(task).name("new"));
        var after = dataSync.describeTask(request -> request.taskArn(task));
        assertThat(after.name()).isEqualTo("new");
        assertThat(after.options().bytesPerSecond()).isEqualTo(5);
    }

    @Test
    void aTaskIsMadeInSomeSeconds() {
        TurnedClock clock = new TurnedClock();
        SimulatedAccount account = SimulatedNetworks.unlocked(clock).takingTime(true);
        DataSyncClient slow = account.client(DataSyncClient.class, TestAccounts.REGION);
        String location =
                slow.createLocationS3(request -> request.s3BucketArn("arn:aws:s3:::a"))
                        .locationArn();
        String task =
                slow.createTask(request ->
                                request.sourceLocationArn(location)
                                        .destinationLocationArn(location))
                        .taskArn();
        assertThat(slow.describeTask(request -> request.taskArn(task)).status())
                .isEqualTo(TaskStatus.CREATING);

        clock.turn(Duration.ofMinutes(1));

        assertThat(slow.describeTask(request -> request.taskArn(task)).status())
                .isEqualTo(TaskStatus.AVAILABLE);
    }
}
