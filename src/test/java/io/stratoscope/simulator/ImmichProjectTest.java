package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.provision.apply.AppliedBlueprint;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the demonstration account must hold, read back through the same interfaces that discovery uses. */
final class ImmichProjectTest {

    private final SimulatedAccount account = SimulatedAccount.immich(TestAccounts.CLOCK);

    private <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, TestAccounts.REGION);
    }

    private static Set<String> tagged(SimulatedAccount account, String region, String project) {
        return account
                .client(ResourceGroupsTaggingApiClient.class, region)
                .getResourcesPaginator(request ->
                        request.tagFilters(
                                TagFilter.builder().key("Project").values(project).build()))
                .resourceTagMappingList()
                .stream()
                .map(ResourceTagMapping::resourceARN)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> tagged(String project) {
        return tagged(account, TestAccounts.REGION, project);
    }

    private Set<String> taggedServices(String project) {
        return tagged(project).stream()
                .map(Arn::of)
                .map(Arn::service)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theTaggingApiNamesEveryServiceOfTheProject() {
        assertThat(taggedServices("immich"))
                .contains(
                        "acm",
                        "cloudwatch",
                        "datasync",
                        "ec2",
                        "ecs",
                        "elasticache",
                        "elasticfilesystem",
                        "elasticloadbalancing",
                        "kms",
                        "logs",
                        "rds",
                        "s3",
                        "secretsmanager",
                        "sns");
        assertThat(tagged(account, "us-east-1", "immich"))
                .anyMatch(arn -> arn.contains("hostedzone"));
        assertThat(tagged("immich")).hasSizeGreaterThan(75);
    }

    @Test
    void theVpcHasItsGatewaysInTwoZones() {
        Ec2Client ec2 = client(Ec2Client.class);
        Vpc vpc =
                ec2.describeVpcs().vpcs().stream()
                        .filter(one -> one.cidrBlock().equals("10.0.0.0/16"))
                        .findFirst()
                        .orElseThrow();

        assertThat(ec2.describeSubnets().subnets())
                .filteredOn(subnet -> subnet.vpcId().equals(vpc.vpcId()))
                .extracting(Subnet::cidrBlock)
                .containsExactlyInAnyOrder(
                        "10.0.1.0/24", "10.0.2.0/24", "10.0.11.0/24", "10.0.12.0/24");
        assertThat(ec2.describeNatGateways().natGateways())
                .filteredOn(nat -> nat.stateAsString().equals("available"))
                .hasSize(2)
                .extracting(NatGateway::vpcId)
                .containsOnly(vpc.vpcId());
        assertThat(ec2.describeAddresses().addresses()).hasSize(2);
        assertThat(ec2.describeInternetGateways().internetGateways()).hasSize(1);
        assertThat(ec2.describeFlowLogs().flowLogs())
                .singleElement()
                .satisfies(log ->
                        assertThat(log.logDestination())
                                .isEqualTo("arn:aws:s3:::immich-flow-logs-123456789012"));
        assertThat(ec2.describeVpcEndpoints().vpcEndpoints())
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint.routeTableIds()).hasSize(3));
    }

    @Test
    void networkAclsLetPlainHttpInForTheRedirect() {
        assertThat(client(Ec2Client.class).describeNetworkAcls().networkAcls())
                .anySatisfy(acl ->
                        assertThat(acl.entries())
                                .anySatisfy(entry -> {
                                    assertThat(entry.egress()).isFalse();
                                    assertThat(entry.portRange()).isNotNull();
                                    assertThat(entry.portRange().from()).isEqualTo(80);
                                }));
    }

    @Test
    void onlyTheServerReachesTheDatabase() {
        List<SecurityGroup> groups =
                client(Ec2Client.class).describeSecurityGroups().securityGroups();
        Map<String, String> ids =
                groups.stream()
                        .filter(group -> group.groupName().startsWith("immich-"))
                        .collect(
                                Collectors.toMap(SecurityGroup::groupName, SecurityGroup::groupId));
        SecurityGroup database =
                groups.stream()
                        .filter(group -> group.groupName().equals("immich-database"))
                        .findFirst()
                        .orElseThrow();

        assertThat(ids).hasSize(7);
        assertThat(database.ipPermissions())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.fromPort()).isEqualTo(5432);
                    assertThat(rule.userIdGroupPairs())
                            .extracting(pair -> pair.groupId())
                            .containsExactly(ids.get("immich-server"));
                });
    }

    @Test
    void theNextVersionHasATargetGroupThatOnlyAHeaderLeadsTo() {
        ElasticLoadBalancingV2Client elb = client(ElasticLoadBalancingV2Client.class);
        var groups = elb.describeTargetGroups().targetGroups();
        String green = groups.getLast().targetGroupArn();
        var balancer = elb.describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();

        assertThat(groups)
                .extracting(group -> group.targetGroupName())
                .containsExactly("immich-server", "immich-server-green");
        assertThat(
                        elb.describeTargetHealth(request -> request.targetGroupArn(green))
                                .targetHealthDescriptions())
                .isEmpty();
        assertThat(
                        elb
                                .describeListeners(request -> request.loadBalancerArn(balancer))
                                .listeners()
                                .stream()
                                .flatMap(listener ->
                                        elb
                                                .describeRules(request ->
                                                        request.listenerArn(listener.listenerArn()))
                                                .rules()
                                                .stream())
                                .filter(rule ->
                                        rule.actions().stream()
                                                .anyMatch(action ->
                                                        green.equals(action.targetGroupArn()))))
                .singleElement()
                .satisfies(rule ->
                        assertThat(rule.conditions())
                                .singleElement()
                                .satisfies(condition ->
                                        assertThat(condition.httpHeaderConfig().values())
                                                .containsExactly("green")));
    }

    @Test
    void theLoadBalancerRedirectsHttpAndForwardsHttpsToHealthyTasks() {
        ElasticLoadBalancingV2Client elb = client(ElasticLoadBalancingV2Client.class);
        var balancer = elb.describeLoadBalancers().loadBalancers().getFirst();
        List<Listener> listeners =
                elb.describeListeners(
                                request -> request.loadBalancerArn(balancer.loadBalancerArn()))
                        .listeners();
        String group = elb.describeTargetGroups().targetGroups().getFirst().targetGroupArn();

        assertThat(balancer.availabilityZones()).hasSize(2);
        assertThat(on(listeners, 80).defaultActions().getFirst().type())
                .isEqualTo(ActionTypeEnum.REDIRECT);
        assertThat(on(listeners, 443).defaultActions().getFirst().targetGroupArn())
                .isEqualTo(group);
        assertThat(
                        elb.describeTargetHealth(request -> request.targetGroupArn(group))
                                .targetHealthDescriptions())
                .hasSize(2)
                .allMatch(health -> health.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
        assertThat(
                        client(AcmClient.class)
                                .describeCertificate(request ->
                                        request.certificateArn(
                                                on(listeners, 443)
                                                        .certificates()
                                                        .getFirst()
                                                        .certificateArn()))
                                .certificate()
                                .status())
                .isEqualTo(CertificateStatus.ISSUED);
    }

    private static Listener on(List<Listener> listeners, int port) {
        return listeners.stream()
                .filter(listener -> listener.port() == port)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bothZonesHoldTheirRecords() {
        Route53Client route53 = account.client(Route53Client.class, Resource.GLOBAL);
        Map<String, List<String>> records =
                route53.listHostedZones().hostedZones().stream()
                        .collect(
                                Collectors.toMap(
                                        HostedZone::name,
                                        zone ->
                                                route53
                                                        .listResourceRecordSets(request ->
                                                                request.hostedZoneId(zone.id()))
                                                        .resourceRecordSets()
                                                        .stream()
                                                        .map(ResourceRecordSet::name)
                                                        .toList()));

        assertThat(records).containsOnlyKeys("immich.ronchese.pp.ua.", "immich.internal.");
        assertThat(records.get("immich.internal."))
                .contains(
                        "database.immich.internal.",
                        "cache.immich.internal.",
                        "files.immich.internal.",
                        "monitoring.immich.internal.");
        assertThat(records.get("immich.ronchese.pp.ua.")).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void theServerIsToldWhereEverythingIsAndNeverThePassword() {
        ContainerDefinition server =
                client(EcsClient.class)
                        .describeTaskDefinition(request -> request.taskDefinition("immich-server"))
                        .taskDefinition()
                        .containerDefinitions()
                        .getFirst();

        assertThat(server.environment())
                .extracting(KeyValuePair::name)
                .contains(
                        "DB_HOSTNAME",
                        "REDIS_HOSTNAME",
                        "IMMICH_MACHINE_LEARNING_URL",
                        "DB_USERNAME",
                        "DB_DATABASE_NAME")
                .doesNotContain("DB_PASSWORD");
        assertThat(server.secrets())
                .singleElement()
                .satisfies(secret -> {
                    assertThat(secret.name()).isEqualTo("DB_PASSWORD");
                    // The whole secret, not a field of it.
                    assertThat(secret.valueFrom())
                            .matches(".*:secret:immich/database-password-\\w{6}");
                });
    }

    @Test
    void threeTasksRunInTwoServices() {
        EcsClient ecs = client(EcsClient.class);
        assertThat(
                        ecs.describeServices(request ->
                                        request.cluster("immich")
                                                .services(
                                                        "immich-server", "immich-machine-learning"))
                                .services())
                .extracting(service -> service.runningCount())
                .containsExactly(2, 1);
        assertThat(ecs.listTasks(request -> request.cluster("immich")).taskArns()).hasSize(3);
    }

    @Test
    void bucketsAreEncryptedAndTheImportantOnesVersioned() {
        S3Client s3 = client(S3Client.class);
        assertThat(s3.listBuckets(request -> request.prefix("immich-")).buckets())
                .extracting(Bucket::name)
                .containsExactly(
                        "immich-backup-123456789012",
                        "immich-flow-logs-123456789012",
                        "immich-terraform-state-123456789012");
        assertThat(
                        s3.getBucketVersioning(request ->
                                        request.bucket("immich-terraform-state-123456789012"))
                                .status())
                .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    void dataSyncCopiesThereAndBack() {
        DataSyncClient dataSync = client(DataSyncClient.class);
        Map<String, String> tasks =
                dataSync.listTasks().tasks().stream()
                        .collect(Collectors.toMap(task -> task.name(), task -> task.taskArn()));
        var backup = dataSync.describeTask(request -> request.taskArn(tasks.get("immich-backup")));
        var restore =
                dataSync.describeTask(request -> request.taskArn(tasks.get("immich-restore")));

        assertThat(backup.sourceLocationArn()).isEqualTo(restore.destinationLocationArn());
        assertThat(backup.destinationLocationArn()).isEqualTo(restore.sourceLocationArn());
        assertThat(backup.schedule().scheduleExpression()).startsWith("cron(");
        assertThat(restore.schedule()).isNull();
    }

    @Test
    void keysRolesAlarmsAndFilesAreThere() {
        assertThat(client(KmsClient.class).listAliases().aliases())
                .extracting(AliasListEntry::aliasName)
                .contains(
                        "alias/immich/logs",
                        "alias/immich/secrets",
                        "alias/immich/database",
                        "alias/immich/files");
        assertThat(account.client(IamClient.class, Resource.GLOBAL).listRoles().roles())
                .extracting(Role::roleName)
                .contains(
                        "immich-ecs-execution",
                        "immich-ecs-server",
                        "immich-ecs-machine-learning",
                        "immich-datasync",
                        "immich-flow-logs");
        var alarms =
                client(CloudWatchClient.class)
                        .describeAlarms(request ->
                                request.maxRecords(100)
                                        .alarmTypes(
                                                AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        assertThat(alarms.compositeAlarms()).hasSize(1);
        assertThat(alarms.metricAlarms())
                .extracting(MetricAlarm::namespace)
                .contains(
                        "AWS/ApplicationELB",
                        "AWS/ECS",
                        "AWS/RDS",
                        "AWS/EFS",
                        "AWS/DataSync",
                        "AWS/CertificateManager");
        assertThat(client(EfsClient.class).describeFileSystems().fileSystems()).hasSize(1);
    }

    @Test
    void deletedThingsAreStillTaggedButNoLongerDescribed() {
        assertThat(tagged("immich"))
                .anyMatch(arn -> arn.contains(":secret:immich/database-credentials-"));
        assertThat(client(SecretsManagerClient.class).listSecrets().secretList())
                .extracting(SecretListEntry::name)
                .containsExactly("immich/database-password");
        assertThat(tagged("immich").stream().filter(arn -> arn.contains(":natgateway/")))
                .hasSize(3);
    }

    @Test
    void theSecondProjectIsOfAnotherShapeAndSharesNothing() {
        assertThat(taggedServices("photobooth"))
                .contains("dynamodb", "eks", "lambda", "s3", "sqs", "ec2")
                .doesNotContain("ecs", "rds");
        assertThat(tagged("photobooth")).doesNotContainAnyElementsOf(tagged("immich"));
    }

    @Test
    void whatBelongsToNobodyHasNoTags() {
        assertThat(client(S3Client.class).listBuckets().buckets())
                .extracting(Bucket::name)
                .contains("old-uploads-123456789012");
        assertThat(tagged("immich")).noneMatch(arn -> arn.contains("old-uploads"));
        assertThat(client(Ec2Client.class).describeInstances().reservations()).hasSize(1);
        assertThat(client(Ec2Client.class).describeVpcs().vpcs()).hasSize(3);
        assertThat(client(Ec2Client.class).describeVpcs().vpcs())
                .filteredOn(Vpc::isDefault)
                .extracting(Vpc::cidrBlock)
                .containsExactly("172.31.0.0/16");
    }

    @Test
    void theSameClockGivesTheSameAccount() {
        SimulatedAccount again = SimulatedAccount.immich(TestAccounts.CLOCK);
        assertThat(tagged(again, TestAccounts.REGION, "immich")).isEqualTo(tagged("immich"));
        assertThat(
                        again.client(EcsClient.class, TestAccounts.REGION)
                                .listTasks(request -> request.cluster("immich"))
                                .taskArns())
                .isEqualTo(
                        client(EcsClient.class)
                                .listTasks(request -> request.cluster("immich"))
                                .taskArns());
    }

    @Test
    void theAccountIsReadOnlyAndUnmeteredWhenItIsHandedOut() {
        assertThat(account.guard().isUnlocked()).isFalse();
        assertThat(account.meter().calls()).isZero();
    }

    @Test
    void itIsStateThatOperationsChange() {
        account.guard().unlock();
        EcsClient ecs = client(EcsClient.class);
        ecs.updateService(
                request -> request.cluster("immich").service("immich-server").desiredCount(3));
        assertThat(ecs.listTasks(request -> request.cluster("immich")).taskArns()).hasSize(4);
    }

    @Test
    void syntheticStacksEachHaveTheirOwnVpcAndNames() {
        SimulatedAccount many = AppliedBlueprint.manyImmichs(3, TestAccounts.CLOCK);
        assertThat(many.client(Ec2Client.class, TestAccounts.REGION).describeVpcs().vpcs())
                .extracting(Vpc::cidrBlock)
                .containsExactlyInAnyOrder("10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16");
        assertThat(many.client(EcsClient.class, TestAccounts.REGION).listClusters().clusterArns())
                .hasSize(3);
        assertThat(tagged(many, TestAccounts.REGION, "immich")).hasSizeGreaterThan(225);
    }
}
