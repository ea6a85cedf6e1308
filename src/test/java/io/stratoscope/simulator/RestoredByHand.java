package io.stratoscope.simulator;

import static java.util.Objects.requireNonNull;

import io.stratoscope.provision.TurningClock;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an operator who lost the files of the simulated Immich project does, call by call. He has looked at it before. */
public final class RestoredByHand {

    private static final String CLUSTER = "immich";
    private static final String SERVICE = "immich-server";
    private static final int MOST_LOOKS = 1000;

    private final SimulatedAccount account;
    private final TurningClock clock;
    private final EfsClient efs;
    private final EcsClient ecs;
    private final DataSyncClient dataSync;
    private final FileSystemDescription lost;
    private final AccessPointDescription door;
    private final Map<String, List<String>> targets = new TreeMap<>();
    private final DescribeTaskResponse backup;
    private final DescribeTaskResponse restore;
    private final DescribeLocationEfsResponse location;

    /** Looks at the account, which is well. */
    public RestoredByHand(SimulatedAccount account, TurningClock clock) {
        this.account = account;
        this.clock = clock;
        efs = account.client(EfsClient.class, SimulatedAccount.HOME_REGION);
        ecs = account.client(EcsClient.class, SimulatedAccount.HOME_REGION);
        dataSync = account.client(DataSyncClient.class, SimulatedAccount.HOME_REGION);
        lost =
                efs.describeFileSystems().fileSystems().stream()
                        .filter(system -> "immich-library".equals(system.name()))
                        .findFirst()
                        .orElseThrow();
        door =
                efs.describeAccessPoints(request -> request.fileSystemId(lost.fileSystemId()))
                        .accessPoints()
                        .getFirst();
        for (MountTargetDescription target :
                efs.describeMountTargets(request -> request.fileSystemId(lost.fileSystemId()))
                        .mountTargets()) {
            targets.put(
                    target.subnetId(),
                    efs.describeMountTargetSecurityGroups(
                                    request -> request.mountTargetId(target.mountTargetId()))
                            .securityGroups());
        }
        backup = task("immich-backup");
        restore = task("immich-restore");
        location =
                dataSync.describeLocationEfs(
                        request -> request.locationArn(backup.sourceLocationArn()));
    }

