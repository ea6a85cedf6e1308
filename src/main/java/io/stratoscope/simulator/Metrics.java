package io.stratoscope.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All metrics of a region, found when they are asked for. Used under the account's lock. */
final class Metrics {

    /** Whose metrics there are: a new service is one class and one line here. */
    private static final List<MetricFamily> FAMILIES =
            List.of(
                    new LoadBalancerMetrics(),
                    new CertificateMetrics(),
                    new TransferMetrics(),
                    new EcsMetrics(),
                    new StorageMetrics(),
                    new CacheMetrics(),
                    new LogMetrics(),
                    new NatMetrics(),
                    new EndpointMetrics(),
                    new RdsMetrics(),
                    new BucketMetrics(),
                    new InsightsMetrics());

    private final AccountState account;
    private final String region;
    private final Map<String, Map<SimulatedMetric.Key, SimulatedMetric>> known = new TreeMap<>();

    /** What a region has at this moment; to be asked within one call. */
    Metrics(AccountState account, String region) {
        this.account = account;
        this.region = region;
    }

    Stream<SimulatedMetric> all() {
        return FAMILIES.stream().flatMap(family -> family.of(account, region));
    }

    Stream<SimulatedMetric> of(String namespace) {
        return FAMILIES.stream()
                .filter(family -> family.namespace().equals(namespace))
                .flatMap(family -> family.of(account, region));
    }

    /** The one with exactly these dimensions. */
    Optional<SimulatedMetric> find(SimulatedMetric.Key key) {
        return Optional.ofNullable(known.computeIfAbsent(key.namespace(), this::byKey).get(key));
    }

    private Map<SimulatedMetric.Key, SimulatedMetric> byKey(String namespace) {
        Map<SimulatedMetric.Key, SimulatedMetric> found = new HashMap<>();
        of(namespace).forEach(metric -> found.put(metric.key(), metric));
        return found;
    }
}
