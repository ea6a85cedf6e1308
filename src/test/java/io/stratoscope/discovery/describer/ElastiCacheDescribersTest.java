package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfiguration;
import software.amazon.awssdk.services.elasticache.model.NodeGroup;
import software.amazon.awssdk.services.elasticache.model.NodeGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.SecurityGroupMembership;
import software.amazon.awssdk.services.elasticache.model.Subnet;

import java.util.List;
import java.util.stream.Stream;

class ElastiCacheDescribersTest {

    private static final Arn GROUP =
            RecordedContext.arnOf("elasticache", "replicationgroup:immich");

    private static class FakeElastiCache implements ElastiCacheClient {
        List<CacheCluster> clusters = List.of(cluster("immich-001"), cluster("immich-002"));

        static CacheCluster cluster(String id) {
            return CacheCluster.builder()
                    .arn(RecordedContext.arnOf("elasticache", "cluster:" + id).toString())
                    .cacheClusterId(id)
                    .replicationGroupId("immich")
                    .preferredAvailabilityZone("eu-central-1b")
                    .cacheSubnetGroupName("cache")
                    .cacheParameterGroup(g -> g.cacheParameterGroupName("redis7"))
                    .securityGroups(
                            SecurityGroupMembership.builder()
                                    .applyMutation(g -> g.securityGroupId("sg-1"))
                                    .build())
                    .build();
        }

        @Override
        public DescribeReplicationGroupsResponse describeReplicationGroups(
                DescribeReplicationGroupsRequest request) {
            return DescribeReplicationGroupsResponse.builder()
                    .replicationGroups(
                            ReplicationGroup.builder()
                                    .arn(GROUP.toString())
                                    .replicationGroupId("immich")
                                    .memberClusters("immich-001", "immich-002")
                                    .kmsKeyId("k1")
                                    .logDeliveryConfigurations(
                                            LogDeliveryConfiguration.builder()
                                                    .applyMutation(l ->
                                                            l.logType("engine-log")
                                                                    .destinationDetails(d ->
                                                                            d.cloudWatchLogsDetails(
                                                                                    c ->
                                                                                            c
                                                                                                    .logGroup(
                                                                                                            "/redis"))))
                                                    .build())
                                    .nodeGroups(
                                            NodeGroup.builder()
                                                    .applyMutation(n ->
                                                            n.nodeGroupMembers(
                                                                    member("immich-001", "primary"),
                                                                    member(
                                                                            "immich-002",
                                                                            "replica")))
                                                    .build())
                                    .build())
                    .build();
        }

        private static NodeGroupMember member(String id, String role) {
            return NodeGroupMember.builder().cacheClusterId(id).currentRole(role).build();
        }

        @Override
        public DescribeCacheClustersResponse describeCacheClusters(
                DescribeCacheClustersRequest request) {
            List<CacheCluster> named =
                    clusters.stream()
                            .filter(each -> each.cacheClusterId().equals(request.cacheClusterId()))
                            .toList();
            if (named.isEmpty()) {
                throw CacheClusterNotFoundException.builder().message("none").build();
            }
            return DescribeCacheClustersResponse.builder().cacheClusters(named).build();
        }

        @Override
        public DescribeCacheSubnetGroupsResponse describeCacheSubnetGroups(
                DescribeCacheSubnetGroupsRequest request) {
            assertThat(request.cacheSubnetGroupName()).isEqualTo("cache");
            return DescribeCacheSubnetGroupsResponse.builder()
                    .cacheSubnetGroups(
                            CacheSubnetGroup.builder()
                                    .arn(
                                            RecordedContext.arnOf(
                                                            "elasticache", "subnetgroup:cache")
                                                    .toString())
                                    .cacheSubnetGroupName("cache")
                                    .vpcId("vpc-1")
                                    .subnets(
                                            Stream.of("a", "b")
                                                    .map(zone ->
                                                            Subnet.builder()
                                                                    .subnetIdentifier(
                                                                            "subnet-" + zone)
                                                                    .subnetAvailabilityZone(z ->
                                                                            z.name(
                                                                                    "eu-central-1"
                                                                                            + zone))
                                                                    .build())
                                                    .toList())
                                    .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "elasticache";
        }

        @Override
        public void close() {}
    }

