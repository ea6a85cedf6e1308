package io.stratoscope.ui.inspector;

import static java.util.Map.entry;

import io.stratoscope.discovery.describer.CloudFormationTypes;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The line for AWS's own command line that describes a resource: it only reads. */
public final class AwsCommand {

    /**
     * A command and its options.
     *
     * @param command service and operation
     */
    private record Form(String command, List<Option> options) {}

    private record Option(String name, Function<Resource, String> value) {}

    private static final Function<Resource, String> ID = Resource::id;
    private static final Function<Resource, String> ARN = AwsCommand::arnOf;

    private static final Map<ResourceType, Form> FORMS =
            Map.ofEntries(
                    entry(
                            ResourceType.CERTIFICATE,
                            arn("acm describe-certificate", "certificate-arn")),
                    entry(ResourceType.ALARM, id("cloudwatch describe-alarms", "alarm-names")),
                    entry(ResourceType.DATASYNC_TASK, arn("datasync describe-task", "task-arn")),
                    entry(
                            ResourceType.DATASYNC_LOCATION_EFS,
                            arn("datasync describe-location-efs", "location-arn")),
                    entry(
                            ResourceType.DATASYNC_LOCATION_S3,
                            arn("datasync describe-location-s3", "location-arn")),
                    entry(ResourceType.EC2_INSTANCE, id("ec2 describe-instances", "instance-ids")),
                    entry(ResourceType.ELASTIC_IP, id("ec2 describe-addresses", "allocation-ids")),
                    entry(ResourceType.FLOW_LOG, id("ec2 describe-flow-logs", "flow-log-ids")),
                    entry(
                            ResourceType.INTERNET_GATEWAY,
                            id("ec2 describe-internet-gateways", "internet-gateway-ids")),
                    entry(
                            ResourceType.NAT_GATEWAY,
                            id("ec2 describe-nat-gateways", "nat-gateway-ids")),
                    entry(
                            ResourceType.NETWORK_ACL,
                            id("ec2 describe-network-acls", "network-acl-ids")),
                    entry(
                            ResourceType.ROUTE_TABLE,
                            id("ec2 describe-route-tables", "route-table-ids")),
                    entry(
                            ResourceType.SECURITY_GROUP,
                            id("ec2 describe-security-groups", "group-ids")),
                    entry(ResourceType.SUBNET, id("ec2 describe-subnets", "subnet-ids")),
                    entry(ResourceType.VPC, id("ec2 describe-vpcs", "vpc-ids")),
                    entry(
                            ResourceType.VPC_ENDPOINT,
                            id("ec2 describe-vpc-endpoints", "vpc-endpoint-ids")),
                    entry(ResourceType.ECS_CLUSTER, id("ecs describe-clusters", "clusters")),
                    entry(ResourceType.ECS_SERVICE, inCluster("ecs describe-services", "services")),
                    entry(ResourceType.ECS_TASK, inCluster("ecs describe-tasks", "tasks")),
                    entry(
                            ResourceType.ECS_TASK_DEFINITION,
                            id("ecs describe-task-definition", "task-definition")),
                    entry(
                            ResourceType.EFS_ACCESS_POINT,
                            id("efs describe-access-points", "access-point-id")),
                    entry(
                            ResourceType.EFS_FILE_SYSTEM,
                            id("efs describe-file-systems", "file-system-id")),
                    entry(
                            ResourceType.EFS_MOUNT_TARGET,
                            id("efs describe-mount-targets", "mount-target-id")),
                    entry(
                            ResourceType.CACHE_CLUSTER,
                            id("elasticache describe-cache-clusters", "cache-cluster-id")),
                    entry(
                            ResourceType.CACHE_SUBNET_GROUP,
                            id(
                                    "elasticache describe-cache-subnet-groups",
                                    "cache-subnet-group-name")),
                    entry(
                            ResourceType.CACHE_PARAMETER_GROUP,
                            id(
                                    "elasticache describe-cache-parameter-groups",
                                    "cache-parameter-group-name")),
                    entry(
                            ResourceType.REPLICATION_GROUP,
                            id("elasticache describe-replication-groups", "replication-group-id")),
                    entry(ResourceType.LISTENER, arn("elbv2 describe-listeners", "listener-arns")),
                    entry(ResourceType.LISTENER_RULE, arn("elbv2 describe-rules", "rule-arns")),
                    entry(
                            ResourceType.LOAD_BALANCER,
                            arn("elbv2 describe-load-balancers", "load-balancer-arns")),
                    entry(
                            ResourceType.TARGET_GROUP,
                            arn("elbv2 describe-target-groups", "target-group-arns")),
                    entry(
                            ResourceType.IAM_INSTANCE_PROFILE,
                            last("iam get-instance-profile", "instance-profile-name")),
                    entry(ResourceType.IAM_POLICY, arn("iam get-policy", "policy-arn")),
                    entry(ResourceType.IAM_ROLE, last("iam get-role", "role-name")),
                    entry(
                            ResourceType.KMS_ALIAS,
                            one(
                                    "kms describe-key",
                                    "key-id",
                                    resource -> resource.arn().resource())),
                    entry(ResourceType.KMS_KEY, last("kms describe-key", "key-id")),
                    entry(
                            ResourceType.LOG_GROUP,
                            id("logs describe-log-groups", "log-group-name-prefix")),
                    entry(
                            ResourceType.DB_CLUSTER,
                            id("rds describe-db-clusters", "db-cluster-identifier")),
                    entry(
                            ResourceType.DB_CLUSTER_PARAMETER_GROUP,
                            id(
                                    "rds describe-db-cluster-parameter-groups",
                                    "db-cluster-parameter-group-name")),
                    entry(
                            ResourceType.DB_INSTANCE,
                            id("rds describe-db-instances", "db-instance-identifier")),
                    entry(
                            ResourceType.DB_PARAMETER_GROUP,
                            id("rds describe-db-parameter-groups", "db-parameter-group-name")),
                    entry(
                            ResourceType.DB_SUBNET_GROUP,
                            id("rds describe-db-subnet-groups", "db-subnet-group-name")),
                    entry(ResourceType.HOSTED_ZONE, last("route53 get-hosted-zone", "id")),
                    entry(ResourceType.RECORD_SET, recordSet()),
                    entry(ResourceType.BUCKET, id("s3api get-bucket-location", "bucket")),
                    entry(ResourceType.SECRET, arn("secretsmanager describe-secret", "secret-id")),
                    entry(ResourceType.TOPIC, arn("sns get-topic-attributes", "topic-arn")));

