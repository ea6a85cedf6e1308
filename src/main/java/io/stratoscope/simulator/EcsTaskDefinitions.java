package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Task definitions, by family and revision. */
final class EcsTaskDefinitions {

    /** How many one call deletes. */
    private static final int AT_ONCE = 10;

    /** How long ECS takes to find that nothing uses one that is to be deleted. */
    private static final Duration UNTIL_GONE = Duration.ofMinutes(10);

    private final SimulatedEcs ecs;
    private final ServiceTags<Tag> tags;
    private final EcsState state;
    private final Map<String, Instant> goneAt = new HashMap<>();

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
        int revision = state.nextRevision(request.family());
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
        state.put(definition);
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
        if (definition.status() != TaskDefinitionStatus.ACTIVE) {
            return DeregisterTaskDefinitionResponse.builder().taskDefinition(definition).build();
        }
        TaskDefinition inactive =
                definition.toBuilder()
                        .status(TaskDefinitionStatus.INACTIVE)
                        .deregisteredAt(ecs.account().now())
                        .build();
        state.put(inactive);
        return DeregisterTaskDefinitionResponse.builder().taskDefinition(inactive).build();
    }

    /** See the API reference of DeleteTaskDefinitions; what cannot be deleted does not stop the others. */
    DeleteTaskDefinitionsResponse delete(DeleteTaskDefinitionsRequest request) {
        if (request.taskDefinitions().isEmpty()) {
            throw ecs.invalid("size of TaskDefinition references list must be greater than 0");
        }
        if (request.taskDefinitions().size() > AT_ONCE) {
            throw ecs.invalid("Size of TaskDefinition references list cannot exceed " + AT_ONCE);
        }
        List<TaskDefinition> deleted = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String reference : request.taskDefinitions()) {
            whyNotDeleted(reference)
                    .ifPresentOrElse(
                            reason ->
                                    failures.add(
                                            Failure.builder()
                                                    .arn(reference)
                                                    .reason(reason)
                                                    .build()),
                            () -> deleted.add(delete(state.taskDefinition(reference))));
        }
        return DeleteTaskDefinitionsResponse.builder()
                .taskDefinitions(deleted)
                .failures(failures)
                .build();
    }

    private Optional<String> whyNotDeleted(String reference) {
        if (EcsState.lastSegment(reference).indexOf(':') < 0) {
            return Optional.of(
                    "The specified task definition identifier is invalid. Specify a valid name or"
                            + " ARN and try again.");
        }
        Optional<TaskDefinition> found = state.find(reference);
        if (found.isEmpty()) {
            return Optional.of(
                    "The specified task definition does not exist. Specify a valid account,"
                            + " family, revision and try again.");
        }
        return found.get().status() == TaskDefinitionStatus.ACTIVE
                ? Optional.of(
                        "The specified task definition is still in ACTIVE status. Please"
                                + " deregister the target and try again.")
                : Optional.empty();
    }

    private TaskDefinition delete(TaskDefinition definition) {
        if (definition.status() == TaskDefinitionStatus.DELETE_IN_PROGRESS) {
            return definition;
        }
        TaskDefinition going =
                definition.toBuilder().status(TaskDefinitionStatus.DELETE_IN_PROGRESS).build();
        state.put(going);
        Instant gone = ecs.account().doneAt(UNTIL_GONE);
        goneAt.put(going.taskDefinitionArn(), gone);
        ecs.account().once(gone, this::letGo);
        return going;
    }

    /** Forgets those that are to go, unless a service or a task still uses them: until that is over, they wait. */
    void letGo() {
        for (TaskDefinition each : state.taskDefinitions()) {
            String arn = each.taskDefinitionArn();
            Instant due = goneAt.get(arn);
            if (due != null && ecs.account().isOver(due) && !state.isUsed(arn)) {
                goneAt.remove(arn);
                state.remove(each);
                tags.delete(arn);
            }
        }
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
        if (request.sort() == SortOrder.DESC) {
            arns = arns.reversed();
        }
        var page = ecs.page(arns, SimulatedEcs.LIST, request.maxResults(), request.nextToken());
        return ListTaskDefinitionsResponse.builder()
                .taskDefinitionArns(page.items())
                .nextToken(page.token())
                .build();
    }

    ListTaskDefinitionFamiliesResponse families(ListTaskDefinitionFamiliesRequest request) {
        String prefix = request.familyPrefix() == null ? "" : request.familyPrefix();
        Set<String> active =
                state.taskDefinitions().stream()
                        .filter(each -> each.status() == TaskDefinitionStatus.ACTIVE)
                        .map(TaskDefinition::family)
                        .collect(Collectors.toSet());
        List<String> names =
                state.taskDefinitions().stream()
                        .map(TaskDefinition::family)
                        .filter(family -> family.startsWith(prefix))
                        .filter(family -> isListed(request.status(), active.contains(family)))
                        .distinct()
                        .toList();
        var page = ecs.page(names, SimulatedEcs.LIST, request.maxResults(), request.nextToken());
        return ListTaskDefinitionFamiliesResponse.builder()
                .families(page.items())
                .nextToken(page.token())
                .build();
    }

    /** A family without an active revision is an inactive one. */
    private static boolean isListed(@Nullable TaskDefinitionFamilyStatus status, boolean active) {
        return status == null
                || status == TaskDefinitionFamilyStatus.ALL
                || active == (status == TaskDefinitionFamilyStatus.ACTIVE);
    }
}
