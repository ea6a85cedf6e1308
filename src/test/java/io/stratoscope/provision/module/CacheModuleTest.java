package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheModuleTest {
    private static final Designs DEFAULT = new Designs().with("kms").with("vpc").with("cache");

    @Test
    void aPrimaryAndAReplicaInAnotherZone() {
        assertThat(DEFAULT.untagged("Cache"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"ReplicationGroupId": "immich-cache",
                                 "ReplicationGroupDescription": "Job queue and cache of immich",
                                 "Engine": "redis", "EngineVersion": "7.1", "CacheNodeType": "cache.t4g.micro",
                                 "NumCacheClusters": 2, "AutomaticFailoverEnabled": true, "MultiAZEnabled": true,
                                 "Port": 6379,
                                 "CacheSubnetGroupName": {"Ref": "CacheSubnets"},
                                 "CacheParameterGroupName": {"Ref": "CacheParameters"},
                                 "SecurityGroupIds": [{"Fn::GetAtt": ["CacheSecurityGroup", "GroupId"]}],
                                 "AtRestEncryptionEnabled": true, "TransitEncryptionEnabled": false,
                                 "LogDeliveryConfigurations": [
                                  {"LogType": "engine-log", "LogFormat": "json", "DestinationType": "cloudwatch-logs",
                                   "DestinationDetails": {"CloudWatchLogsDetails": {"LogGroup": {"Ref": "CacheLogs"}}}}],
                                 "SnapshotRetentionLimit": 0,
                                 "PreferredCacheClusterAZs": [
                                  {"Fn::GetAtt": ["PrivateSubnetA", "AvailabilityZone"]},
                                  {"Fn::GetAtt": ["PrivateSubnetB", "AvailabilityZone"]}]}
                                """));
        assertThat(DEFAULT.name("Cache")).isEqualTo("immich-cache");
        assertThat(DEFAULT.problems()).isEmpty();
    }

    @Test
    void itIsInThePrivateSubnets() {
        assertThat(DEFAULT.untagged("CacheSubnets"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"CacheSubnetGroupName": "immich-cache", "Description": "Private subnets of immich",
                                 "SubnetIds": [{"Ref": "PrivateSubnetA"}, {"Ref": "PrivateSubnetB"}]}
                                """));
        assertThat(DEFAULT.untagged("CacheParameters"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"CacheParameterGroupFamily": "redis7", "Description": "Redis of immich"}
                                """));
        assertThat(DEFAULT.name("CacheParameters")).isEqualTo("immich-cache");
    }

    @Test
    void nobodyMayEnterYet() {
        assertThat(DEFAULT.untagged("CacheSecurityGroup"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"GroupName": "immich-cache", "GroupDescription": "ElastiCache Redis",
                                 "VpcId": {"Ref": "Vpc"}}
                                """));
        assertThat(DEFAULT.ids()).noneMatch(id -> id.startsWith("CacheFrom"));
    }

    @Test
    void itsLogIsEncryptedWhereThereIsAKey() {
        assertThat(DEFAULT.untagged("CacheLogs"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"LogGroupName": "/elasticache/immich/engine", "RetentionInDays": 14,
                                 "KmsKeyId": {"Fn::GetAtt": ["KeyLogs", "Arn"]}}
                                """));
        assertThat(new Designs().with("vpc").with("cache").untagged("CacheLogs").get("KmsKeyId"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, false, 1", "3, 4, true, 4"})
    void replicasAreTaken(int replicas, int nodes, boolean failover, int zones) {
        var cache = with("replicas", replicas).untagged("Cache");

        assertThat(cache.number("NumCacheClusters").orElseThrow()).isEqualByComparingTo("" + nodes);
        assertThat(cache.isTrue("AutomaticFailoverEnabled")).isEqualTo(failover);
        assertThat(cache.isTrue("MultiAZEnabled")).isEqualTo(failover);
        assertThat(cache.list("PreferredCacheClusterAZs")).hasSize(zones);
    }

    @ParameterizedTest
    @CsvSource({"6.2, redis6.x", "7.0, redis7"})
    void theFamilyFollowsTheVersion(String version, String family) {
        Designs stack =
                new Designs()
                        .with("vpc")
                        .with(
                                "cache",
                                JsonValue.object()
                                        .put("engine-version", version)
                                        .put("node-type", "cache.r7g.large")
                                        .build());

        assertThat(stack.untagged("Cache").text("EngineVersion")).contains(version);
        assertThat(stack.untagged("Cache").text("CacheNodeType")).contains("cache.r7g.large");
        assertThat(stack.untagged("CacheParameters").text("CacheParameterGroupFamily"))
                .contains(family);
    }

    @Test
    void daysAreTaken() {
        assertThat(
                        with("snapshot-days", 5)
                                .untagged("Cache")
                                .number("SnapshotRetentionLimit")
                                .orElseThrow())
                .isEqualByComparingTo("5");
        assertThat(
                        with("log-retention-days", 90)
                                .untagged("CacheLogs")
                                .number("RetentionInDays")
                                .orElseThrow())
                .isEqualByComparingTo("90");
    }

    private static Designs with(String setting, long value) {
        return new Designs()
                .with("vpc")
                .with("cache", JsonValue.object().put(setting, value).build());
    }
}
