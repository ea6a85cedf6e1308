package io.stratoscope.doctor;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Files, databases, caches, buckets, and the jobs that copy between them. */
final class DataProbes {

    private DataProbes() {}

    static List<Probe> files() {
        return List.of(
                efs("DescribeFileSystems", c -> c.describeFileSystems(r -> r.maxItems(1))),
                efs("DescribeAccessPoints", c -> c.describeAccessPoints(r -> r.maxResults(1))),
                efs(
                        "DescribeMountTargets",
                        c -> c.describeMountTargets(r -> r.fileSystemId("fs-" + Nothing.ID))),
                efs(
                        "DescribeMountTargetSecurityGroups",
                        c ->
                                c.describeMountTargetSecurityGroups(
                                        r -> r.mountTargetId("fsmt-" + Nothing.ID))));
    }

    static List<Probe> databases() {
        return List.of(
                rds("DescribeDBClusters", (c, t) -> c.describeDBClusters(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBClusterSnapshots",
                        (c, t) -> c.describeDBClusterSnapshots(r -> r.maxRecords(20))),
                rds("DescribeDBInstances", (c, t) -> c.describeDBInstances(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBSubnetGroups",
                        (c, t) -> c.describeDBSubnetGroups(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBClusterParameterGroups",
                        (c, t) -> c.describeDBClusterParameterGroups(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBClusterParameters",
                        (c, t) ->
                                c.describeDBClusterParameters(
                                        r -> r.dbClusterParameterGroupName(Nothing.NAME))),
                rds(
                        "DescribeDBParameterGroups",
                        (c, t) -> c.describeDBParameterGroups(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBParameters",
                        (c, t) ->
                                c.describeDBParameters(r -> r.dbParameterGroupName(Nothing.NAME))),
                rds(
                        "DescribePendingMaintenanceActions",
                        (c, t) -> c.describePendingMaintenanceActions(r -> r.maxRecords(20))));
    }

    static List<Probe> caches() {
        return List.of(
                cache(
                        "DescribeReplicationGroups",
                        (c, t) -> c.describeReplicationGroups(r -> r.maxRecords(20))),
                cache(
                        "DescribeCacheClusters",
                        (c, t) -> c.describeCacheClusters(r -> r.maxRecords(20))),
                cache(
                        "DescribeCacheSubnetGroups",
                        (c, t) -> c.describeCacheSubnetGroups(r -> r.maxRecords(20))),
                cache(
                        "DescribeCacheParameterGroups",
                        (c, t) -> c.describeCacheParameterGroups(r -> r.maxRecords(20))),
                cache(
                        "DescribeCacheParameters",
                        (c, t) ->
                                c.describeCacheParameters(
                                        r -> r.cacheParameterGroupName(Nothing.NAME))));
    }

    static List<Probe> buckets() {
        return List.of(
                Probe.of("s3", "ListBuckets", t -> s3(t).listBuckets(r -> r.maxBuckets(1))),
                Probe.ofBucket(
                        "GetBucketLocation",
                        t -> s3(t).getBucketLocation(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketTagging",
                        t -> s3(t).getBucketTagging(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketEncryption",
                        t -> s3(t).getBucketEncryption(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketVersioning",
                        t -> s3(t).getBucketVersioning(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketLogging",
                        t -> s3(t).getBucketLogging(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketLifecycleConfiguration",
                        t -> s3(t).getBucketLifecycleConfiguration(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketNotificationConfiguration",
                        t ->
                                s3(t).getBucketNotificationConfiguration(
                                                r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetPublicAccessBlock",
                        t -> s3(t).getPublicAccessBlock(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "ListObjectsV2",
                        t -> s3(t).listObjectsV2(r -> r.bucket(t.anyBucket()).maxKeys(1))),
                // A log file that there is not: who may not list is told that he may not.
                Probe.ofBucket(
                        "GetObject",
                        t ->
                                s3(t).getObject(
                                                r ->
                                                        r.bucket(t.anyBucket())
                                                                .key("AWSLogs/" + Nothing.NAME),
                                                (response, stream) -> response)));
    }

    // DataSync says "InvalidRequestException: Task … is not found".
    static List<Probe> transfers() {
        return List.of(
                datasync("ListTasks", (c, t) -> c.listTasks(r -> r.maxResults(1))),
                datasync("ListLocations", (c, t) -> c.listLocations(r -> r.maxResults(1))),
                datasync(
                                "DescribeTask",
                                (c, t) ->
                                        c.describeTask(r -> r.taskArn(noTransfer(t, "task/task-"))))
                        .allowing("InvalidRequestException"),
                datasync(
                                "ListTaskExecutions",
                                (c, t) ->
                                        c.listTaskExecutions(
                                                r -> r.taskArn(noTransfer(t, "task/task-"))))
                        .allowing("InvalidRequestException"),
                datasync(
                                "DescribeTaskExecution",
                                (c, t) ->
                                        c.describeTaskExecution(r ->
                                                r.taskExecutionArn(
                                                        noTransfer(t, "task/task-")
                                                                + "/execution/exec-"
                                                                + Nothing.ID)))
                        .allowing("InvalidRequestException"),
                datasync(
                                "DescribeLocationEfs",
                                (c, t) ->
                                        c.describeLocationEfs(
                                                r -> r.locationArn(noTransfer(t, "location/loc-"))))
                        .allowing("InvalidRequestException"),
                datasync(
                                "DescribeLocationS3",
                                (c, t) ->
                                        c.describeLocationS3(
                                                r -> r.locationArn(noTransfer(t, "location/loc-"))))
                        .allowing("InvalidRequestException"),
                datasync(
                                "ListTagsForResource",
                                (c, t) ->
                                        c.listTagsForResource(
                                                r -> r.resourceArn(noTransfer(t, "task/task-"))))
                        .allowing("InvalidRequestException"));
    }

    private static Probe efs(String operation, Consumer<EfsClient> call) {
        return Probe.of(
                "elasticfilesystem", operation, t -> call.accept(t.client(EfsClient.class)));
    }

    private static Probe rds(String operation, BiConsumer<RdsClient, ProbeTarget> call) {
        return Probe.of("rds", operation, t -> call.accept(t.client(RdsClient.class), t));
    }

    private static Probe cache(String operation, BiConsumer<ElastiCacheClient, ProbeTarget> call) {
        return Probe.of(
                "elasticache", operation, t -> call.accept(t.client(ElastiCacheClient.class), t));
    }

    private static Probe datasync(String operation, BiConsumer<DataSyncClient, ProbeTarget> call) {
        return Probe.of("datasync", operation, t -> call.accept(t.client(DataSyncClient.class), t));
    }

    private static S3Client s3(ProbeTarget t) {
        return t.client(S3Client.class);
    }

    private static String noTransfer(ProbeTarget t, String kind) {
        return t.arn("datasync", kind + Nothing.ID);
    }
}
