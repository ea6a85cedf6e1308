package io.stratoscope.provision.plan;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.SdkWords;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a resource costs a month for being there, in US dollars by the list prices of us-east-1; other regions are up to a
 * fifth dearer. What is paid by use is not in it: storage, traffic, requests. A month has 730 hours, as in AWS's own calculator.
 * Sources: the price pages of VPC, Elastic Load Balancing, Fargate, RDS, ElastiCache, KMS, Secrets Manager, Route 53 and
 * CloudWatch, as of 2026.
 */
final class MonthlyPrice {

    private static final BigDecimal HOURS = BigDecimal.valueOf(730);
    private static final BigDecimal KIB = BigDecimal.valueOf(1024);

    /** Types that cost the same whatever their properties. */
    private static final Map<String, BigDecimal> FLAT =
            Map.of(
                    "AWS::CloudWatch::Alarm", new BigDecimal("0.10"),
                    "AWS::CloudWatch::CompositeAlarm", new BigDecimal("0.50"),
                    "AWS::EC2::EIP", hourly("0.005"),
                    "AWS::EC2::NatGateway", hourly("0.045"),
                    "AWS::ElasticLoadBalancingV2::LoadBalancer", hourly("0.0225"),
                    "AWS::KMS::Key", new BigDecimal("1.00"),
                    "AWS::Route53::HostedZone", new BigDecimal("0.50"),
                    "AWS::SecretsManager::Secret", new BigDecimal("0.40"));

    /** Aurora PostgreSQL, standard storage. */
    private static final Map<String, BigDecimal> DATABASES =
            Map.of(
                    "db.t3.medium", hourly("0.082"),
                    "db.t4g.medium", hourly("0.073"),
                    "db.t4g.large", hourly("0.146"),
                    "db.r6g.large", hourly("0.26"),
                    "db.r6g.xlarge", hourly("0.519"),
                    "db.r7g.large", hourly("0.276"));

    /** Redis OSS, a node. */
    private static final Map<String, BigDecimal> CACHES =
            Map.of(
                    "cache.t3.micro", hourly("0.017"),
                    "cache.t4g.micro", hourly("0.016"),
                    "cache.t4g.small", hourly("0.032"),
                    "cache.t4g.medium", hourly("0.065"),
                    "cache.m6g.large", hourly("0.149"),
                    "cache.r6g.large", hourly("0.206"));

    private MonthlyPrice() {}

    private static BigDecimal hourly(String usd) {
        return new BigDecimal(usd).multiply(HOURS);
    }

    /**
     * The price.
     *
     * @param taskDefinition finds the properties of the task definition that a service names
     * @return empty where it depends on something that is not in the table
     */
    static Optional<BigDecimal> of(
            String type,
            JsonObject properties,
            Function<JsonValue, Optional<JsonObject>> taskDefinition) {
        return switch (type) {
            case "AWS::RDS::DBInstance" ->
                    text(properties, "DBInstanceClass").flatMap(name -> in(DATABASES, name));
            case "AWS::ElastiCache::ReplicationGroup" ->
                    text(properties, "CacheNodeType")
                            .flatMap(name -> in(CACHES, name))
                            .map(each ->
                                    each.multiply(
                                            number(properties, "NumCacheClusters")
                                                    .orElse(BigDecimal.ONE)));
            case "AWS::ECS::Service" ->
                    properties
                            .get("TaskDefinition")
                            .flatMap(taskDefinition)
                            .flatMap(MonthlyPrice::task)
                            .map(each ->
                                    each.multiply(
                                            number(properties, "DesiredCount")
                                                    .orElse(BigDecimal.ONE)));
            default -> Optional.of(FLAT.getOrDefault(type, BigDecimal.ZERO));
        };
    }

    /** Linux on Fargate: so much a vCPU and a GB. */
    private static Optional<BigDecimal> task(JsonObject definition) {
        boolean arm =
                definition
                        .text("RuntimePlatform", "CpuArchitecture")
                        .filter("ARM64"::equals)
                        .isPresent();
        BigDecimal cpuHour = new BigDecimal(arm ? "0.03238" : "0.04048");
        BigDecimal gigabyteHour = new BigDecimal(arm ? "0.00356" : "0.004445");
        return number(definition, "Cpu")
                .flatMap(cpu ->
                        number(definition, "Memory")
                                .map(memory ->
                                        share(cpu, cpuHour).add(share(memory, gigabyteHour))));
    }

    private static BigDecimal share(BigDecimal thousandths, BigDecimal hour) {
        return thousandths.divide(KIB, 4, RoundingMode.HALF_UP).multiply(hour).multiply(HOURS);
    }

    private static Optional<BigDecimal> in(Map<String, BigDecimal> table, String name) {
        return Optional.ofNullable(table.get(name));
    }

    private static Optional<String> text(JsonObject properties, String name) {
        return properties.get(name).flatMap(SdkWords::plain);
    }

    private static Optional<BigDecimal> number(JsonObject properties, String name) {
        return text(properties, name)
                .filter(text -> text.matches("\\d+(\\.\\d+)?"))
                .map(BigDecimal::new);
    }
}
