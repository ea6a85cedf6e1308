package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The containers of a task definition, a service or a task, whose log driver is {@code awslogs}. It
 * <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html">names its streams</a>
 * {@code prefix/container/task}.
 */
final class ContainerLogs implements LogFinder {
    private static final Set<ResourceType> TYPES =
            Set.of(
                    ResourceType.ECS_SERVICE,
                    ResourceType.ECS_TASK,
                    ResourceType.ECS_TASK_DEFINITION);

    @Override
    public boolean knows(Resource resource) {
        return TYPES.contains(resource.type());
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        boolean isTask = resource.type().equals(ResourceType.ECS_TASK);
        String task = isTask ? resource.arn().lastSegment() : "";
        Stream<Arn> definitions =
                resource.type().equals(ResourceType.ECS_TASK_DEFINITION)
                        ? Stream.of(resource.arn())
                        : isTask
                                // While a service is deployed, some of its tasks have the former
                                // one.
                                ? resource.description().text("taskDefinitionArn").stream()
                                        .flatMap(arn -> Arn.parse(arn).stream())
                                : topology.targets(resource.arn(), RelationKind.CONFIGURED_BY);
        return definitions
                .flatMap(definition -> topology.resource(definition).stream())
                .flatMap(definition -> ofDefinition(topology, definition, task))
                .toList();
    }

    private static Stream<LogSource> ofDefinition(
            Topology topology, Resource definition, String task) {
        return LogSources.relations(topology, definition)
                .flatMap(relation -> {
                    String group = LogSources.whole(relation.to()).resourceId();
                    return definition.description().objects("containerDefinitions").stream()
                            .filter(container -> option(container, "awslogs-group").equals(group))
                            .map(container -> LogSources.at(relation, streams(container, task)));
                });
    }

    // Without a prefix the driver names a stream by the container's runtime id, which nobody knows.
    private static StreamChoice streams(JsonObject container, String task) {
        String prefix = option(container, "awslogs-stream-prefix");
        return prefix.isEmpty()
                ? StreamChoice.ALL
                : StreamChoice.beginning(
                        prefix + "/" + container.text("name").orElse("") + "/" + task);
    }

    private static String option(JsonObject container, String name) {
        return container.text("logConfiguration", "options", name).orElse("");
    }
}