    /** What no form is known for is asked of the Cloud Control API. */
    private static final Form CLOUD_CONTROL =
            new Form(
                    "cloudcontrol get-resource",
                    List.of(
                            new Option("type-name", resource -> resource.type().name()),
                            new Option(
                                    "identifier",
                                    resource -> CloudFormationTypes.identifier(resource.arn()))));

    private AwsCommand() {}

    private static Form one(String command, String option, Function<Resource, String> value) {
        return new Form(command, List.of(new Option(option, value)));
    }

    private static Form id(String command, String option) {
        return one(command, option, ID);
    }

    private static Form arn(String command, String option) {
        return one(command, option, ARN);
    }

    /** For names that the ARN has behind a path. */
    private static Form last(String command, String option) {
        return one(command, option, resource -> resource.arn().lastSegment());
    }

    private static Form inCluster(String command, String option) {
        return new Form(
                command,
                List.of(new Option("cluster", AwsCommand::cluster), new Option(option, ID)));
    }

    /** Old ARNs of services and tasks do not name their cluster; the description does. */
    static String cluster(Resource resource) {
        String[] path = resource.arn().resource().split("/", -1);
        return path.length > 2
                ? path[1]
                : resource.description()
                        .text("ClusterArn")
                        .flatMap(Arn::parse)
                        .map(Arn::lastSegment)
                        .orElse("default");
    }

    private static Form recordSet() {
        return new Form(
                "route53 list-resource-record-sets",
                List.of(
                        new Option("hosted-zone-id", resource -> recordPart(resource, 1)),
                        new Option("start-record-name", resource -> recordPart(resource, 3)),
                        new Option("start-record-type", resource -> recordPart(resource, 4)),
                        new Option("max-items", resource -> "1")));
    }

    /** hostedzone/ZONE/recordset/NAME/TYPE, as its describer makes it. */
    private static String recordPart(Resource resource, int part) {
        String[] path = resource.arn().resource().split("/", -1);
        return part < path.length ? path[part] : "";
    }

    /** One line, each word quoted as a shell wants it. */
    public static String of(Resource resource) {
        Form form = FORMS.getOrDefault(resource.type(), form(resource));
        List<String> words = new ArrayList<>();
        words.add("aws");
        words.addAll(List.of(form.command().split(" ")));
        form.options().forEach(option -> add(words, option.name(), option.value().apply(resource)));
        String region = region(resource, form);
        if (!region.isEmpty()) {
            add(words, "region", region);
        }
        return ShellWords.join(words);
    }

    /** A location of DataSync is described by a call of its own for each kind of storage: the one that found it. */
    private static Form form(Resource resource) {
        String prefix = "datasync:DescribeLocation";
        String kind = resource.call();
        return resource.type().equals(ResourceType.DATASYNC_LOCATION)
                        && kind.startsWith(prefix)
                        && kind.substring(prefix.length()).matches("[A-Z][A-Za-z]+")
                ? arn(
                        "datasync describe-location-"
                                + kind.substring(prefix.length())
                                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                        .toLowerCase(Locale.ROOT),
                        "location-arn")
                : CLOUD_CONTROL;
    }

    /** A value that looks like an option must not become one. */
    private static void add(List<String> words, String option, String value) {
        if (value.startsWith("-")) {
            words.add("--" + option + "=" + value);
        } else {
            words.add("--" + option);
            words.add(value);
        }
    }

    /** Global services need none in AWS's usual partition; elsewhere the command line must know which partition is meant. */
    private static String region(Resource resource, Form form) {
        if (!resource.region().equals(Resource.GLOBAL)) {
            return resource.region();
        }
        return switch (resource.arn().partition()) {
            case "aws-cn" -> "cn-north-1";
            case "aws-us-gov" -> "us-gov-west-1";
            default -> form.equals(CLOUD_CONTROL) ? "us-east-1" : "";
        };
    }

    private static String arnOf(Resource resource) {
        return resource.arn().toString();
    }
}
