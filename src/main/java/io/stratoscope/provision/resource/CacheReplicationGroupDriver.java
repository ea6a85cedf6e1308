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

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.waiters.ElastiCacheWaiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A Redis replication group with one shard: a primary, and replicas that take its place. */
final class CacheReplicationGroupDriver implements Driver {

    private static final String NODES = "NumCacheClusters";
    private static final String ZONES = "PreferredCacheClusterAZs";
    private static final String LOGS = "LogDeliveryConfigurations";

    private static final Set<String> PROPERTIES =
            Set.of(
                    NODES,
                    ZONES,
                    LOGS,
                    "AtRestEncryptionEnabled",
                    "AutomaticFailoverEnabled",
                    "CacheNodeType",
                    "CacheParameterGroupName",
                    "CacheSubnetGroupName",
                    "Engine",
                    "EngineVersion",
                    "KmsKeyId",
                    "MultiAZEnabled",
                    "Port",
                    "ReplicationGroupDescription",
                    "ReplicationGroupId",
                    "SecurityGroupIds",
                    "SnapshotRetentionLimit",
                    "TransitEncryptionEnabled");

    @Override
    public String type() {
        return "AWS::ElastiCache::ReplicationGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(
                "AtRestEncryptionEnabled",
                "CacheSubnetGroupName",
                "KmsKeyId",
                "Port",
                "ReplicationGroupId");
    }

    /**
     * The zones could be told, and by the schema another zone means another group. But each replica more or less has its zone in the
     * list: with a comparison a change of their number would throw the cache away.
     */
    @Override
    public Set<String> writeOnly() {
        return Set.of(ZONES);
    }

    @Override
    public Set<String> interrupting() {
        return Set.of("CacheNodeType", "Engine", "EngineVersion");
    }

    @Override
    public List<Existing> list(Scope scope) {
        ElastiCacheClient cache = scope.client(ElastiCacheClient.class);
        return cache.describeReplicationGroupsPaginator(request -> {}).replicationGroups().stream()
                .flatMap(group -> owned(cache, group, scope).stream())
                .toList();
    }

    private Optional<Existing> owned(ElastiCacheClient cache, ReplicationGroup group, Scope scope) {
        try {
            Map<String, String> tags = CacheCalls.tags(cache, group.arn());
            return scope.owns(tags) ? Optional.of(read(cache, group, tags)) : Optional.empty();
        } catch (ReplicationGroupNotFoundException _) {
            // Gone since the groups were listed.
            return Optional.empty();
        }
    }

    private Existing read(
            ElastiCacheClient cache, ReplicationGroup group, Map<String, String> tags) {
        CacheGroupReading reading = new CacheGroupReading(group, member(cache, group));
        return Existing.tagged(
                type(),
                group.replicationGroupId(),
                reading.state(),
                reading.attributes(),
                reading.properties(),
                tags);
    }

    private static Optional<CacheCluster> member(ElastiCacheClient cache, ReplicationGroup group) {
        return group.memberClusters().stream()
                .findFirst()
                .flatMap(id -> {
                    try {
                        return cache
                                .describeCacheClusters(request -> request.cacheClusterId(id))
                                .cacheClusters()
                                .stream()
                                .findFirst();
                    } catch (CacheClusterNotFoundException _) {
                        return Optional.empty();
                    }
                });
    }

    private static Optional<ReplicationGroup> described(ElastiCacheClient cache, String id) {
        try {
            return cache
                    .describeReplicationGroups(request -> request.replicationGroupId(id))
                    .replicationGroups()
                    .stream()
                    .findFirst();
        } catch (ReplicationGroupNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public Existing create(Order order) {
        ElastiCacheClient cache = order.client(ElastiCacheClient.class);
        Members.check(order.id(), order.properties(), PROPERTIES);
        CreateReplicationGroupRequest.Builder request = CreateReplicationGroupRequest.builder();
        SdkWords.SAME.fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        return read(
                cache,
                cache.createReplicationGroup(request.build()).replicationGroup(),
                order.tags());
    }

    /** The SDK's waiter does not know groups that could not be made, and would wait on. */
    @Override
    public Existing settle(Existing existing, Order order) {
        ElastiCacheClient cache = order.client(ElastiCacheClient.class);
        String id = existing.ref();
        order.waiting()
                .until(
                        "the replication group " + id + " is available",
                        () ->
                                described(cache, id)
                                        .map(group ->
                                                new CacheGroupReading(group, Optional.empty()))
                                        .filter(group -> group.state() != State.PENDING)
                                        .isPresent());
        return described(cache, id)
                .map(group -> read(cache, group, CacheCalls.tags(cache, group.arn())))
                .orElse(existing);
    }

    /** More replicas come before what needs them, fewer after what needed them. */
    @Override
    public void update(Existing existing, Order order) {
        ElastiCacheClient cache = order.client(ElastiCacheClient.class);
        Members.check(order.id(), order.properties(), PROPERTIES);
        // ElastiCache changes only what is available.
        Existing now = settle(existing, order);
        int has = now.properties().number(NODES).orElseThrow().intValueExact();
        int wanted =
                order.properties().get(NODES).isPresent()
                        ? Integer.parseInt(order.text(NODES))
                        : has;
        if (wanted > has) {
            cache.increaseReplicaCount(request ->
                    request.replicationGroupId(now.ref())
                            .newReplicaCount(wanted - 1)
                            .applyImmediately(true));
            awaitNodes(cache, now.ref(), wanted, order);
        }
        modify(cache, now, order);
        if (wanted < has) {
            settle(now, order);
            cache.decreaseReplicaCount(request ->
                    request.replicationGroupId(now.ref())
                            .newReplicaCount(wanted - 1)
                            .applyImmediately(true));
            awaitNodes(cache, now.ref(), wanted, order);
        }
        CacheCalls.tag(cache, now, order);
    }

    private static void awaitNodes(ElastiCacheClient cache, String id, int nodes, Order order) {
        order.waiting()
                .until(
                        "the replication group " + id + " has " + nodes + " nodes",
                        () ->
                                described(cache, id)
                                        .filter(group -> group.memberClusters().size() == nodes)
                                        .filter(group -> group.status().equals("available"))
                                        .isPresent());
    }

    private static void modify(ElastiCacheClient cache, Existing now, Order order) {
        JsonObject changed =
                Members.changed(
                        Members.without(order.properties(), Set.of(NODES, ZONES)),
                        now.properties());
        if (changed.members().isEmpty()) {
            return;
        }
        if (changed.get(LOGS).isPresent()) {
            changed = Members.with(changed, LOGS, JsonValue.of(logs(changed, now.properties())));
        }
        ModifyReplicationGroupRequest.Builder request =
                ModifyReplicationGroupRequest.builder()
                        .replicationGroupId(now.ref())
                        .applyImmediately(true);
        cache.modifyReplicationGroup(SdkWords.SAME.fill(request, changed).build());
    }

    /** What is not named stays, so that what is not wanted has to be switched off. */
    private static List<JsonObject> logs(JsonObject wanted, JsonObject actual) {
        List<JsonObject> logs = new ArrayList<>(wanted.objects(LOGS));
        List<String> types = logs.stream().flatMap(CacheReplicationGroupDriver::logType).toList();
        actual.objects(LOGS).stream()
                .flatMap(CacheReplicationGroupDriver::logType)
                .filter(type -> !types.contains(type))
                .forEach(type ->
                        logs.add(
                                JsonValue.object()
                                        .put("LogType", type)
                                        .put("Enabled", false)
                                        .build()));
        return logs;
    }

    private static Stream<String> logType(JsonObject log) {
        return log.text("LogType").stream();
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        ElastiCacheClient cache = removal.client(ElastiCacheClient.class);
        String id = existing.ref();
        Optional<ReplicationGroup> found = described(cache, id);
        if (found.isEmpty()) {
            return;
        }
        if (!found.get().status().equals("deleting")) {
            cache.deleteReplicationGroup(
                    request -> request.replicationGroupId(id).retainPrimaryCluster(false));
        }
        try (ElastiCacheWaiter waiter =
                ElastiCacheWaiter.builder()
                        .client(cache)
                        .overrideConfiguration(removal.waiting().ofSdk())
                        .build()) {
            waiter.waitUntilReplicationGroupDeleted(request -> request.replicationGroupId(id));
        }
    }
}
