package io.stratoscope.simulator;

import io.stratoscope.price.Per;
import io.stratoscope.price.PriceTable;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the account and is paid for, by the price table that the estimates use. What has no price there for the
 * region costs nothing here. What is paid by use is used as a small household would.
 */
final class Charges {
    private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(24);
    private static final BigDecimal DAYS_A_MONTH = BigDecimal.valueOf(30);
    private static final BigDecimal KIB = BigDecimal.valueOf(1024);
    static final BigDecimal NAT_GIB_A_DAY = BigDecimal.valueOf(4);
    static final BigDecimal ENDPOINT_GIB_A_DAY = new BigDecimal("0.5");

    /** Reads and writes of an Aurora volume, in millions, about as {@link RdsMetrics} tells. */
    static final BigDecimal AURORA_IO_A_DAY = new BigDecimal("1.3");

    static final BigDecimal CAPACITY_UNITS = new BigDecimal("0.4");
    static final BigDecimal LOG_GIB_A_DAY = new BigDecimal("0.05");

    private final AccountState account;
    private final String region;
    private final List<Charge> all = new ArrayList<>();

    private Charges(AccountState account) {
        this.account = account;
        this.region = account.homeRegion();
    }

    /** All of an account's home region, and of what is global. */
    static List<Charge> of(AccountState account) {
        Charges charges = new Charges(account);
        charges.network();
        charges.containers();
        charges.data();
        charges.security();
        charges.observation();
        return List.copyOf(charges.all);
    }

    private void network() {
        Ec2Client ec2 = account.client(Ec2Client.class, region);
        for (NatGateway nat : ec2.describeNatGatewaysPaginator().natGateways()) {
            if (nat.state() == NatGatewayState.AVAILABLE) {
                String arn = arn("ec2", "natgateway/" + nat.natGatewayId());
                add("EC2 - Other", nat.createTime(), "nat-gateway", BigDecimal.ONE, arn);
                use("EC2 - Other", nat.createTime(), "nat-gateway-data", NAT_GIB_A_DAY, arn);
            }
        }
        for (VpcEndpoint endpoint : ec2.describeVpcEndpointsPaginator().vpcEndpoints()) {
            endpoint(endpoint);
        }
        for (Address address : ec2.describeAddresses().addresses()) {
            String arn = arn("ec2", "elastic-ip/" + address.allocationId());
            add("Amazon Virtual Private Cloud", null, "public-ipv4", BigDecimal.ONE, arn);
        }
        ElasticLoadBalancingV2Client elb =
                account.client(ElasticLoadBalancingV2Client.class, region);
        for (LoadBalancer balancer : elb.describeLoadBalancersPaginator().loadBalancers()) {
            balancer(balancer);
        }
    }

    private void endpoint(VpcEndpoint endpoint) {
        if (endpoint.vpcEndpointType() == VpcEndpointType.INTERFACE) {
            String service = "Amazon Virtual Private Cloud";
            String arn = arn("ec2", "vpc-endpoint/" + endpoint.vpcEndpointId());
            Instant since = endpoint.creationTimestamp();
            add(
                    service,
                    since,
                    "vpc-endpoint",
                    BigDecimal.valueOf(endpoint.subnetIds().size()),
                    arn);
            use(service, since, "vpc-endpoint-data", ENDPOINT_GIB_A_DAY, arn);
        }
    }

    private void balancer(LoadBalancer balancer) {
        String service = "Amazon Elastic Load Balancing";
        String key = "application-load-balancer";
        Instant since = balancer.createdTime();
        add(service, since, key, BigDecimal.ONE, balancer.loadBalancerArn());
        use(
                service,
                since,
                key + "-lcu",
                CAPACITY_UNITS.multiply(HOURS_A_DAY),
                balancer.loadBalancerArn());
        if (balancer.scheme() == LoadBalancerSchemeEnum.INTERNET_FACING) {
            add(
                    "Amazon Virtual Private Cloud",
                    since,
                    "public-ipv4",
                    BigDecimal.valueOf(balancer.availabilityZones().size()),
                    balancer.loadBalancerArn());
        }
    }

    private void containers() {
        EcsClient ecs = account.client(EcsClient.class, region);
        for (String cluster : ecs.listClustersPaginator().clusterArns()) {
            for (String name :
                    ecs.listServicesPaginator(request -> request.cluster(cluster)).serviceArns()) {
                ecs.describeServices(request -> request.cluster(cluster).services(name))
                        .services()
                        .forEach(service -> service(ecs, service));
            }
        }
    }

    private void service(EcsClient ecs, Service service) {
        TaskDefinition task =
                ecs.describeTaskDefinition(
                                request -> request.taskDefinition(service.taskDefinition()))
                        .taskDefinition();
        BigDecimal count = BigDecimal.valueOf(service.runningCount());
        String name = "Amazon Elastic Container Service";
        Instant since = service.createdAt();
        add(name, since, "fargate-vcpu", count.multiply(units(task.cpu())), service.serviceArn());
        add(
                name,
                since,
                "fargate-memory",
                count.multiply(units(task.memory())),
                service.serviceArn());
    }

