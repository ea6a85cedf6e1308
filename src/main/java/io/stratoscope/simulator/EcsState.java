package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What ECS holds in one region. */
final class EcsState {

    static final String ACTIVE = "ACTIVE";
    static final String INACTIVE = "INACTIVE";

    private final SimulatedEcs ecs;
    private final Map<String, Cluster> clusters = new TreeMap<>();
    private final Map<String, Map<String, Service>> services = new TreeMap<>();
    private final Map<String, Map<String, Task>> tasks = new TreeMap<>();
    private final Map<String, NavigableMap<Integer, TaskDefinition>> families = new TreeMap<>();
    private final Map<String, Integer> newestRevisions = new HashMap<>();

    private final EcsMounts mounts = new EcsMounts();

    EcsState(SimulatedEcs ecs) {
        this.ecs = ecs;
    }

    static boolean isActive(Service service) {
        return ACTIVE.equals(service.status());
    }

    /** What services mount. */
    EcsMounts mounts() {
        return mounts;
    }

    Collection<Cluster> clusters() {
        return clusters.values();
    }

    Optional<Cluster> cluster(String nameOrArn) {
        return Optional.ofNullable(clusters.get(lastSegment(nameOrArn)));
    }

    void put(Cluster cluster) {
        clusters.put(cluster.clusterName(), cluster);
    }

    /** By name, of one cluster. */
    Map<String, Service> services(String cluster) {
        return services.computeIfAbsent(cluster, name -> new TreeMap<>());
    }

    /** By id, of one cluster. */
    Map<String, Task> tasks(String cluster) {
        return tasks.computeIfAbsent(cluster, name -> new TreeMap<>());
    }

    List<Task> tasksOf(String cluster, String service) {
        String group = "service:" + service;
        return tasks(cluster).values().stream().filter(task -> group.equals(task.group())).toList();
    }

    /** The number of a family's next revision. ECS remembers it when all its revisions are gone. */
    int nextRevision(String family) {
        return newestRevisions.merge(family, 1, Integer::sum);
    }

    void put(TaskDefinition definition) {
        families.computeIfAbsent(definition.family(), _ -> new TreeMap<>())
                .put(definition.revision(), definition);
    }

    void remove(TaskDefinition definition) {
        families.getOrDefault(definition.family(), new TreeMap<>()).remove(definition.revision());
    }

    /** Every task definition, by family and revision. */
    List<TaskDefinition> taskDefinitions() {
        return families.values().stream().flatMap(family -> family.values().stream()).toList();
    }

    /** Whether an active service or a task runs by a revision. */
    boolean isUsed(String taskDefinitionArn) {
        return Stream.concat(
                        services.values().stream()
                                .flatMap(each -> each.values().stream())
                                .filter(EcsState::isActive)
                                .map(Service::taskDefinition),
                        tasks.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(Task::taskDefinitionArn))
                .anyMatch(taskDefinitionArn::equals);
    }

    /**
     * The cluster that a caller names, or the default one.
     *
     * @throws RuntimeException ECS's error where it is not there or not active
     */
    Cluster activeCluster(@Nullable String nameOrArn) {
        return cluster(nameOrArn == null ? "default" : nameOrArn)
                .filter(cluster -> ACTIVE.equals(cluster.status()))
                .orElseThrow(() ->
                        ecs.error(
                                ClusterNotFoundException.builder(),
                                400,
                                "ClusterNotFoundException",
                                "Cluster not found."));
    }

    /**
     * The service of a cluster that a caller names.
     *
     * @throws RuntimeException ECS's error where it is not there or not active
     */
    Service activeService(Cluster cluster, String nameOrArn) {
        return Optional.ofNullable(services(cluster.clusterName()).get(lastSegment(nameOrArn)))
                .filter(EcsState::isActive)
                .orElseThrow(() ->
                        ecs.error(
                                ServiceNotFoundException.builder(),
                                400,
                                "ServiceNotFoundException",
                                "Service not found."));
    }

    /**
     * A task definition by ARN, by {@code family:revision}, or by family alone (its newest active revision).
     *
     * @throws RuntimeException ECS's error where it is not there
     */
    TaskDefinition taskDefinition(String reference) {
        return find(reference)
                .orElseThrow(() -> ecs.clientException("Unable to describe task definition."));
    }

    /** The same, where it may be missing. */
    Optional<TaskDefinition> find(String reference) {
        String name = lastSegment(reference);
        int colon = name.lastIndexOf(':');
        if (colon < 0) {
            return revisions(name).reversed().stream()
                    .filter(definition -> ACTIVE.equals(definition.statusAsString()))
                    .findFirst();
        }
        String revision = name.substring(colon + 1);
        return revisions(name.substring(0, colon)).stream()
                .filter(definition -> String.valueOf(definition.revision()).equals(revision))
                .findFirst();
    }

    /** All revisions of a family, oldest first. */
    private List<TaskDefinition> revisions(String family) {
        return List.copyOf(families.getOrDefault(family, new TreeMap<>()).values());
    }

    static String lastSegment(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
