package io.stratoscope.discovery.describer;

import static io.stratoscope.discovery.describer.RecordedContext.arnOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.discovery.Describer;
import io.stratoscope.model.Arn;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What each describer owes, shown on the simulated project: what is there is found with its relations, what is not is
 * gone, and what may not be read is neither.
 */
final class DescribersOfTheSimulatedProjectTest {

    private static final String VPC = "vpc/vpc-037bc39d345624db5";
    private static final String PUBLIC_A = "subnet/subnet-086e2499f6b4678a1";
    private static final String PUBLIC_B = "subnet/subnet-0efc99c81b4a5a782";
    private static final String PRIVATE_A = "subnet/subnet-06a0b02b9c9d0d5e0";
    private static final String PRIVATE_B = "subnet/subnet-0700e175f45255561";
    private static final String GROUP_SERVER = "security-group/sg-035976d7f6370fc63";
    private static final String S3_ENDPOINT = "vpc-endpoint/vpce-0b1012aaffc6b6fb3";
    private static final String RT_PUBLIC = "route-table/rtb-00a150717e3668913";
    private static final String RT_PRIVATE_A = "route-table/rtb-0a851d0a0db368031";
    private static final String RT_PRIVATE_B = "route-table/rtb-01f42e8d956074fef";
    private static final String NAT_B = "natgateway/nat-08d462ca9863c0e76";
    private static final String NAT_A = "natgateway/nat-0eae75f4ba1904d48";
    private static final String ALB = "loadbalancer/app/immich-alb/64c9a4cc11bc5cb4";
    private static final String HTTPS = "listener/app/immich-alb/64c9a4cc11bc5cb4/d35622f7a3bdd32e";
    private static final String HTTP = "listener/app/immich-alb/64c9a4cc11bc5cb4/e696414ceeef0050";
    private static final String TARGETS = "targetgroup/immich-server/32eb06352bbb6c59";
    private static final String PUBLIC_ZONE = "hostedzone/Z2COEZ26VM5QUC4OFF6W2";
    private static final String PRIVATE_ZONE = "hostedzone/ZIAJQY42WP4URJZ2WP33T";
    private static final String NAMESPACE = "namespace/ns-zor370of6gjmsj7f";
    private static final String INSTANCE_PROFILE = "instance-profile/immich-bastion";
    private static final String DATA_SYNC_ROLE = "role/immich-datasync";

    /**
     * A describer's case.
     *
     * @param wanted what exists; may be made first, as the project has no resource of some types
     * @param missing what does not exist, of the same type
     * @param sibling of the same service or kind, but another describer's
     * @param relations what is told of the first wanted one, with its ARN's resource as {@code $}
     */
    record Case(
            Describer describer,
            Class<? extends SdkClient> client,
            String action,
            Function<SimulatedAccount, List<Arn>> wanted,
            Arn missing,
            Arn sibling,
            List<String> relations) {
        @Override
        public String toString() {
            return describer.getClass().getSimpleName();
        }
    }

    private static Case ec2(
            Describer describer,
            String operation,
            List<String> wanted,
            String missing,
            String sibling,
            String... relations) {
        return regional(
                describer,
                Ec2Client.class,
                "ec2",
                operation,
                wanted,
                missing,
                arnOf("ec2", sibling),
                relations);
    }

    private static Case regional(
            Describer describer,
            Class<? extends SdkClient> client,
            String service,
            String operation,
            List<String> wanted,
            String missing,
            Arn sibling,
            String... relations) {
        return new Case(
                describer,
                client,
                service + ":" + operation,
                account -> wanted.stream().map(resource -> arnOf(service, resource)).toList(),
                arnOf(service, missing),
                sibling,
                evident(service + ":" + operation, relations));
    }

    private static Case global(
            Describer describer,
            Class<? extends SdkClient> client,
            String action,
            List<Arn> wanted,
            Arn missing,
            Arn sibling,
            String... relations) {
        return new Case(
                describer,
                client,
                action,
                account -> wanted,
                missing,
                sibling,
                evident(action, relations));
    }

