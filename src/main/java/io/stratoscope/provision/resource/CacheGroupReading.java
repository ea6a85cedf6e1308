package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.SdkWords;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.Endpoint;
import software.amazon.awssdk.services.elasticache.model.MultiAZStatus;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.SecurityGroupMembership;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ElastiCache tells of a replication group. Half of it is told of the members only.
 *
 * @param member any of them; empty while there is none yet
 */
record CacheGroupReading(ReplicationGroup group, Optional<CacheCluster> member) {

    private static final SdkWords WORDS =
            new SdkWords(Map.of("ReplicationGroupDescription", "Description"), Set.of());

    private static final Set<String> OWN =
            Set.of(
                    "AtRestEncryptionEnabled",
                    "CacheNodeType",
                    "Engine",
                    "KmsKeyId",
                    "LogDeliveryConfigurations",
                    "ReplicationGroupDescription",
                    "ReplicationGroupId",
                    "SnapshotRetentionLimit",
                    "TransitEncryptionEnabled");

    /** From this version on ElastiCache chooses the last number of a version, and takes none. */
    private static final int WITHOUT_PATCH = 6;

    State state() {
        return switch (group.status()) {
            case "available", "snapshotting" -> State.READY;
            case "deleting" -> State.DELETING;
            case "create-failed" -> State.FAILED;
            default -> State.PENDING;
        };
    }

    JsonObject properties() {
        ObjectBuilder properties = JsonValue.object();
        Members.only(WORDS.read(group), OWN).members().forEach(properties::put);
        properties
                .put("NumCacheClusters", group.memberClusters().size())
                .put("AutomaticFailoverEnabled", failsOver(group.automaticFailover()))
                .put("MultiAZEnabled", group.multiAZ() == MultiAZStatus.ENABLED);
        if (!group.hasLogDeliveryConfigurations()) {
            properties.put("LogDeliveryConfigurations", List.of());
        }
        primary().map(Endpoint::port).ifPresent(port -> properties.put("Port", port.longValue()));
        member.ifPresent(each -> ofMember(each, properties));
        return properties.build();
    }

    private static boolean failsOver(@Nullable AutomaticFailoverStatus status) {
        return status == AutomaticFailoverStatus.ENABLED
                || status == AutomaticFailoverStatus.ENABLING;
    }

    private static void ofMember(CacheCluster member, ObjectBuilder properties) {
        put(properties, "Engine", member.engine());
        put(properties, "CacheSubnetGroupName", member.cacheSubnetGroupName());
        if (member.engineVersion() != null) {
            properties.put("EngineVersion", asAsked(member.engineVersion()));
        }
        if (member.cacheParameterGroup() != null) {
            put(
                    properties,
                    "CacheParameterGroupName",
                    member.cacheParameterGroup().cacheParameterGroupName());
        }
        properties.put(
                "SecurityGroupIds",
                member.securityGroups().stream()
                        .map(SecurityGroupMembership::securityGroupId)
                        .map(JsonValue::of)
                        .toList());
    }

    private static void put(ObjectBuilder properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    /** {@code 7.1} for {@code 7.1.0}, as it was asked for; but {@code 5.0.6} has all its numbers. */
    static String asAsked(String version) {
        String[] numbers = version.split("\\.", -1);
        return numbers.length == 3 && Integer.parseInt(numbers[0]) >= WITHOUT_PATCH
                ? numbers[0] + "." + numbers[1]
                : version;
    }

    JsonObject attributes() {
        ObjectBuilder attributes = JsonValue.object().put("Arn", group.arn());
        primary().ifPresent(endpoint -> put(attributes, "PrimaryEndPoint", endpoint));
        group.nodeGroups().stream()
                .findFirst()
                .map(NodeGroup::readerEndpoint)
                .ifPresent(endpoint -> put(attributes, "ReaderEndPoint", endpoint));
        return attributes.build();
    }

    private static void put(ObjectBuilder attributes, String name, Endpoint endpoint) {
        attributes
                .put(name + ".Address", endpoint.address())
                .put(name + ".Port", String.valueOf(endpoint.port()));
    }

    private Optional<Endpoint> primary() {
        return group.nodeGroups().stream().findFirst().map(NodeGroup::primaryEndpoint);
    }
}
