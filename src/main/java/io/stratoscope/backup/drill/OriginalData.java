package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Response;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.Volume;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.AccessPointNotFoundException;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.PosixUser;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what holds the project's data. */
final class OriginalData {

    private static final int POSTGRES = 5432;
    private static final int REDIS = 6379;

    private final AwsAccount account;
    private final Snapshot snapshot;
    private final BackupTarget target;
    private final String region;

    OriginalData(AwsAccount account, Snapshot snapshot, BackupTarget target) {
        this.account = account;
        this.snapshot = snapshot;
        this.target = target;
        region = target.region();
    }

    /** The file system that a volume is of. It may be lost: then nothing is known but its id. */
    Original.Files files(Volume volume) {
        EFSVolumeConfiguration efs = volume.efsVolumeConfiguration();
        EfsClient client = account.client(EfsClient.class, region);
        Optional<String> key;
        try {
            key =
                    client
                            .describeFileSystems(
                                    request -> request.fileSystemId(efs.fileSystemId()))
                            .fileSystems()
                            .stream()
                            .findFirst()
                            .map(FileSystemDescription::kmsKeyId);
        } catch (FileSystemNotFoundException _) {
            key =
                    remembered(efs.fileSystemId(), ResourceType.EFS_FILE_SYSTEM)
                            .flatMap(was -> was.text("KmsKeyId"));
        }
        Optional<Original.Files.Root> root = root(client, efs);
        return new Original.Files(
                efs.fileSystemId(),
                key,
                root,
                accessPoint(efs)
                        .filter(_ -> root.isEmpty())
                        .map(point ->
                                "the access point "
                                        + point
                                        + " of "
                                        + efs.fileSystemId()
                                        + " is not there any more"));
    }

    private static Optional<String> accessPoint(EFSVolumeConfiguration efs) {
        return Optional.ofNullable(efs.authorizationConfig())
                .flatMap(config -> Optional.ofNullable(config.accessPointId()));
    }

    private Optional<Original.Files.Root> root(EfsClient client, EFSVolumeConfiguration efs) {
        Optional<String> point = accessPoint(efs);
        if (point.isEmpty()) {
            return Optional.ofNullable(efs.rootDirectory())
                    .filter(path -> !path.equals("/"))
                    .map(path -> new Original.Files.Root(path, Optional.empty(), Optional.empty()));
        }
        return described(client, point.get())
                .or(() ->
                        remembered(point.get(), ResourceType.EFS_ACCESS_POINT)
                                .flatMap(OriginalData::root));
    }

    private static Optional<Original.Files.Root> described(EfsClient client, String point) {
        try {
            return client
                    .describeAccessPoints(request -> request.accessPointId(point))
                    .accessPoints()
                    .stream()
                    .findFirst()
                    .map(OriginalData::root);
        } catch (AccessPointNotFoundException _) {
            return Optional.empty();
        }
    }

    private static Optional<Original.Files.Root> root(JsonObject was) {
        return was.text("RootDirectory", "Path")
                .map(path ->
                        new Original.Files.Root(
                                path,
                                was.number("PosixUser", "Uid").map(BigDecimal::longValue),
                                was.number("PosixUser", "Gid").map(BigDecimal::longValue)));
    }

    private static Original.Files.Root root(AccessPointDescription point) {
        Optional<PosixUser> user = Optional.ofNullable(point.posixUser());
        return new Original.Files.Root(
                point.rootDirectory().path(), user.map(PosixUser::uid), user.map(PosixUser::gid));
    }

    /** What the snapshot has of something that is not there any more. */
    private Optional<JsonObject> remembered(String id, ResourceType type) {
        return snapshot.resources().stream()
                .filter(each -> each.type().equals(type) && each.id().equals(id))
                .findFirst()
                .map(Resource::description);
    }

    Original.Database database() {
        RdsClient rds = account.client(RdsClient.class, region);
        DBCluster cluster =
                rds.describeDBClusters(request -> request.dbClusterIdentifier(target.clusterId()))
                        .dbClusters()
                        .getFirst();
        String writer =
                cluster.dbClusterMembers().stream()
                        .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
                        .map(DBClusterMember::dbInstanceIdentifier)
                        .findFirst()
                        .orElseThrow(() ->
                                new DrillException(
                                        target.clusterId()
                                                + " has no writer whose class the drill could take"));
        String instanceClass =
                rds.describeDBInstances(request -> request.dbInstanceIdentifier(writer))
                        .dbInstances()
                        .getFirst()
                        .dbInstanceClass();
        return new Original.Database(
                cluster.dbClusterIdentifier(),
                known(Set.of(cluster.endpoint())),
                cluster.engine(),
                cluster.engineVersion(),
                Optional.ofNullable(cluster.port()).orElse(POSTGRES),
                cluster.dbClusterParameterGroup(),
                instanceClass);
    }

