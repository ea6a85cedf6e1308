package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How metrics are listed and read. Metric math is not simulated: it is refused in so many words. */
final class CloudWatchMetrics {

    private static final Paging.Limits PAGES = new Paging.Limits(500, 1, 500, "ValidationError");
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;
    private static final int MOST_STATISTICS = 1_440;
    private static final int MINUTE = 60;

    /** What was written to in the last three hours is active. */
    private static final Duration ACTIVE = Duration.ofHours(3);

    private static final String MARK = "md";

    private final SimulatedCloudWatch watch;

    /** One point of an answer. */
    private record Point(Instant at, double value) {}

    CloudWatchMetrics(SimulatedCloudWatch watch) {
        this.watch = watch;
    }

    private Metrics now() {
        return new Metrics(watch.account(), watch.region());
    }

    ListMetricsResponse list(ListMetricsRequest request) {
        Stream<SimulatedMetric> found =
                request.namespace() == null ? now().all() : now().of(request.namespace());
        Instant time = watch.account().clockTime();
        List<SimulatedMetric> wanted =
                found.filter(metric ->
                                request.metricName() == null
                                        || metric.name().equals(request.metricName()))
                        .filter(metric -> has(metric, request.dimensions()))
                        .filter(metric ->
                                request.recentlyActive() != RecentlyActive.PT3_H
                                        || isActive(metric, time))
                        .toList();
        var page = watch.page(wanted, PAGES, null, request.nextToken());
        return ListMetricsResponse.builder()
                .metrics(page.items().stream().map(SimulatedMetric::listed).toList())
                .nextToken(page.token())
                .build();
    }

    private static boolean has(SimulatedMetric metric, List<DimensionFilter> filters) {
        return filters.stream()
                .allMatch(filter -> {
                    String value = metric.dimensions().get(filter.name());
                    return value != null
                            && (filter.value() == null || filter.value().equals(value));
                });
    }

    private static boolean isActive(SimulatedMetric metric, Instant now) {
        int period = (int) ACTIVE.toSeconds();
        return new MetricReading(now)
                .at(metric, now.minus(ACTIVE).getEpochSecond(), period, "SampleCount")
                .isPresent();
    }

    GetMetricStatisticsResponse statistics(GetMetricStatisticsRequest request) {
        int period = period(request.period());
        checkTimes(request.startTime(), request.endTime());
        List<String> statistics =
                Stream.concat(
                                request.statisticsAsStrings().stream(),
                                request.extendedStatistics().stream())
                        .toList();
        if (statistics.isEmpty()) {
            throw watch.error(
                    400,
                    "InvalidParameterCombination",
                    "At least one of the parameters Statistics and ExtendedStatistics must be"
                            + " specified.");
        }
        statistics.forEach(this::checkStatistic);
        long start = Math.floorDiv(request.startTime().getEpochSecond(), MINUTE) * MINUTE;
        long end = request.endTime().getEpochSecond();
        long points = Math.ceilDiv(end - start, period);
        if (points > MOST_STATISTICS) {
            throw watch.error(
                    400,
                    "InvalidParameterCombination",
                    ("You have requested up to %d datapoints, which exceeds the limit of %d. You may"
                                    + " reduce the datapoints requested by increasing Period, or"
                                    + " decreasing the time range.")
                            .formatted(points, MOST_STATISTICS));
        }
        List<Datapoint> found = new ArrayList<>();
        now().find(key(request.namespace(), request.metricName(), request.dimensions()))
                .ifPresent(metric -> {
                    for (long at = start; at < end; at += period) {
                        datapoint(metric, at, period, statistics).ifPresent(found::add);
                    }
                });
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(found)
                .build();
    }

    private Optional<Datapoint> datapoint(
            SimulatedMetric metric, long at, int period, List<String> statistics) {
        MetricReading reading = new MetricReading(watch.account().clockTime());
        Datapoint.Builder point =
                Datapoint.builder().timestamp(Instant.ofEpochSecond(at)).unit(metric.unit());
        Map<String, Double> extended = new TreeMap<>();
        for (String statistic : statistics) {
            OptionalDouble value = reading.at(metric, at, period, statistic);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            switch (statistic) {
                case "Average" -> point.average(value.getAsDouble());
                case "Sum" -> point.sum(value.getAsDouble());
                case "Minimum" -> point.minimum(value.getAsDouble());
                case "Maximum" -> point.maximum(value.getAsDouble());
                case "SampleCount" -> point.sampleCount(value.getAsDouble());
                default -> extended.put(statistic, value.getAsDouble());
            }
        }
        return Optional.of(
                extended.isEmpty() ? point.build() : point.extendedStatistics(extended).build());
    }

