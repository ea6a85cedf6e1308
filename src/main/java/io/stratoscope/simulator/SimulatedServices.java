package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every service of the simulated account, one line each. */
final class SimulatedServices {

    /** Whether a service is there once in each region or once in the world. */
    enum Reach {
        REGIONAL,
        GLOBAL
    }

    /** Builds a service for a region. */
    @FunctionalInterface
    interface Maker<C> {
        C make(AccountState account, String region);
    }

    /** One service. */
    record Entry<C extends SdkClient>(Class<C> type, Reach reach, Maker<? extends C> maker) {}

    static final List<Entry<?>> ALL =
            List.of(
                    regional(AcmClient.class, SimulatedAcm::new),
                    regional(ApplicationAutoScalingClient.class, SimulatedAutoScaling::new),
                    regional(CloudControlClient.class, SimulatedCloudControl::new),
                    regional(CloudWatchClient.class, SimulatedCloudWatch::new),
                    regional(CloudWatchLogsAsyncClient.class, SimulatedLiveTails::new),
                    regional(CloudWatchLogsClient.class, SimulatedLogs::new),
                    regional(DataSyncClient.class, SimulatedDataSync::new),
                    regional(Ec2Client.class, SimulatedEc2::new),
                    regional(EcsClient.class, SimulatedEcs::new),
                    regional(EfsClient.class, SimulatedEfs::new),
                    regional(ElastiCacheClient.class, SimulatedElastiCache::new),
                    regional(ElasticLoadBalancingV2Client.class, SimulatedLoadBalancing::new),
                    regional(KmsClient.class, SimulatedKms::new),
                    global(PricingClient.class, SimulatedPricing::new),
                    regional(RdsClient.class, SimulatedRds::new),
                    regional(ResourceGroupsTaggingApiClient.class, SimulatedTagging::new),
                    regional(S3Client.class, SimulatedS3::new),
                    regional(SecretsManagerClient.class, SimulatedSecretsManager::new),
                    regional(ServiceDiscoveryClient.class, SimulatedCloudMap::new),
                    regional(ServiceQuotasClient.class, SimulatedServiceQuotas::new),
                    regional(SnsClient.class, SimulatedSns::new),
                    regional(StsClient.class, SimulatedSts::new),
                    global(CloudFrontClient.class, SimulatedCloudFront::new),
                    global(CostExplorerClient.class, SimulatedCostExplorer::new),
                    global(IamClient.class, SimulatedIam::new),
                    global(Route53Client.class, SimulatedRoute53::new));

    private static final Map<Class<?>, Entry<?>> BY_TYPE =
            ALL.stream().collect(Collectors.toMap(Entry::type, Function.identity()));

    private SimulatedServices() {}

    /**
     * The service behind a client interface.
     *
     * @throws IllegalArgumentException when it is not simulated
     */
    static Entry<?> of(Class<?> type) {
        Entry<?> found = BY_TYPE.get(type);
        if (found == null) {
            throw new IllegalArgumentException(
                    "the simulated account has no " + type.getSimpleName());
        }
        return found;
    }

    private static <C extends SdkClient> Entry<C> regional(Class<C> type, Maker<C> maker) {
        return new Entry<>(type, Reach.REGIONAL, maker);
    }

    private static <C extends SdkClient> Entry<C> global(Class<C> type, Maker<C> maker) {
        return new Entry<>(type, Reach.GLOBAL, maker);
    }
}
