package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.datasync.model.LocationListEntry;
import software.amazon.awssdk.services.datasync.model.TaskExecutionListEntry;

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
}
