package io.stratoscope.ui.inspector;

import static io.stratoscope.ui.inspector.Resources.of;
import static io.stratoscope.ui.inspector.Resources.saying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.SampleProject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class ConsoleLinkTest {

    private static final String REGIONAL = "https://eu-central-1.console.aws.amazon.com/";
    private static final String HOME = "home?region=eu-central-1#";
    private static final String A = ":eu-central-1:123456789012:";

    static Stream<Arguments> regional() {
        return Stream.of(
                page(
                        ResourceType.CERTIFICATE,
                        "c-1",
                        "acm",
                        "certificate/c-1",
                        "acm/" + HOME + "/certificates/c-1"),
                page(
                        ResourceType.ALARM,
                        "alb 5xx",
                        "cloudwatch",
                        "alarm:alb 5xx",
                        "cloudwatch/" + HOME + "alarmsV2:alarm/alb%205xx"),
                page(
                        ResourceType.DATASYNC_TASK,
                        "task-1",
                        "datasync",
                        "task/task-1",
                        "datasync/" + HOME + "/tasks/task-1"),
                page(
                        ResourceType.DATASYNC_LOCATION,
                        "loc-1",
                        "datasync",
                        "location/loc-1",
                        "datasync/" + HOME + "/locations/loc-1"),
                page(
                        ResourceType.DATASYNC_LOCATION_EFS,
                        "loc-1",
                        "datasync",
                        "location/loc-1",
                        "datasync/" + HOME + "/locations/loc-1"),
                page(
                        ResourceType.DATASYNC_LOCATION_S3,
                        "loc-1",
                        "datasync",
                        "location/loc-1",
                        "datasync/" + HOME + "/locations/loc-1"),
                page(
                        ResourceType.EC2_INSTANCE,
                        "i-1",
                        "ec2",
                        "instance/i-1",
                        "ec2/" + HOME + "InstanceDetails:instanceId=i-1"),
                page(
                        ResourceType.ELASTIC_IP,
                        "eipalloc-1",
                        "ec2",
                        "elastic-ip/eipalloc-1",
                        "ec2/" + HOME + "ElasticIpDetails:AllocationId=eipalloc-1"),
                page(
                        ResourceType.SECURITY_GROUP,
                        "sg-1",
                        "ec2",
                        "security-group/sg-1",
                        "ec2/" + HOME + "SecurityGroup:groupId=sg-1"),
                page(
                        ResourceType.INTERNET_GATEWAY,
                        "igw-1",
                        "ec2",
                        "internet-gateway/igw-1",
                        "vpcconsole/" + HOME + "InternetGateway:internetGatewayId=igw-1"),
                page(
                        ResourceType.NAT_GATEWAY,
                        "nat-1",
                        "ec2",
                        "natgateway/nat-1",
                        "vpcconsole/" + HOME + "NatGatewayDetails:natGatewayId=nat-1"),
                page(
                        ResourceType.NETWORK_ACL,
                        "acl-1",
                        "ec2",
                        "network-acl/acl-1",
                        "vpcconsole/" + HOME + "NetworkAclDetails:networkAclId=acl-1"),
                page(
                        ResourceType.ROUTE_TABLE,
                        "rtb-1",
                        "ec2",
                        "route-table/rtb-1",
                        "vpcconsole/" + HOME + "RouteTableDetails:RouteTableId=rtb-1"),
                page(
                        ResourceType.SUBNET,
                        "subnet-1",
                        "ec2",
                        "subnet/subnet-1",
                        "vpcconsole/" + HOME + "SubnetDetails:subnetId=subnet-1"),
                page(
                        ResourceType.VPC,
                        "vpc-1",
                        "ec2",
                        "vpc/vpc-1",
                        "vpcconsole/" + HOME + "VpcDetails:VpcId=vpc-1"),
                page(
                        ResourceType.VPC_ENDPOINT,
                        "vpce-1",
                        "ec2",
                        "vpc-endpoint/vpce-1",
                        "vpcconsole/" + HOME + "EndpointDetails:vpcEndpointId=vpce-1"),
                page(
                        ResourceType.ECS_CLUSTER,
                        "immich",
                        "ecs",
                        "cluster/immich",
                        "ecs/v2/clusters/immich?region=eu-central-1"),
                page(
                        ResourceType.ECS_SERVICE,
                        "server",
                        "ecs",
                        "service/immich/server",
                        "ecs/v2/clusters/immich/services/server?region=eu-central-1"),
                page(
                        ResourceType.ECS_TASK,
                        "0f",
                        "ecs",
                        "task/immich/0f",
                        "ecs/v2/clusters/immich/tasks/0f?region=eu-central-1"),
                page(
                        ResourceType.ECS_TASK_DEFINITION,
                        "server:3",
                        "ecs",
                        "task-definition/server:3",
                        "ecs/v2/task-definitions/server/3?region=eu-central-1"),
                page(
                        ResourceType.EFS_FILE_SYSTEM,
                        "fs-1",
                        "elasticfilesystem",
                        "file-system/fs-1",
                        "efs/" + HOME + "/file-systems/fs-1"),
                page(
                        ResourceType.EFS_ACCESS_POINT,
                        "fsap-1",
                        "elasticfilesystem",
                        "access-point/fsap-1",
                        "efs/" + HOME + "/access-points/fsap-1"),
                page(
                        ResourceType.CACHE_SUBNET_GROUP,
                        "c",
                        "elasticache",
                        "subnetgroup:c",
                        "elasticache/" + HOME + "/subnet-groups/c"),
                page(
                        ResourceType.CACHE_PARAMETER_GROUP,
                        "c",
                        "elasticache",
                        "parametergroup:c",
                        "elasticache/" + HOME + "/parameter-groups/c"),
                page(
                        ResourceType.REPLICATION_GROUP,
                        "c",
                        "elasticache",
                        "replicationgroup:c",
                        "elasticache/" + HOME + "/redis/c"),
                page(
                        ResourceType.CACHE_CLUSTER,
                        "c-001",
                        "elasticache",
                        "cluster:c-001",
                        "elasticache/" + HOME + "/redis/c-001"),
                page(
                        ResourceType.LOAD_BALANCER,
                        "alb",
                        "elasticloadbalancing",
                        "loadbalancer/app/alb/1",
                        "ec2/"
                                + HOME
                                + "LoadBalancer:loadBalancerArn=arn:aws:elasticloadbalancing"
                                + A
                                + "loadbalancer/app/alb/1"),
                page(
                        ResourceType.TARGET_GROUP,
                        "tg",
                        "elasticloadbalancing",
                        "targetgroup/tg/1",
                        "ec2/"
                                + HOME
                                + "TargetGroup:targetGroupArn=arn:aws:elasticloadbalancing"
                                + A
                                + "targetgroup/tg/1"),
                page(
                        ResourceType.LISTENER,
                        "2",
                        "elasticloadbalancing",
                        "listener/app/alb/1/2",
                        "ec2/"
                                + HOME
                                + "ELBListenerV2:listenerArn=arn:aws:elasticloadbalancing"
                                + A
                                + "listener/app/alb/1/2"),
                page(
                        ResourceType.LISTENER_RULE,
                        "3",
                        "elasticloadbalancing",
                        "listener-rule/app/alb/1/2/3",
                        "ec2/"
                                + HOME
                                + "ELBListenerV2:listenerArn=arn:aws:elasticloadbalancing"
                                + A
                                + "listener/app/alb/1/2"),
                page(
                        ResourceType.KMS_KEY,
                        "0a-1b",
                        "kms",
                        "key/0a-1b",
                        "kms/" + HOME + "/kms/keys/0a-1b"),
                page(
                        ResourceType.LOG_GROUP,
                        "/aws/x y",
                        "logs",
                        "log-group:/aws/x y",
                        "cloudwatch/" + HOME + "logsV2:log-groups/log-group/$252Faws$252Fx$2520y"),
                page(
                        ResourceType.DB_CLUSTER,
                        "db",
                        "rds",
                        "cluster:db",
                        "rds/" + HOME + "database:id=db;is-cluster=true"),
                page(
                        ResourceType.DB_INSTANCE,
                        "db-1",
                        "rds",
                        "db:db-1",
                        "rds/" + HOME + "database:id=db-1;is-cluster=false"),
                page(
                        ResourceType.DB_SUBNET_GROUP,
                        "g",
                        "rds",
                        "subgrp:g",
                        "rds/" + HOME + "db-subnet-group:id=g"),
                page(
                        ResourceType.DB_PARAMETER_GROUP,
                        "g",
                        "rds",
                        "pg:g",
                        "rds/"
                                + HOME
                                + "parameter-groups-detail:ids=g;type=DbParameterGroup;editing=false"),
                page(
                        ResourceType.DB_CLUSTER_PARAMETER_GROUP,
                        "g",
                        "rds",
                        "cluster-pg:g",
                        "rds/"
                                + HOME
                                + "parameter-groups-detail:ids=g;type=DbClusterParameterGroup;editing=false"),
                page(
                        ResourceType.SECRET,
                        "db/password",
                        "secretsmanager",
                        "secret:db/password-DlQHzP",
                        "secretsmanager/secret?name=db%2Fpassword&region=eu-central-1"),
                page(
                        ResourceType.TOPIC,
                        "alerts",
                        "sns",
                        "alerts",
                        "sns/v3/" + HOME + "/topic/arn:aws:sns" + A + "alerts"));
    }

    private static Arguments page(
            ResourceType type, String id, String service, String path, String page) {
        return arguments(of(type, id, service, path), REGIONAL + page);
    }

    @ParameterizedTest
    @MethodSource("regional")
    void knowsThePageOfEachRegionalType(Resource resource, String page) {
        assertThat(ConsoleLink.of(resource)).contains(URI.create(page));
    }

    @Test
    void globalServicesHaveNoRegionInTheHost() {
        assertThat(link(ResourceType.IAM_ROLE, "arn:aws:iam::123456789012:role/path/r"))
                .isEqualTo("https://console.aws.amazon.com/iam/home#/roles/details/r");
        assertThat(link(ResourceType.IAM_POLICY, "arn:aws:iam::aws:policy/p"))
                .isEqualTo(
                        "https://console.aws.amazon.com/iam/home#/policies/details/"
                                + "arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2Fp");
        assertThat(link(ResourceType.HOSTED_ZONE, "arn:aws:route53:::hostedzone/Z1"))
                .isEqualTo(
                        "https://console.aws.amazon.com/route53/v2/hostedzones#ListRecordSets/Z1");
        assertThat(
                        link(
                                ResourceType.RECORD_SET,
                                "arn:aws:route53:::hostedzone/Z1/recordset/a.example.org/A"))
                .isEqualTo(
                        "https://console.aws.amazon.com/route53/v2/hostedzones#ListRecordSets/Z1");
    }

    @Test
    void partitionsHaveDomainsOfTheirOwn() {
        assertThat(
                        link(
                                ResourceType.VPC,
                                "arn:aws-us-gov:ec2:us-gov-west-1:123456789012:vpc/vpc-1"))
                .startsWith(
                        "https://us-gov-west-1.console.amazonaws-us-gov.com/vpcconsole/home?region=us-gov-west-1#");
        assertThat(link(ResourceType.VPC, "arn:aws-cn:ec2:cn-north-1:123456789012:vpc/vpc-1"))
                .startsWith("https://cn-north-1.console.amazonaws.cn/vpcconsole/");
        assertThat(link(ResourceType.IAM_ROLE, "arn:aws-us-gov:iam::123456789012:role/r"))
                .startsWith("https://console.amazonaws-us-gov.com/iam/");
        assertThat(link(ResourceType.IAM_ROLE, "arn:aws-cn:iam::123456789012:role/r"))
                .startsWith("https://console.amazonaws.cn/iam/");
        assertThat(
                        ConsoleLink.of(
                                of(
                                        ResourceType.VPC,
                                        "vpc-1",
                                        "arn:aws-iso:ec2:us-iso-east-1:123456789012:vpc/vpc-1")))
                .isEmpty();
    }

    private static String link(ResourceType type, String arn) {
        return ConsoleLink.of(of(type, Arn.of(arn).lastSegment(), arn)).orElseThrow().toString();
    }

    @Test
    void bucketIsGlobalByItsArnAndRegionalByItsPage() {
        assertThat(
                        ConsoleLink.of(
                                of(
                                        ResourceType.BUCKET,
                                        "b",
                                        Arn.of("arn:aws:s3:::b"),
                                        "eu-central-1",
                                        "",
                                        JsonObject.EMPTY)))
                .contains(URI.create(REGIONAL + "s3/buckets/b?region=eu-central-1"));
    }

    @Test
    void somePagesAreThoseOfTheOwner() {
        assertThat(
                        ConsoleLink.of(
                                saying(
                                        of(
                                                ResourceType.EFS_MOUNT_TARGET,
                                                "fsmt-1",
                                                "elasticfilesystem",
                                                "mount-target/fsmt-1"),
                                        "FileSystemId",
                                        "fs-1")))
                .contains(URI.create(REGIONAL + "efs/" + HOME + "/file-systems/fs-1"));
        Resource flowLog = of(ResourceType.FLOW_LOG, "fl-1", "ec2", "vpc-flow-log/fl-1");
        assertThat(ConsoleLink.of(saying(flowLog, "ResourceId", "vpc-1")))
                .contains(URI.create(REGIONAL + "vpcconsole/" + HOME + "VpcDetails:VpcId=vpc-1"));
        assertThat(ConsoleLink.of(saying(flowLog, "ResourceId", "subnet-1")))
                .contains(
                        URI.create(
                                REGIONAL
                                        + "vpcconsole/"
                                        + HOME
                                        + "SubnetDetails:subnetId=subnet-1"));
        assertThat(ConsoleLink.of(saying(flowLog, "ResourceId", "eni-1"))).isEmpty();
        assertThat(
                        ConsoleLink.of(
                                saying(
                                        of(ResourceType.KMS_ALIAS, "alias/db", "kms", "alias/db"),
                                        "TargetKeyId",
                                        "0a-1b")))
                .contains(URI.create(REGIONAL + "kms/" + HOME + "/kms/keys/0a-1b"));
        Resource cluster = of(ResourceType.CACHE_CLUSTER, "c-001", "elasticache", "cluster:c-001");
        assertThat(
                        ConsoleLink.of(
                                saying(
                                        saying(cluster, "Engine", "valkey"),
                                        "ReplicationGroupId",
                                        "c")))
                .contains(URI.create(REGIONAL + "elasticache/" + HOME + "/valkey/c"));
        assertThat(ConsoleLink.of(profile("web")))
                .contains(URI.create("https://console.aws.amazon.com/iam/home#/roles/details/web"));
    }

    private static Resource profile(String role) {
        return of(
                ResourceType.IAM_INSTANCE_PROFILE,
                "p",
                Arn.of("arn:aws:iam::123456789012:instance-profile/p"),
                Resource.GLOBAL,
                "",
                new JsonObject(
                        Map.of(
                                "Roles",
                                JsonValue.of(
                                        List.<JsonValue>of(
                                                new JsonObject(
                                                        Map.of(
                                                                "RoleName",
                                                                JsonValue.of(role))))))));
    }

    @Test
    void whatHasNoPageHasNoLink() {
        assertThat(
                        ConsoleLink.of(
                                of(
                                        ResourceType.EFS_MOUNT_TARGET,
                                        "fsmt-1",
                                        "elasticfilesystem",
                                        "mount-target/fsmt-1")))
                .isEmpty();
        assertThat(ConsoleLink.of(of(ResourceType.KMS_ALIAS, "alias/x", "kms", "alias/x")))
                .isEmpty();
        assertThat(
                        ConsoleLink.of(
                                of(
                                        ResourceType.ECS_TASK_DEFINITION,
                                        "f",
                                        "ecs",
                                        "task-definition/f")))
                .isEmpty();
        assertThat(
                        ConsoleLink.of(
                                of(
                                        new ResourceType("AWS::EC2::VPCX"),
                                        "vpc-1",
                                        "ec2",
                                        "vpc/vpc-1")))
                .isEmpty();
    }

    @Test
    void regionOfStrangersNeverBecomesPartOfTheHost() {
        for (String region :
                List.of(
                        "evil.example/#",
                        "eu-central-1.evil.example",
                        "EU-CENTRAL-1",
                        "x",
                        "-1",
                        "")) {
            assertThat(
                            ConsoleLink.of(
                                    of(
                                            ResourceType.VPC,
                                            "vpc-1",
                                            Arn.of("arn:aws:ec2:x:123456789012:vpc/vpc-1"),
                                            region,
                                            "",
                                            JsonObject.EMPTY)))
                    .as(region)
                    .isEmpty();
        }
    }

    @Test
    void namesOfStrangersAreEscaped() {
        Resource hostile =
                of(ResourceType.ALARM, SampleProject.HOSTILE_NAME, "cloudwatch", "alarm:{r}{i}");

        URI page = ConsoleLink.of(hostile).orElseThrow();

        assertThat(page.getHost()).isEqualTo("eu-central-1.console.aws.amazon.com");
        assertThat(page.toASCIIString()).matches("[A-Za-z0-9:/.?=&#%~_-]+");
        assertThat(page.getFragment()).endsWith(SampleProject.HOSTILE_NAME);
    }

    @Test
    void simulatedResourceSaysWhyThereIsNoPage() {
        Resource vpc = of(ResourceType.VPC, "vpc-1", "ec2", "vpc/vpc-1");
        assertThat(words(vpc, true))
                .isEqualTo("A simulated resource has no page in the AWS console");
        assertThat(words(vpc, false)).isEqualTo("Open " + ConsoleLink.of(vpc).orElseThrow());
        Resource unknown = of(new ResourceType("A::B::C"), "x", "ec2", "x/x");
        assertThat(words(unknown, false)).startsWith("No page");
    }

    private static String words(Resource resource, boolean simulated) {
        return InspectorTools.consoleWords(
                new Inspection.Found(
                        resource,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        simulated,
                        Optional.empty()),
                ConsoleLink.of(resource));
    }

    @Test
    void copiesTheCommandThatOpensThisProgramThere() {
        assertThat(InspectorTools.link(of(ResourceType.TOPIC, "a b", "sns", "a b")))
                .isEqualTo("stratoscope open 'arn:aws:sns:eu-central-1:123456789012:a b'");
        assertThat(InspectorTools.json(of(ResourceType.TOPIC, "a", "sns", "a")))
                .startsWith("{")
                .contains("\"arn\"", "arn:aws:sns:eu-central-1:123456789012:a", "\"description\"");
    }

    @Test
    void copiesThatNoSnapshotHasHaveTheirPagesToo() {
        assertThat(
                        ConsoleLink.of(
                                Arn.of(
                                        "arn:aws:rds:eu-central-1:123456789012:cluster-snapshot:rds:photos-1")))
                .contains(
                        URI.create(
                                "https://eu-central-1.console.aws.amazon.com/rds/home?region=eu-central-1#db-snapshot:id=rds%3Aphotos-1"));
        assertThat(
                        ConsoleLink.of(
                                Arn.of(
                                        "arn:aws:datasync:eu-central-1:123456789012:task/task-1/execution/exec-2")))
                .contains(
                        URI.create(
                                "https://eu-central-1.console.aws.amazon.com/datasync/home?region=eu-central-1#/history/task-1/exec-2"));
        assertThat(ConsoleLink.of(Arn.of("arn:aws:datasync:eu-central-1:123456789012:task/task-1")))
                .isEmpty();
        assertThat(
                        ConsoleLink.of(
                                Arn.of(
                                        "arn:aws:rds:evil.example/x:123456789012:cluster-snapshot:y")))
                .isEmpty();
    }
}
