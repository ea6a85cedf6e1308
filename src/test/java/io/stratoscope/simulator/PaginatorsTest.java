package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Resource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The SDK's own paginators over the lists of the simulated account. */
final class PaginatorsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private final SimulatedAccount account = SimulatedAccount.immich(CLOCK);

    /** The only list of which the projects have nothing. */
    @BeforeEach
    void makeAParameterGroup() {
        account.guard().unlock();
        account.client(RdsClient.class, "eu-central-1")
                .createDBParameterGroup(request ->
                        request.dbParameterGroupName("own")
                                .dbParameterGroupFamily("postgres16")
                                .description("for a list"));
        account.guard().lock();
    }

    @AfterEach
    void close() {
        account.close();
    }

    /** A list, read to its end. */
    record Paged(String operation, Function<SimulatedAccount, Stream<?>> read) {
        @Override
        public String toString() {
            return operation;
        }
    }

    private static <C extends SdkClient> Paged regional(
            Class<C> type, String operation, Function<C, Stream<?>> read) {
        return new Paged(operation, account -> read.apply(account.client(type, "eu-central-1")));
    }

    private static <C extends SdkClient> Paged global(
            Class<C> type, String operation, Function<C, Stream<?>> read) {
        return new Paged(operation, account -> read.apply(account.client(type, Resource.GLOBAL)));
    }

    static List<Paged> lists() {
        return List.of(
                regional(
                        Ec2Client.class,
                        "describeVpcs",
                        c ->
                                c.describeVpcsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.vpcs().stream())),
                regional(
                        Ec2Client.class,
                        "describeSubnets",
                        c ->
                                c.describeSubnetsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.subnets().stream())),
                regional(
                        Ec2Client.class,
                        "describeInternetGateways",
                        c ->
                                c.describeInternetGatewaysPaginator(r -> {}).stream()
                                        .flatMap(page -> page.internetGateways().stream())),
                regional(
                        Ec2Client.class,
                        "describeNatGateways",
                        c ->
                                c.describeNatGatewaysPaginator(r -> {}).stream()
                                        .flatMap(page -> page.natGateways().stream())),
                regional(
                        Ec2Client.class,
                        "describeRouteTables",
                        c ->
                                c.describeRouteTablesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.routeTables().stream())),
                regional(
                        Ec2Client.class,
                        "describeNetworkAcls",
                        c ->
                                c.describeNetworkAclsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.networkAcls().stream())),
                regional(
                        Ec2Client.class,
                        "describeSecurityGroups",
                        c ->
                                c.describeSecurityGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.securityGroups().stream())),
                regional(
                        Ec2Client.class,
                        "describeFlowLogs",
                        c ->
                                c.describeFlowLogsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.flowLogs().stream())),
                regional(
                        Ec2Client.class,
                        "describeVpcEndpoints",
                        c ->
                                c.describeVpcEndpointsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.vpcEndpoints().stream())),
                regional(
                        Ec2Client.class,
                        "describeNetworkInterfaces",
                        c ->
                                c.describeNetworkInterfacesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.networkInterfaces().stream())),
                regional(
                        EcsClient.class,
                        "listClusters",
                        c ->
                                c.listClustersPaginator(r -> {}).stream()
                                        .flatMap(page -> page.clusterArns().stream())),
                regional(
                        EcsClient.class,
                        "listServices",
                        c ->
                                c.listServicesPaginator(r -> r.cluster("immich")).stream()
                                        .flatMap(page -> page.serviceArns().stream())),
                regional(
                        EcsClient.class,
                        "listTasks",
                        c ->
                                c.listTasksPaginator(r -> r.cluster("immich")).stream()
                                        .flatMap(page -> page.taskArns().stream())),
                regional(
                        EcsClient.class,
                        "listTaskDefinitions",
                        c ->
                                c.listTaskDefinitionsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.taskDefinitionArns().stream())),
                regional(
                        ElasticLoadBalancingV2Client.class,
                        "describeLoadBalancers",
                        c ->
                                c.describeLoadBalancersPaginator(r -> {}).stream()
                                        .flatMap(page -> page.loadBalancers().stream())),
                regional(
                        ElasticLoadBalancingV2Client.class,
                        "describeTargetGroups",
                        c ->
                                c.describeTargetGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.targetGroups().stream())),
                regional(
                        EfsClient.class,
                        "describeFileSystems",
                        c ->
                                c.describeFileSystemsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.fileSystems().stream())),
                regional(
                        EfsClient.class,
                        "describeAccessPoints",
                        c ->
                                c.describeAccessPointsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.accessPoints().stream())),
                regional(
                        RdsClient.class,
                        "describeDBClusters",
                        c ->
                                c.describeDBClustersPaginator(r -> {}).stream()
                                        .flatMap(page -> page.dbClusters().stream())),
                regional(
                        RdsClient.class,
                        "describeDBInstances",
                        c ->
                                c.describeDBInstancesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.dbInstances().stream())),
                regional(
                        RdsClient.class,
                        "describeDBSubnetGroups",
                        c ->
                                c.describeDBSubnetGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.dbSubnetGroups().stream())),
                regional(
                        RdsClient.class,
                        "describeDBClusterParameterGroups",
                        c ->
                                c.describeDBClusterParameterGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.dbClusterParameterGroups().stream())),
                regional(
                        RdsClient.class,
                        "describeDBParameterGroups",
                        c ->
                                c.describeDBParameterGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.dbParameterGroups().stream())),
                regional(
                        ElastiCacheClient.class,
                        "describeReplicationGroups",
                        c ->
                                c.describeReplicationGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.replicationGroups().stream())),
                regional(
                        ElastiCacheClient.class,
                        "describeCacheClusters",
                        c ->
                                c.describeCacheClustersPaginator(r -> {}).stream()
                                        .flatMap(page -> page.cacheClusters().stream())),
                regional(
                        ElastiCacheClient.class,
                        "describeCacheSubnetGroups",
                        c ->
                                c.describeCacheSubnetGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.cacheSubnetGroups().stream())),
                regional(
                        ElastiCacheClient.class,
                        "describeCacheParameterGroups",
                        c ->
                                c.describeCacheParameterGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.cacheParameterGroups().stream())),
                regional(
                        S3Client.class,
                        "listBuckets",
                        c ->
                                c.listBucketsPaginator(r -> r.maxBuckets(1)).stream()
                                        .flatMap(page -> page.buckets().stream())),
                regional(
                        KmsClient.class,
                        "listKeys",
                        c ->
                                c.listKeysPaginator(r -> {}).stream()
                                        .flatMap(page -> page.keys().stream())),
                regional(
                        KmsClient.class,
                        "listAliases",
                        c ->
                                c.listAliasesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.aliases().stream())),
                regional(
                        SecretsManagerClient.class,
                        "listSecrets",
                        c ->
                                c.listSecretsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.secretList().stream())),
                regional(
                        AcmClient.class,
                        "listCertificates",
                        c ->
                                c.listCertificatesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.certificateSummaryList().stream())),
                regional(
                        DataSyncClient.class,
                        "listTasks",
                        c ->
                                c.listTasksPaginator(r -> {}).stream()
                                        .flatMap(page -> page.tasks().stream())),
                regional(
                        DataSyncClient.class,
                        "listLocations",
                        c ->
                                c.listLocationsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.locations().stream())),
                regional(
                        CloudWatchLogsClient.class,
                        "describeLogGroups",
                        c ->
                                c.describeLogGroupsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.logGroups().stream())),
                regional(
                        CloudWatchClient.class,
                        "describeAlarms",
                        c ->
                                c.describeAlarmsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.metricAlarms().stream())),
                regional(
                        SnsClient.class,
                        "listTopics",
                        c ->
                                c.listTopicsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.topics().stream())),
                regional(
                        ResourceGroupsTaggingApiClient.class,
                        "getResources",
                        c ->
                                c.getResourcesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.resourceTagMappingList().stream())),
                regional(
                        CloudControlClient.class,
                        "listResources",
                        c ->
                                c
                                        .listResourcesPaginator(
                                                r -> r.typeName("AWS::Lambda::Function"))
                                        .stream()
                                        .flatMap(page -> page.resourceDescriptions().stream())),
                global(
                        Route53Client.class,
                        "listHostedZones",
                        c ->
                                c.listHostedZonesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.hostedZones().stream())),
                global(
                        IamClient.class,
                        "listRoles",
                        c ->
                                c.listRolesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.roles().stream())),
                global(
                        IamClient.class,
                        "listPolicies",
                        c ->
                                c.listPoliciesPaginator(r -> {}).stream()
                                        .flatMap(page -> page.policies().stream())),
                global(
                        IamClient.class,
                        "listRolePolicies",
                        c ->
                                c
                                        .listRolePoliciesPaginator(
                                                r -> r.roleName("immich-datasync"))
                                        .stream()
                                        .flatMap(page -> page.policyNames().stream())),
                global(
                        IamClient.class,
                        "listAttachedRolePolicies",
                        c ->
                                c
                                        .listAttachedRolePoliciesPaginator(
                                                r -> r.roleName("immich-ecs-execution"))
                                        .stream()
                                        .flatMap(page -> page.attachedPolicies().stream())),
                global(
                        IamClient.class,
                        "getAccountAuthorizationDetails",
                        c ->
                                c.getAccountAuthorizationDetailsPaginator(r -> {}).stream()
                                        .flatMap(page -> page.roleDetailList().stream())));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void shortAndEmptyPagesLoseNothing(Paged list) {
        List<String> plain = texts(list);
        account.faults().hostilePaging(true);

        assertThat(plain).isNotEmpty().doesNotHaveDuplicates();
        assertThat(texts(list)).isEqualTo(plain);
        assertThat(calls(list.operation())).as("calls").isGreaterThan(2);
    }

    private List<String> texts(Paged list) {
        return list.read().apply(account).map(String::valueOf).toList();
    }

    private long calls(String operation) {
        return account.meter().counts().stream()
                .filter(count -> count.operation().equalsIgnoreCase(operation))
                .mapToLong(count -> count.calls())
                .sum();
    }
}