    // ! stands for the case's own action.
    private static List<String> evident(String action, String... relations) {
        return Arrays.stream(relations).map(line -> line.replace("!", action)).toList();
    }

    private static Arn iam(String resource) {
        return new Arn("aws", "iam", "", "123456789012", resource);
    }

    private static Arn route53(String resource) {
        return new Arn("aws", "route53", "", "", resource);
    }

    private static Stream<Case> cases() {
        return Stream.of(
                        network(), gateways(), loadBalancing(), ecs(), beside(), global(), groups())
                .flatMap(List::stream);
    }

    private static List<Case> network() {
        return List.of(
                ec2(
                        new SubnetDescriber(),
                        "DescribeSubnets",
                        List.of(PUBLIC_B, PUBLIC_A, PRIVATE_A, PRIVATE_B),
                        "subnet/subnet-00000000000000000",
                        VPC,
                        "$ LOCATED_IN ec2:" + VPC + " ! VpcId"),
                ec2(
                        new RouteTableDescriber(),
                        "DescribeRouteTables",
                        List.of(RT_PUBLIC, RT_PRIVATE_A, RT_PRIVATE_B),
                        "route-table/rtb-00000000000000000",
                        PUBLIC_A,
                        "$ PART_OF ec2:" + VPC + " ! VpcId",
                        "$ ATTACHED_TO ec2:" + PUBLIC_A + " ! Associations[0].SubnetId",
                        "$ ATTACHED_TO ec2:" + PUBLIC_B + " ! Associations[1].SubnetId",
                        "$ ROUTES_TO ec2:" + S3_ENDPOINT + " (pl-6ea54007) ! Routes[1].GatewayId",
                        "$ ROUTES_TO ec2:internet-gateway/igw-0a3e6e960d8ac05ce (0.0.0.0/0) !"
                                + " Routes[2].GatewayId"),
                ec2(
                        new NetworkAclDescriber(),
                        "DescribeNetworkAcls",
                        List.of(
                                "network-acl/acl-00b469611a56829b1",
                                "network-acl/acl-0bb85b0f7a34bdee6"),
                        "network-acl/acl-00000000000000000",
                        RT_PUBLIC,
                        "$ PART_OF ec2:" + VPC + " ! VpcId",
                        "$ ATTACHED_TO ec2:" + PRIVATE_A + " ! Associations[0].SubnetId",
                        "$ ATTACHED_TO ec2:" + PRIVATE_B + " ! Associations[1].SubnetId"),
                ec2(
                        new SecurityGroupDescriber(),
                        "DescribeSecurityGroups",
                        List.of(
                                "security-group/sg-0de1f740a706ac330",
                                "security-group/sg-042f98e1ab94b1e92",
                                GROUP_SERVER),
                        "security-group/sg-00000000000000000",
                        "security-group-rule/sgr-035976d7f6370fc63",
                        "$ PART_OF ec2:" + VPC + " ! VpcId",
                        "$ ALLOWS_FROM ec2:security-group/sg-078d7f7e1ce7b3ed1 (tcp 2049) !"
                                + " IpPermissions[0].UserIdGroupPairs[0].GroupId",
                        "$ ALLOWS_FROM ec2:"
                                + GROUP_SERVER
                                + " (tcp 2049) ! IpPermissions[0].UserIdGroupPairs[1].GroupId"),
                ec2(
                        new FlowLogDescriber(),
                        "DescribeFlowLogs",
                        List.of("vpc-flow-log/fl-0f05fe40fe3475098"),
                        "vpc-flow-log/fl-00000000000000000",
                        VPC,
                        "$ MONITORS ec2:" + VPC + " ! ResourceId",
                        "$ LOGS_TO s3:immich-flow-logs-123456789012 ! LogDestination"));
    }