    private static BigDecimal units(@Nullable String text) {
        return text == null
                ? BigDecimal.ZERO
                : new BigDecimal(text).divide(KIB, MathContext.DECIMAL64);
    }

    private void data() {
        RdsClient rds = account.client(RdsClient.class, region);
        for (DBCluster cluster : rds.describeDBClustersPaginator().dbClusters()) {
            if (!"aurora-iopt1".equals(cluster.storageType())) {
                use(
                        "Amazon Relational Database Service",
                        cluster.clusterCreateTime(),
                        "aurora-io",
                        AURORA_IO_A_DAY,
                        cluster.dbClusterArn());
            }
        }
        for (DBInstance instance : rds.describeDBInstancesPaginator().dbInstances()) {
            add(
                    "Amazon Relational Database Service",
                    instance.instanceCreateTime(),
                    "aurora/" + instance.dbInstanceClass(),
                    BigDecimal.ONE,
                    instance.dbInstanceArn());
        }
        for (CacheCluster cluster :
                account.client(ElastiCacheClient.class, region)
                        .describeCacheClustersPaginator()
                        .cacheClusters()) {
            add(
                    "Amazon ElastiCache",
                    cluster.cacheClusterCreateTime(),
                    "cache/" + cluster.cacheNodeType(),
                    BigDecimal.valueOf(cluster.numCacheNodes()),
                    cluster.arn());
        }
    }

    private void security() {
        KmsClient kms = account.client(KmsClient.class, region);
        kms.listKeysPaginator()
                .keys()
                .forEach(key -> {
                    KeyMetadata it =
                            kms.describeKey(request -> request.keyId(key.keyId())).keyMetadata();
                    if (it.keyState() != KeyState.PENDING_DELETION) {
                        add(
                                "AWS Key Management Service",
                                it.creationDate(),
                                "kms-key",
                                BigDecimal.ONE,
                                it.arn());
                    }
                });
        List<SecretListEntry> secrets =
                account.client(SecretsManagerClient.class, region).listSecretsPaginator().stream()
                        .flatMap(page -> page.secretList().stream())
                        .toList();
        for (SecretListEntry secret : secrets) {
            add(
                    "AWS Secrets Manager",
                    secret.createdDate(),
                    "secret",
                    BigDecimal.ONE,
                    secret.arn());
        }
        for (HostedZone zone :
                account.client(Route53Client.class, region)
                        .listHostedZonesPaginator()
                        .hostedZones()) {
            String arn = "arn:" + account.partition() + ":route53::" + zone.id();
            add(
                    "Amazon Route 53",
                    "aws-global",
                    null,
                    "hosted-zone",
                    BigDecimal.ONE,
                    arn.replace("::/", ":::"));
        }
    }

    private void observation() {
        String service = "AmazonCloudWatch";
        for (MetricAlarm alarm :
                account.client(CloudWatchClient.class, region)
                        .describeAlarmsPaginator()
                        .metricAlarms()) {
            add(
                    service,
                    alarm.alarmConfigurationUpdatedTimestamp(),
                    "alarm",
                    BigDecimal.ONE,
                    alarm.alarmArn());
        }
        for (LogGroup group :
                account.client(CloudWatchLogsClient.class, region)
                        .describeLogGroupsPaginator()
                        .logGroups()) {
            use(
                    service,
                    Instant.ofEpochMilli(group.creationTime()),
                    "logs-ingestion",
                    LOG_GIB_A_DAY,
                    group.logGroupArn());
        }
    }

    private String arn(String service, String resource) {
        return account.arn(service, region, resource);
    }

    private void add(
            String service,
            @Nullable Instant since,
            String key,
            BigDecimal quantity,
            @Nullable String arn) {
        add(service, region, since, key, quantity, arn);
    }

    private void add(
            String service,
            String where,
            @Nullable Instant since,
            String key,
            BigDecimal quantity,
            @Nullable String arn) {
        PriceTable.shipped()
                .price(key, where)
                .ifPresent(price ->
                        charge(
                                service,
                                since,
                                price.per() == Per.HOUR
                                        ? price.usd().multiply(quantity).multiply(HOURS_A_DAY)
                                        : price.usd()
                                                .multiply(quantity)
                                                .divide(DAYS_A_MONTH, MathContext.DECIMAL64),
                                false,
                                arn));
    }

    /** So much is used a day. */
    private void use(
            String service,
            @Nullable Instant since,
            String key,
            BigDecimal aDay,
            @Nullable String arn) {
        PriceTable.shipped()
                .price(key, region)
                .ifPresent(price -> charge(service, since, price.usd().multiply(aDay), true, arn));
    }

    private void charge(
            String service,
            @Nullable Instant since,
            BigDecimal dailyUsd,
            boolean usage,
            @Nullable String arn) {
        Map<String, String> tags = arn == null ? Map.of() : account.tags().tags(arn);
        // What has no time of its making (an address, a zone) has always been there.
        all.add(
                new Charge(
                        service,
                        Optional.ofNullable(since).orElse(Instant.EPOCH),
                        dailyUsd,
                        usage,
                        tags));
    }
}
