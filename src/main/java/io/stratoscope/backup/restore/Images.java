package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.provision.driver.Place;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which version of the application made a backup: a newer one changes the database when it starts, and an older one cannot read it. */
final class Images {

    private static final String CONTAINERS = "ContainerDefinitions";

    /** So many former revisions are looked at. */
    private static final int NEWEST = 50;

    private final EcsClient ecs;
    private final DatabaseUsers users;

    Images(Place place, DatabaseUsers users) {
        ecs = place.client(EcsClient.class);
        this.users = users;
    }

    /**
     * The images that services ran at a time and run no more.
     *
     * @return by a service's id, by a container's name
     */
    Map<String, JsonObject> at(Optional<Instant> time) {
        Map<String, JsonObject> images = new HashMap<>();
        if (time.isPresent()) {
            for (Resource service : users.services()) {
                users.definition(service)
                        .map(definition -> definition.arn().toString())
                        .map(arn -> former(definition(arn), time.get()))
                        .filter(former -> !former.members().isEmpty())
                        .ifPresent(former -> images.put(service.id(), former));
            }
        }
        return images;
    }

    private TaskDefinition definition(String arn) {
        return ecs.describeTaskDefinition(request -> request.taskDefinition(arn)).taskDefinition();
    }

    private JsonObject former(TaskDefinition current, Instant time) {
        if (!registered(current).isAfter(time)) {
            return JsonObject.EMPTY;
        }
        Optional<TaskDefinition> then =
                Stream.of(TaskDefinitionStatus.ACTIVE, TaskDefinitionStatus.INACTIVE)
                        .flatMap(status -> revisions(current.family(), status).stream())
                        .map(this::definition)
                        .filter(each -> !registered(each).isAfter(time))
                        .max((one, other) -> one.revision() - other.revision());
        JsonValue.ObjectBuilder images = JsonValue.object();
        then.ifPresent(each ->
                current.containerDefinitions()
                        .forEach(container ->
                                image(each, container.name())
                                        .filter(image -> !image.equals(container.image()))
                                        .ifPresent(image -> images.put(container.name(), image))));
        return images.build();
    }

    private static Instant registered(TaskDefinition definition) {
        return Optional.ofNullable(definition.registeredAt()).orElse(Instant.EPOCH);
    }

    private static Optional<String> image(TaskDefinition definition, String container) {
        return definition.containerDefinitions().stream()
                .filter(each -> each.name().equals(container))
                .map(ContainerDefinition::image)
                .findFirst();
    }

    private List<String> revisions(String family, TaskDefinitionStatus status) {
        return ecs.listTaskDefinitions(request ->
                        request.familyPrefix(family)
                                .status(status)
                                .sort(SortOrder.DESC)
                                .maxResults(NEWEST))
                .taskDefinitionArns();
    }

    /** A task definition as it is registered, with these images. */
    static JsonObject in(JsonObject definition, JsonObject images) {
        if (images.members().isEmpty()) {
            return definition;
        }
        return Maker.with(
                definition,
                CONTAINERS,
                JsonValue.of(
                        definition.objects(CONTAINERS).stream()
                                .map(container ->
                                        container
                                                .text("Name")
                                                .flatMap(images::text)
                                                .map(image ->
                                                        Maker.with(
                                                                container,
                                                                "Image",
                                                                JsonValue.of(image)))
                                                .orElse(container))
                                .toList()));
    }
}