    private DescribeTaskResponse task(String name) {
        return dataSync.listTasksPaginator().tasks().stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> dataSync.describeTask(request -> request.taskArn(entry.taskArn())))
                .findFirst()
                .orElseThrow();
    }

    /** The file system that was there. */
    String lost() {
        return lost.fileSystemId();
    }

    /** All of it. */
    public void all() {
        String fresh = fileSystem();
        String into = locationOf(fresh);
        copied(into);
        moved(fresh);
        backedUp(into);
        named(fresh);
    }

    /** A file system like the lost one, with nothing in it. */
    String fileSystem() {
        String fresh =
                efs.createFileSystem(request ->
                                request.creationToken(lost.creationToken())
                                        .encrypted(true)
                                        .kmsKeyId(lost.kmsKeyId())
                                        .performanceMode(lost.performanceMode())
                                        .throughputMode(lost.throughputMode())
                                        .tags(lost.tags()))
                        .fileSystemId();
        clock.turn(Duration.ofMinutes(1));
        targets.forEach((subnet, groups) ->
                efs.createMountTarget(request ->
                        request.fileSystemId(fresh).subnetId(subnet).securityGroups(groups)));
        clock.turn(Duration.ofMinutes(2));
        return fresh;
    }

    /** DataSync's name for the root of a file system. */
    String locationOf(String fileSystem) {
        String arn =
                efs.describeFileSystems(request -> request.fileSystemId(fileSystem))
                        .fileSystems()
                        .getFirst()
                        .fileSystemArn();
        return dataSync.createLocationEfs(request ->
                        request.efsFilesystemArn(arn)
                                .subdirectory("/")
                                .ec2Config(location.ec2Config())
                                .inTransitEncryption(location.inTransitEncryption())
                                .tags(tags(location.locationArn())))
                .locationArn();
    }

    private List<TagListEntry> tags(String arn) {
        return dataSync.listTagsForResource(request -> request.resourceArn(arn)).tags();
    }

    /** The files come from the bucket. */
    void copied(String into) {
        DescribeTaskResponse again = again(restore, backup.destinationLocationArn(), into);
        done(again);
    }

    private DescribeTaskResponse again(DescribeTaskResponse task, String from, String to) {
        String arn =
                dataSync.createTask(request ->
                                request.sourceLocationArn(from)
                                        .destinationLocationArn(to)
                                        .name(task.name())
                                        .cloudWatchLogGroupArn(task.cloudWatchLogGroupArn())
                                        .options(task.options())
                                        .schedule(task.schedule())
                                        .taskMode(task.taskMode())
                                        .tags(tags(task.taskArn())))
                        .taskArn();
        dataSync.deleteTask(request -> request.taskArn(task.taskArn()));
        clock.turn(Duration.ofMinutes(1));
        return dataSync.describeTask(request -> request.taskArn(arn));
    }

    private void done(DescribeTaskResponse task) {
        String execution =
                dataSync.startTaskExecution(request -> request.taskArn(task.taskArn()))
                        .taskExecutionArn();
        DescribeTaskExecutionResponse seen = seen(execution);
        for (int i = 0; i < MOST_LOOKS && seen.endTime() == null; i++) {
            clock.turn(Duration.ofSeconds(10));
            seen = seen(execution);
        }
        if (seen.status() != TaskExecutionStatus.SUCCESS) {
            throw new IllegalStateException(seen.toString());
        }
    }

    private DescribeTaskExecutionResponse seen(String execution) {
        return dataSync.describeTaskExecution(request -> request.taskExecutionArn(execution));
    }

    /** The service runs on it. */
    void moved(String fresh) {
        String point =
                efs.createAccessPoint(request ->
                                request.fileSystemId(fresh)
                                        .posixUser(door.posixUser())
                                        .rootDirectory(door.rootDirectory())
                                        .tags(door.tags()))
                        .accessPointId();
        TaskDefinition former =
                ecs.describeTaskDefinition(request -> request.taskDefinition(SERVICE))
                        .taskDefinition();
        List<Volume> volumes =
                former.volumes().stream().map(volume -> moved(volume, fresh, point)).toList();
        String next =
                ecs.registerTaskDefinition(request ->
                                request.family(former.family())
                                        .taskRoleArn(former.taskRoleArn())
                                        .executionRoleArn(former.executionRoleArn())
                                        .networkMode(former.networkMode())
                                        .containerDefinitions(former.containerDefinitions())
                                        .volumes(volumes)
                                        .requiresCompatibilities(former.requiresCompatibilities())
                                        .cpu(former.cpu())
                                        .memory(former.memory())
                                        .runtimePlatform(former.runtimePlatform())
                                        .tags(
                                                ecs.listTagsForResource(tags ->
                                                                tags.resourceArn(
                                                                        former.taskDefinitionArn()))
                                                        .tags()))
                        .taskDefinition()
                        .taskDefinitionArn();
        ecs.updateService(
                request -> request.cluster(CLUSTER).service(SERVICE).taskDefinition(next));
        ecs.deregisterTaskDefinition(request -> request.taskDefinition(former.taskDefinitionArn()));
    }

    private static Volume moved(Volume volume, String fresh, String point) {
        var efs = requireNonNull(volume.efsVolumeConfiguration());
        return volume.toBuilder()
                .efsVolumeConfiguration(
                        efs.toBuilder()
                                .fileSystemId(fresh)
                                .authorizationConfig(
                                        efs.authorizationConfig().toBuilder()
                                                .accessPointId(point)
                                                .build())
                                .build())
                .build();
    }

    /** It is backed up as the lost one was, and somebody is told when it is not. */
    private void backedUp(String from) {
        DescribeTaskResponse again = again(backup, from, backup.destinationLocationArn());
        dataSync.deleteLocation(request -> request.locationArn(location.locationArn()));
        done(again);
        CloudWatchClient watch =
                account.client(CloudWatchClient.class, SimulatedAccount.HOME_REGION);
        MetricAlarm alarm =
                watch.describeAlarms(request -> request.alarmNames("immich-backup-missing"))
                        .metricAlarms()
                        .getFirst();
        watch.putMetricAlarm(request ->
                request.alarmName(alarm.alarmName())
                        .alarmDescription(alarm.alarmDescription())
                        .actionsEnabled(alarm.actionsEnabled())
                        .okActions(alarm.okActions())
                        .alarmActions(alarm.alarmActions())
                        .metricName(alarm.metricName())
                        .namespace(alarm.namespace())
                        .statistic(alarm.statistic())
                        .dimensions(
                                Dimension.builder()
                                        .name("TaskId")
                                        .value(SimulatedDataSync.lastPart(again.taskArn()))
                                        .build())
                        .period(alarm.period())
                        .evaluationPeriods(alarm.evaluationPeriods())
                        .threshold(alarm.threshold())
                        .comparisonOperator(alarm.comparisonOperator())
                        .treatMissingData(alarm.treatMissingData()));
    }

    private void named(String fresh) {
        Route53Client dns = account.client(Route53Client.class, SimulatedAccount.HOME_REGION);
        for (HostedZone zone : dns.listHostedZonesPaginator().hostedZones()) {
            dns
                    .listResourceRecordSetsPaginator(request -> request.hostedZoneId(zone.id()))
                    .resourceRecordSets()
                    .stream()
                    .filter(set -> set.type() == RRType.CNAME)
                    .filter(set ->
                            set.resourceRecords()
                                    .getFirst()
                                    .value()
                                    .startsWith(lost.fileSystemId()))
                    .forEach(set -> named(dns, zone, set, fresh));
        }
    }

    private void named(Route53Client dns, HostedZone zone, ResourceRecordSet set, String fresh) {
        String value = set.resourceRecords().getFirst().value().replace(lost.fileSystemId(), fresh);
        dns.changeResourceRecordSets(request ->
                request.hostedZoneId(zone.id())
                        .changeBatch(batch ->
                                batch.changes(
                                        Change.builder()
                                                .action("UPSERT")
                                                .resourceRecordSet(
                                                        set.toBuilder()
                                                                .resourceRecords(
                                                                        ResourceRecord.builder()
                                                                                .value(value)
                                                                                .build())
                                                                .build())
                                                .build())));
    }
}