    private static List<Case> gateways() {
        return List.of(
                ec2(
                        new InternetGatewayDescriber(),
                        "DescribeInternetGateways",
                        List.of("internet-gateway/igw-0a3e6e960d8ac05ce"),
                        "internet-gateway/igw-00000000000000000",
                        "egress-only-internet-gateway/eigw-0a3e6e960d8ac05ce",
                        "$ ATTACHED_TO ec2:" + VPC + " ! Attachments[0].VpcId"),
                ec2(
                        new NatGatewayDescriber(),
                        "DescribeNatGateways",
                        List.of(NAT_B, NAT_A),
                        "natgateway/nat-00000000000000000",
                        "internet-gateway/igw-0a3e6e960d8ac05ce",
                        "$ LOCATED_IN ec2:" + PUBLIC_B + " ! SubnetId",
                        "$ LOCATED_IN ec2:" + VPC + " ! VpcId",
                        "elastic-ip/eipalloc-0cf28952311e4eea3 ATTACHED_TO ec2:$ !"
                                + " NatGatewayAddresses[0].AllocationId"),
                // What it is attached to is told by the NAT gateway.
                ec2(
                        new ElasticIpDescriber(),
                        "DescribeAddresses",
                        List.of(
                                "elastic-ip/eipalloc-020193b71d3122d22",
                                "elastic-ip/eipalloc-0cf28952311e4eea3"),
                        "elastic-ip/eipalloc-00000000000000000",
                        NAT_A),
                ec2(
                        new VpcEndpointDescriber(),
                        "DescribeVpcEndpoints",
                        List.of(S3_ENDPOINT),
                        "vpc-endpoint/vpce-00000000000000000",
                        "vpc-endpoint-service/vpce-svc-0b1012aaffc6b6fb3",
                        "$ LOCATED_IN ec2:" + VPC + " ! VpcId",
                        "$ ATTACHED_TO ec2:" + RT_PUBLIC + " ! RouteTableIds[0]",
                        "$ ATTACHED_TO ec2:" + RT_PRIVATE_A + " ! RouteTableIds[1]",
                        "$ ATTACHED_TO ec2:" + RT_PRIVATE_B + " ! RouteTableIds[2]"),
                new Case(
                        new InstanceDescriber(),
                        Ec2Client.class,
                        "ec2:DescribeInstances",
                        DescribersOfTheSimulatedProjectTest::anInstance,
                        arnOf("ec2", "instance/i-00000000000000000"),
                        arnOf("ec2", "volume/vol-00000000000000000"),
                        evident(
                                "ec2:DescribeInstances",
                                "$ LOCATED_IN ec2:" + PRIVATE_A + " ! SubnetId",
                                "$ LOCATED_IN ec2:" + VPC + " ! VpcId",
                                "$ PROTECTED_BY ec2:" + GROUP_SERVER + " ! SecurityGroups[0]",
                                "$ ASSUMES_ROLE iam:"
                                        + INSTANCE_PROFILE
                                        + " ! IamInstanceProfile.Arn")));
    }

    private static List<Arn> anInstance(SimulatedAccount account) {
        return client(account, Ec2Client.class)
                .runInstances(request ->
                        request.imageId("ami-0123456789abcdef0")
                                .minCount(1)
                                .maxCount(1)
                                .subnetId(id(PRIVATE_A))
                                .securityGroupIds(id(GROUP_SERVER))
                                .iamInstanceProfile(
                                        profile -> profile.arn(iam(INSTANCE_PROFILE).toString())))
                .instances()
                .stream()
                .map(instance -> arnOf("ec2", "instance/" + instance.instanceId()))
                .toList();
    }

