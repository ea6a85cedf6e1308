package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.DestinationType;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfigurationRequest;
import software.amazon.awssdk.services.elasticache.model.LogFormat;
import software.amazon.awssdk.services.elasticache.model.LogType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.util.List;

/** Database, cache and the database's password. */
final class ImmichData {

    static final String DATABASE_USER = "immich";
    static final String DATABASE_NAME = "immich";

    /** The database cluster's name and addresses. */
    record Database(String clusterId, String endpoint, String readerEndpoint) {}

    /** The cache's name, address and member clusters. */
    record Cache(String replicationGroupId, String primaryEndpoint, List<String> members) {}

    private final ImmichStack stack;

    ImmichData(ImmichStack stack) {
        this.stack = stack;
    }

    /**
     * The password as a secret with a single field: what ECS injects is the whole value.
     *
     * @return its ARN
     */
    String password(SecretsManagerClient secrets, String keyArn) {
        String superseded =
                secrets.createSecret(request ->
                                request.name(stack.name() + "/database-credentials")
                                        .description("Superseded by the single-field secret")
                                        .kmsKeyId(keyArn)
                                        .secretString("simulated")
                                        .tags(
                                                stack.tags()
                                                        .secrets(
                                                                stack.named(
                                                                        "database-credentials"))))
                        .arn();
        String current =
                secrets.createSecret(request ->
                                request.name(stack.name() + "/database-password")
                                        .description("Password of the Immich database user")
                                        .kmsKeyId(keyArn)
                                        .secretString("simulated")
                                        .tags(
                                                stack.tags()
                                                        .secrets(stack.named("database-password"))))
                        .arn();
        secrets.deleteSecret(
                request -> request.secretId(superseded).forceDeleteWithoutRecovery(true));
        return current;
    }

    Database database(RdsClient rds, List<String> subnets, String securityGroup, String keyArn) {
        String cluster = stack.named("database");
        rds.createDBSubnetGroup(request ->
                request.dbSubnetGroupName(cluster)
                        .dbSubnetGroupDescription("Private subnets of " + stack.name())
                        .subnetIds(subnets)
                        .tags(stack.tags().rds(cluster)));
        parameterGroup(rds, cluster);
        DBCluster made =
                rds.createDBCluster(request ->
                                request.dbClusterIdentifier(cluster)
                                        .engine("aurora-postgresql")
                                        .engineVersion("16.6")
                                        .databaseName(DATABASE_NAME)
                                        .masterUsername(DATABASE_USER)
                                        .masterUserPassword("simulated")
                                        .port(ImmichStack.DATABASE_PORT)
                                        .dbSubnetGroupName(cluster)
                                        .dbClusterParameterGroupName(cluster)
                                        .vpcSecurityGroupIds(securityGroup)
                                        .availabilityZones(stack.zones())
                                        .storageEncrypted(true)
                                        .kmsKeyId(keyArn)
                                        .backupRetentionPeriod(7)
                                        .preferredBackupWindow("01:30-02:00")
                                        .preferredMaintenanceWindow("sun:03:00-sun:04:00")
                                        .enableCloudwatchLogsExports("postgresql")
                                        .deletionProtection(true)
                                        .copyTagsToSnapshot(true)
                                        .tags(stack.tags().rds(cluster)))
                        .dbCluster();
        instance(rds, cluster, "writer", 0);
        instance(rds, cluster, "reader", 1);
        return new Database(cluster, made.endpoint(), made.readerEndpoint());
    }

    private void parameterGroup(RdsClient rds, String name) {
        rds.createDBClusterParameterGroup(request ->
                request.dbClusterParameterGroupName(name)
                        .dbParameterGroupFamily("aurora-postgresql16")
                        .description("Immich connects without TLS")
                        .tags(stack.tags().rds(name)));
        rds.modifyDBClusterParameterGroup(request ->
                request.dbClusterParameterGroupName(name)
                        .parameters(
                                Parameter.builder()
                                        .parameterName("rds.force_ssl")
                                        .parameterValue("0")
                                        .applyMethod(ApplyMethod.IMMEDIATE)
                                        .build()));
    }

    private void instance(RdsClient rds, String cluster, String role, int zone) {
        String name = stack.named("database-" + role);
        rds.createDBInstance(request ->
                request.dbInstanceIdentifier(name)
                        .dbClusterIdentifier(cluster)
                        .dbInstanceClass("db.t4g.medium")
                        .engine("aurora-postgresql")
                        .availabilityZone(stack.zones().get(zone))
                        .promotionTier(zone)
                        .enablePerformanceInsights(true)
                        .tags(stack.tags().rds(name)));
    }

    Cache cache(
            ElastiCacheClient elastiCache,
            List<String> subnets,
            String securityGroup,
            String logGroup) {
        String name = stack.named("cache");
        elastiCache.createCacheSubnetGroup(request ->
                request.cacheSubnetGroupName(name)
                        .cacheSubnetGroupDescription("Private subnets of " + stack.name())
                        .subnetIds(subnets)
                        .tags(stack.tags().cache(name)));
        elastiCache.createCacheParameterGroup(request ->
                request.cacheParameterGroupName(name)
                        .cacheParameterGroupFamily("redis7")
                        .description("Redis of " + stack.name())
                        .tags(stack.tags().cache(name)));
        var group =
                elastiCache
                        .createReplicationGroup(request ->
                                request.replicationGroupId(name)
                                        .replicationGroupDescription(
                                                "Job queue and cache of " + stack.name())
                                        .engine("redis")
                                        .engineVersion("7.1")
                                        .cacheNodeType("cache.t4g.micro")
                                        .numCacheClusters(2)
                                        .preferredCacheClusterAZs(stack.zones())
                                        .automaticFailoverEnabled(true)
                                        .multiAZEnabled(true)
                                        .port(ImmichStack.CACHE_PORT)
                                        .cacheSubnetGroupName(name)
                                        .cacheParameterGroupName(name)
                                        .securityGroupIds(securityGroup)
                                        .atRestEncryptionEnabled(true)
                                        // Immich's Redis client is set up without TLS.
                                        .transitEncryptionEnabled(false)
                                        .logDeliveryConfigurations(engineLog(logGroup))
                                        .tags(stack.tags().cache(name)))
                        .replicationGroup();
        return new Cache(
                name,
                group.nodeGroups().getFirst().primaryEndpoint().address(),
                group.memberClusters());
    }

    private static LogDeliveryConfigurationRequest engineLog(String logGroup) {
        return LogDeliveryConfigurationRequest.builder()
                .logType(LogType.ENGINE_LOG)
                .logFormat(LogFormat.JSON)
                .destinationType(DestinationType.CLOUDWATCH_LOGS)
                .destinationDetails(to -> to.cloudWatchLogsDetails(logs -> logs.logGroup(logGroup)))
                .build();
    }
}
