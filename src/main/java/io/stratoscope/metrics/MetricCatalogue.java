package io.stratoscope.metrics;

import io.stratoscope.aws.AwsAccount;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Which metrics there are: {@code ListMetrics} names those that had data in the last two weeks, at no more than the price of the
 * call, while {@code GetMetricData} bills each metric that is asked for, whether there is one or not. What was listed holds for a
 * quarter of an hour, as long as AWS itself takes to list a new metric. Safe for many threads.
 */
final class MetricCatalogue {

    private static final Duration HOLDS = Duration.ofMinutes(15);

    /** A call each for so many resources of a namespace; for more, one call, in pages, lists the whole namespace. */
    private static final int FEW = 4;

    /**
     * What one listing covers.
     *
     * @param dimension name and value; empty: the whole namespace
     */
    private record Part(
            String region, String namespace, Optional<Map.Entry<String, String>> dimension) {}

    private record Listing(Instant at, Set<MetricId> metrics) {}

    private final AwsAccount account;
    private final Map<Part, Listing> listings = new HashMap<>();

    MetricCatalogue(AwsAccount account) {
        this.account = account;
    }

    /**
     * Those of the wanted metrics of a namespace that there are.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException and what else clients throw
     */
    Set<MetricId> listed(
            String region,
            String namespace,
            Collection<MetricId> wanted,
            BooleanSupplier cancelled) {
        Set<MetricId> there = new HashSet<>();
        for (Part part : parts(region, namespace, wanted)) {
            Listing listing = held(part).orElseGet(() -> ask(part, cancelled));
            wanted.stream().filter(listing.metrics()::contains).forEach(there::add);
        }
        return there;
    }

    private List<Part> parts(String region, String namespace, Collection<MetricId> wanted) {
        Part whole = new Part(region, namespace, Optional.empty());
        Set<Part> each = new HashSet<>();
        for (MetricId id : wanted) {
            each.add(
                    id.dimensions().isEmpty()
                            ? whole
                            : new Part(
                                    region,
                                    namespace,
                                    Optional.of(
                                            Map.entry(
                                                    id.dimensions().firstKey(),
                                                    id.dimensions()
                                                            .get(id.dimensions().firstKey())))));
        }
        boolean few = each.size() <= FEW || each.stream().allMatch(part -> held(part).isPresent());
        return held(whole).isPresent() || !few ? List.of(whole) : List.copyOf(each);
    }

    private synchronized Optional<Listing> held(Part part) {
        Instant now = account.clock().instant();
        return Optional.ofNullable(listings.get(part))
                .filter(listing -> !listing.at().isAfter(now))
                .filter(listing -> now.isBefore(listing.at().plus(HOLDS)));
    }

    private Listing ask(Part part, BooleanSupplier cancelled) {
        CloudWatchClient client = account.client(CloudWatchClient.class, part.region());
        Instant at = account.clock().instant();
        ListMetricsRequest.Builder request =
                ListMetricsRequest.builder().namespace(part.namespace());
        part.dimension()
                .ifPresent(dimension ->
                        request.dimensions(
                                DimensionFilter.builder()
                                        .name(dimension.getKey())
                                        .value(dimension.getValue())
                                        .build()));
        Set<MetricId> metrics = new HashSet<>();
        @Nullable String token = null;
        do {
            ListMetricsResponse page = client.listMetrics(request.nextToken(token).build());
            page.metrics().forEach(metric -> metrics.add(id(metric)));
            token = page.nextToken();
        } while (token != null && !token.isEmpty() && !cancelled.getAsBoolean());
        Listing listing = new Listing(at, metrics);
        if (token == null || token.isEmpty()) {
            hold(part, listing);
        }
        return listing;
    }

    private synchronized void hold(Part part, Listing listing) {
        listings.values().removeIf(old -> !listing.at().isBefore(old.at().plus(HOLDS)));
        listings.put(part, listing);
    }

    private static MetricId id(software.amazon.awssdk.services.cloudwatch.model.Metric metric) {
        Map<String, String> dimensions = new TreeMap<>();
        metric.dimensions()
                .forEach(dimension -> dimensions.put(dimension.name(), dimension.value()));
        return new MetricId(metric.namespace(), metric.metricName(), dimensions);
    }
}
