package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

import java.util.List;

/** Task definitions, by family and revision. */
final class EcsTaskDefinitions {

    private final SimulatedEcs ecs;
    private final ServiceTags<Tag> tags;
    private final EcsState state;

    EcsTaskDefinitions(SimulatedEcs ecs, ServiceTags<Tag> tags, EcsState state) {
        this.ecs = ecs;
        this.tags = tags;
        this.state = state;
    }

    RegisterTaskDefinitionResponse register(RegisterTaskDefinitionRequest request) {
        if (request.family() == null || request.containerDefinitions().isEmpty()) {
            throw ecs.clientException("Container list cannot be empty.");
        }
        refuseFresh(request.executionRoleArn());
        refuseFresh(request.taskRoleArn());
        List<TaskDefinition> revisions = state.revisions(request.family());
        int revision = revisions.size() + 1;
        TaskDefinition definition =
                TaskDefinition.builder()
                        .taskDefinitionArn(
                                ecs.arn("task-definition/" + request.family() + ":" + revision))
                        .family(request.family())
                        .revision(revision)
                        .status(TaskDefinitionStatus.ACTIVE)
                        .containerDefinitions(request.containerDefinitions())
                        .volumes(request.volumes())
                        .networkMode(request.networkMode())
                        .cpu(request.cpu())
                        .memory(request.memory())
                        .executionRoleArn(request.executionRoleArn())
                        .taskRoleArn(request.taskRoleArn())
                        .requiresCompatibilities(request.requiresCompatibilities())
                        .compatibilities(request.requiresCompatibilities())
                        .runtimePlatform(request.runtimePlatform())
                        .ephemeralStorage(request.ephemeralStorage())
                        .registeredAt(ecs.account().now())
                        .registeredBy(
                                "arn:aws:iam::" + ecs.account().accountId() + ":user/terraform")
                        .build();
        revisions.add(definition);
        tags.register(definition.taskDefinitionArn(), request.tags());
        return RegisterTaskDefinitionResponse.builder()
                .taskDefinition(definition)
                .tags(request.tags())
                .build();
    }

    private void refuseFresh(@Nullable String role) {
        SimulatedIam.refuseFresh(
                ecs.account(), role, () -> ecs.clientException("Role is not valid"));
    }

    DeregisterTaskDefinitionResponse deregister(DeregisterTaskDefinitionRequest request) {
        TaskDefinition definition = state.taskDefinition(request.taskDefinition());
        TaskDefinition inactive =
                definition.toBuilder()
                        .status(TaskDefinitionStatus.INACTIVE)
                        .deregisteredAt(ecs.account().now())
                        .build();
        state.revisions(definition.family()).set(definition.revision() - 1, inactive);
        return DeregisterTaskDefinitionResponse.builder().taskDefinition(inactive).build();
    }

    DescribeTaskDefinitionResponse describe(DescribeTaskDefinitionRequest request) {
        TaskDefinition definition = state.taskDefinition(request.taskDefinition());
        var response = DescribeTaskDefinitionResponse.builder().taskDefinition(definition);
        if (request.include().contains(TaskDefinitionField.TAGS)) {
            response.tags(tags.of(definition.taskDefinitionArn()));
        }
        return response.build();
    }

    ListTaskDefinitionsResponse list(ListTaskDefinitionsRequest request) {
        TaskDefinitionStatus status =
                request.status() == null ? TaskDefinitionStatus.ACTIVE : request.status();
        List<String> arns =
                state.taskDefinitions().stream()
                        .filter(definition -> definition.status() == status)
                        .filter(definition ->
                                request.familyPrefix() == null
                                        || definition.family().equals(request.familyPrefix()))
                        .map(TaskDefinition::taskDefinitionArn)
                        .toList();
        var page = ecs.page(arns, SimulatedEcs.LIST, request.maxResults(), request.nextToken());
        return ListTaskDefinitionsResponse.builder()
                .taskDefinitionArns(page.items())
                .nextToken(page.token())
                .build();
    }

    ListTaskDefinitionFamiliesResponse families(ListTaskDefinitionFamiliesRequest request) {
        String prefix = request.familyPrefix() == null ? "" : request.familyPrefix();
        List<String> names =
                state.taskDefinitions().stream()
                        .filter(definition ->
                                request.status() != TaskDefinitionFamilyStatus.ACTIVE
                                        || definition.status() == TaskDefinitionStatus.ACTIVE)
                        .map(TaskDefinition::family)
                        .filter(family -> family.startsWith(prefix))
                        .distinct()
                        .toList();
        var page = ecs.page(names, SimulatedEcs.LIST, request.maxResults(), request.nextToken());
        return ListTaskDefinitionFamiliesResponse.builder()
                .families(page.items())
                .nextToken(page.token())
                .build();
    }
}