    private static List<Case> loadBalancing() {
        Class<? extends SdkClient> client = ElasticLoadBalancingV2Client.class;
        String service = "elasticloadbalancing";
        return List.of(
                regional(
                        new LoadBalancerDescriber(),
                        client,
                        service,
                        "DescribeLoadBalancers",
                        List.of(ALB),
                        "loadbalancer/app/immich-alb/0000000000000000",
                        arnOf(service, "loadbalancer/classic"),
                        "$ LOCATED_IN ec2:" + PUBLIC_A + " ! AvailabilityZones[0].SubnetId",
                        "$ LOCATED_IN ec2:" + PUBLIC_B + " ! AvailabilityZones[1].SubnetId",
                        "$ LOCATED_IN ec2:" + VPC + " ! VpcId",
                        "$ PROTECTED_BY ec2:security-group/sg-042f98e1ab94b1e92 !"
                                + " SecurityGroups[0]",
                        "$ LOGS_TO s3:immich-flow-logs-123456789012"
                                + " elasticloadbalancing:DescribeLoadBalancerAttributes"
                                + " access_logs.s3.bucket"),
                regional(
                        new ListenerDescriber(),
                        client,
                        service,
                        "DescribeListeners",
                        List.of(HTTPS, HTTP),
                        "listener/app/immich-alb/64c9a4cc11bc5cb4/0000000000000000",
                        arnOf(service, HTTPS.replace("listener/", "listener-rule/") + "/0"),
                        "$ PART_OF elasticloadbalancing:" + ALB + " ! LoadBalancerArn",
                        "$ ROUTES_TO elasticloadbalancing:"
                                + TARGETS
                                + " (HTTPS:443) ! DefaultActions[0].TargetGroupArn",
                        "$ USES_CERTIFICATE acm:certificate/24d3f084-19ad-4c65-aad0-bca803860406 !"
                                + " Certificates[0].CertificateArn"),
                new Case(
                        new ListenerRuleDescriber(),
                        client,
                        service + ":DescribeRules",
                        DescribersOfTheSimulatedProjectTest::aRule,
                        arnOf(service, HTTPS.replace("listener/", "listener-rule/") + "/0"),
                        arnOf(service, HTTPS),
                        evident(
                                service + ":DescribeRules",
                                "$ PART_OF elasticloadbalancing:" + HTTPS + " ! RuleArn",
                                "$ ROUTES_TO elasticloadbalancing:"
                                        + TARGETS
                                        + " (/api/*) ! Actions[0].TargetGroupArn")),
                // A target that is an address is resolved when all describers have run.
                regional(
                        new TargetGroupDescriber(),
                        client,
                        service,
                        "DescribeTargetGroups",
                        List.of(TARGETS),
                        "targetgroup/immich-server/0000000000000000",
                        arnOf(service, ALB),
                        "$ PART_OF ec2:" + VPC + " ! VpcId"));
    }

    private static List<Arn> aRule(SimulatedAccount account) {
        return client(account, ElasticLoadBalancingV2Client.class)
                .createRule(request ->
                        request.listenerArn(arnOf("elasticloadbalancing", HTTPS).toString())
                                .priority(10)
                                .conditions(
                                        RuleCondition.builder()
                                                .field("path-pattern")
                                                .pathPatternConfig(path -> path.values("/api/*"))
                                                .build())
                                .actions(
                                        Action.builder()
                                                .type(ActionTypeEnum.FORWARD)
                                                .targetGroupArn(
                                                        arnOf("elasticloadbalancing", TARGETS)
                                                                .toString())
                                                .build()))
                .rules()
                .stream()
                .map(rule -> Arn.of(rule.ruleArn()))
                .toList();
    }

