package io.stratoscope.ui.inspector;

import static io.stratoscope.ui.inspector.Resources.of;
import static io.stratoscope.ui.inspector.Resources.saying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class AwsCommandTest {

    private static final String R = " --region eu-central-1";
    private static final String A = ":eu-central-1:123456789012:";

    static Stream<Arguments> known() {
        return Stream.of(
                known(
                        ResourceType.CERTIFICATE,
                        "c-1",
                        "acm",
                        "certificate/c-1",
                        "acm describe-certificate --certificate-arn arn:aws:acm"
                                + A
                                + "certificate/c-1"),
                known(
                        ResourceType.ALARM,
                        "5xx",
                        "cloudwatch",
                        "alarm:5xx",
                        "cloudwatch describe-alarms --alarm-names 5xx"),
                known(
                        ResourceType.DATASYNC_TASK,
                        "task-1",
                        "datasync",
                        "task/task-1",
                        "datasync describe-task --task-arn arn:aws:datasync" + A + "task/task-1"),
                known(
                        ResourceType.DATASYNC_LOCATION_EFS,
                        "loc-1",
                        "datasync",
                        "location/loc-1",
                        "datasync describe-location-efs --location-arn arn:aws:datasync"
                                + A
                                + "location/loc-1"),
                known(
                        ResourceType.DATASYNC_LOCATION_S3,
                        "loc-1",
                        "datasync",
                        "location/loc-1",
                        "datasync describe-location-s3 --location-arn arn:aws:datasync"
                                + A
                                + "location/loc-1"),
                known(
                        ResourceType.EC2_INSTANCE,
                        "i-1",
                        "ec2",
                        "instance/i-1",
                        "ec2 describe-instances --instance-ids i-1"),
                known(
                        ResourceType.ELASTIC_IP,
                        "eipalloc-1",
                        "ec2",
                        "elastic-ip/eipalloc-1",
                        "ec2 describe-addresses --allocation-ids eipalloc-1"),
                known(
                        ResourceType.FLOW_LOG,
                        "fl-1",
                        "ec2",
                        "vpc-flow-log/fl-1",
                        "ec2 describe-flow-logs --flow-log-ids fl-1"),
                known(
                        ResourceType.INTERNET_GATEWAY,
                        "igw-1",
                        "ec2",
                        "internet-gateway/igw-1",
                        "ec2 describe-internet-gateways --internet-gateway-ids igw-1"),
                known(
                        ResourceType.NAT_GATEWAY,
                        "nat-1",
                        "ec2",
                        "natgateway/nat-1",
                        "ec2 describe-nat-gateways --nat-gateway-ids nat-1"),
                known(
                        ResourceType.NETWORK_ACL,
                        "acl-1",
                        "ec2",
                        "network-acl/acl-1",
                        "ec2 describe-network-acls --network-acl-ids acl-1"),
                known(
                        ResourceType.ROUTE_TABLE,
                        "rtb-1",
                        "ec2",
                        "route-table/rtb-1",
                        "ec2 describe-route-tables --route-table-ids rtb-1"),
                known(
                        ResourceType.SECURITY_GROUP,
                        "sg-1",
                        "ec2",
                        "security-group/sg-1",
                        "ec2 describe-security-groups --group-ids sg-1"),
                known(
                        ResourceType.SUBNET,
                        "subnet-1",
                        "ec2",
                        "subnet/subnet-1",
                        "ec2 describe-subnets --subnet-ids subnet-1"),
                known(
                        ResourceType.VPC,
                        "vpc-1",
                        "ec2",
                        "vpc/vpc-1",
                        "ec2 describe-vpcs --vpc-ids vpc-1"),
                known(
                        ResourceType.VPC_ENDPOINT,
                        "vpce-1",
                        "ec2",
                        "vpc-endpoint/vpce-1",
                        "ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-1"),
                known(
                        ResourceType.ECS_CLUSTER,
                        "immich",
                        "ecs",
                        "cluster/immich",
                        "ecs describe-clusters --clusters immich"),
                known(
                        ResourceType.ECS_SERVICE,
                        "server",
                        "ecs",
                        "service/immich/server",
                        "ecs describe-services --cluster immich --services server"),
                known(
                        ResourceType.ECS_TASK,
                        "0f",
                        "ecs",
                        "task/immich/0f",
                        "ecs describe-tasks --cluster immich --tasks 0f"),
                known(
                        ResourceType.ECS_TASK_DEFINITION,
                        "server:3",
                        "ecs",
                        "task-definition/server:3",
                        "ecs describe-task-definition --task-definition server:3"),
                known(
                        ResourceType.EFS_ACCESS_POINT,
                        "fsap-1",
                        "elasticfilesystem",
                        "access-point/fsap-1",
                        "efs describe-access-points --access-point-id fsap-1"),
                known(
                        ResourceType.EFS_FILE_SYSTEM,
                        "fs-1",
                        "elasticfilesystem",
                        "file-system/fs-1",
                        "efs describe-file-systems --file-system-id fs-1"),
                known(
                        ResourceType.EFS_MOUNT_TARGET,
                        "fsmt-1",
                        "elasticfilesystem",
                        "mount-target/fsmt-1",
                        "efs describe-mount-targets --mount-target-id fsmt-1"),
                known(
                        ResourceType.CACHE_CLUSTER,
                        "cache-001",
                        "elasticache",
                        "cluster:cache-001",
                        "elasticache describe-cache-clusters --cache-cluster-id cache-001"),
                known(
                        ResourceType.CACHE_SUBNET_GROUP,
                        "cache",
                        "elasticache",
                        "subnetgroup:cache",
                        "elasticache describe-cache-subnet-groups --cache-subnet-group-name cache"),
                known(
                        ResourceType.CACHE_PARAMETER_GROUP,
                        "cache",
                        "elasticache",
                        "parametergroup:cache",
                        "elasticache describe-cache-parameter-groups --cache-parameter-group-name cache"),
                known(
                        ResourceType.REPLICATION_GROUP,
                        "cache",
                        "elasticache",
                        "replicationgroup:cache",
                        "elasticache describe-replication-groups --replication-group-id cache"),
                known(
                        ResourceType.LISTENER,
                        "2",
                        "elasticloadbalancing",
                        "listener/app/alb/1/2",
                        "elbv2 describe-listeners --listener-arns arn:aws:elasticloadbalancing"
                                + A
                                + "listener/app/alb/1/2"),
                known(
                        ResourceType.LISTENER_RULE,
                        "3",
                        "elasticloadbalancing",
                        "listener-rule/app/alb/1/2/3",
                        "elbv2 describe-rules --rule-arns arn:aws:elasticloadbalancing"
                                + A
                                + "listener-rule/app/alb/1/2/3"),
                known(
                        ResourceType.LOAD_BALANCER,
                        "alb",
                        "elasticloadbalancing",
                        "loadbalancer/app/alb/1",
                        "elbv2 describe-load-balancers --load-balancer-arns arn:aws:elasticloadbalancing"
                                + A
                                + "loadbalancer/app/alb/1"),
                known(
                        ResourceType.TARGET_GROUP,
                        "tg",
                        "elasticloadbalancing",
                        "targetgroup/tg/1",
                        "elbv2 describe-target-groups --target-group-arns arn:aws:elasticloadbalancing"
                                + A
                                + "targetgroup/tg/1"),
                known(
                        ResourceType.KMS_ALIAS,
                        "alias/immich/db",
                        "kms",
                        "alias/immich/db",
                        "kms describe-key --key-id alias/immich/db"),
                known(
                        ResourceType.KMS_KEY,
                        "0a-1b",
                        "kms",
                        "key/0a-1b",
                        "kms describe-key --key-id 0a-1b"),
                known(
                        ResourceType.LOG_GROUP,
                        "/aws/datasync/immich",
                        "logs",
                        "log-group:/aws/datasync/immich",
                        "logs describe-log-groups --log-group-name-prefix /aws/datasync/immich"),
                known(
                        ResourceType.DB_CLUSTER,
                        "db",
                        "rds",
                        "cluster:db",
                        "rds describe-db-clusters --db-cluster-identifier db"),
                known(
                        ResourceType.DB_CLUSTER_PARAMETER_GROUP,
                        "pg",
                        "rds",
                        "cluster-pg:pg",
                        "rds describe-db-cluster-parameter-groups --db-cluster-parameter-group-name pg"),
                known(
                        ResourceType.DB_INSTANCE,
                        "db-1",
                        "rds",
                        "db:db-1",
                        "rds describe-db-instances --db-instance-identifier db-1"),
                known(
                        ResourceType.DB_PARAMETER_GROUP,
                        "pg",
                        "rds",
                        "pg:pg",
                        "rds describe-db-parameter-groups --db-parameter-group-name pg"),
                known(
                        ResourceType.DB_SUBNET_GROUP,
                        "sng",
                        "rds",
                        "subgrp:sng",
                        "rds describe-db-subnet-groups --db-subnet-group-name sng"),
                known(
                        ResourceType.SECRET,
                        "db/password",
                        "secretsmanager",
                        "secret:db/password-DlQHzP",
                        "secretsmanager describe-secret --secret-id arn:aws:secretsmanager"
                                + A
                                + "secret:db/password-DlQHzP"),
                known(
                        ResourceType.TOPIC,
                        "alerts",
                        "sns",
                        "alerts",
                        "sns get-topic-attributes --topic-arn arn:aws:sns" + A + "alerts"));
    }

    private static Arguments known(
            ResourceType type, String id, String service, String path, String command) {
        return arguments(of(type, id, service, path), "aws " + command + R);
    }

    @ParameterizedTest
    @MethodSource("known")
    void describesEachKnownType(Resource resource, String command) {
        assertThat(AwsCommand.of(resource)).isEqualTo(command);
    }

    static Stream<Arguments> global() {
        return Stream.of(
                arguments(
                        of(ResourceType.IAM_ROLE, "r", "arn:aws:iam::123456789012:role/path/r"),
                        "aws iam get-role --role-name r"),
                arguments(
                        of(ResourceType.IAM_ROLE, "r", "arn:aws-cn:iam::123456789012:role/r"),
                        "aws iam get-role --role-name r --region cn-north-1"),
                arguments(
                        of(ResourceType.IAM_ROLE, "r", "arn:aws-us-gov:iam::123456789012:role/r"),
                        "aws iam get-role --role-name r --region us-gov-west-1"),
                arguments(
                        of(ResourceType.IAM_POLICY, "p", "arn:aws:iam::aws:policy/service-role/p"),
                        "aws iam get-policy --policy-arn arn:aws:iam::aws:policy/service-role/p"),
                arguments(
                        of(
                                ResourceType.IAM_INSTANCE_PROFILE,
                                "p",
                                "arn:aws:iam::123456789012:instance-profile/p"),
                        "aws iam get-instance-profile --instance-profile-name p"),
                arguments(
                        of(ResourceType.HOSTED_ZONE, "Z1", "arn:aws:route53:::hostedzone/Z1"),
                        "aws route53 get-hosted-zone --id Z1"),
                arguments(
                        of(
                                ResourceType.RECORD_SET,
                                "a.example.org CNAME",
                                "arn:aws:route53:::hostedzone/Z1/recordset/a.example.org/CNAME"),
                        "aws route53 list-resource-record-sets --hosted-zone-id Z1"
                                + " --start-record-name a.example.org --start-record-type CNAME"
                                + " --max-items 1"),
                arguments(
                        of(
                                ResourceType.BUCKET,
                                "b",
                                Arn.of("arn:aws:s3:::b"),
                                "eu-central-1",
                                "s3:GetBucketLocation",
                                JsonObject.EMPTY),
                        "aws s3api get-bucket-location --bucket b --region eu-central-1"));
    }

    @ParameterizedTest
    @MethodSource("global")
    void globalServicesNeedARegionOnlyOutsideTheUsualPartition(Resource resource, String command) {
        assertThat(AwsCommand.of(resource)).isEqualTo(command);
    }

    @Test
    void whatIsNotKnownIsAskedOfCloudControl() {
        assertThat(
                        AwsCommand.of(
                                of(
                                        new ResourceType("AWS::SQS::Queue"),
                                        "q",
                                        "arn:aws:sqs:eu-central-1:123456789012:q")))
                .isEqualTo(
                        "aws cloudcontrol get-resource --type-name AWS::SQS::Queue --identifier"
                                + " https://sqs.eu-central-1.amazonaws.com/123456789012/q"
                                + " --region eu-central-1");
        assertThat(
                        AwsCommand.of(
                                of(
                                        new ResourceType("AWS::CloudFront::Distribution"),
                                        "E1",
                                        "arn:aws:cloudfront::123456789012:distribution/E1")))
                .isEqualTo(
                        "aws cloudcontrol get-resource --type-name AWS::CloudFront::Distribution"
                                + " --identifier E1 --region us-east-1");
    }

    @Test
    void locationOfDataSyncIsAskedByTheCallThatFoundIt() {
        Arn arn = Arn.of("arn:aws:datasync:eu-central-1:123456789012:location/loc-1");
        assertThat(AwsCommand.of(location(arn, "datasync:DescribeLocationFsxWindows")))
                .startsWith("aws datasync describe-location-fsx-windows --location-arn " + arn);
        assertThat(AwsCommand.of(location(arn, "datasync:DescribeLocation; rm -rf ~")))
                .startsWith("aws cloudcontrol get-resource --type-name AWS::DataSync::Location ");
        assertThat(AwsCommand.of(location(arn, "datasync:ListLocations")))
                .startsWith("aws cloudcontrol get-resource --type-name AWS::DataSync::Location ");
    }

    private static Resource location(Arn arn, String call) {
        return of(
                ResourceType.DATASYNC_LOCATION,
                "loc-1",
                arn,
                "eu-central-1",
                call,
                JsonObject.EMPTY);
    }

    @Test
    void clusterOfAnOldArnIsInTheDescription() {
        Resource old = of(ResourceType.ECS_SERVICE, "web", "ecs", "service/web");
        assertThat(AwsCommand.of(old)).contains(" --cluster default --services web");
        assertThat(
                        AwsCommand.of(
                                saying(
                                        old,
                                        "ClusterArn",
                                        "arn:aws:ecs:eu-central-1:123456789012:cluster/prod")))
                .contains(" --cluster prod --services web");
    }

    @Test
    void namesOfStrangersStayOneWord() {
        assertThat(AwsCommand.of(alarm("a b; rm -rf ~ $(id) `id` 'x'")))
                .isEqualTo(
                        "aws cloudwatch describe-alarms --alarm-names"
                                + " 'a b; rm -rf ~ $(id) `id` '\\''x'\\''' --region eu-central-1");
        assertThat(AwsCommand.of(alarm("--debug")))
                .isEqualTo(
                        "aws cloudwatch describe-alarms --alarm-names=--debug"
                                + " --region eu-central-1");
        assertThat(AwsCommand.of(alarm("a\nreboot\n")))
                .contains(" --alarm-names $'a\\u000areboot\\u000a' ")
                .doesNotContain("\n");
    }

    private static Resource alarm(String name) {
        return of(ResourceType.ALARM, name, "cloudwatch", "alarm:x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "plain|plain",
                "a/b:c=d,e.f_g-h@i%j+k|a/b:c=d,e.f_g-h@i%j+k",
                "a b|'a b'",
                "~|'~'",
                "a*|'a*'",
                "$HOME|'$HOME'",
                "it's|'it'\\''s'",
                "a\\b|'a\\b'",
                "ä|'ä'",
                "!!|'!!'",
                "{a,b}|'{a,b}'",
                "x\u202Egnp|$'x\\u202egnp'",
                "x\u001B[2J'|$'x\\u001b[2J\\''",
            })
    void quotes(String word, String quoted) {
        assertThat(ShellWords.quote(word)).isEqualTo(quoted);
    }

    @Test
    void emptyWordIsAWordToo() {
        assertThat(ShellWords.quote("")).isEqualTo("''");
    }

    @Test
    void bashReadsTheSameWordsBack() throws IOException, InterruptedException {
        List<String> words =
                List.of(
                        "a b",
                        "it's",
                        "$(id)`id`",
                        "a\nb\tc",
                        "\u202E\\'",
                        "ä🦊",
                        "",
                        "--x",
                        "~",
                        "*");
        Process bash =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "LC_ALL=C.UTF-8; printf '%s\\0' " + ShellWords.join(words))
                        .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).isZero();
        assertThat(said.split("\0", -1)).startsWith(words.toArray(String[]::new)).hasSize(11);
    }
}
