package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Request;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Response;
import software.amazon.awssdk.services.datasync.model.DescribeTaskRequest;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.datasync.model.ListLocationsRequest;
import software.amazon.awssdk.services.datasync.model.ListLocationsResponse;
import software.amazon.awssdk.services.datasync.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.datasync.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.datasync.model.ListTasksRequest;
import software.amazon.awssdk.services.datasync.model.ListTasksResponse;
import software.amazon.awssdk.services.datasync.model.LocationListEntry;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;

import java.util.List;

class DataSyncDescribersTest {

    private static final Arn BACKUP = RecordedContext.arnOf("datasync", "task/task-backup");
    private static final Arn OTHER = RecordedContext.arnOf("datasync", "task/task-other");
    private static final Arn EFS = RecordedContext.arnOf("datasync", "location/loc-efs");
    private static final Arn S3 = RecordedContext.arnOf("datasync", "location/loc-s3");
    private static final Arn SMB = RecordedContext.arnOf("datasync", "location/loc-smb");

    private static class FakeDataSync implements DataSyncClient {
        final Served<TaskListEntry> tasks =
                new Served<>(List.of(task(BACKUP)), List.of(), List.of(task(OTHER)));
        final Served<LocationListEntry> locations =
                new Served<>(
                        List.of(
                                location(EFS, "efs://eu-central-1.fs-1/library"),
                                location(S3, "s3://backup/library/")),
                        List.of(location(SMB, "smb://nas.example.com/photos/")));

        private static TaskListEntry task(Arn arn) {
            return TaskListEntry.builder().taskArn(arn.toString()).build();
        }

        private static LocationListEntry location(Arn arn, String uri) {
            return LocationListEntry.builder().locationArn(arn.toString()).locationUri(uri).build();
        }

        @Override
        public ListTasksResponse listTasks(ListTasksRequest request) {
            return ListTasksResponse.builder()
                    .tasks(tasks.page(request.nextToken()))
                    .nextToken(tasks.next(request.nextToken()))
                    .build();
        }

        @Override
        public ListLocationsResponse listLocations(ListLocationsRequest request) {
            return ListLocationsResponse.builder()
                    .locations(locations.page(request.nextToken()))
                    .nextToken(locations.next(request.nextToken()))
                    .build();
        }

        @Override
        public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
            String project = request.resourceArn().equals(OTHER.toString()) ? "other" : "immich";
            return ListTagsForResourceResponse.builder()
                    .tags(TagListEntry.builder().key("Project").value(project).build())
                    .build();
        }

        @Override
        public DescribeTaskResponse describeTask(DescribeTaskRequest request) {
            if (request.taskArn().endsWith("task-deleted")) {
                throw InvalidRequestException.builder()
                        .message("Request parameter TaskArn does not exist.")
                        .build();
            }
            if (request.taskArn().endsWith("task-malformed")) {
                throw InvalidRequestException.builder().message("TaskArn is malformed").build();
            }
            return DescribeTaskResponse.builder()
                    .taskArn(request.taskArn())
                    .name("backup")
                    .sourceLocationArn(EFS.toString())
                    .destinationLocationArn(S3.toString())
                    .cloudWatchLogGroupArn(
                            "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/datasync:*")
                    .build();
        }

        @Override
        public DescribeLocationEfsResponse describeLocationEfs(DescribeLocationEfsRequest request) {
            return DescribeLocationEfsResponse.builder()
                    .locationArn(request.locationArn())
                    .accessPointArn(
                            "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/fsap-1")
                    .ec2Config(c ->
                            c.subnetArn("arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-a")
                                    .securityGroupArns(
                                            "arn:aws:ec2:eu-central-1:123456789012:security-group/sg-1"))
                    .build();
        }

        @Override
        public DescribeLocationS3Response describeLocationS3(DescribeLocationS3Request request) {
            return DescribeLocationS3Response.builder()
                    .locationArn(request.locationArn())
                    .s3Config(c -> c.bucketAccessRoleArn("arn:aws:iam::123456789012:role/sync"))
                    .build();
        }

        @Override
        public String serviceName() {
            return "datasync";
        }