    private static List<Case> ecs() {
        String network = " ! networkConfiguration.awsvpcConfiguration.";
        return List.of(
                ecs(
                        new EcsClusterDescriber(),
                        "DescribeClusters",
                        List.of("cluster/immich"),
                        "cluster/immich-2",
                        arnOf("rds", "cluster:immich")),
                ecs(
                        new EcsServiceDescriber(),
                        "DescribeServices",
                        List.of("service/immich/immich-server"),
                        "service/immich/immich-client",
                        arnOf("ecs", "service-deployment/immich/immich-server/1"),
                        "$ PART_OF ecs:cluster/immich ! clusterArn",
                        "$ CONFIGURED_BY ecs:task-definition/immich-server:1 ! taskDefinition",
                        "$ LOCATED_IN ec2:" + PRIVATE_A + network + "subnets[0]",
                        "$ LOCATED_IN ec2:" + PRIVATE_B + network + "subnets[1]",
                        "$ PROTECTED_BY ec2:" + GROUP_SERVER + network + "securityGroups[0]",
                        TARGETS
                                + " ROUTES_TO ecs:$ (immich-server:2283) !"
                                + " loadBalancers[0].targetGroupArn",
                        "$ REFERENCES servicediscovery:"
                                + NAMESPACE
                                + " (Service Connect) !"
                                + " deployments[0].serviceConnectConfiguration.namespace"),
                ecs(
                        new EcsTaskDescriber(),
                        "DescribeTasks",
                        List.of(
                                "task/immich/4992c52239c533689c52c029b4c10fb1",
                                "task/immich/23e5f8ef75314bf6faa7eb207c836ac1"),
                        "task/immich/00000000000000000000000000000000",
                        arnOf("ecs", "task-definition/immich-server:1"),
                        "$ PART_OF ecs:service/immich/immich-server ! group",
                        "$ LOCATED_IN ec2:" + PRIVATE_A + " ! attachments[0].details[0].value"),
                // Hosts in the environment are resolved when all describers have run.
                ecs(
                        new TaskDefinitionDescriber(),
                        "DescribeTaskDefinition",
                        List.of(
                                "task-definition/immich-server:1",
                                "task-definition/immich-machine-learning:1"),
                        "task-definition/immich-server:99",
                        arnOf("ecs", "task/immich/4992c52239c533689c52c029b4c10fb1"),
                        "$ ASSUMES_ROLE iam:role/immich-ecs-execution (execution) !"
                                + " executionRoleArn",
                        "$ ASSUMES_ROLE iam:role/immich-ecs-server (task) ! taskRoleArn",
                        "$ READS_SECRET secretsmanager:secret:immich/database-password-UmM5hD"
                                + " (DB_PASSWORD) ! containerDefinitions[0].secrets[0].valueFrom",
                        "$ LOGS_TO logs:log-group:/ecs/immich/server !"
                                + " containerDefinitions[0].logConfiguration.options.awslogs-group",
                        "$ MOUNTS elasticfilesystem:file-system/fs-0aa47bd49c0e8bd80 !"
                                + " volumes[0].efsVolumeConfiguration.fileSystemId",
                        "$ MOUNTS elasticfilesystem:access-point/fsap-0ff66c67091041603 !"
                                + " volumes[0].efsVolumeConfiguration.authorizationConfig"
                                + ".accessPointId"));
    }

    private static List<Case> beside() {
        return List.of(
                regional(
                        new ScalableTargetDescriber(),
                        ApplicationAutoScalingClient.class,
                        "application-autoscaling",
                        "DescribeScalableTargets",
                        List.of(
                                "scalable-target/59191ae788c36b85",
                                "scalable-target/4514937ab394c197"),
                        "scalable-target/0000000000000000",
                        arnOf("autoscaling", "scalable-target/59191ae788c36b85"),
                        "$ PART_OF ecs:service/immich/immich-server (2 to 4) ! ResourceId"),
                regional(
                        new NamespaceDescriber(),
                        ServiceDiscoveryClient.class,
                        "servicediscovery",
                        "ListNamespaces",
                        List.of(NAMESPACE),
                        "namespace/ns-0000000000000000",
                        arnOf("servicediscovery", "service/srv-0000000000000000")));
    }

    private static Case ecs(
            Describer describer,
            String operation,
            List<String> wanted,
            String missing,
            Arn sibling,
            String... relations) {
        return regional(
                describer, EcsClient.class, "ecs", operation, wanted, missing, sibling, relations);
    }

