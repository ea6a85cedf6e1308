package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;
import software.amazon.awssdk.services.elasticache.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.elasticache.model.InvalidReplicationGroupStateException;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfiguration;
import software.amazon.awssdk.services.elasticache.model.LogType;
import software.amazon.awssdk.services.elasticache.model.NodeGroupMember;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;

import java.time.Duration;

final class SimulatedElastiCacheTest {

    private final ElastiCacheClient cache =
            TestAccounts.immich().client(ElastiCacheClient.class, TestAccounts.REGION);

    @Test
    void aGroupHasAPrimaryAndAReplicaInTwoZones() {
        ReplicationGroup group = cache.describeReplicationGroups().replicationGroups().getFirst();

        assertThat(group.nodeGroups().getFirst().nodeGroupMembers())
                .extracting(
                        NodeGroupMember::currentRole, NodeGroupMember::preferredAvailabilityZone)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("primary", "eu-central-1a"),
                        org.assertj.core.groups.Tuple.tuple("replica", "eu-central-1b"));
        assertThat(group.memberClusters()).containsExactly("immich-cache-001", "immich-cache-002");
        assertThat(group.transitEncryptionEnabled()).isFalse();
        assertThat(group.logDeliveryConfigurations())
                .extracting(LogDeliveryConfiguration::logType)
                .containsExactly(LogType.ENGINE_LOG);
    }

    @Test
    void nodesComeOnlyWhenAskedFor() {
        assertThat(cache.describeCacheClusters().cacheClusters())
                .hasSize(2)
                .noneMatch(CacheCluster::hasCacheNodes);
        assertThat(
                        cache.describeCacheClusters(request -> request.showCacheNodeInfo(true))
                                .cacheClusters())
                .allMatch(CacheCluster::hasCacheNodes);
    }

    @Test
    void membersOfGroupsAreNotSingleClusters() {
        assertThat(
                        cache.describeCacheClusters(request ->
                                        request.showCacheClustersNotInReplicationGroups(true))
                                .cacheClusters())
                .isEmpty();
    }

    @Test
    void pagesAreTwentyToAHundred() {
        assertThatThrownBy(() -> cache.describeCacheClusters(request -> request.maxRecords(19)))
                .isInstanceOf(ElastiCacheException.class);
        assertThat(cache.describeCacheClusters(request -> request.maxRecords(20)).marker())
                .isNull();
    }

    @Test
    void deletingAGroupTakesItsMembersAlong() {
        cache.deleteReplicationGroup(request -> request.replicationGroupId("immich-cache"));

        assertThat(cache.describeCacheClusters().cacheClusters()).isEmpty();
        assertThatThrownBy(() ->
                        cache.describeReplicationGroups(
                                request -> request.replicationGroupId("immich-cache")))
                .isInstanceOf(ReplicationGroupNotFoundException.class);
    }

    @Test
    void regionsAreWrittenShortInEndpoints() {
        assertThat(CacheGroups.shortRegion("eu-central-1")).isEqualTo("euc1");
        assertThat(CacheGroups.shortRegion("us-east-1")).isEqualTo("use1");
        assertThat(CacheGroups.shortRegion("nowhere")).isEqualTo("nowhere");
    }

    @Test
    void whatTakesTimeCannotBeChangedMeanwhile() {
        TurnedClock clock = new TurnedClock();
        ElastiCacheClient slow = slow(clock);
        slow.modifyReplicationGroup(request ->
                request.replicationGroupId("immich-cache")
                        .snapshotRetentionLimit(5)
                        .applyImmediately(true));
        assertThat(status(slow)).isEqualTo("modifying");
        assertThatThrownBy(() ->
                        slow.increaseReplicaCount(request ->
                                request.replicationGroupId("immich-cache")
                                        .newReplicaCount(2)
                                        .applyImmediately(true)))
                .isInstanceOf(InvalidReplicationGroupStateException.class);

        clock.turn(Duration.ofMinutes(10));
        assertThat(status(slow)).isEqualTo("available");
        slow.deleteReplicationGroup(request -> request.replicationGroupId("immich-cache"));
        assertThat(status(slow)).isEqualTo("deleting");

        clock.turn(Duration.ofMinutes(10));
        assertThat(slow.describeReplicationGroups().replicationGroups()).isEmpty();
        assertThat(slow.describeCacheClusters().cacheClusters()).isEmpty();
    }

    private static ElastiCacheClient slow(TurnedClock clock) {
        SimulatedAccount account = SimulatedAccount.immich(clock);
        account.guard().unlock();
        return account.takingTime(true).client(ElastiCacheClient.class, TestAccounts.REGION);
    }

    private static String status(ElastiCacheClient cache) {
        return cache.describeReplicationGroups().replicationGroups().getFirst().status();
    }

    @Test
    void replicasComeAndGoButNotWithoutFailoverBeingOff() {
        cache.increaseReplicaCount(request ->
                request.replicationGroupId("immich-cache")
                        .newReplicaCount(3)
                        .applyImmediately(true));
        assertThat(cache.describeCacheClusters().cacheClusters()).hasSize(4);

        assertThatThrownBy(() ->
                        cache.decreaseReplicaCount(request ->
                                request.replicationGroupId("immich-cache")
                                        .newReplicaCount(0)
                                        .applyImmediately(true)))
                .isInstanceOf(InvalidParameterCombinationException.class);
        cache.modifyReplicationGroup(request ->
                request.replicationGroupId("immich-cache")
                        .automaticFailoverEnabled(false)
                        .multiAZEnabled(false)
                        .applyImmediately(true));
        cache.decreaseReplicaCount(request ->
                request.replicationGroupId("immich-cache")
                        .newReplicaCount(0)
                        .applyImmediately(true));
        assertThat(cache.describeCacheClusters().cacheClusters()).hasSize(1);
    }

    @Test
    void anotherKindOfNodeWaitsUnlessItIsWantedAtOnce() {
        cache.modifyReplicationGroup(request ->
                request.replicationGroupId("immich-cache")
                        .cacheNodeType("cache.r7g.large")
                        .snapshotRetentionLimit(9));
        assertThat(group())
                .returns("cache.t4g.micro", ReplicationGroup::cacheNodeType)
                .returns(9, ReplicationGroup::snapshotRetentionLimit);

        cache.modifyReplicationGroup(request ->
                request.replicationGroupId("immich-cache")
                        .cacheNodeType("cache.r7g.large")
                        .applyImmediately(true));
        assertThat(group()).returns("cache.r7g.large", ReplicationGroup::cacheNodeType);
    }

    private ReplicationGroup group() {
        return cache.describeReplicationGroups().replicationGroups().getFirst();
    }
}
