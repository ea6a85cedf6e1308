package io.stratoscope.simulator;

import io.stratoscope.model.Arn;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemRequest;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.efs.model.MountTargetNotFoundException;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.TagResourceRequest;
import software.amazon.awssdk.services.efs.model.UntagResourceRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;

import java.util.List;
import java.util.Optional;

/** Somebody deleted the file systems that were there: what mounts one of them cannot start any more. */
final class LostFiles implements Disaster {

    static final String NAME = "lost-files";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the EFS file systems are deleted, and the tasks that mount them stop";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        return LostSystems.of(account)
                .map(lost -> shown(request, answer, account, lost))
                .orElse(answer);
    }

    private static Object shown(
            SdkRequest request, Object answer, AccountState account, LostSystems lost) {
        return switch (answer) {
            case DescribeFileSystemsResponse it ->
                    systems((DescribeFileSystemsRequest) request, it, lost);
            case DescribeMountTargetsResponse it ->
                    targets((DescribeMountTargetsRequest) request, it, account, lost);
            case DescribeAccessPointsResponse it ->
                    it.toBuilder()
                            .accessPoints(
                                    it.accessPoints().stream()
                                            .filter(point ->
                                                    !lost.has(
                                                            point.fileSystemId(),
                                                            Arn.of(point.accessPointArn())
                                                                    .region()))
                                            .toList())
                            .build();
            case DescribeServicesResponse it ->
                    Outage.noneRuns(
                            it, service -> lost.mountedBy(service.taskDefinition()).isPresent());
            case DescribeTasksResponse it ->
                    Outage.stopped(
                            it,
                            task -> reason(task, account, lost),
                            -1,
                            Disasters.since(NAME, account));
            case ListTasksResponse it ->
                    Outage.stoppedOnly(
                            (ListTasksRequest) request,
                            it,
                            account,
                            task -> lost.mountedBy(task.taskDefinitionArn()).isPresent());
            case DescribeTargetHealthResponse it
                    when lost.areBehind(((DescribeTargetHealthRequest) request).targetGroupArn()) ->
                    Outage.noTargets(it);
            case DescribeAlarmsResponse it when lost.areMounted(account.homeRegion()) ->
                    Outage.nobodyIsAnswered(it, Disasters.since(NAME, account));
            default -> answer;
        };
    }

    /** Who asks for one by its id is told that there is none. */
    private static DescribeFileSystemsResponse systems(
            DescribeFileSystemsRequest request,
            DescribeFileSystemsResponse answer,
            LostSystems lost) {
        List<FileSystemDescription> there =
                answer.fileSystems().stream().filter(system -> !lost.has(system)).toList();
        if (request.fileSystemId() != null && there.isEmpty()) {
            throw noSystem(request.fileSystemId());
        }
        return answer.toBuilder().fileSystems(there).build();
    }

    private static DescribeMountTargetsResponse targets(
            DescribeMountTargetsRequest request,
            DescribeMountTargetsResponse answer,
            AccountState account,
            LostSystems lost) {
        List<MountTargetDescription> there =
                answer.mountTargets().stream()
                        .filter(target ->
                                // eu-central-1a is in eu-central-1.
                                !lost.has(target.fileSystemId(), region(target)))
                        .toList();
        if (request.fileSystemId() != null
                && lost.has(request.fileSystemId(), account.homeRegion())) {
            throw noSystem(request.fileSystemId());
        }
        if (request.mountTargetId() != null && there.isEmpty()) {
            throw MountTargetNotFoundException.builder()
                    .awsErrorDetails(
                            details(
                                    "MountTargetNotFound",
                                    "Mount target '%s' does not exist."
                                            .formatted(request.mountTargetId())))
                    .statusCode(404)
                    .build();
        }
        return answer.toBuilder().mountTargets(there).build();
    }

    @Override
    public void refuse(SdkRequest request, AccountState account) {
        Optional<String> wanted =
                switch (request) {
                    case CreateMountTargetRequest it -> Optional.of(it.fileSystemId());
                    case CreateAccessPointRequest it -> Optional.of(it.fileSystemId());
                    case UpdateFileSystemRequest it -> Optional.of(it.fileSystemId());
                    case DeleteFileSystemRequest it -> Optional.of(it.fileSystemId());
                    case PutLifecycleConfigurationRequest it -> Optional.of(it.fileSystemId());
                    case DescribeLifecycleConfigurationRequest it -> Optional.of(it.fileSystemId());
                    case TagResourceRequest it -> system(it.resourceId());
                    case UntagResourceRequest it -> system(it.resourceId());
                    default -> Optional.empty();
                };
        LostSystems.of(account)
                .ifPresent(lost ->
                        wanted.filter(system -> lost.took(system, account.homeRegion()))
                                .ifPresent(system -> {
                                    throw noSystem(system);
                                }));
    }

    private static Optional<String> system(String idOrArn) {
        return Optional.of(EfsState.lastPart(idOrArn)).filter(id -> id.startsWith("fs-"));
    }

    private static String region(MountTargetDescription target) {
        String zone = target.availabilityZoneName();
        return zone.substring(0, zone.length() - 1);
    }

    private static FileSystemNotFoundException noSystem(String fileSystem) {
        return FileSystemNotFoundException.builder()
                .awsErrorDetails(
                        details(
                                "FileSystemNotFound",
                                "File system '%s' does not exist.".formatted(fileSystem)))
                .statusCode(404)
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder()
                .serviceName("EFS")
                .errorCode(code)
                .errorMessage(message)
                .build();
    }

    private static Optional<String> reason(Task task, AccountState account, LostSystems lost) {
        return lost.mountedBy(task.taskDefinitionArn())
                .map(system ->
                        "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS"
                                + " volumes: stderr: Failed to resolve \""
                                + system
                                + ".efs."
                                + account.homeRegion()
                                + ".amazonaws.com\"");
    }
}
