package io.stratoscope.aws;

import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
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
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Every client that a live account has, one line each. The prefix is the one in IAM actions, which is
 * neither the SDK's package nor its host name (Cloud Control's calls are {@code cloudformation:…}); the id is the one in
 * {@code AWS_ENDPOINT_URL_<ID>}.
 */
final class Services {

    static final Service<StsClient> STS = of("sts", "STS", StsClient.class, StsClient::builder);

    /** Only to sign in: no feature is given this client. */
    static final Service<SsoClient> SSO = of("sso", "SSO", SsoClient.class, SsoClient::builder);

    /** Only to sign in: no feature is given this client. */
    static final Service<SsoOidcClient> SSO_OIDC =
            of("sso-oauth", "SSO OIDC", SsoOidcClient.class, SsoOidcClient::builder);

    static final List<Service<?>> ALL =
            List.of(
                    STS,
                    of("acm", "ACM", AcmClient.class, AcmClient::builder),
                    of(
                            "application-autoscaling",
                            "Application Auto Scaling",
                            ApplicationAutoScalingClient.class,
                            ApplicationAutoScalingClient::builder),
                    of(
                            "cloudformation",
                            "CloudControl",
                            CloudControlClient.class,
                            CloudControlClient::builder),
                    global(
                            "cloudfront",
                            "CloudFront",
                            CloudFrontClient.class,
                            CloudFrontClient::builder),
                    of(
                            "cloudwatch",
                            "CloudWatch",
                            CloudWatchClient.class,
                            CloudWatchClient::builder),
                    of(
                            "logs",
                            "CloudWatch Logs",
                            CloudWatchLogsClient.class,
                            CloudWatchLogsClient::builder),
                    // What comes as a stream of events, such as a live tail, this one has alone.
                    streaming(
                            "logs",
                            "CloudWatch Logs",
                            CloudWatchLogsAsyncClient.class,
                            CloudWatchLogsAsyncClient::builder),
                    global(
                            "ce",
                            "Cost Explorer",
                            CostExplorerClient.class,
                            CostExplorerClient::builder),
                    of("datasync", "DataSync", DataSyncClient.class, DataSyncClient::builder),
                    of("ec2", "EC2", Ec2Client.class, Ec2Client::builder),
                    of("ecs", "ECS", EcsClient.class, EcsClient::builder),
                    of("elasticfilesystem", "EFS", EfsClient.class, EfsClient::builder),
                    of(
                            "elasticache",
                            "ElastiCache",
                            ElastiCacheClient.class,
                            ElastiCacheClient::builder),
                    of(
                            "elasticloadbalancing",
                            "Elastic Load Balancing v2",
                            ElasticLoadBalancingV2Client.class,
                            ElasticLoadBalancingV2Client::builder),
                    global("iam", "IAM", IamClient.class, IamClient::builder),
                    of("kms", "KMS", KmsClient.class, KmsClient::builder),
                    // One list of prices for all regions; it has endpoints in a few.
                    of("pricing", "Pricing", PricingClient.class, PricingClient::builder),
                    of("rds", "RDS", RdsClient.class, RdsClient::builder),
                    of(
                            "tag",
                            "Resource Groups Tagging API",
                            ResourceGroupsTaggingApiClient.class,
                            ResourceGroupsTaggingApiClient::builder),
                    global("route53", "Route 53", Route53Client.class, Route53Client::builder),
                    s3(),
                    of(
                            "secretsmanager",
                            "Secrets Manager",
                            SecretsManagerClient.class,
                            SecretsManagerClient::builder),
                    of(
                            "servicediscovery",
                            "ServiceDiscovery",
                            ServiceDiscoveryClient.class,
                            ServiceDiscoveryClient::builder),
                    of(
                            "servicequotas",
                            "Service Quotas",
                            ServiceQuotasClient.class,
                            ServiceQuotasClient::builder),
                    of("sns", "SNS", SnsClient.class, SnsClient::builder));

    /**
     * One service.
     *
     * @param prefix as in IAM actions
     * @param id the SDK's service id
     * @param type the client's interface
     * @param global whether one endpoint serves the whole partition
     * @param build makes a client by a setup
     */
    record Service<C extends SdkClient>(
            String prefix,
            String id,
            Class<C> type,
            boolean global,
            Function<ClientSetup, C> build) {}

    private Services() {}

    /**
     * The service of a client interface.
     *
     * @throws IllegalArgumentException when there is no line for it
     */
    static Service<?> of(Class<? extends SdkClient> type) {
        return ALL.stream()
                .filter(service -> service.type().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no such client here: " + type.getName()));
    }

    private static <
                    B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>,
                    C extends SdkClient>
            Service<C> of(String prefix, String id, Class<C> type, Supplier<B> builder) {
        return new Service<>(
                prefix, id, type, false, setup -> setup.applyTo(builder.get()).build());
    }

    private static <
                    B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>,
                    C extends SdkClient>
            Service<C> global(String prefix, String id, Class<C> type, Supplier<B> builder) {
        return new Service<>(prefix, id, type, true, setup -> setup.applyTo(builder.get()).build());
    }

    private static <
                    B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>,
                    C extends SdkClient>
            Service<C> streaming(String prefix, String id, Class<C> type, Supplier<B> builder) {
        return new Service<>(
                prefix, id, type, false, setup -> setup.applyToAsync(builder.get()).build());
    }

    // Emulators serve buckets as paths, not as host names. With AWS, the client follows a bucket to
    // its region.
    private static Service<S3Client> s3() {
        return new Service<>(
                "s3",
                "S3",
                S3Client.class,
                false,
                setup -> {
                    boolean emulated = setup.endpoint().isPresent();
                    return setup.applyTo(
                                    S3Client.builder()
                                            .forcePathStyle(emulated)
                                            .crossRegionAccessEnabled(!emulated))
                            .build();
                });
    }
}
