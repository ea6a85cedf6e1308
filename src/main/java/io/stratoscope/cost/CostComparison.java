package io.stratoscope.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A service's estimate beside what was paid, both in US dollars a month of 730 hours.
 *
 * @param service as Cost Explorer names it
 * @param actualUsd at the rate of {@link ActualCost#monthlyRate}
 */
public record CostComparison(String service, BigDecimal estimateUsd, BigDecimal actualUsd) {

    /** Beginnings of names of prices, and the services under which Cost Explorer shows what is paid by them. */
    private static final Map<String, String> SERVICES =
            Map.ofEntries(
                    Map.entry("nat-gateway", "EC2 - Other"),
                    Map.entry("ebs-", "EC2 - Other"),
                    Map.entry("public-ipv4", "Amazon Virtual Private Cloud"),
                    Map.entry("vpc-endpoint", "Amazon Virtual Private Cloud"),
                    Map.entry("application-load-balancer", "Amazon Elastic Load Balancing"),
                    Map.entry("fargate-", "Amazon Elastic Container Service"),
                    Map.entry("aurora", "Amazon Relational Database Service"),
                    Map.entry("cache/", "Amazon ElastiCache"),
                    Map.entry("efs-", "Amazon Elastic File System"),
                    Map.entry("s3-", "Amazon Simple Storage Service"),
                    Map.entry("kms-key", "AWS Key Management Service"),
                    Map.entry("secret", "AWS Secrets Manager"),
                    Map.entry("alarm", "AmazonCloudWatch"),
                    Map.entry("composite-alarm", "AmazonCloudWatch"),
                    Map.entry("insights-", "AmazonCloudWatch"),
                    Map.entry("logs-", "AmazonCloudWatch"),
                    Map.entry("vended-logs-", "AmazonCloudWatch"),
                    Map.entry("datasync", "AWS DataSync"),
                    Map.entry("hosted-zone", "Amazon Route 53"));

    /** What was paid and no estimate explains; less than zero where less was paid. */
    public BigDecimal unexplainedUsd() {
        return actualUsd.subtract(estimateUsd);
    }

    /** Service by service, sorted by name; nothing where nobody knows what was paid. */
    public static List<CostComparison> of(CostEstimate estimate, CostAnswer actual) {
        return switch (actual) {
            case CostAnswer.Known(ActualCost cost, _) -> of(estimate, cost);
            case CostAnswer.Unavailable _ -> List.of();
        };
    }

    /** Service by service, sorted by name. */
    public static List<CostComparison> of(CostEstimate estimate, ActualCost actual) {
        Map<String, BigDecimal> expected = new TreeMap<>();
        estimate.estimates().stream()
                .flatMap(each -> each.lines().stream())
                .forEach(line ->
                        expected.merge(
                                service(line.price().key()), line.monthlyUsd(), BigDecimal::add));
        Map<String, BigDecimal> paid = actual.monthlyRate();
        TreeSet<String> services = new TreeSet<>(expected.keySet());
        services.addAll(paid.keySet());
        return services.stream()
                .map(service ->
                        new CostComparison(
                                service,
                                expected.getOrDefault(service, BigDecimal.ZERO),
                                paid.getOrDefault(service, BigDecimal.ZERO)))
                .toList();
    }

    /** The service under which something with this price is paid. */
    static String service(String key) {
        return SERVICES.entrySet().stream()
                .filter(entry -> key.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("nobody said who is paid for " + key));
    }
}