    private static List<Case> global() {
        return List.of(
                global(
                        new RoleDescriber(),
                        IamClient.class,
                        "iam:GetRole",
                        List.of(iam("role/immich-ecs-execution"), iam(DATA_SYNC_ROLE)),
                        iam("role/immich-nobody"),
                        iam("policy/immich-ecs-execution"),
                        "$ HAS_POLICY iam:policy/service-role/AmazonECSTaskExecutionRolePolicy"
                                + " iam:ListAttachedRolePolicies AttachedPolicies[0].PolicyArn"),
                global(
                        new ManagedPolicyDescriber(),
                        IamClient.class,
                        "iam:GetPolicy",
                        List.of(
                                Arn.of(
                                        "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")),
                        iam("policy/immich-nothing"),
                        iam("role/immich-ecs-execution")),
                new Case(
                        new InstanceProfileDescriber(),
                        IamClient.class,
                        "iam:GetInstanceProfile",
                        DescribersOfTheSimulatedProjectTest::anInstanceProfile,
                        iam("instance-profile/immich-nothing"),
                        iam("role/immich-bastion"),
                        evident(
                                "iam:GetInstanceProfile",
                                "$ ASSUMES_ROLE iam:" + DATA_SYNC_ROLE + " ! Roles[0].Arn")),
                global(
                        new HostedZoneDescriber(),
                        Route53Client.class,
                        "route53:GetHostedZone",
                        List.of(route53(PRIVATE_ZONE), route53(PUBLIC_ZONE)),
                        route53("hostedzone/Z00000000000000000000"),
                        route53(PRIVATE_ZONE + "/recordset/cache.immich.internal/CNAME"),
                        "$ ATTACHED_TO ec2:" + VPC + " ! VPCs[0].VPCId"),
                // Where a record leads is resolved when all describers have run.
                global(
                        new RecordSetDescriber(),
                        Route53Client.class,
                        "route53:ListResourceRecordSets",
                        List.of(
                                route53(PRIVATE_ZONE + "/recordset/cache.immich.internal/CNAME"),
                                route53(PUBLIC_ZONE + "/recordset/immich.ronchese.pp.ua/A")),
                        route53(PRIVATE_ZONE + "/recordset/cache.immich.internal/A"),
                        route53(PRIVATE_ZONE),
                        "$ PART_OF route53:" + PRIVATE_ZONE + " ! ResourceRecordSets"));
    }

    private static List<Arn> anInstanceProfile(SimulatedAccount account) {
        IamClient iam = client(account, IamClient.class);
        Arn made =
                Arn.of(
                        iam.createInstanceProfile(
                                        request -> request.instanceProfileName("immich-bastion"))
                                .instanceProfile()
                                .arn());
        iam.addRoleToInstanceProfile(request ->
                request.instanceProfileName("immich-bastion").roleName("immich-datasync"));
        return List.of(made);
    }

    private static List<Case> groups() {
        return List.of(
                regional(
                        new DbSubnetGroupDescriber(),
                        RdsClient.class,
                        "rds",
                        "DescribeDBSubnetGroups",
                        List.of("subgrp:immich-database"),
                        "subgrp:immich-nothing",
                        arnOf("elasticache", "subnetgroup:immich-database"),
                        "$ LOCATED_IN ec2:" + PRIVATE_A + " ! Subnets[0].SubnetIdentifier",
                        "$ LOCATED_IN ec2:" + PRIVATE_B + " ! Subnets[1].SubnetIdentifier"),
                new Case(
                        new DbParameterGroupDescriber(),
                        RdsClient.class,
                        "rds:DescribeDBParameterGroups",
                        DescribersOfTheSimulatedProjectTest::aDbParameterGroup,
                        arnOf("rds", "pg:immich-nothing"),
                        arnOf("rds", "cluster-pg:immich-instance"),
                        List.of()),
                regional(
                        new CacheParameterGroupDescriber(),
                        ElastiCacheClient.class,
                        "elasticache",
                        "DescribeCacheParameterGroups",
                        List.of("parametergroup:immich-cacheparameters-s57tr64fyg5j"),
                        "parametergroup:immich-nothing",
                        arnOf("elasticache", "subnetgroup:immich-cache")));
    }