        @Override
        public void close() {}
    }

    @Test
    void tasksOfTheProjectAreFoundAcrossPages() {
        RecordedContext context = new RecordedContext(new FakeDataSync());

        new DataSyncTaskDescriber().find(context);

        assertThat(context.found).containsOnlyKeys(BACKUP);
        assertThat(context.described(BACKUP).name()).isEqualTo("backup");
        assertThat(context.described(BACKUP).tags()).containsEntry("Project", "immich");
        assertThat(context.lines())
                .containsExactly(
                        "task/task-backup COPIES_FROM datasync:location/loc-efs"
                                + " datasync:DescribeTask SourceLocationArn",
                        "task/task-backup COPIES_TO datasync:location/loc-s3"
                                + " datasync:DescribeTask DestinationLocationArn",
                        "task/task-backup LOGS_TO logs:log-group:/aws/datasync"
                                + " datasync:DescribeTask CloudWatchLogGroupArn");
    }

    @Test
    void everyTaskIsFoundWhenEverythingIsAskedFor() {
        RecordedContext context = new RecordedContext(new FakeDataSync(), new Scope.Everything());

        new DataSyncTaskDescriber().find(context);

        assertThat(context.found).containsOnlyKeys(BACKUP, OTHER);
    }

    @Test
    void onlyTheWordsForNotThereMakeATaskGone() {
        RecordedContext context = new RecordedContext(new FakeDataSync());
        Arn deleted = RecordedContext.arnOf("datasync", "task/task-deleted");
        Arn malformed = RecordedContext.arnOf("datasync", "task/task-malformed");

        new DataSyncTaskDescriber().describe(List.of(deleted, malformed), context);

        assertThat(context.gone).containsExactly(deleted);
        assertThat(context.failed).containsExactly("datasync:DescribeTask task/task-malformed");
    }

    @Test
    void locationsTellTheirStorageByTheirUri() {
        RecordedContext context = new RecordedContext(new FakeDataSync());
        Arn deleted = RecordedContext.arnOf("datasync", "location/loc-deleted");

        new DataSyncLocationDescriber().describe(List.of(EFS, S3, SMB, deleted), context);

        assertThat(context.described(EFS).type()).isEqualTo(ResourceType.DATASYNC_LOCATION_EFS);
        assertThat(context.described(S3).type()).isEqualTo(ResourceType.DATASYNC_LOCATION_S3);
        assertThat(context.described(SMB).type()).isEqualTo(ResourceType.DATASYNC_LOCATION);
        assertThat(context.gone).containsExactly(deleted);
        assertThat(context.lines())
                .containsExactly(
                        "location/loc-efs STORES_IN elasticfilesystem:file-system/fs-1"
                                + " datasync:ListLocations LocationUri",
                        "location/loc-efs MOUNTS elasticfilesystem:access-point/fsap-1"
                                + " datasync:DescribeLocationEfs AccessPointArn",
                        "location/loc-efs LOCATED_IN ec2:subnet/subnet-a"
                                + " datasync:DescribeLocationEfs Ec2Config.SubnetArn",
                        "location/loc-efs PROTECTED_BY ec2:security-group/sg-1"
                                + " datasync:DescribeLocationEfs Ec2Config.SecurityGroupArns[0]",
                        "location/loc-s3 STORES_IN s3:backup datasync:ListLocations LocationUri",
                        "location/loc-s3 ASSUMES_ROLE iam:role/sync"
                                + " datasync:DescribeLocationS3 S3Config.BucketAccessRoleArn");
    }

    @Test
    void aLocationIsConfirmedByTheListingWhereItsOwnCallIsNotOffered() {
        RecordedContext context =
                new RecordedContext(
                        new FakeDataSync() {
                            @Override
                            public DescribeLocationEfsResponse describeLocationEfs(
                                    DescribeLocationEfsRequest request) {
                                throw RecordedContext.error("InternalFailure", 500);
                            }
                        });

        new DataSyncLocationDescriber().describe(List.of(EFS), context);

        assertThat(context.described(EFS).action()).isEqualTo("datasync:ListLocations");
        assertThat(context.failed).containsExactly("datasync:DescribeLocationEfs location/loc-efs");
        assertThat(context.unread)
                .containsExactly("AccessPointArn", "Ec2Config.", "FileSystemAccessRoleArn");
    }

    @Test
    void whatWasConfirmedIsNotFoundAgain() {
        RecordedContext context = new RecordedContext(new FakeDataSync());
        context.confirmed.addAll(List.of(EFS, S3));

        new DataSyncLocationDescriber().find(context);

        assertThat(context.found).containsOnlyKeys(SMB);
    }

    @Test
    void tagsThatMayNotBeReadLeaveTheTaskOutOfAProjectAndSaySo() {
        FakeDataSync dataSync =
                new FakeDataSync() {
                    @Override
                    public ListTagsForResourceResponse listTagsForResource(
                            ListTagsForResourceRequest request) {
                        throw RecordedContext.denied();
                    }
                };
        RecordedContext project = new RecordedContext(dataSync);
        new DataSyncTaskDescriber().find(project);
        assertThat(project.found).isEmpty();
        assertThat(project.failed).containsExactly("datasync:ListTagsForResource");

        RecordedContext everything = new RecordedContext(dataSync, new Scope.Everything());
        new DataSyncTaskDescriber().find(everything);
        assertThat(everything.found).containsOnlyKeys(BACKUP, OTHER);
        assertThat(everything.described(BACKUP).tagsKnown()).isFalse();
    }

    /** As with moto: the engine then keeps what works on the project's storage. */
    @Test
    void whereTheEndpointTellsNoTagsEverythingIsReportedAndTheCallIsMadeOnce() {
        FakeDataSync dataSync =
                new FakeDataSync() {
                    private int asked;

                    @Override
                    public ListTagsForResourceResponse listTagsForResource(
                            ListTagsForResourceRequest request) {
                        asked++;
                        assertThat(asked).isEqualTo(1);
                        throw RecordedContext.error("", 501);
                    }
                };
        RecordedContext project = new RecordedContext(dataSync);

        new DataSyncTaskDescriber().find(project);

        assertThat(project.found).containsOnlyKeys(BACKUP, OTHER);
        assertThat(project.described(BACKUP).tagsKnown()).isFalse();
        assertThat(project.failed).containsExactly("datasync:ListTagsForResource");
    }
}
