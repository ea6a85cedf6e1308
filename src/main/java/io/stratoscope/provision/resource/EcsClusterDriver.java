package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An ECS cluster. AWS remembers a deleted one for a while as inactive: that is none. */
final class EcsClusterDriver implements Driver {

    private static final String NAME = "ClusterName";
    private static final String SETTINGS = "ClusterSettings";
    private static final String PROVIDERS = "CapacityProviders";
    private static final String STRATEGY = "DefaultCapacityProviderStrategy";
    private static final String CONFIGURATION = "Configuration";
    private static final SdkWords WORDS = new SdkWords(Map.of(SETTINGS, "Settings"), Set.of());
    private static final int DESCRIBED_AT_ONCE = 100;

    @Override
    public String type() {
        return "AWS::ECS::Cluster";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public List<Existing> list(Scope scope) {
        EcsClient ecs = scope.client(EcsClient.class);
        List<String> arns = ecs.listClustersPaginator().clusterArns().stream().toList();
        List<Existing> found = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += DESCRIBED_AT_ONCE) {
            List<String> some = arns.subList(from, Math.min(arns.size(), from + DESCRIBED_AT_ONCE));
            describe(ecs, some).stream()
                    .map(this::existing)
                    .filter(one -> scope.owns(one.tags()))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private static List<Cluster> describe(EcsClient ecs, List<String> clusters) {
        return ecs
                .describeClusters(request ->
                        request.clusters(clusters)
                                .include(
                                        ClusterField.TAGS,
                                        ClusterField.SETTINGS,
                                        ClusterField.CONFIGURATIONS))
                .clusters()
                .stream()
                .filter(cluster -> !"INACTIVE".equals(cluster.status()))
                .toList();
    }

    private Optional<Existing> find(EcsClient ecs, String name) {
        return describe(ecs, List.of(name)).stream().findFirst().map(this::existing);
    }

    private Existing existing(Cluster cluster) {
        return Existing.tagged(
                type(),
                cluster.clusterName(),
                state(cluster),
                JsonValue.object().put("Arn", cluster.clusterArn()).build(),
                Properties.only(
                        WORDS.read(cluster), NAME, SETTINGS, PROVIDERS, STRATEGY, CONFIGURATION),
                TagMaps.of(cluster.tags(), Tag::key, Tag::value));
    }

    private static State state(Cluster cluster) {
        return switch (cluster.status()) {
            case "DEPROVISIONING" -> State.DELETING;
            case "FAILED" -> State.FAILED;
            case "ACTIVE" ->
                    "UPDATE_IN_PROGRESS".equals(cluster.attachmentsStatus())
                            ? State.PENDING
                            : State.READY;
            default -> State.PENDING;
        };
    }

    @Override
    public Existing create(Order order) {
        check(order);
        EcsClient ecs = order.client(EcsClient.class);
        Cluster made =
                ecs.createCluster(
                                Properties.tagged(
                                                WORDS.fill(
                                                        CreateClusterRequest.builder(),
                                                        order.properties()),
                                                order)
                                        .build())
                        .cluster();
        return find(ecs, made.clusterName()).orElseGet(() -> existing(made));
    }

    private static void check(Order order) {
        Properties.refuseAllBut(
                order.properties(), NAME, SETTINGS, PROVIDERS, STRATEGY, CONFIGURATION);
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        EcsClient ecs = order.client(EcsClient.class);
        order.waiting()
                .until(
                        "the cluster " + existing.ref() + " is active",
                        () ->
                                find(ecs, existing.ref())
                                        .filter(one -> one.state() != State.PENDING)
                                        .isPresent());
        return find(ecs, existing.ref()).orElse(existing);
    }

    @Override
    public void update(Existing existing, Order order) {
        check(order);
        EcsClient ecs = order.client(EcsClient.class);
        String name = existing.ref();
        if (Properties.differ(existing, order, SETTINGS, CONFIGURATION)) {
            ecs.updateCluster(
                    WORDS.fill(
                                    UpdateClusterRequest.builder().cluster(name),
                                    Properties.only(order.properties(), SETTINGS, CONFIGURATION))
                            .build());
        }
        if (Properties.differ(existing, order, PROVIDERS, STRATEGY)) {
            // Both at once or not at all.
            PutClusterCapacityProvidersRequest.Builder request =
                    PutClusterCapacityProvidersRequest.builder()
                            .cluster(name)
                            .capacityProviders(List.of())
                            .defaultCapacityProviderStrategy(List.of());
            SdkWords.SAME.fill(
                    request, Properties.only(existing.properties(), PROVIDERS, STRATEGY));
            JsonObject wanted = Properties.only(order.properties(), PROVIDERS, STRATEGY);
            ecs.putClusterCapacityProviders(SdkWords.SAME.fill(request, wanted).build());
        }
        if (Properties.tagsDiffer(existing, order)) {
            String arn = existing.attribute("Arn").orElseThrow();
            ecs.tagResource(
                    Properties.tagged(TagResourceRequest.builder().resourceArn(arn), order)
                            .build());
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        EcsClient ecs = removal.client(EcsClient.class);
        try {
            ecs.deleteCluster(request -> request.cluster(existing.ref()));
        } catch (ClusterNotFoundException _) {
            // Gone already.
        }
        removal.waiting()
                .until(
                        "the cluster " + existing.ref() + " is gone",
                        () -> find(ecs, existing.ref()).isEmpty());
    }
}
