package io.stratoscope.quota;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.KnownQuota;
import io.stratoscope.aws.Quota;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How many of what there are in a region of an account, and how many there may be. Each question is a call or more. */
public final class Quotas {
    /** Where Service Quotas knows what is global. */
    private static final String GLOBAL_QUOTAS = "us-east-1";

    /** Those that failed or are gone count no more. */
    private static final Set<NatGatewayState> COUNTED =
            Set.of(NatGatewayState.PENDING, NatGatewayState.AVAILABLE, NatGatewayState.DELETING);

    private static final String SPOT = "FARGATE_SPOT";
    private static final long SHARES_OF_A_VCPU = 1024;

    private final AwsAccount account;
    private final String region;

    /** @param region region code; what is global is counted the same in each */
    public Quotas(AwsAccount account, String region) {
        this.account = account;
        this.region = region;
    }

    /**
     * How many there are in the whole account, whoever made them.
     *
     * @throws SdkException when AWS does not say
     */
    public long present(Quota quota) {
        return switch (quota) {
            case VPCS -> ec2().describeVpcsPaginator().vpcs().stream().count();
            case INTERNET_GATEWAYS ->
                    ec2().describeInternetGatewaysPaginator().internetGateways().stream().count();
            case SECURITY_GROUPS ->
                    ec2().describeSecurityGroupsPaginator().securityGroups().stream().count();
            case ADDRESSES -> ec2().describeAddresses().addresses().size();
            case LOAD_BALANCERS ->
                    balancing().describeLoadBalancersPaginator().loadBalancers().stream()
                            .filter(each -> each.type() == LoadBalancerTypeEnum.APPLICATION)
                            .count();
            case TARGET_GROUPS ->
                    balancing().describeTargetGroupsPaginator().targetGroups().stream().count();
            case DB_CLUSTERS -> rds().describeDBClustersPaginator().dbClusters().stream().count();
            case DB_INSTANCES ->
                    rds().describeDBInstancesPaginator().dbInstances().stream().count();
            case FILE_SYSTEMS ->
                    client(EfsClient.class).describeFileSystemsPaginator().fileSystems().stream()
                            .count();
            case BUCKETS ->
                    client(S3Client.class).listBucketsPaginator().buckets().stream().count();
            case HOSTED_ZONES ->
                    client(Route53Client.class).listHostedZonesPaginator().hostedZones().stream()
                            .count();
            case ROLES ->
                    client(IamClient.class)
                            .getAccountAuthorizationDetailsPaginator(
                                    request -> request.filter(EntityType.ROLE))
                            .stream()
                            .mapToLong(page -> page.roleDetailList().size())
                            .sum();
        };
    }

    /**
     * How many NAT gateways there are in each zone; those that are coming or going count.
     *
     * @throws SdkException when AWS does not say
     */
    public Map<String, Long> natGatewaysByZone() {
        List<NatGateway> gateways =
                ec2().describeNatGatewaysPaginator().natGateways().stream()
                        .filter(each -> COUNTED.contains(each.state()) && each.subnetId() != null)
                        .toList();
        Map<String, String> zones = new HashMap<>();
        ec2().describeSubnetsPaginator()
                .subnets()
                .forEach(subnet -> zones.put(subnet.subnetId(), subnet.availabilityZone()));
        Map<String, Long> byZone = new TreeMap<>();
        for (NatGateway each : gateways) {
            String zone = zones.get(each.subnetId());
            if (zone != null) {
                byZone.merge(zone, 1L, Long::sum);
            }
        }
        return byZone;
    }

    /**
     * How many vCPUs the tasks have that run on Fargate and not on Fargate Spot, rounded up.
     *
     * @throws SdkException when AWS does not say
     */
    public long fargateVcpus() {
        EcsClient ecs = client(EcsClient.class);
        long shares = 0;
        for (String cluster : ecs.listClustersPaginator().clusterArns()) {
            for (ListTasksResponse page :
                    ecs.listTasksPaginator(
                            request -> request.cluster(cluster).launchType(LaunchType.FARGATE))) {
                if (!page.taskArns().isEmpty()) {
                    shares +=
                            ecs
                                    .describeTasks(request ->
                                            request.cluster(cluster).tasks(page.taskArns()))
                                    .tasks()
                                    .stream()
                                    .filter(task -> !SPOT.equals(task.capacityProviderName()))
                                    .mapToLong(Quotas::shares)
                                    .sum();
                }
            }
        }
        return Math.ceilDiv(shares, SHARES_OF_A_VCPU);
    }

    private static long shares(Task task) {
        return task.cpu() != null && task.cpu().matches("\\d{1,9}")
                ? Long.parseLong(task.cpu())
                : 0;
    }

    private Ec2Client ec2() {
        return client(Ec2Client.class);
    }

    private ElasticLoadBalancingV2Client balancing() {
        return client(ElasticLoadBalancingV2Client.class);
    }

    private RdsClient rds() {
        return client(RdsClient.class);
    }

    private <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, region);
    }

    /** What Service Quotas says; empty where it may not be asked, or knows nothing of it, as emulators do not. */
    public Optional<Integer> allowed(KnownQuota quota) {
        ServiceQuotasClient quotas =
                account.client(
                        ServiceQuotasClient.class, quota.isGlobal() ? GLOBAL_QUOTAS : region);
        try {
            return value(
                    quotas.getServiceQuota(request ->
                                    request.serviceCode(quota.service()).quotaCode(quota.code()))
                            .quota());
        } catch (NoSuchResourceException _) {
            return usual(quotas, quota);
        } catch (SdkException _) {
            return Optional.empty();
        }
    }

    // A quota that was never changed may have no value of the account's own.
    private static Optional<Integer> usual(ServiceQuotasClient quotas, KnownQuota quota) {
        try {
            return value(
                    quotas.getAWSDefaultServiceQuota(request ->
                                    request.serviceCode(quota.service()).quotaCode(quota.code()))
                            .quota());
        } catch (SdkException _) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> value(@Nullable ServiceQuota told) {
        return Optional.ofNullable(told).map(ServiceQuota::value).map(Double::intValue);
    }
}
