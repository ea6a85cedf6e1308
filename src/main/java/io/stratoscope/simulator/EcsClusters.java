package io.stratoscope.simulator;

import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ECS clusters. */
final class EcsClusters {

    private final SimulatedEcs ecs;
    private final ServiceTags<Tag> tags;
    private final EcsState state;
    private final EcsTasks tasks;

    EcsClusters(SimulatedEcs ecs, ServiceTags<Tag> tags, EcsState state, EcsTasks tasks) {
        this.ecs = ecs;
        this.tags = tags;
        this.state = state;
        this.tasks = tasks;
    }

    CreateClusterResponse create(CreateClusterRequest request) {
        String name = request.clusterName() == null ? "default" : request.clusterName();
        Optional<Cluster> same =
                state.cluster(name).filter(one -> EcsState.ACTIVE.equals(one.status()));
        if (same.isPresent()) {
            // As in AWS, making one that exists gives the one that exists.
            return CreateClusterResponse.builder().cluster(counted(same.get())).build();
        }
        Cluster cluster =
                Cluster.builder()
                        .clusterArn(ecs.arn("cluster/" + name))
                        .clusterName(name)
                        .status(EcsState.ACTIVE)
                        .settings(request.settings())
                        .capacityProviders(request.capacityProviders())
                        .defaultCapacityProviderStrategy(request.defaultCapacityProviderStrategy())
                        .build();
        state.put(cluster);
        tags.register(cluster.clusterArn(), request.tags());
        return CreateClusterResponse.builder().cluster(counted(cluster)).build();
    }

    UpdateClusterResponse update(UpdateClusterRequest request) {
        Cluster.Builder changed = state.activeCluster(request.cluster()).toBuilder();
        if (request.hasSettings()) {
            changed.settings(request.settings());
        }
        Optional.ofNullable(request.configuration()).ifPresent(changed::configuration);
        state.put(changed.build());
        return UpdateClusterResponse.builder().cluster(counted(changed.build())).build();
    }

    PutClusterCapacityProvidersResponse putProviders(PutClusterCapacityProvidersRequest request) {
        Cluster changed =
                state.activeCluster(request.cluster()).toBuilder()
                        .capacityProviders(request.capacityProviders())
                        .defaultCapacityProviderStrategy(request.defaultCapacityProviderStrategy())
                        .build();
        state.put(changed);
        return PutClusterCapacityProvidersResponse.builder().cluster(counted(changed)).build();
    }

    DeleteClusterResponse delete(DeleteClusterRequest request) {
        Cluster cluster = state.activeCluster(request.cluster());
        if (state.services(cluster.clusterName()).values().stream().anyMatch(EcsState::isActive)) {
            throw ecs.error(
                    ClusterContainsServicesException.builder(),
                    400,
                    "ClusterContainsServicesException",
                    "The Cluster cannot be deleted while Services are active.");
        }
        Cluster deleted = cluster.toBuilder().status(EcsState.INACTIVE).build();
        state.put(deleted);
        tags.delete(cluster.clusterArn());
        return DeleteClusterResponse.builder().cluster(deleted).build();
    }

    ListClustersResponse list(ListClustersRequest request) {
        List<String> arns =
                state.clusters().stream()
                        .filter(cluster -> EcsState.ACTIVE.equals(cluster.status()))
                        .map(Cluster::clusterArn)
                        .toList();
        var page = ecs.page(arns, SimulatedEcs.LIST, request.maxResults(), request.nextToken());
        return ListClustersResponse.builder()
                .clusterArns(page.items())
                .nextToken(page.token())
                .build();
    }

    DescribeClustersResponse describe(DescribeClustersRequest request) {
        List<String> wanted =
                request.clusters().isEmpty() ? List.of("default") : request.clusters();
        ecs.atMost(100, wanted, "Clusters");
        List<Cluster> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : wanted) {
            state.cluster(name)
                    .ifPresentOrElse(
                            cluster -> found.add(shown(cluster, request)),
                            () -> failures.add(ecs.missing("cluster/", name)));
        }
        return DescribeClustersResponse.builder().clusters(found).failures(failures).build();
    }

    private Cluster shown(Cluster cluster, DescribeClustersRequest request) {
        Cluster.Builder shown = counted(cluster).toBuilder();
        if (request.include().contains(ClusterField.TAGS)) {
            shown.tags(tags.of(cluster.clusterArn()));
        }
        if (!request.include().contains(ClusterField.SETTINGS)) {
            shown.settings(List.of());
        }
        return shown.build();
    }

    private Cluster counted(Cluster cluster) {
        String name = cluster.clusterName();
        int running = (int) state.tasks(name).values().stream().filter(tasks::isRunning).count();
        return cluster.toBuilder()
                .registeredContainerInstancesCount(0)
                .pendingTasksCount(state.tasks(name).size() - running)
                .runningTasksCount(running)
                .activeServicesCount(
                        (int)
                                state.services(name).values().stream()
                                        .filter(EcsState::isActive)
                                        .count())
                .build();
    }
}
