package io.stratoscope.doctor;

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
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.List;
import java.util.stream.Stream;

/** Every API call that discovery needs, one line each, by service. */
final class Probes {

    /** A name that nothing has. */
    private static final String NOTHING = "stratoscope-doctor-probe";

    private static final String NO_UUID = "00000000-0000-4000-8000-000000000000";
    private static final String NO_ID = "00000000000000000";

    static final List<Probe> ALL =
            Stream.of(
                            general(),
                            network(),
                            containers(),
                            loadBalancing(),
                            files(),
                            databases(),
                            caches(),
                            buckets(),
                            keysAndSecrets(),
                            names(),
                            transfers(),
                            identities(),
                            observation())
                    .flatMap(List::stream)
                    .toList();

    private Probes() {}

    private static List<Probe> general() {
        return List.of(
                Probe.of(
                        "tag",
                        "GetResources",
                        t -> tagging(t).getResources(r -> r.resourcesPerPage(1))),
                Probe.of(
                        "cloudformation",
                        "GetResource",
                        t ->
                                control(t)
                                        .getResource(r ->
                                                r.typeName("AWS::Logs::LogGroup")
                                                        .identifier(NOTHING))),
                // The parts of one function that does not exist.
                Probe.of(
                        "cloudformation",
                        "ListResources",
                        t ->
                                control(t)
                                        .listResources(r ->
                                                r.typeName("AWS::Lambda::Permission")
                                                        .resourceModel(
                                                                "{\"FunctionName\":\""
                                                                        + NOTHING
                                                                        + "\"}")
                                                        .maxResults(1))));
    }

    private static List<Probe> network() {
        return List.of(
                ec2("DescribeVpcs", c -> c.describeVpcs(r -> r.maxResults(5))),
                ec2("DescribeSubnets", c -> c.describeSubnets(r -> r.maxResults(5))),
                ec2(
                        "DescribeInternetGateways",
                        c -> c.describeInternetGateways(r -> r.maxResults(5))),
                ec2("DescribeNatGateways", c -> c.describeNatGateways(r -> r.maxResults(5))),
                ec2("DescribeAddresses", c -> c.describeAddresses(r -> {})),
                ec2("DescribeRouteTables", c -> c.describeRouteTables(r -> r.maxResults(5))),
                ec2("DescribeNetworkAcls", c -> c.describeNetworkAcls(r -> r.maxResults(5))),
                ec2("DescribeSecurityGroups", c -> c.describeSecurityGroups(r -> r.maxResults(5))),
                ec2("DescribeFlowLogs", c -> c.describeFlowLogs(r -> r.maxResults(5))),
                ec2("DescribeInstances", c -> c.describeInstances(r -> r.maxResults(5))),
                ec2("DescribeVpcEndpoints", c -> c.describeVpcEndpoints(r -> r.maxResults(5))));
    }

    private static List<Probe> containers() {
        return List.of(
                ecs("ListClusters", c -> c.listClusters(r -> r.maxResults(1))),
                ecs("DescribeClusters", c -> c.describeClusters(r -> r.clusters(NOTHING))),
                ecs("ListServices", c -> c.listServices(r -> r.cluster(NOTHING))),
                ecs(
                        "DescribeServices",
                        c -> c.describeServices(r -> r.cluster(NOTHING).services(NOTHING))),
                ecs("ListTasks", c -> c.listTasks(r -> r.cluster(NOTHING))),
                ecs("DescribeTasks", c -> c.describeTasks(r -> r.cluster(NOTHING).tasks(NO_UUID))),
                ecs("ListTaskDefinitions", c -> c.listTaskDefinitions(r -> r.maxResults(1))),
                // "Unable to describe task definition."
                ecs(
                                "DescribeTaskDefinition",
                                c -> c.describeTaskDefinition(r -> r.taskDefinition(NOTHING)))
                        .allowing("ClientException"));
    }

    private static List<Probe> loadBalancing() {
        return List.of(
                elb("DescribeLoadBalancers", (c, t) -> c.describeLoadBalancers(r -> r.pageSize(1))),
                elb(
                        "DescribeListeners",
                        (c, t) -> c.describeListeners(r -> r.loadBalancerArn(noLoadBalancer(t)))),
                elb("DescribeRules", (c, t) -> c.describeRules(r -> r.listenerArn(noListener(t)))),
                elb("DescribeTargetGroups", (c, t) -> c.describeTargetGroups(r -> r.pageSize(1))),
                elb(
                        "DescribeTargetHealth",
                        (c, t) -> c.describeTargetHealth(r -> r.targetGroupArn(noTargetGroup(t)))),
                elb(
                        "DescribeTags",
                        (c, t) -> c.describeTags(r -> r.resourceArns(noLoadBalancer(t)))));
    }