    /** At most so many points a page; the rest comes with the token. */
    GetMetricDataResponse data(GetMetricDataRequest request) {
        checkTimes(request.startTime(), request.endTime());
        List<MetricDataQuery> queries = request.metricDataQueries();
        checkQueries(queries);
        int most = request.maxDatapoints() == null ? MOST_POINTS : request.maxDatapoints();
        if (most < 1 || most > MOST_POINTS) {
            throw watch.invalid(
                    "The parameter MaxDatapoints must be between 1 and " + MOST_POINTS + ".");
        }
        long skip = request.nextToken() == null ? 0 : position(request.nextToken());
        Metrics metrics = now();
        MetricReading reading = new MetricReading(watch.account().clockTime());
        List<MetricDataResult> results = new ArrayList<>();
        long seen = 0;
        for (MetricDataQuery query : queries) {
            if (Boolean.FALSE.equals(query.returnData())) {
                continue;
            }
            List<Point> points = points(query, request, metrics, reading);
            int from = Math.clamp(skip - seen, 0, points.size());
            int to = Math.clamp(skip + most - seen, 0, points.size());
            // Who has nothing at all is told so on the first page.
            if (from < to || (points.isEmpty() && skip == 0)) {
                results.add(result(query, points.subList(from, to), to == points.size()));
            }
            seen += points.size();
        }
        return GetMetricDataResponse.builder()
                .metricDataResults(results)
                .nextToken(skip + most < seen ? PageToken.of(MARK, skip + most) : null)
                .build();
    }

    private static MetricDataResult result(
            MetricDataQuery query, List<Point> points, boolean complete) {
        return MetricDataResult.builder()
                .id(query.id())
                .label(
                        query.label() == null
                                ? query.metricStat().metric().metricName()
                                : query.label())
                .timestamps(points.stream().map(Point::at).toList())
                .values(points.stream().map(Point::value).toList())
                .statusCode(complete ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA)
                .build();
    }

    private List<Point> points(
            MetricDataQuery query,
            GetMetricDataRequest request,
            Metrics metrics,
            MetricReading reading) {
        MetricStat stat = query.metricStat();
        int period = stat.period();
        Optional<SimulatedMetric> metric =
                metrics.find(
                                key(
                                        stat.metric().namespace(),
                                        stat.metric().metricName(),
                                        stat.metric().dimensions()))
                        .filter(found ->
                                stat.unit() == null || Objects.equals(stat.unit(), found.unit()));
        if (metric.isEmpty()) {
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        long end = request.endTime().getEpochSecond();
        long start = Math.floorDiv(request.startTime().getEpochSecond(), period) * period;
        for (long at = start; at < end; at += period) {
            OptionalDouble value = reading.at(metric.get(), at, period, stat.stat());
            if (value.isPresent()) {
                points.add(new Point(Instant.ofEpochSecond(at), value.getAsDouble()));
            }
        }
        return request.scanBy() == ScanBy.TIMESTAMP_ASCENDING ? points : points.reversed();
    }

    private void checkQueries(List<MetricDataQuery> queries) {
        if (queries.isEmpty()) {
            throw watch.invalid("The parameter MetricDataQueries is required.");
        }
        if (queries.size() > MOST_QUERIES) {
            throw watch.invalid(
                    "The collection MetricDataQueries must not have a size greater than 500.");
        }
        Set<String> ids = new HashSet<>();
        for (MetricDataQuery query : queries) {
            if (query.id() == null || !query.id().matches("[a-z][a-zA-Z0-9_]*")) {
                throw watch.invalid("The value for parameter Id is not valid: " + query.id());
            }
            if (!ids.add(query.id())) {
                throw watch.invalid("The values for parameter Id are not unique: " + query.id());
            }
            if (query.expression() != null || query.metricStat() == null) {
                throw watch.invalid(
                        "Metric math and queries are not simulated; ask for a MetricStat: "
                                + query.id());
            }
            period(query.metricStat().period());
            checkStatistic(query.metricStat().stat());
        }
    }

    private void checkStatistic(String statistic) {
        if (!MetricReading.isKnown(String.valueOf(statistic))) {
            throw watch.invalid("The value " + statistic + " for parameter Stat is not supported.");
        }
    }

    private int period(Integer seconds) {
        if (seconds == null || seconds < MINUTE || seconds % MINUTE != 0) {
            throw watch.invalid(
                    "The parameter Period must be a multiple of 60: these metrics have no points"
                            + " of high resolution.");
        }
        return seconds;
    }

    private void checkTimes(Instant start, Instant end) {
        if (start == null || end == null || !start.isBefore(end)) {
            throw watch.invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
    }

    private long position(String token) {
        try {
            return PageToken.parts(MARK, 1, token)
                    .map(parts -> Long.parseLong(parts.getFirst()))
                    .orElseThrow(
                            () -> watch.invalid("The value for parameter NextToken is not valid."));
        } catch (NumberFormatException _) {
            throw watch.invalid("The value for parameter NextToken is not valid.");
        }
    }

    /** Of what an alarm or a request names. */
    static SimulatedMetric.Key key(String namespace, String name, List<Dimension> dimensions) {
        return new SimulatedMetric.Key(
                String.valueOf(namespace),
                String.valueOf(name),
                dimensions.stream()
                        .collect(
                                Collectors.toMap(
                                        Dimension::name, Dimension::value, (one, _) -> one)));
    }
}
