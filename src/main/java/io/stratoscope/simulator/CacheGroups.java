package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheNode;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.Endpoint;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfiguration;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfigurationStatus;
import software.amazon.awssdk.services.elasticache.model.MultiAZStatus;
import software.amazon.awssdk.services.elasticache.model.NetworkType;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.NodeGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.SecurityGroupMembership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes replication groups of ElastiCache and the cache clusters, one node each, that are their members. */
final class CacheGroups {

    private final AccountState account;
    private final String region;
    private @Nullable String endpointSuffix;

    CacheGroups(AccountState account, String region) {
        this.account = account;
        this.region = region;
    }

    ReplicationGroup group(CreateReplicationGroupRequest request) {
        String id = request.replicationGroupId();
        List<String> members = new ArrayList<>();
        List<NodeGroupMember> nodes = new ArrayList<>();
        int count = request.numCacheClusters() == null ? 1 : request.numCacheClusters();
        for (int i = 0; i < count; i++) {
            String member = String.format(Locale.ROOT, "%s-%03d", id, i + 1);
            members.add(member);
            nodes.add(
                    NodeGroupMember.builder()
                            .cacheClusterId(member)
                            .cacheNodeId("0001")
                            .currentRole(i == 0 ? "primary" : "replica")
                            .preferredAvailabilityZone(zone(request, i))
                            .readEndpoint(
                                    endpoint(member + "." + suffix() + ".0001", port(request)))
                            .build());
        }
        return ReplicationGroup.builder()
                .replicationGroupId(id)
                .arn(account.arn("elasticache", region, "replicationgroup:" + id))
                .description(request.replicationGroupDescription())
                .status("available")
                .engine(request.engine())
                .memberClusters(members)
                .nodeGroups(
                        NodeGroup.builder()
                                .nodeGroupId("0001")
                                .status("available")
                                .primaryEndpoint(
                                        endpoint(id + "." + suffix() + ".ng.0001", port(request)))
                                .readerEndpoint(
                                        endpoint(
                                                id + "-ro." + suffix() + ".ng.0001", port(request)))
                                .nodeGroupMembers(nodes)
                                .build())
                .automaticFailover(
                        Boolean.TRUE.equals(request.automaticFailoverEnabled())
                                ? AutomaticFailoverStatus.ENABLED
                                : AutomaticFailoverStatus.DISABLED)
                .multiAZ(
                        Boolean.TRUE.equals(request.multiAZEnabled())
                                ? MultiAZStatus.ENABLED
                                : MultiAZStatus.DISABLED)
                .clusterEnabled(false)
                .cacheNodeType(request.cacheNodeType())
                .authTokenEnabled(request.authToken() != null)
                .transitEncryptionEnabled(Boolean.TRUE.equals(request.transitEncryptionEnabled()))
                .atRestEncryptionEnabled(Boolean.TRUE.equals(request.atRestEncryptionEnabled()))
                .kmsKeyId(request.kmsKeyId())
                .snapshotRetentionLimit(
                        request.snapshotRetentionLimit() == null
                                ? 0
                                : request.snapshotRetentionLimit())
                .logDeliveryConfigurations(logs(request))
                .replicationGroupCreateTime(account.now())
                .networkType(NetworkType.IPV4)
                .build();
    }

    List<CacheCluster> members(CreateReplicationGroupRequest request, ReplicationGroup group) {
        List<CacheCluster> members = new ArrayList<>();
        for (NodeGroupMember node : group.nodeGroups().getFirst().nodeGroupMembers()) {
            members.add(member(request, group, node));
        }
        return members;
    }

    private CacheCluster member(
            CreateReplicationGroupRequest request, ReplicationGroup group, NodeGroupMember node) {
        return CacheCluster.builder()
                .cacheClusterId(node.cacheClusterId())
                .arn(account.arn("elasticache", region, "cluster:" + node.cacheClusterId()))
                .replicationGroupId(group.replicationGroupId())
                .cacheClusterStatus("available")
                .cacheNodeType(request.cacheNodeType())
                .engine(request.engine())
                .engineVersion(request.engineVersion())
                .numCacheNodes(1)
                .cacheNodes(
                        CacheNode.builder()
                                .cacheNodeId("0001")
                                .cacheNodeStatus("available")
                                .customerAvailabilityZone(node.preferredAvailabilityZone())
                                .parameterGroupStatus("in-sync")
                                .cacheNodeCreateTime(account.now())
                                .endpoint(node.readEndpoint())
                                .build())
                .preferredAvailabilityZone(node.preferredAvailabilityZone())
                .cacheSubnetGroupName(request.cacheSubnetGroupName())
                .cacheParameterGroup(status ->
                        status.cacheParameterGroupName(request.cacheParameterGroupName())
                                .parameterApplyStatus("in-sync"))
                .securityGroups(
                        request.securityGroupIds().stream()
                                .map(id ->
                                        SecurityGroupMembership.builder()
                                                .securityGroupId(id)
                                                .status("active")
                                                .build())
                                .toList())
                .authTokenEnabled(group.authTokenEnabled())
                .transitEncryptionEnabled(group.transitEncryptionEnabled())
                .atRestEncryptionEnabled(group.atRestEncryptionEnabled())
                .autoMinorVersionUpgrade(true)
                .replicationGroupLogDeliveryEnabled(group.hasLogDeliveryConfigurations())
                .logDeliveryConfigurations(group.logDeliveryConfigurations())
                .snapshotRetentionLimit(group.snapshotRetentionLimit())
                .preferredMaintenanceWindow("sun:04:00-sun:05:00")
                .cacheClusterCreateTime(account.now())
                .networkType(NetworkType.IPV4)
                .build();
    }

    private static List<LogDeliveryConfiguration> logs(CreateReplicationGroupRequest request) {
        return request.logDeliveryConfigurations().stream()
                .map(wanted ->
                        LogDeliveryConfiguration.builder()
                                .logType(wanted.logType())
                                .logFormat(wanted.logFormat())
                                .destinationType(wanted.destinationType())
                                .destinationDetails(wanted.destinationDetails())
                                .status(LogDeliveryConfigurationStatus.ACTIVE)
                                .build())
                .toList();
    }

    private String zone(CreateReplicationGroupRequest request, int member) {
        List<String> zones = request.preferredCacheClusterAZs();
        return zones.isEmpty() ? region + "a" : zones.get(member % zones.size());
    }

    private static int port(CreateReplicationGroupRequest request) {
        return request.port() == null ? 6379 : request.port();
    }

    private static Endpoint endpointOf(String address, int port) {
        return Endpoint.builder().address(address).port(port).build();
    }

    // immich-cache.x1y2z3.ng.0001.euc1.cache.amazonaws.com
    private Endpoint endpoint(String host, int port) {
        return endpointOf(host + "." + shortRegion(region) + ".cache.amazonaws.com", port);
    }

    private String suffix() {
        if (endpointSuffix == null) {
            endpointSuffix = account.ids().lower("cache-endpoint-" + region, 6);
        }
        return endpointSuffix;
    }

    /** {@code euc1} for {@code eu-central-1}, as ElastiCache writes it. */
    static String shortRegion(String region) {
        String[] parts = region.split("-", -1);
        return parts.length < 3 ? region : parts[0] + parts[1].charAt(0) + parts[parts.length - 1];
    }
}