    private static List<Probe> files() {
        return List.of(
                efs("DescribeFileSystems", c -> c.describeFileSystems(r -> r.maxItems(1))),
                efs("DescribeAccessPoints", c -> c.describeAccessPoints(r -> r.maxResults(1))),
                efs(
                        "DescribeMountTargets",
                        c -> c.describeMountTargets(r -> r.fileSystemId("fs-" + NO_ID))),
                efs(
                        "DescribeMountTargetSecurityGroups",
                        c ->
                                c.describeMountTargetSecurityGroups(
                                        r -> r.mountTargetId("fsmt-" + NO_ID))));
    }

    private static List<Probe> databases() {
        return List.of(
                rds("DescribeDBClusters", (c, t) -> c.describeDBClusters(r -> r.maxRecords(20))),
                rds("DescribeDBInstances", (c, t) -> c.describeDBInstances(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBSubnetGroups",
                        (c, t) -> c.describeDBSubnetGroups(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBClusterParameterGroups",
                        (c, t) -> c.describeDBClusterParameterGroups(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBClusterParameters",
                        (c, t) ->
                                c.describeDBClusterParameters(
                                        r -> r.dbClusterParameterGroupName(NOTHING))),
                rds(
                        "DescribeDBParameterGroups",
                        (c, t) -> c.describeDBParameterGroups(r -> r.maxRecords(20))),
                rds(
                        "DescribeDBParameters",
                        (c, t) -> c.describeDBParameters(r -> r.dbParameterGroupName(NOTHING))));
    }

    private static List<Probe> caches() {
        return List.of(
                cache(
                        "DescribeReplicationGroups",
                        (c, t) -> c.describeReplicationGroups(r -> r.maxRecords(20))),
                cache(
                        "DescribeCacheClusters",
                        (c, t) -> c.describeCacheClusters(r -> r.maxRecords(20))),
                cache(
                        "DescribeCacheSubnetGroups",
                        (c, t) -> c.describeCacheSubnetGroups(r -> r.maxRecords(20))),
                cache(
                        "DescribeCacheParameterGroups",
                        (c, t) -> c.describeCacheParameterGroups(r -> r.maxRecords(20))),
                cache(
                        "DescribeCacheParameters",
                        (c, t) ->
                                c.describeCacheParameters(
                                        r -> r.cacheParameterGroupName(NOTHING))));
    }

    private static List<Probe> buckets() {
        return List.of(
                Probe.of("s3", "ListBuckets", t -> s3(t).listBuckets(r -> r.maxBuckets(1))),
                Probe.ofBucket(
                        "GetBucketLocation",
                        t -> s3(t).getBucketLocation(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketTagging",
                        t -> s3(t).getBucketTagging(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketEncryption",
                        t -> s3(t).getBucketEncryption(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketVersioning",
                        t -> s3(t).getBucketVersioning(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketLogging",
                        t -> s3(t).getBucketLogging(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketLifecycleConfiguration",
                        t -> s3(t).getBucketLifecycleConfiguration(r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetBucketNotificationConfiguration",
                        t ->
                                s3(t).getBucketNotificationConfiguration(
                                                r -> r.bucket(t.anyBucket()))),
                Probe.ofBucket(
                        "GetPublicAccessBlock",
                        t -> s3(t).getPublicAccessBlock(r -> r.bucket(t.anyBucket()))));
    }

    private static List<Probe> keysAndSecrets() {
        return List.of(
                kms("ListKeys", c -> c.listKeys(r -> r.limit(1))),
                kms("ListAliases", c -> c.listAliases(r -> r.limit(1))),
                kms("DescribeKey", c -> c.describeKey(r -> r.keyId(NO_UUID))),
                kms("ListResourceTags", c -> c.listResourceTags(r -> r.keyId(NO_UUID))),
                Probe.of(
                        "secretsmanager",
                        "ListSecrets",
                        t -> secrets(t).listSecrets(r -> r.maxResults(1))),
                Probe.of(
                        "secretsmanager",
                        "DescribeSecret",
                        t -> secrets(t).describeSecret(r -> r.secretId(NOTHING))),
                Probe.of(
                        "acm",
                        "ListCertificates",
                        t -> acm(t).listCertificates(r -> r.maxItems(1))),
                Probe.of(
                        "acm",
                        "DescribeCertificate",
                        t -> acm(t).describeCertificate(r -> r.certificateArn(noCertificate(t)))),
                Probe.of(
                        "acm",
                        "ListTagsForCertificate",
                        t ->
                                acm(t).listTagsForCertificate(
                                                r -> r.certificateArn(noCertificate(t)))));
    }

    private static List<Probe> names() {
        return List.of(
                route53("ListHostedZones", c -> c.listHostedZones(r -> r.maxItems("1"))),
                route53("GetHostedZone", c -> c.getHostedZone(r -> r.id("Z00000000000000000000"))),
                route53(
                        "ListResourceRecordSets",
                        c ->
                                c.listResourceRecordSets(r ->
                                        r.hostedZoneId("Z00000000000000000000").maxItems("1"))),
                route53(
                        "ListTagsForResources",
                        c ->
                                c.listTagsForResources(r ->
                                        r.resourceType(TagResourceType.HOSTEDZONE)
                                                .resourceIds("Z00000000000000000000"))));
    }

    // DataSync says "InvalidRequestException: Task … is not found".
    private static List<Probe> transfers() {
        return List.of(
                datasync("ListTasks", (c, t) -> c.listTasks(r -> r.maxResults(1))),
                datasync("ListLocations", (c, t) -> c.listLocations(r -> r.maxResults(1))),
                datasync(
                                "DescribeTask",
                                (c, t) ->
                                        c.describeTask(r -> r.taskArn(noTransfer(t, "task/task-"))))
                        .allowing("InvalidRequestException"),
                datasync(
                                "DescribeLocationEfs",
                                (c, t) ->
                                        c.describeLocationEfs(
                                                r -> r.locationArn(noTransfer(t, "location/loc-"))))
                        .allowing("InvalidRequestException"),
                datasync(
                                "DescribeLocationS3",
                                (c, t) ->
                                        c.describeLocationS3(
                                                r -> r.locationArn(noTransfer(t, "location/loc-"))))
                        .allowing("InvalidRequestException"),
                datasync(
                                "ListTagsForResource",
                                (c, t) ->
                                        c.listTagsForResource(
                                                r -> r.resourceArn(noTransfer(t, "task/task-"))))
                        .allowing("InvalidRequestException"));
    }

    private static List<Probe> identities() {
        return List.of(
                iam("ListRoles", (c, t) -> c.listRoles(r -> r.maxItems(1))),
                iam(
                        "GetAccountAuthorizationDetails",
                        (c, t) -> c.getAccountAuthorizationDetails(r -> r.maxItems(1))),
                iam("ListPolicies", (c, t) -> c.listPolicies(r -> r.maxItems(1))),
                iam("ListInstanceProfiles", (c, t) -> c.listInstanceProfiles(r -> r.maxItems(1))),
                iam(
                        "GetInstanceProfile",
                        (c, t) -> c.getInstanceProfile(r -> r.instanceProfileName(NOTHING))),
                iam("GetRole", (c, t) -> c.getRole(r -> r.roleName(NOTHING))),
                iam("ListRoleTags", (c, t) -> c.listRoleTags(r -> r.roleName(NOTHING))),
                iam(
                        "ListAttachedRolePolicies",
                        (c, t) -> c.listAttachedRolePolicies(r -> r.roleName(NOTHING))),
                iam("ListRolePolicies", (c, t) -> c.listRolePolicies(r -> r.roleName(NOTHING))),
                iam(
                        "GetRolePolicy",
                        (c, t) -> c.getRolePolicy(r -> r.roleName(NOTHING).policyName(NOTHING))),
                iam("GetPolicy", (c, t) -> c.getPolicy(r -> r.policyArn(noPolicy(t)))),
                iam(
                        "GetPolicyVersion",
                        (c, t) ->
                                c.getPolicyVersion(r -> r.policyArn(noPolicy(t)).versionId("v1"))));
    }

    private static List<Probe> observation() {
        return List.of(
                Probe.of(
                        "logs",
                        "DescribeLogGroups",
                        t -> logs(t).describeLogGroups(r -> r.limit(1))),
                Probe.of(
                        "cloudwatch",
                        "DescribeAlarms",
                        t -> watch(t).describeAlarms(r -> r.maxRecords(1))),
                Probe.of("sns", "ListTopics", t -> sns(t).listTopics(r -> {})),
                Probe.of(
                        "sns",
                        "GetTopicAttributes",
                        t -> sns(t).getTopicAttributes(r -> r.topicArn(t.arn("sns", NOTHING)))),
                Probe.of(
                        "sns",
                        "ListSubscriptionsByTopic",
                        t ->
                                sns(t).listSubscriptionsByTopic(
                                                r -> r.topicArn(t.arn("sns", NOTHING)))),
                Probe.of(
                        "sns",
                        "ListTagsForResource",
                        t ->
                                sns(t).listTagsForResource(
                                                r -> r.resourceArn(t.arn("sns", NOTHING)))));
    }

    private interface Call<C> {
        void make(C client, ProbeTarget target);
    }

    private interface PlainCall<C> {
        void make(C client);
    }

    private static Probe ec2(String operation, PlainCall<Ec2Client> call) {
        return Probe.of("ec2", operation, t -> call.make(t.client(Ec2Client.class)));
    }

    private static Probe ecs(String operation, PlainCall<EcsClient> call) {
        return Probe.of("ecs", operation, t -> call.make(t.client(EcsClient.class)));
    }

    private static Probe elb(String operation, Call<ElasticLoadBalancingV2Client> call) {
        return Probe.of(
                "elasticloadbalancing",
                operation,
                t -> call.make(t.client(ElasticLoadBalancingV2Client.class), t));
    }

    private static Probe efs(String operation, PlainCall<EfsClient> call) {
        return Probe.of("elasticfilesystem", operation, t -> call.make(t.client(EfsClient.class)));
    }

    private static Probe rds(String operation, Call<RdsClient> call) {
        return Probe.of("rds", operation, t -> call.make(t.client(RdsClient.class), t));
    }

    private static Probe cache(String operation, Call<ElastiCacheClient> call) {
        return Probe.of(
                "elasticache", operation, t -> call.make(t.client(ElastiCacheClient.class), t));
    }

    private static Probe kms(String operation, PlainCall<KmsClient> call) {
        return Probe.of("kms", operation, t -> call.make(t.client(KmsClient.class)));
    }

    private static Probe route53(String operation, PlainCall<Route53Client> call) {
        return Probe.global("route53", operation, t -> call.make(t.client(Route53Client.class)));
    }

    private static Probe datasync(String operation, Call<DataSyncClient> call) {
        return Probe.of("datasync", operation, t -> call.make(t.client(DataSyncClient.class), t));
    }

    private static Probe iam(String operation, Call<IamClient> call) {
        return Probe.global("iam", operation, t -> call.make(t.client(IamClient.class), t));
    }

    private static ResourceGroupsTaggingApiClient tagging(ProbeTarget t) {
        return t.client(ResourceGroupsTaggingApiClient.class);
    }

    private static CloudControlClient control(ProbeTarget t) {
        return t.client(CloudControlClient.class);
    }

    private static S3Client s3(ProbeTarget t) {
        return t.client(S3Client.class);
    }

    private static SecretsManagerClient secrets(ProbeTarget t) {
        return t.client(SecretsManagerClient.class);
    }

    private static AcmClient acm(ProbeTarget t) {
        return t.client(AcmClient.class);
    }

    private static CloudWatchLogsClient logs(ProbeTarget t) {
        return t.client(CloudWatchLogsClient.class);
    }

    private static CloudWatchClient watch(ProbeTarget t) {
        return t.client(CloudWatchClient.class);
    }

    private static SnsClient sns(ProbeTarget t) {
        return t.client(SnsClient.class);
    }

    private static String noLoadBalancer(ProbeTarget t) {
        return t.arn("elasticloadbalancing", "loadbalancer/app/" + NOTHING + "/0000000000000000");
    }

    private static String noListener(ProbeTarget t) {
        return t.arn(
                "elasticloadbalancing",
                "listener/app/" + NOTHING + "/0000000000000000/0000000000000000");
    }

    private static String noTargetGroup(ProbeTarget t) {
        return t.arn("elasticloadbalancing", "targetgroup/" + NOTHING + "/0000000000000000");
    }

    private static String noCertificate(ProbeTarget t) {
        return t.arn("acm", "certificate/" + NO_UUID);
    }

    private static String noTransfer(ProbeTarget t, String kind) {
        return t.arn("datasync", kind + NO_ID);
    }

    private static String noPolicy(ProbeTarget t) {
        return "arn:" + t.partition() + ":iam::" + t.accountId() + ":policy/" + NOTHING;
    }
}
