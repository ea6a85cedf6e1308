package io.stratoscope.simulator;

import io.stratoscope.model.Arn;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.MountTargetNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Somebody deleted the file systems: what mounts them cannot start any more. */
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
        return switch (answer) {
            case DescribeFileSystemsResponse it -> {
                named(((DescribeFileSystemsRequest) request).fileSystemId());
                yield it.toBuilder().fileSystems(List.of()).build();
            }
            case DescribeMountTargetsResponse it -> {
                DescribeMountTargetsRequest asked = (DescribeMountTargetsRequest) request;
                named(asked.fileSystemId());
                if (asked.mountTargetId() != null) {
                    throw MountTargetNotFoundException.builder()
                            .awsErrorDetails(
                                    details(
                                            "MountTargetNotFound",
                                            "Mount target '%s' does not exist."
                                                    .formatted(asked.mountTargetId())))
                            .statusCode(404)
                            .build();
                }
                yield it.toBuilder().mountTargets(List.of()).build();
            }
            case DescribeAccessPointsResponse it -> it.toBuilder().accessPoints(List.of()).build();
            case DescribeServicesResponse it ->
                    Outage.noneRuns(
                            it, service -> mounted(service.taskDefinition(), account).isPresent());
            case DescribeTasksResponse it ->
                    Outage.stopped(
                            it, task -> reason(task, account), -1, Disasters.since(NAME, account));
            case ListTasksResponse it ->
                    Outage.stoppedOnly(
                            (ListTasksRequest) request,
                            it,
                            account,
                            task -> mounted(task.taskDefinitionArn(), account).isPresent());
            case DescribeTargetHealthResponse it -> Outage.noTargets(it);
            case DescribeAlarmsResponse it ->
                    Outage.nobodyIsAnswered(it, Disasters.since(NAME, account));
            default -> answer;
        };
    }

    /** Who asks for one by its id is told that there is none. */
    private static void named(@Nullable String fileSystem) {
        if (fileSystem != null) {
            throw FileSystemNotFoundException.builder()
                    .awsErrorDetails(
                            details(
                                    "FileSystemNotFound",
                                    "File system '%s' does not exist.".formatted(fileSystem)))
                    .statusCode(404)
                    .build();
        }
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder()
                .serviceName("EFS")
                .errorCode(code)
                .errorMessage(message)
                .build();
    }

    private static Optional<String> reason(Task task, AccountState account) {
        return mounted(task.taskDefinitionArn(), account)
                .map(system ->
                        "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS"
                                + " volumes: stderr: Failed to resolve \""
                                + system
                                + ".efs."
                                + account.homeRegion()
                                + ".amazonaws.com\"");
    }

    /** The file system that a task definition mounts. */
    private static Optional<String> mounted(String definition, AccountState account) {
        return mounted(
                account.client(EcsClient.class, Arn.of(definition).region())
                        .describeTaskDefinition(request -> request.taskDefinition(definition))
                        .taskDefinition());
    }

    /** The file system that a task definition mounts. */
    static Optional<String> mounted(TaskDefinition definition) {
        return definition.volumes().stream()
                .map(Volume::efsVolumeConfiguration)
                .filter(Objects::nonNull)
                .map(EFSVolumeConfiguration::fileSystemId)
                .findFirst();
    }
}