    private static List<Arn> aDbParameterGroup(SimulatedAccount account) {
        return List.of(
                Arn.of(
                        client(account, RdsClient.class)
                                .createDBParameterGroup(request ->
                                        request.dbParameterGroupName("immich-instance")
                                                .dbParameterGroupFamily("aurora-postgresql16")
                                                .description("Of the instances"))
                                .dbParameterGroup()
                                .dbParameterGroupArn()));
    }

    private static String id(String resource) {
        return resource.substring(resource.indexOf('/') + 1);
    }

    private static <C extends SdkClient> C client(SimulatedAccount account, Class<C> type) {
        return account.client(type, SimulatedAccount.HOME_REGION);
    }

    private final SimulatedAccount account =
            SimulatedAccount.immich(
                    Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        account.close();
    }

    private List<Arn> wanted(Case each) {
        account.guard().unlock();
        List<Arn> wanted = each.wanted().apply(account);
        account.guard().lock();
        return wanted;
    }

    private RecordedContext describe(Case each, List<Arn> arns) {
        RecordedContext context = new RecordedContext(client(account, each.client()));
        each.describer().describe(arns, context);
        return context;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsThereIsFoundWithItsRelations(Case each) {
        List<Arn> wanted = wanted(each);
        String first = wanted.getFirst().resource();

        RecordedContext all = describe(each, wanted);
        RecordedContext one = describe(each, wanted.subList(0, 1));

        assertThat(all.found.keySet()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(all.gone).isEmpty();
        assertThat(all.failed).isEmpty();
        assertThat(all.found.values())
                .allMatch(described -> described.action().equals(each.action()));
        assertThat(one.lines())
                .containsExactlyInAnyOrderElementsOf(
                        each.relations().stream().map(line -> line.replace("$", first)).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsNotThereIsGone(Case each) {
        RecordedContext context = describe(each, List.of(each.missing()));

        assertThat(context.gone).containsExactly(each.missing());
        assertThat(context.found).isEmpty();
        assertThat(context.relations).isEmpty();
        assertThat(context.failed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsNotThereDoesNotHideWhatIs(Case each) {
        List<Arn> wanted = wanted(each);
        List<Arn> both = new ArrayList<>(wanted);
        both.addFirst(each.missing());

        RecordedContext context = describe(each, both);

        assertThat(context.gone).containsExactly(each.missing());
        assertThat(context.found.keySet()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(context.failed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatMayNotBeReadHasFailedAndIsNotGone(Case each) {
        List<Arn> wanted = wanted(each);
        account.faults().deny(each.action());

        RecordedContext context = describe(each, wanted);

        assertThat(context.gone).isEmpty();
        assertThat(context.found).isEmpty();
        assertThat(context.failed)
                .isNotEmpty()
                .allMatch(line -> line.startsWith(each.action() + " "));
        assertThat(context.failed)
                .flatMap(line -> List.of(line.substring(each.action().length() + 1).split(" ")))
                .containsExactlyInAnyOrderElementsOf(wanted.stream().map(Arn::resource).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itHandlesItsOwnTypeAndNoOther(Case each) {
        assertThat(wanted(each)).allMatch(each.describer()::handles);
        assertThat(each.describer().handles(each.missing())).isTrue();
        assertThat(each.describer().handles(each.sibling())).isFalse();
        assertThat(
                        cases().filter(other ->
                                        other.describer().getClass() != each.describer().getClass())
                                .map(Case::missing))
                .noneMatch(each.describer()::handles);
    }
}
