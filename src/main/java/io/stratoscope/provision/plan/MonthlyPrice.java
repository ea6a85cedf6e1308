package io.stratoscope.provision.plan;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.SdkWords;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a resource costs a month for being there, in US dollars by the list prices of the stack's region. A price that is not known there
 * is not taken from another region. What is paid by use is not in it: storage, traffic, requests.
 */
final class MonthlyPrice {

    private static final BigDecimal KIB = BigDecimal.valueOf(1024);

    /** Types that cost the same whatever their properties, by the price of one. */
    private static final Map<String, String> FLAT =
            Map.of(
                    "AWS::CloudWatch::Alarm", "alarm",
                    "AWS::CloudWatch::CompositeAlarm", "composite-alarm",
                    "AWS::EC2::EIP", "public-ipv4",
                    "AWS::EC2::NatGateway", "nat-gateway",
                    "AWS::ElasticLoadBalancingV2::LoadBalancer", "application-load-balancer",
                    "AWS::KMS::Key", "kms-key",
                    "AWS::SecretsManager::Secret", "secret");

    private final PriceTable prices;
    private final String region;

    MonthlyPrice(PriceTable prices, String region) {
        this.prices = prices;
        this.region = region;
    }

    /**
     * The price.
     *
     * @param taskDefinition finds the properties of the task definition that a service names
     * @return empty where it depends on something that is not in the table
     */
    Optional<BigDecimal> of(
            String type,
            JsonObject properties,
            Function<JsonValue, Optional<JsonObject>> taskDefinition) {
        return switch (type) {
            case "AWS::RDS::DBInstance" ->
                    text(properties, "DBInstanceClass").flatMap(name -> one("aurora/" + name));
            case "AWS::ElastiCache::ReplicationGroup" ->
                    text(properties, "CacheNodeType")
                            .flatMap(name -> one("cache/" + name))
                            .map(each ->
                                    each.multiply(
                                            number(properties, "NumCacheClusters")
                                                    .orElse(BigDecimal.ONE)));
            case "AWS::ECS::Service" ->
                    properties
                            .get("TaskDefinition")
                            .flatMap(taskDefinition)
                            .flatMap(this::task)
                            .map(each ->
                                    each.multiply(
                                            number(properties, "DesiredCount")
                                                    .orElse(BigDecimal.ONE)));
            case "AWS::Route53::HostedZone" -> one("hosted-zone", Resource.GLOBAL);
            default -> {
                String key = FLAT.get(type);
                yield key == null ? Optional.of(BigDecimal.ZERO) : one(key);
            }
        };
    }

    /** Linux on Fargate: so much a vCPU and a GB. */
    private Optional<BigDecimal> task(JsonObject definition) {
        boolean arm =
                definition
                        .text("RuntimePlatform", "CpuArchitecture")
                        .filter("ARM64"::equals)
                        .isPresent();
        String kind = arm ? "fargate-arm-" : "fargate-";
        return number(definition, "Cpu")
                .flatMap(cpu ->
                        number(definition, "Memory")
                                .flatMap(memory ->
                                        share(cpu, kind + "vcpu")
                                                .flatMap(price ->
                                                        share(memory, kind + "memory")
                                                                .map(price::add))));
    }

    private Optional<BigDecimal> share(BigDecimal thousandths, String key) {
        return one(key).map(thousandths.divide(KIB, 4, RoundingMode.HALF_UP)::multiply);
    }

    private Optional<BigDecimal> one(String key) {
        return one(key, region);
    }

    private Optional<BigDecimal> one(String key, String where) {
        return prices.price(key, where).map(price -> price.monthly(BigDecimal.ONE));
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
