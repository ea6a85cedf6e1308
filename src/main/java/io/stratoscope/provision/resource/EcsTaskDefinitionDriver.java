package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A revision of a task definition. None ever changes: another is made, and the former one taken back. Its family's name begins
 * with the stack's: an account may have thousands of revisions, and by their tags ECS finds none.
 */
final class EcsTaskDefinitionDriver implements Driver {

    /** How many one call deletes at most. */
    private static final int DELETED_AT_ONCE = 10;

    private static final String FAMILY = "Family";
    private static final String VOLUMES = "Volumes";

    private static final Set<String> ALL =
            Set.of(
                    FAMILY,
                    VOLUMES,
                    "ContainerDefinitions",
                    "Cpu",
                    "EphemeralStorage",
                    "ExecutionRoleArn",
                    "IpcMode",
                    "Memory",
                    "NetworkMode",
                    "PidMode",
                    "PlacementConstraints",
                    "RequiresCompatibilities",
                    "RuntimePlatform",
                    "TaskRoleArn");

    /** Names in volumes that the SDK writes otherwise than the template reference does. */
    private static final Map<String, String> IN_VOLUMES =
            Map.of(
                    "EfsVolumeConfiguration", "EFSVolumeConfiguration",
                    "FileSystemId", "FilesystemId",
                    "Iam", "IAM");

    @Override
    public String type() {
        return "AWS::ECS::TaskDefinition";
    }

    @Override
    public Set<String> createOnly() {
        return ALL;
    }

    /** Its revisions in use; and of a family that has none, the last one, as somebody may have been cut off before it was deleted. */
    @Override
    public List<Existing> list(Scope scope) {
        EcsClient ecs = scope.client(EcsClient.class);
        SortedSet<String> families = families(ecs, scope, TaskDefinitionFamilyStatus.ACTIVE);
        families.addAll(families(ecs, scope, TaskDefinitionFamilyStatus.INACTIVE));
        return families.stream()
                .flatMap(family -> {
                    List<Existing> active =
                            revisions(ecs, family, TaskDefinitionStatus.ACTIVE)
                                    .map(arn -> read(ecs, arn))
                                    .filter(one -> scope.owns(one.tags()))
                                    .toList();
                    return active.isEmpty()
                            ? revisions(ecs, family, TaskDefinitionStatus.INACTIVE)
                                    .limit(1)
                                    .map(arn -> read(ecs, arn))
                                    .filter(one -> scope.owns(one.tags()))
                            : active.stream();
                })
                .toList();
    }

    private static SortedSet<String> families(
            EcsClient ecs, Scope scope, TaskDefinitionFamilyStatus status) {
        return ecs
                .listTaskDefinitionFamiliesPaginator(
                        request -> request.familyPrefix(scope.stack()).status(status))
                .families()
                .stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Their ARNs, the newest first. */
    private static Stream<String> revisions(
            EcsClient ecs, String family, TaskDefinitionStatus status) {
        return ecs
                .listTaskDefinitionsPaginator(
                        request -> request.familyPrefix(family).status(status).sort(SortOrder.DESC))
                .taskDefinitionArns()
                .stream();
    }

    private Existing read(EcsClient ecs, String arn) {
        DescribeTaskDefinitionResponse answer =
                ecs.describeTaskDefinition(
                        request -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS));
        return existing(answer.taskDefinition(), TagMaps.of(answer.tags(), Tag::key, Tag::value));
    }

    private Existing existing(TaskDefinition definition, Map<String, String> tags) {
        String arn = definition.taskDefinitionArn();
        JsonObject read =
                Properties.only(
                        SdkWords.SAME.read(definition), new TreeSet<>(ALL).toArray(String[]::new));
        return Existing.tagged(
                type(),
                arn,
                definition.status() == TaskDefinitionStatus.ACTIVE ? State.READY : State.RETIRED,
                JsonValue.object().put("Arn", arn).put("TaskDefinitionArn", arn).build(),
                read.get(VOLUMES)
                        .map(volumes -> Properties.with(read, VOLUMES, asInTemplates(volumes)))
                        .orElse(read),
                tags);
    }

