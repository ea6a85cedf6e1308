package io.stratoscope.emulator;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Resource;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionStatusCodeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A small copy of the reference project, made through the SDK over the wire: one thing at least of every service that an
 * emulator knows. Emulators' gaps are worked around here and named where they are.
 */
// The SDK's builders take varargs of generic consumers, which javac cannot check.
@SuppressWarnings("unchecked")
public final class SmallProject {

    public static final String REGION = "eu-central-1";

    private final AwsAccount account;
    private final String name;

    private SmallProject(AwsAccount account, String name) {
        this.account = account;
        this.name = name;
    }

    /** What a test needs to know of what was made. */
    public record Made(
            String vpcId,
            String keyArn,
            String loadBalancerArn,
            String targetGroupArn,
            String zoneId) {}

    /** Makes the project: everything carries {@code Project=name}. */
    public static Made create(AwsAccount account, String name) {
        return new SmallProject(account, name).create();
    }

    private <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, REGION);
    }

    private <T> List<T> tags(BiFunction<String, String, T> maker) {
        return List.of(maker.apply("Project", name));
    }

    private TagSpecification tagged(ResourceType type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(
                        Tag.builder().key("Project").value(name).build(),
                        Tag.builder().key("Name").value(name + "-" + type).build())
                .build();
    }

    private Made create() {
        String key = key();
        Network network = network();
        Balancer balancer = balancer(network);
        String roleArn = role();
        String secret = secret(key);
        String fileSystem = fileSystem(network, key);
        String dbHost = database(network, key);
        cache(network);
        bucket("backup");
        logGroup();
        service(network, balancer, roleArn, secret, fileSystem, dbHost);
        String zone = zone(balancer);
        alarm(balancer);
        dataSync(roleArn);
        return new Made(network.vpc(), key, balancer.arn(), balancer.targetGroup(), zone);
    }

    private record Network(String vpc, String subnetA, String subnetB, String group) {}

    private Network network() {
        Ec2Client ec2 = client(Ec2Client.class);
        String vpc =
                ec2.createVpc(r ->
                                r.cidrBlock("10.7.0.0/16")
                                        .tagSpecifications(tagged(ResourceType.VPC)))
                        .vpc()
                        .vpcId();
        String a = subnet(ec2, vpc, "10.7.1.0/24", REGION + "a");
        String b = subnet(ec2, vpc, "10.7.2.0/24", REGION + "b");
        String gateway =
                ec2.createInternetGateway(
                                r -> r.tagSpecifications(tagged(ResourceType.INTERNET_GATEWAY)))
                        .internetGateway()
                        .internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String address =
                ec2.allocateAddress(r -> r.tagSpecifications(tagged(ResourceType.ELASTIC_IP)))
                        .allocationId();
        String nat =
                ec2.createNatGateway(r ->
                                r.subnetId(a)
                                        .allocationId(address)
                                        .tagSpecifications(tagged(ResourceType.NATGATEWAY)))
                        .natGateway()
                        .natGatewayId();
        route(ec2, vpc, a, gateway, "");
        route(ec2, vpc, b, "", nat);
        String group =
                ec2.createSecurityGroup(r ->
                                r.groupName(name + "-server")
                                        .description("the server")
                                        .vpcId(vpc)
                                        .tagSpecifications(tagged(ResourceType.SECURITY_GROUP)))
                        .groupId();
        ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(group).ipProtocol("tcp").fromPort(443).toPort(443).cidrIp("0.0.0.0/0"));
        return new Network(vpc, a, b, group);
    }

    private String subnet(Ec2Client ec2, String vpc, String cidr, String zone) {
        return ec2.createSubnet(r ->
                        r.vpcId(vpc)
                                .cidrBlock(cidr)
                                .availabilityZone(zone)
                                .tagSpecifications(tagged(ResourceType.SUBNET)))
                .subnet()
                .subnetId();
    }

    private void route(Ec2Client ec2, String vpc, String subnet, String gateway, String nat) {
        String table =
                ec2.createRouteTable(r ->
                                r.vpcId(vpc).tagSpecifications(tagged(ResourceType.ROUTE_TABLE)))
                        .routeTable()
                        .routeTableId();
        ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
        if (gateway.isEmpty()) {
            ec2.createRoute(
                    r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").natGatewayId(nat));
        } else {
            ec2.createRoute(r ->
                    r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        }
    }

    private String key() {
        KmsClient kms = client(KmsClient.class);
        var key =
                kms.createKey(r ->
                        r.description(name + " data")
                                .tags(
                                        tags((k, v) ->
                                                software.amazon.awssdk.services.kms.model.Tag
                                                        .builder()
                                                        .tagKey(k)
                                                        .tagValue(v)
                                                        .build())));
        kms.createAlias(r -> r.aliasName("alias/" + name).targetKeyId(key.keyMetadata().keyId()));
        return key.keyMetadata().arn();
    }

    private record Balancer(String arn, String dnsName, String zoneId, String targetGroup) {}

    private Balancer balancer(Network network) {
        var elb = client(ElasticLoadBalancingV2Client.class);
        var tag =
                tags((k, v) ->
                        software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                                .key(k)
                                .value(v)
                                .build());
        var balancer =
                elb.createLoadBalancer(r ->
                                r.name(name + "-alb")
                                        .subnets(network.subnetA(), network.subnetB())
                                        .securityGroups(network.group())
                                        .tags(tag))
                        .loadBalancers()
                        .getFirst();
        String target =
                elb.createTargetGroup(r ->
                                r.name(name + "-server")
                                        .protocol(ProtocolEnum.HTTP)
                                        .port(2283)
                                        .vpcId(network.vpc())
                                        .targetType(TargetTypeEnum.IP)
                                        .tags(tag))
                        .targetGroups()
                        .getFirst()
                        .targetGroupArn();
        String certificate =
                client(AcmClient.class)
                        .requestCertificate(r ->
                                r.domainName(name + ".example.org")
                                        .tags(
                                                tags((k, v) ->
                                                        software.amazon.awssdk.services.acm.model
                                                                .Tag.builder()
                                                                .key(k)
                                                                .value(v)
                                                                .build())))
                        .certificateArn();
        elb.createListener(r ->
                r.loadBalancerArn(balancer.loadBalancerArn())
                        .port(443)
                        .protocol(ProtocolEnum.HTTPS)
                        .certificates(c -> c.certificateArn(certificate))
                        .defaultActions(
                                d -> d.type(ActionTypeEnum.FORWARD).targetGroupArn(target)));
        elb.createListener(r ->
                r.loadBalancerArn(balancer.loadBalancerArn())
                        .port(80)
                        .protocol(ProtocolEnum.HTTP)
                        .defaultActions(d ->
                                d.type(ActionTypeEnum.REDIRECT)
                                        .redirectConfig(c ->
                                                c.protocol("HTTPS")
                                                        .port("443")
                                                        .statusCode(
                                                                RedirectActionStatusCodeEnum
                                                                        .HTTP_301))));
        return new Balancer(
                balancer.loadBalancerArn(),
                balancer.dnsName(),
                balancer.canonicalHostedZoneId(),
                target);
    }

    private String role() {
        IamClient iam = account.client(IamClient.class, Resource.GLOBAL);
        return iam.createRole(r ->
                        r.roleName(name + "-task")
                                .assumeRolePolicyDocument(
                                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}")
                                .tags(
                                        tags((k, v) ->
                                                software.amazon.awssdk.services.iam.model.Tag
                                                        .builder()
                                                        .key(k)
                                                        .value(v)
                                                        .build())))
                .role()
                .arn();
    }

    private String secret(String key) {
        return client(SecretsManagerClient.class)
                .createSecret(r ->
                        r.name(name + "/database")
                                .secretString("emulated")
                                .kmsKeyId(key)
                                .tags(
                                        tags((k, v) ->
                                                software.amazon.awssdk.services.secretsmanager.model
                                                        .Tag.builder()
                                                        .key(k)
                                                        .value(v)
                                                        .build())))
                .arn();
    }

    private String fileSystem(Network network, String key) {
        EfsClient efs = client(EfsClient.class);
        var tag =
                tags((k, v) ->
                        software.amazon.awssdk.services.efs.model.Tag.builder()
                                .key(k)
                                .value(v)
                                .build());
        String id =
                efs.createFileSystem(
                                r -> r.creationToken(name).encrypted(true).kmsKeyId(key).tags(tag))
                        .fileSystemId();
        efs.createMountTarget(r ->
                r.fileSystemId(id).subnetId(network.subnetA()).securityGroups(network.group()));
        efs.createMountTarget(r ->
                r.fileSystemId(id).subnetId(network.subnetB()).securityGroups(network.group()));
        efs.createAccessPoint(r -> r.clientToken(name).fileSystemId(id).tags(tag));
        return id;
    }

    private String database(Network network, String key) {
        RdsClient rds = client(RdsClient.class);
        var tag =
                tags((k, v) ->
                        software.amazon.awssdk.services.rds.model.Tag.builder()
                                .key(k)
                                .value(v)
                                .build());
        rds.createDBSubnetGroup(r ->
                r.dbSubnetGroupName(name)
                        .dbSubnetGroupDescription(name)
                        .subnetIds(network.subnetA(), network.subnetB())
                        .tags(tag));
        rds.createDBClusterParameterGroup(r ->
                r.dbClusterParameterGroupName(name)
                        .dbParameterGroupFamily("aurora-postgresql16")
                        .description(name)
                        .tags(tag));
        var cluster =
                rds.createDBCluster(r ->
                                r.dbClusterIdentifier(name + "-db")
                                        .engine("aurora-postgresql")
                                        .masterUsername("immich")
                                        .masterUserPassword("emulated-password")
                                        .dbSubnetGroupName(name)
                                        .dbClusterParameterGroupName(name)
                                        .vpcSecurityGroupIds(network.group())
                                        .storageEncrypted(true)
                                        .kmsKeyId(key)
                                        .tags(tag))
                        .dbCluster();
        rds.createDBInstance(r ->
                r.dbInstanceIdentifier(name + "-db-1")
                        .dbClusterIdentifier(name + "-db")
                        .dbInstanceClass("db.t4g.medium")
                        .engine("aurora-postgresql")
                        .tags(tag));
        return cluster.endpoint();
    }

    private void cache(Network network) {
        ElastiCacheClient cache = client(ElastiCacheClient.class);
        var tag =
                tags((k, v) ->
                        software.amazon.awssdk.services.elasticache.model.Tag.builder()
                                .key(k)
                                .value(v)
                                .build());
        cache.createCacheSubnetGroup(r ->
                r.cacheSubnetGroupName(name)
                        .cacheSubnetGroupDescription(name)
                        .subnetIds(network.subnetA(), network.subnetB())
                        .tags(tag));
        cache.createReplicationGroup(r ->
                r.replicationGroupId(name + "-redis")
                        .replicationGroupDescription(name)
                        .engine("redis")
                        .cacheNodeType("cache.t4g.micro")
                        .numCacheClusters(2)
                        .tags(tag));
    }

    private void bucket(String purpose) {
        S3Client s3 = client(S3Client.class);
        String bucket = name + "-" + purpose;
        s3.createBucket(r ->
                r.bucket(bucket)
                        .createBucketConfiguration(
                                c -> c.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)));
        s3.putBucketTagging(r ->
                r.bucket(bucket)
                        .tagging(t ->
                                t.tagSet(
                                        tags((k, v) ->
                                                software.amazon.awssdk.services.s3.model.Tag
                                                        .builder()
                                                        .key(k)
                                                        .value(v)
                                                        .build()))));
    }

    private void logGroup() {
        client(CloudWatchLogsClient.class)
                .createLogGroup(r -> r.logGroupName("/ecs/" + name).tags(Map.of("Project", name)));
    }

    private void service(
            Network network,
            Balancer balancer,
            String role,
            String secret,
            String fileSystem,
            String dbHost) {
        EcsClient ecs = client(EcsClient.class);
        var tag =
                tags((k, v) ->
                        software.amazon.awssdk.services.ecs.model.Tag.builder()
                                .key(k)
                                .value(v)
                                .build());
        ecs.createCluster(r -> r.clusterName(name).tags(tag));
        String definition =
                ecs.registerTaskDefinition(r ->
                                r.family(name + "-server")
                                        .requiresCompatibilities(Compatibility.FARGATE)
                                        .networkMode(NetworkMode.AWSVPC)
                                        .cpu("1024")
                                        .memory("2048")
                                        .taskRoleArn(role)
                                        .executionRoleArn(role)
                                        .volumes(v ->
                                                v.name("library")
                                                        .efsVolumeConfiguration(
                                                                e -> e.fileSystemId(fileSystem)))
                                        .containerDefinitions(c ->
                                                c.name("server")
                                                        .image(
                                                                "ghcr.io/immich-app/immich-server:v2.7.5")
                                                        .memory(2048)
                                                        .environment(
                                                                env("DB_HOSTNAME", dbHost),
                                                                env(
                                                                        "DB_PASSWORD",
                                                                        "must-not-be-seen"))
                                                        .secrets(
                                                                Secret.builder()
                                                                        .name("DB_PASSWORD_FROM")
                                                                        .valueFrom(secret)
                                                                        .build())
                                                        .portMappings(p -> p.containerPort(2283))
                                                        .logConfiguration(l ->
                                                                l.logDriver(LogDriver.AWSLOGS)
                                                                        .options(
                                                                                Map.of(
                                                                                        "awslogs-group",
                                                                                        "/ecs/"
                                                                                                + name,
                                                                                        "awslogs-region",
                                                                                        REGION))))
                                        .tags(tag))
                        .taskDefinition()
                        .taskDefinitionArn();
        ecs.createService(r ->
                r.cluster(name)
                        .serviceName(name + "-server")
                        .taskDefinition(definition)
                        .desiredCount(1)
                        .launchType(LaunchType.FARGATE)
                        .loadBalancers(l ->
                                l.targetGroupArn(balancer.targetGroup())
                                        .containerName("server")
                                        .containerPort(2283))
                        .networkConfiguration(n ->
                                n.awsvpcConfiguration(a ->
                                        a.subnets(network.subnetA(), network.subnetB())
                                                .securityGroups(network.group())))
                        .tags(tag));
    }

    private static KeyValuePair env(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    private String zone(Balancer balancer) {
        Route53Client route53 = account.client(Route53Client.class, Resource.GLOBAL);
        String id =
                route53.createHostedZone(r -> r.name(name + ".example.org").callerReference(name))
                        .hostedZone()
                        .id()
                        .replace("/hostedzone/", "");
        route53.changeTagsForResource(r ->
                r.resourceId(id)
                        .resourceType(TagResourceType.HOSTEDZONE)
                        .addTags(
                                tags((k, v) ->
                                        software.amazon.awssdk.services.route53.model.Tag.builder()
                                                .key(k)
                                                .value(v)
                                                .build())));
        route53.changeResourceRecordSets(r ->
                r.hostedZoneId(id)
                        .changeBatch(b ->
                                b.changes(c ->
                                        c.action(ChangeAction.CREATE)
                                                .resourceRecordSet(s ->
                                                        s.name(name + ".example.org")
                                                                .type(RRType.A)
                                                                .aliasTarget(t ->
                                                                        t.dnsName(
                                                                                        balancer
                                                                                                .dnsName())
                                                                                .hostedZoneId(
                                                                                        balancer
                                                                                                .zoneId())
                                                                                .evaluateTargetHealth(
                                                                                        true))))));
        return id;
    }

    private void alarm(Balancer balancer) {
        String topic =
                client(SnsClient.class)
                        .createTopic(r ->
                                r.name(name + "-alerts")
                                        .tags(
                                                tags((k, v) ->
                                                        software.amazon.awssdk.services.sns.model
                                                                .Tag.builder()
                                                                .key(k)
                                                                .value(v)
                                                                .build())))
                        .topicArn();
        String dimension =
                balancer.arn()
                        .substring(
                                balancer.arn().indexOf("loadbalancer/") + "loadbalancer/".length());
        client(CloudWatchClient.class)
                .putMetricAlarm(r ->
                        r.alarmName(name + "-5xx")
                                .namespace("AWS/ApplicationELB")
                                .metricName("HTTPCode_Target_5XX_Count")
                                .dimensions(d -> d.name("LoadBalancer").value(dimension))
                                .statistic(Statistic.SUM)
                                .period(60)
                                .evaluationPeriods(5)
                                .threshold(10.0)
                                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                                .alarmActions(topic)
                                .tags(
                                        tags((k, v) ->
                                                software.amazon.awssdk.services.cloudwatch.model.Tag
                                                        .builder()
                                                        .key(k)
                                                        .value(v)
                                                        .build())));
    }

    // moto 5.2.5 has no EFS locations: S3 to S3 must do.
    private void dataSync(String role) {
        bucket("backup-copy");
        DataSyncClient dataSync = client(DataSyncClient.class);
        List<String> locations =
                List.of("backup", "backup-copy").stream()
                        .map(purpose ->
                                dataSync.createLocationS3(r ->
                                                r.s3BucketArn(
                                                                "arn:aws:s3:::"
                                                                        + name
                                                                        + "-"
                                                                        + purpose)
                                                        .s3Config(c -> c.bucketAccessRoleArn(role))
                                                        .tags(dataSyncTag()))
                                        .locationArn())
                        .toList();
        dataSync.createTask(r ->
                r.name(name + "-daily")
                        .sourceLocationArn(locations.get(0))
                        .destinationLocationArn(locations.get(1))
                        .tags(dataSyncTag()));
    }

    private List<software.amazon.awssdk.services.datasync.model.TagListEntry> dataSyncTag() {
        return tags((k, v) ->
                software.amazon.awssdk.services.datasync.model.TagListEntry.builder()
                        .key(k)
                        .value(v)
                        .build());
    }
}