    /** The project's cache; of several the first by name. */
    Optional<Original.Cache> cache() {
        return snapshot.resources().stream()
                .filter(each -> each.type().equals(ResourceType.REPLICATION_GROUP))
                .map(Resource::id)
                .sorted()
                .findFirst()
                .map(this::cache);
    }

    private Original.Cache cache(String id) {
        ElastiCacheClient client = account.client(ElastiCacheClient.class, region);
        ReplicationGroup group =
                client.describeReplicationGroups(request -> request.replicationGroupId(id))
                        .replicationGroups()
                        .getFirst();
        Set<String> endpoints = new TreeSet<>();
        group.nodeGroups().stream()
                .filter(node -> node.primaryEndpoint() != null)
                .forEach(node -> endpoints.add(node.primaryEndpoint().address()));
        if (group.configurationEndpoint() != null) {
            endpoints.add(group.configurationEndpoint().address());
        }
        var member =
                client.describeCacheClusters(request ->
                                request.cacheClusterId(group.memberClusters().getFirst()))
                        .cacheClusters()
                        .getFirst();
        return new Original.Cache(
                id,
                known(endpoints),
                member.engine(),
                engineVersion(member.engineVersion()),
                group.cacheNodeType(),
                group.nodeGroups().stream()
                        .filter(node -> node.primaryEndpoint() != null)
                        .map(node -> node.primaryEndpoint().port())
                        .findFirst()
                        .orElse(REDIS));
    }

    /** ElastiCache tells 7.1.0 and takes 7.1 alone, from Redis 6 on. */
    private static String engineVersion(String told) {
        int second = told.indexOf('.', told.indexOf('.') + 1);
        return second < 0 ? told : told.substring(0, second);
    }

    /** The names that lead to these, themselves among them. */
    private Set<String> known(Collection<String> endpoints) {
        Set<String> names = new TreeSet<>(endpoints);
        records()
                .filter(record -> leadsTo(record, endpoints))
                .forEach(record -> names.add(withoutDot(record.name())));
        return names;
    }

    /** All records of the project's zones. */
    private Stream<ResourceRecordSet> records() {
        Route53Client route53 = account.client(Route53Client.class, Resource.GLOBAL);
        return snapshot.resources().stream()
                .filter(each -> each.type().equals(ResourceType.HOSTED_ZONE))
                .map(Resource::id)
                .flatMap(zone ->
                        route53
                                .listResourceRecordSetsPaginator(
                                        request -> request.hostedZoneId(zone))
                                .resourceRecordSets()
                                .stream());
    }

    private static boolean leadsTo(ResourceRecordSet record, Collection<String> endpoints) {
        return record.resourceRecords().stream()
                .map(ResourceRecord::value)
                .map(OriginalData::withoutDot)
                .anyMatch(endpoints::contains);
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** By which name people know a load balancer: its certificate is for that. */
    URI published(String balancer) {
        return records()
                .filter(record ->
                        record.aliasTarget() != null
                                && record.aliasTarget().dnsName().contains(balancer))
                .map(record -> URI.create("https://" + withoutDot(record.name())))
                .findFirst()
                .orElseGet(() -> URI.create("http://" + balancer));
    }

    /** Where the task that backs up copies the files to. */
    Original.Copies copies() {
        DataSyncClient dataSync = account.client(DataSyncClient.class, region);
        DescribeTaskResponse task =
                dataSync.describeTask(request -> request.taskArn(target.task().toString()));
        DescribeLocationS3Response location =
                dataSync.describeLocationS3(
                        request -> request.locationArn(task.destinationLocationArn()));
        URI address = URI.create(location.locationUri());
        String folder = Optional.ofNullable(address.getPath()).orElse("").replaceFirst("/$", "");
        return new Original.Copies(
                "arn:" + target.task().partition() + ":s3:::" + address.getHost(),
                folder.isEmpty() ? "/" : folder,
                location.s3Config().bucketAccessRoleArn(),
                Optional.ofNullable(task.cloudWatchLogGroupArn()));
    }
}