    private static JsonValue asInTemplates(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonValue.ObjectBuilder renamed = JsonValue.object();
                object.members()
                        .forEach((name, member) ->
                                renamed.put(
                                        IN_VOLUMES.getOrDefault(name, name),
                                        asInTemplates(member)));
                yield renamed.build();
            }
            case JsonArray array ->
                    JsonValue.of(
                            array.items().stream()
                                    .map(EcsTaskDefinitionDriver::asInTemplates)
                                    .toList());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    @Override
    public Existing create(Order order) {
        Properties.refuseAllBut(order.properties(), ALL.toArray(String[]::new));
        if (!order.text(FAMILY).startsWith(order.stack())) {
            throw new IllegalArgumentException(
                    "the family of a task definition has to begin with " + order.stack());
        }
        RegisterTaskDefinitionRequest.Builder request =
                SdkWords.SAME.fill(RegisterTaskDefinitionRequest.builder(), order.properties());
        TaskDefinition made =
                order.client(EcsClient.class)
                        .registerTaskDefinition(Properties.tagged(request, order).build())
                        .taskDefinition();
        return existing(made, order.tags());
    }

    /** Only its tags can change. */
    @Override
    public void update(Existing existing, Order order) {
        order.client(EcsClient.class)
                .tagResource(
                        Properties.tagged(
                                        TagResourceRequest.builder().resourceArn(existing.ref()),
                                        order)
                                .build());
    }

    /**
     * What another revision replaces is only taken back: services run by it until they are deployed anew, and a former revision is
     * what people look up, and register again, when a new one fails. What goes for good goes with all of the stack's former
     * revisions: taken back only, ECS would keep them, with their tags, for ever. It deletes them when nothing uses them any more,
     * up to a day later; nobody has to wait for that, as they hold neither a name nor another resource.
     */
    @Override
    public void delete(Existing existing, Removal removal) {
        EcsClient ecs = removal.client(EcsClient.class);
        find(ecs, existing.ref())
                .map(DescribeTaskDefinitionResponse::taskDefinition)
                .filter(each -> each.status() == TaskDefinitionStatus.ACTIVE)
                .ifPresent(each ->
                        ecs.deregisterTaskDefinition(
                                request -> request.taskDefinition(existing.ref())));
        if (!removal.replaced()) {
            List<String> former = former(ecs, existing);
            for (int from = 0; from < former.size(); from += DELETED_AT_ONCE) {
                deleteAll(
                        ecs, former.subList(from, Math.min(from + DELETED_AT_ONCE, former.size())));
            }
        }
    }

    /** The revisions of its family that were taken back and that have the tags of the same stack. */
    private static List<String> former(EcsClient ecs, Existing existing) {
        String stack = String.valueOf(existing.tags().get(Scope.STACK_TAG));
        String family = existing.properties().text(FAMILY).orElseThrow();
        return revisions(ecs, family, TaskDefinitionStatus.INACTIVE)
                .filter(arn ->
                        find(ecs, arn)
                                .map(answer -> TagMaps.of(answer.tags(), Tag::key, Tag::value))
                                .filter(tags -> stack.equals(tags.get(Scope.STACK_TAG)))
                                .isPresent())
                .toList();
    }

    private static void deleteAll(EcsClient ecs, List<String> arns) {
        for (Failure failure :
                ecs.deleteTaskDefinitions(request -> request.taskDefinitions(arns)).failures()) {
            boolean there =
                    find(ecs, failure.arn())
                            .map(DescribeTaskDefinitionResponse::taskDefinition)
                            .filter(each ->
                                    each.status() != TaskDefinitionStatus.DELETE_IN_PROGRESS)
                            .isPresent();
            if (there) {
                throw new IllegalStateException(
                        "ECS does not delete "
                                + failure.arn()
                                + ": "
                                + failure.reason()
                                + "; mend what AWS says, then resume");
            }
        }
    }

    private static Optional<DescribeTaskDefinitionResponse> find(EcsClient ecs, String arn) {
        try {
            return Optional.of(
                    ecs.describeTaskDefinition(request ->
                            request.taskDefinition(arn).include(TaskDefinitionField.TAGS)));
        } catch (ClientException e) {
            // ECS has no code of its own for one that is not there.
            if (String.valueOf(e.getMessage()).contains("Unable to describe task definition")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