    @Test
    void aGroupTellsThePartsOfItsMembers() {
        RecordedContext context = new RecordedContext(new FakeElastiCache());

        new ReplicationGroupDescriber().describe(List.of(GROUP), context);

        String call = " elasticache:DescribeReplicationGroups ";
        assertThat(context.lines())
                .containsExactly(
                        "replicationgroup:immich ENCRYPTED_BY kms:key/k1" + call + "KmsKeyId",
                        "replicationgroup:immich LOGS_TO logs:log-group:/redis (engine-log)"
                                + call
                                + "LogDeliveryConfigurations[0]"
                                + ".DestinationDetails.CloudWatchLogsDetails.LogGroup",
                        "cluster:immich-001 PART_OF elasticache:replicationgroup:immich (primary)"
                                + call
                                + "NodeGroups[0].NodeGroupMembers[0].CurrentRole",
                        "cluster:immich-002 PART_OF elasticache:replicationgroup:immich (replica)"
                                + call
                                + "NodeGroups[0].NodeGroupMembers[1].CurrentRole",
                        "cluster:immich-001 REPLICATES_TO elasticache:cluster:immich-002"
                                + call
                                + "NodeGroups[0].NodeGroupMembers[1].CurrentRole");
        assertThat(context.described(GROUP).tagsKnown()).isFalse();
    }

    @Test
    void aMemberStandsInTheSubnetOfItsZoneAndTellsTheGroupsSettings() {
        RecordedContext context = new RecordedContext(new FakeElastiCache());

        new CacheClusterDescriber()
                .describe(
                        List.of(RecordedContext.arnOf("elasticache", "cluster:immich-001")),
                        context);

        assertThat(context.lines())
                .containsExactly(
                        "subnetgroup:cache LOCATED_IN ec2:subnet/subnet-a"
                                + " elasticache:DescribeCacheSubnetGroups"
                                + " Subnets[0].SubnetIdentifier",
                        "subnetgroup:cache LOCATED_IN ec2:subnet/subnet-b"
                                + " elasticache:DescribeCacheSubnetGroups"
                                + " Subnets[1].SubnetIdentifier",
                        "cluster:immich-001 PROTECTED_BY ec2:security-group/sg-1"
                                + " elasticache:DescribeCacheClusters"
                                + " SecurityGroups[0].SecurityGroupId",
                        "replicationgroup:immich ATTACHED_TO elasticache:subnetgroup:cache"
                                + " elasticache:DescribeCacheClusters CacheSubnetGroupName",
                        "replicationgroup:immich CONFIGURED_BY elasticache:parametergroup:redis7"
                                + " elasticache:DescribeCacheClusters"
                                + " CacheParameterGroup.CacheParameterGroupName",
                        "cluster:immich-001 LOCATED_IN ec2:subnet/subnet-b"
                                + " elasticache:DescribeCacheSubnetGroups"
                                + " Subnets[1].SubnetIdentifier");
    }

    @Test
    void aMemberIsConfirmedWhereTheSubnetGroupMayNotBeRead() {
        RecordedContext context =
                new RecordedContext(
                        new FakeElastiCache() {
                            @Override
                            public DescribeCacheSubnetGroupsResponse describeCacheSubnetGroups(
                                    DescribeCacheSubnetGroupsRequest request) {
                                throw RecordedContext.denied();
                            }
                        });

        new CacheClusterDescriber()
                .describe(
                        List.of(RecordedContext.arnOf("elasticache", "cluster:immich-001")),
                        context);

        assertThat(context.foundResources()).containsExactly("cluster:immich-001");
        assertThat(context.failed)
                .containsExactly("elasticache:DescribeCacheSubnetGroups cluster:immich-001");
        assertThat(context.unread).containsExactly("Subnets", "VpcId");
        assertThat(context.lines()).noneMatch(line -> line.contains("LOCATED_IN"));
    }

    @Test
    void membersThatAreNotListedAsClustersAreNotMissed() {
        FakeElastiCache elastiCache = new FakeElastiCache();
        elastiCache.clusters = List.of();
        RecordedContext context = new RecordedContext(elastiCache);
        ReplicationGroupDescriber describer = new ReplicationGroupDescriber();
        describer.describe(List.of(GROUP), context);

        describer.parts(List.of(context.owner(GROUP)), context);

        assertThat(context.found).containsOnlyKeys(GROUP);
        assertThat(context.gone).isEmpty();
        assertThat(context.failed).isEmpty();
    }

    @Test
    void anUnknownClusterIsGone() {
        RecordedContext context = new RecordedContext(new FakeElastiCache());
        Arn unknown = RecordedContext.arnOf("elasticache", "cluster:unknown");

        new CacheClusterDescriber().describe(List.of(unknown), context);

        assertThat(context.gone).containsExactly(unknown);
    }
}
