package io.stratoscope.ui.inspector;

import static java.util.Map.entry;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a resource in the AWS console. Everything from strangers is escaped, and what would become part of the host
 * must look like a region, so that the address is always one of AWS's.
 */
public final class ConsoleLink {

    private static final Map<String, String> DOMAINS =
            Map.of(
                    "aws", "console.aws.amazon.com",
                    "aws-us-gov", "console.amazonaws-us-gov.com",
                    "aws-cn", "console.amazonaws.cn");

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]+");

    private static final Pattern RUN = Pattern.compile("task/([^/]+)/execution/([^/]+)");
    private static final String SNAPSHOT = "cluster-snapshot:";

    /** {@code {r}} stands for the region, {@code {i}} for the id, {@code {l}} for the ARN's last segment, {@code {a}} for the ARN. */
    private static final Map<ResourceType, String> PAGES =
            Map.ofEntries(
                    entry(ResourceType.CERTIFICATE, "acm/home?region={r}#/certificates/{l}"),
                    entry(ResourceType.ALARM, "cloudwatch/home?region={r}#alarmsV2:alarm/{i}"),
                    entry(ResourceType.DATASYNC_TASK, "datasync/home?region={r}#/tasks/{l}"),
                    entry(
                            ResourceType.DATASYNC_LOCATION,
                            "datasync/home?region={r}#/locations/{l}"),
                    entry(
                            ResourceType.DATASYNC_LOCATION_EFS,
                            "datasync/home?region={r}#/locations/{l}"),
                    entry(
                            ResourceType.DATASYNC_LOCATION_S3,
                            "datasync/home?region={r}#/locations/{l}"),
                    entry(
                            ResourceType.EC2_INSTANCE,
                            "ec2/home?region={r}#InstanceDetails:instanceId={i}"),
                    entry(
                            ResourceType.ELASTIC_IP,
                            "ec2/home?region={r}#ElasticIpDetails:AllocationId={i}"),
                    entry(
                            ResourceType.SECURITY_GROUP,
                            "ec2/home?region={r}#SecurityGroup:groupId={i}"),
                    entry(
                            ResourceType.INTERNET_GATEWAY,
                            "vpcconsole/home?region={r}#InternetGateway:internetGatewayId={i}"),
                    entry(
                            ResourceType.NAT_GATEWAY,
                            "vpcconsole/home?region={r}#NatGatewayDetails:natGatewayId={i}"),
                    entry(
                            ResourceType.NETWORK_ACL,
                            "vpcconsole/home?region={r}#NetworkAclDetails:networkAclId={i}"),
                    entry(
                            ResourceType.ROUTE_TABLE,
                            "vpcconsole/home?region={r}#RouteTableDetails:RouteTableId={i}"),
                    entry(
                            ResourceType.SUBNET,
                            "vpcconsole/home?region={r}#SubnetDetails:subnetId={i}"),
                    entry(ResourceType.VPC, "vpcconsole/home?region={r}#VpcDetails:VpcId={i}"),
                    entry(
                            ResourceType.VPC_ENDPOINT,
                            "vpcconsole/home?region={r}#EndpointDetails:vpcEndpointId={i}"),
                    entry(ResourceType.ECS_CLUSTER, "ecs/v2/clusters/{i}?region={r}"),
                    entry(ResourceType.EFS_FILE_SYSTEM, "efs/home?region={r}#/file-systems/{i}"),
                    entry(ResourceType.EFS_ACCESS_POINT, "efs/home?region={r}#/access-points/{i}"),
                    entry(
                            ResourceType.CACHE_SUBNET_GROUP,
                            "elasticache/home?region={r}#/subnet-groups/{i}"),
                    entry(
                            ResourceType.CACHE_PARAMETER_GROUP,
                            "elasticache/home?region={r}#/parameter-groups/{i}"),
                    entry(
                            ResourceType.LOAD_BALANCER,
                            "ec2/home?region={r}#LoadBalancer:loadBalancerArn={a}"),
                    entry(
                            ResourceType.TARGET_GROUP,
                            "ec2/home?region={r}#TargetGroup:targetGroupArn={a}"),
                    entry(
                            ResourceType.LISTENER,
                            "ec2/home?region={r}#ELBListenerV2:listenerArn={a}"),
                    entry(ResourceType.IAM_ROLE, "iam/home#/roles/details/{l}"),
                    entry(ResourceType.KMS_KEY, "kms/home?region={r}#/kms/keys/{l}"),
                    entry(
                            ResourceType.DB_CLUSTER,
                            "rds/home?region={r}#database:id={i};is-cluster=true"),
                    entry(
                            ResourceType.DB_INSTANCE,
                            "rds/home?region={r}#database:id={i};is-cluster=false"),
                    entry(
                            ResourceType.DB_SUBNET_GROUP,
                            "rds/home?region={r}#db-subnet-group:id={i}"),
                    entry(
                            ResourceType.DB_PARAMETER_GROUP,
                            "rds/home?region={r}#parameter-groups-detail:ids={i};type=DbParameterGroup;editing=false"),
                    entry(
                            ResourceType.DB_CLUSTER_PARAMETER_GROUP,
                            "rds/home?region={r}#parameter-groups-detail:ids={i};type=DbClusterParameterGroup;editing=false"),
                    entry(ResourceType.HOSTED_ZONE, "route53/v2/hostedzones#ListRecordSets/{l}"),
                    entry(ResourceType.BUCKET, "s3/buckets/{i}?region={r}"),
                    entry(ResourceType.SECRET, "secretsmanager/secret?name={i}&region={r}"),
                    entry(ResourceType.TOPIC, "sns/v3/home?region={r}#/topic/{a}"));

    /** Those whose page takes more than the resource's own id. */
    private static final Map<ResourceType, Function<Resource, Optional<String>>> OTHERS =
            Map.ofEntries(
                    entry(ResourceType.ECS_SERVICE, r -> Optional.of(inCluster(r, "services"))),
                    entry(ResourceType.ECS_TASK, r -> Optional.of(inCluster(r, "tasks"))),
                    entry(ResourceType.ECS_TASK_DEFINITION, ConsoleLink::taskDefinition),
                    entry(
                            ResourceType.EFS_MOUNT_TARGET,
                            r ->
                                    r.description()
                                            .text("FileSystemId")
                                            .map(id ->
                                                    "efs/home?region={r}#/file-systems/"
                                                            + escaped(id))),
                    entry(ResourceType.FLOW_LOG, ConsoleLink::flowLog),
                    entry(ResourceType.REPLICATION_GROUP, r -> cache(r, r.id())),
                    entry(
                            ResourceType.CACHE_CLUSTER,
                            r ->
                                    cache(
                                            r,
                                            r.description()
                                                    .text("ReplicationGroupId")
                                                    .orElse(r.id()))),
                    entry(ResourceType.LISTENER_RULE, ConsoleLink::listenerOfRule),
                    entry(
                            ResourceType.IAM_POLICY,
                            r ->
                                    Optional.of(
                                            "iam/home#/policies/details/"
                                                    + escaped(r.arn().toString()))),
                    entry(
                            ResourceType.IAM_INSTANCE_PROFILE,
                            r ->
                                    r.description().objects("Roles").stream()
                                            .findFirst()
                                            .flatMap(role -> role.text("RoleName"))
                                            .map(role ->
                                                    "iam/home#/roles/details/" + escaped(role))),
                    entry(
                            ResourceType.KMS_ALIAS,
                            r ->
                                    r.description()
                                            .text("TargetKeyId")
                                            .map(key ->
                                                    "kms/home?region={r}#/kms/keys/"
                                                            + escaped(key))),
                    entry(ResourceType.LOG_GROUP, ConsoleLink::logGroup),
                    entry(ResourceType.RECORD_SET, ConsoleLink::zoneOfRecord));

    private ConsoleLink() {}

    /** Its page; empty where the console has none, or none is known here. */
    public static Optional<URI> of(Resource resource) {
        Optional<String> domain = Optional.ofNullable(DOMAINS.get(resource.arn().partition()));
        boolean global = resource.region().equals(Resource.GLOBAL);
        if (domain.isEmpty() || (!global && !REGION.matcher(resource.region()).matches())) {
            return Optional.empty();
        }
        String host = global ? domain.get() : resource.region() + "." + domain.get();
        return page(resource)
                .filter(page -> !global || !page.contains("{r}"))
                .map(page ->
                        URI.create(
                                "https://" + host + "/" + page.replace("{r}", resource.region())));
    }

    /** The page of what no snapshot has: a database snapshot, a run of a DataSync task. */
    public static Optional<URI> of(Arn arn) {
        Optional<String> domain = Optional.ofNullable(DOMAINS.get(arn.partition()));
        if (domain.isEmpty() || !REGION.matcher(arn.region()).matches()) {
            return Optional.empty();
        }
        return page(arn)
                .map(page ->
                        URI.create("https://" + arn.region() + "." + domain.get() + "/" + page));
    }

    private static Optional<String> page(Arn arn) {
        Matcher run = RUN.matcher(arn.resource());
        if (arn.service().equals("datasync") && run.matches()) {
            return Optional.of(
                    "datasync/home?region="
                            + arn.region()
                            + "#/history/"
                            + escaped(run.group(1))
                            + "/"
                            + escaped(run.group(2)));
        }
        return arn.service().equals("rds") && arn.resource().startsWith(SNAPSHOT)
                ? Optional.of(
                        "rds/home?region="
                                + arn.region()
                                + "#db-snapshot:id="
                                + escaped(arn.resource().substring(SNAPSHOT.length())))
                : Optional.empty();
    }

    private static Optional<String> page(Resource resource) {
        String page = PAGES.get(resource.type());
        if (page == null) {
            return OTHERS.getOrDefault(resource.type(), _ -> Optional.empty()).apply(resource);
        }
        return Optional.of(
                page.replace("{i}", escaped(resource.id()))
                        .replace("{l}", escaped(resource.arn().lastSegment()))
                        .replace("{a}", escapedArn(resource.arn())));
    }

    private static String inCluster(Resource resource, String kind) {
        return "ecs/v2/clusters/"
                + escaped(AwsCommand.cluster(resource))
                + "/"
                + kind
                + "/"
                + escaped(resource.arn().lastSegment())
                + "?region={r}";
    }

    private static Optional<String> taskDefinition(Resource resource) {
        String[] parts = resource.arn().resourceId().split(":", -1);
        return parts.length == 2
                ? Optional.of(
                        "ecs/v2/task-definitions/"
                                + escaped(parts[0])
                                + "/"
                                + escaped(parts[1])
                                + "?region={r}")
                : Optional.empty();
    }

    /** A flow log stands on the page of what it watches. */
    private static Optional<String> flowLog(Resource resource) {
        String watched = resource.description().text("ResourceId").orElse("");
        if (watched.startsWith("vpc-")) {
            return Optional.of("vpcconsole/home?region={r}#VpcDetails:VpcId=" + escaped(watched));
        }
        return watched.startsWith("subnet-")
                ? Optional.of(
                        "vpcconsole/home?region={r}#SubnetDetails:subnetId=" + escaped(watched))
                : Optional.empty();
    }

    private static Optional<String> cache(Resource resource, String id) {
        String engine = resource.description().text("Engine").orElse("redis");
        return Optional.of("elasticache/home?region={r}#/" + escaped(engine) + "/" + escaped(id));
    }

    /** listener-rule/app/NAME/LOAD-BALANCER/LISTENER/RULE; a rule stands on its listener's page. */
    private static Optional<String> listenerOfRule(Resource resource) {
        Arn rule = resource.arn();
        String kind = "listener-rule/";
        int end = rule.resource().lastIndexOf('/');
        if (!rule.resource().startsWith(kind) || end < kind.length()) {
            return Optional.empty();
        }
        Arn listener =
                new Arn(
                        rule.partition(),
                        rule.service(),
                        rule.region(),
                        rule.account(),
                        "listener/" + rule.resource().substring(kind.length(), end));
        return Optional.of("ec2/home?region={r}#ELBListenerV2:listenerArn=" + escapedArn(listener));
    }

    /** The console of CloudWatch escapes twice, with a dollar for the percent of the outer escape. */
    private static Optional<String> logGroup(Resource resource) {
        return Optional.of(
                "cloudwatch/home?region={r}#logsV2:log-groups/log-group/"
                        + escaped(escaped(resource.id())).replace('%', '$'));
    }

    private static Optional<String> zoneOfRecord(Resource resource) {
        String[] path = resource.arn().resource().split("/", -1);
        return path.length > 2 && path[0].equals("hostedzone")
                ? Optional.of("route53/v2/hostedzones#ListRecordSets/" + escaped(path[1]))
                : Optional.empty();
    }

    /** Consoles want an ARN's own separators as they are. */
    private static String escapedArn(Arn arn) {
        return escaped(arn.toString()).replace("%3A", ":").replace("%2F", "/");
    }

    /** As JavaScript's encodeURIComponent, and a little more. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "-_.~".indexOf(c) >= 0;
            if (plain) {
                escaped.append(c);
            } else {
                escaped.append('%').append("%02X".formatted((int) c));
            }
        }
        return escaped.toString();
    }
}
