package io.stratoscope.simulator;

import io.stratoscope.aws.AwsAccount;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What happened to the Immich project since it was made: it has worked for a while. */
final class ImmichSince {

    private static final String PROJECT = "Project";
    private static final String NAME = "immich";

    private final AwsAccount account;
    private final String region;

    ImmichSince(AwsAccount account, String region) {
        this.account = account;
        this.region = region;
    }

    /** Lets it happen. The project must be there. */
    void happen() {
        supersededNatGateway();
        supersededSecret();
        lastNightsBackup();
        quietAlarms();
        accessLog();
    }

    /** Somebody wanted to know who visits it. */
    private void accessLog() {
        ElasticLoadBalancingV2Client elb =
                account.client(ElasticLoadBalancingV2Client.class, region);
        String bucket =
                account.client(S3Client.class, region).listBuckets(request -> {}).buckets().stream()
                        .map(Bucket::name)
                        .filter(name -> name.startsWith("immich-flow-logs"))
                        .findFirst()
                        .orElseThrow();
        elb.describeLoadBalancers(request -> request.names("immich-alb"))
                .loadBalancers()
                .forEach(balancer ->
                        elb.modifyLoadBalancerAttributes(request ->
                                request.loadBalancerArn(balancer.loadBalancerArn())
                                        .attributes(
                                                set("enabled", "true"),
                                                set("bucket", bucket),
                                                set("prefix", "alb"))));
    }

    private static LoadBalancerAttribute set(String name, String value) {
        return LoadBalancerAttribute.builder().key("access_logs.s3." + name).value(value).build();
    }

    /** There was a third NAT gateway for some hours: the tagging API goes on naming it. */
    private void supersededNatGateway() {
        Ec2Client ec2 = account.client(Ec2Client.class, region);
        String subnet =
                ec2.describeSubnets(request ->
                                request.filters(
                                        Filter.builder()
                                                .name("tag:Name")
                                                .values("immich-public-a")
                                                .build()))
                        .subnets()
                        .getFirst()
                        .subnetId();
        String address =
                ec2.allocateAddress(request ->
                                request.domain(DomainType.VPC)
                                        .tagSpecifications(tags(ResourceType.ELASTIC_IP)))
                        .allocationId();
        String gateway =
                ec2.createNatGateway(request ->
                                request.subnetId(subnet)
                                        .allocationId(address)
                                        .tagSpecifications(tags(ResourceType.NATGATEWAY)))
                        .natGateway()
                        .natGatewayId();
        ec2.deleteNatGateway(request -> request.natGatewayId(gateway));
        ec2.releaseAddress(request -> request.allocationId(address));
    }

    private static TagSpecification tags(ResourceType type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(tag(PROJECT, NAME), tag("Name", "immich-nat-old"))
                .build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** Before there was a secret of a single field, there was one of two, which the server could not read. */
    private void supersededSecret() {
        SecretsManagerClient secrets = account.client(SecretsManagerClient.class, region);
        String arn =
                secrets.createSecret(request ->
                                request.name("immich/database-credentials")
                                        .secretString("simulated")
                                        .tags(
                                                software.amazon.awssdk.services.secretsmanager.model
                                                        .Tag.builder()
                                                        .key(PROJECT)
                                                        .value(NAME)
                                                        .build()))
                        .arn();
        secrets.deleteSecret(request -> request.secretId(arn).forceDeleteWithoutRecovery(true));
    }

    private void lastNightsBackup() {
        DataSyncClient dataSync = account.client(DataSyncClient.class, region);
        dataSync.listTasks(request -> {}).tasks().stream()
                .filter(task -> "immich-backup".equals(task.name()))
                .map(TaskListEntry::taskArn)
                .forEach(backup -> dataSync.startTaskExecution(request -> request.taskArn(backup)));
    }

    private void quietAlarms() {
        CloudWatchClient cloudWatch = account.client(CloudWatchClient.class, region);
        var alarms =
                cloudWatch.describeAlarms(request ->
                        request.alarmNamePrefix("immich-")
                                .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        alarms.metricAlarms().forEach(alarm -> quiet(cloudWatch, alarm.alarmName()));
        alarms.compositeAlarms().forEach(alarm -> quiet(cloudWatch, alarm.alarmName()));
    }

    private static void quiet(CloudWatchClient cloudWatch, String alarm) {
        cloudWatch.setAlarmState(request ->
                request.alarmName(alarm)
                        .stateValue(StateValue.OK)
                        .stateReason("Threshold not crossed"));
    }
}
