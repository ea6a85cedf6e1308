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
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A revision of a task definition. None ever changes: another is made, and the former one taken back. Its family's name begins
 * with the stack's: an account may have thousands of revisions, and by their tags ECS finds none.
 */
final class EcsTaskDefinitionDriver implements Driver {

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

    @Override
    public List<Existing> list(Scope scope) {
        EcsClient ecs = scope.client(EcsClient.class);
        return ecs
                .listTaskDefinitionFamiliesPaginator(request ->
                        request.familyPrefix(scope.stack())
                                .status(TaskDefinitionFamilyStatus.ACTIVE))
                .families()
                .stream()
                .flatMap(family ->
                        ecs
                                .listTaskDefinitionsPaginator(request ->
                                        request.familyPrefix(family)
                                                .status(TaskDefinitionStatus.ACTIVE))
                                .taskDefinitionArns()
                                .stream())
                .map(arn -> read(ecs, arn))
                .filter(one -> scope.owns(one.tags()))
                .toList();
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
                State.READY,
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

    /** AWS keeps what was taken back, and tasks that run by it go on. */
    @Override
    public void delete(Existing existing, Removal removal) {
        EcsClient ecs = removal.client(EcsClient.class);
        String arn = existing.ref();
        try {
            TaskDefinition definition =
                    ecs.describeTaskDefinition(request -> request.taskDefinition(arn))
                            .taskDefinition();
            if (definition.status() == TaskDefinitionStatus.ACTIVE) {
                ecs.deregisterTaskDefinition(request -> request.taskDefinition(arn));
            }
        } catch (ClientException e) {
            // ECS has no code of its own for one that is not there.
            if (!String.valueOf(e.getMessage()).contains("Unable to describe task definition")) {
                throw e;
            }
        }
    }
}
