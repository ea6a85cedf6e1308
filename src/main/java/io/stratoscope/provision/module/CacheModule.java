package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A Redis replication group for Immich's job queue: no TLS and no password, because its client is set up without. */
final class CacheModule implements Module {

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Set<String> needs() {
        return Set.of("vpc");
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        String name = design.name("cache");
        SecurityGroups.group(design, "CacheSecurityGroup", "cache", "ElastiCache Redis", List.of());
        LogGroups.group(
                design,
                "CacheLogs",
                "/elasticache/" + design.stack() + "/engine",
                settings.number("log-retention-days"));
        Subnets subnets = Subnets.ofPrivate(design);
        design.addNamed(
                "CacheSubnets",
                "AWS::ElastiCache::SubnetGroup",
                name,
                JsonValue.object()
                        .put("CacheSubnetGroupName", name)
                        .put("Description", "Private subnets of " + design.stack())
                        .put("SubnetIds", subnets.references()));
        design.addNamed(
                "CacheParameters",
                "AWS::ElastiCache::ParameterGroup",
                name,
                JsonValue.object()
                        .put("CacheParameterGroupFamily", family(settings.text("engine-version")))
                        .put("Description", "Redis of " + design.stack()));
        group(design, settings, name, subnets);
    }

    private static void group(
            Design design, ModuleSettings settings, String name, Subnets subnets) {
        int nodes = Math.toIntExact(1 + settings.number("replicas"));
        boolean spare = nodes > 1;
        ObjectBuilder group =
                JsonValue.object()
                        .put("ReplicationGroupId", name)
                        .put(
                                "ReplicationGroupDescription",
                                "Job queue and cache of " + design.stack())
                        .put("Engine", "redis")
                        .put("EngineVersion", settings.text("engine-version"))
                        .put("CacheNodeType", settings.text("node-type"))
                        .put("NumCacheClusters", nodes)
                        .put("AutomaticFailoverEnabled", spare)
                        .put("MultiAZEnabled", spare)
                        .put("Port", Ports.CACHE)
                        .put("CacheSubnetGroupName", to("CacheSubnets"))
                        .put("CacheParameterGroupName", to("CacheParameters"))
                        .put(
                                "SecurityGroupIds",
                                List.of(SecurityGroups.reference("CacheSecurityGroup")))
                        .put("AtRestEncryptionEnabled", true)
                        .put("TransitEncryptionEnabled", false)
                        .put("LogDeliveryConfigurations", List.of(engineLog()))
                        .put("SnapshotRetentionLimit", settings.number("snapshot-days"));
        if (!subnets.isEmpty()) {
            group.put(
                    "PreferredCacheClusterAZs",
                    IntStream.range(0, nodes).mapToObj(subnets::zone).toList());
        }
        design.addNamed("Cache", "AWS::ElastiCache::ReplicationGroup", name, group);
    }

    private static JsonObject engineLog() {
        return JsonValue.object()
                .put("LogType", "engine-log")
                .put("LogFormat", "json")
                .put("DestinationType", "cloudwatch-logs")
                .put(
                        "DestinationDetails",
                        JsonValue.object()
                                .put(
                                        "CloudWatchLogsDetails",
                                        JsonValue.object().put("LogGroup", to("CacheLogs")).build())
                                .build())
                .build();
    }

    /** Up to Redis 6 a family's name had an {@code x} for the minor version. */
    private static String family(String version) {
        String major = version.substring(0, version.indexOf('.'));
        return major.equals("6") ? "redis6.x" : "redis" + major;
    }
}
