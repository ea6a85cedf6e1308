package io.stratoscope.metrics;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallGate;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.WriteGuard;
import io.stratoscope.provision.TurningClock;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An account with a CloudWatch in which stands what a test put there: values by the minute, of which a period's value is the sum,
 * the least, the most or the average. It keeps AWS's limits, and pages when it is told to.
 */
public final class FakeCloudWatch implements AwsAccount, CloudWatchClient {

    public static final String REGION = "eu-central-1";
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;

    private final Map<MetricId, SortedMap<Instant, Double>> metrics = new HashMap<>();
    private final CallGate gate = new CallGate(new WriteGuard(), new CallMeter());
    final List<ListMetricsRequest> listed = new ArrayList<>();
    final List<GetMetricDataRequest> asked = new ArrayList<>();
    Map<MetricId, StatusCode> statuses = new HashMap<>();
    List<MessageData> messages = List.of();
    Optional<RuntimeException> failure = Optional.empty();
    int metricsAPage = MOST_QUERIES;
    int pointsAPage = MOST_POINTS;
    private final TurningClock clock = new TurningClock(Instant.parse("2026-11-23T12:00:30Z"));

    /** Writes a value. */
    public FakeCloudWatch put(MetricId metric, Instant at, double value) {
        metrics.computeIfAbsent(metric, _ -> new TreeMap<>()).put(at, value);
        return this;
    }

    /** Writes the same value every minute of the last so much. */
    public FakeCloudWatch every(MetricId metric, Duration last, double value) {
        Instant now = clock.instant();
        for (Instant at = now.minus(last); at.isBefore(now); at = at.plusSeconds(60)) {
            put(metric, Instant.ofEpochSecond(at.getEpochSecond() / 60 * 60), value);
        }
        return this;
    }

    /** Which metrics were asked for so far, each as often as it was. */
    public List<MetricId> asked() {
        return asked.stream()
                .flatMap(request -> request.metricDataQueries().stream())
                .map(FakeCloudWatch::id)
                .toList();
    }

    /** Answers every call with this from now on. */
    public void refuse(RuntimeException with) {
        failure = Optional.of(with);
    }

    /** Sets the clock. */
    public FakeCloudWatch at(Instant time) {
        later(Duration.between(clock.instant(), time));
        return this;
    }

    public void later(Duration time) {
        clock.turn(time);
    }

    public static RuntimeException error(int status, String code, String message) {
        return CloudWatchException.builder()
                .message(message)
                .statusCode(status)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
                .build();
    }

    @Override
    public ListMetricsResponse listMetrics(ListMetricsRequest request) {
        return gate.call(
                "cloudwatch",
                "ListMetrics",
                () -> {
                    fail();
                    listed.add(request);
                    List<MetricId> all =
                            metrics.keySet().stream()
                                    .filter(id -> id.namespace().equals(request.namespace()))
                                    .filter(id ->
                                            request.dimensions().stream()
                                                    .allMatch(filter -> has(id, filter)))
                                    .sorted()
                                    .toList();
                    int from =
                            request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
                    int to = Math.min(all.size(), from + metricsAPage);
                    return ListMetricsResponse.builder()
                            .metrics(
                                    all.subList(from, to).stream()
                                            .map(FakeCloudWatch::metric)
                                            .toList())
                            .nextToken(to < all.size() ? String.valueOf(to) : null)
                            .build();
                });
    }

    private static boolean has(MetricId id, DimensionFilter filter) {
        return filter.value() == null
                ? id.dimensions().containsKey(filter.name())
                : filter.value().equals(id.dimensions().get(filter.name()));
    }

    private static software.amazon.awssdk.services.cloudwatch.model.Metric metric(MetricId id) {
        return software.amazon.awssdk.services.cloudwatch.model.Metric.builder()
                .namespace(id.namespace())
                .metricName(id.name())
                .dimensions(
                        id.dimensions().entrySet().stream()
                                .map(each ->
                                        Dimension.builder()
                                                .name(each.getKey())
                                                .value(each.getValue())
                                                .build())
                                .toList())
                .build();
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return gate.call(
                "cloudwatch",
                "GetMetricData",
                CallMeter.units(request),
                _ -> false,
                () -> {
                    fail();
                    asked.add(request);
                    return data(request);
                });
    }

    private GetMetricDataResponse data(GetMetricDataRequest request) {
        if (request.metricDataQueries().size() > MOST_QUERIES) {
            throw error(400, "ValidationError", "more than 500 queries");
        }
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int at = 0;
        int left = pointsAPage;
        boolean more = false;
        List<MetricDataResult> results = new ArrayList<>();
        for (MetricDataQuery query : request.metricDataQueries()) {
            SortedMap<Instant, Double> points = points(request, query);
            List<Instant> times = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (Map.Entry<Instant, Double> point : points.entrySet()) {
                if (at >= from && left > 0) {
                    times.add(point.getKey());
                    values.add(point.getValue());
                    left--;
                } else if (at >= from) {
                    more = true;
                }
                at++;
            }
            results.add(
                    MetricDataResult.builder()
                            .id(query.id())
                            .timestamps(times)
                            .values(values)
                            .statusCode(
                                    more
                                            ? StatusCode.PARTIAL_DATA
                                            : statuses.getOrDefault(id(query), StatusCode.COMPLETE))
                            .build());
        }
        return GetMetricDataResponse.builder()
                .metricDataResults(results)
                .messages(messages)
                .nextToken(more ? String.valueOf(from + pointsAPage) : null)
                .build();
    }

    static MetricId id(MetricDataQuery query) {
        var metric = query.metricStat().metric();
        return new MetricId(
                metric.namespace(),
                metric.metricName(),
                metric.dimensions().stream()
                        .collect(Collectors.toMap(Dimension::name, Dimension::value)));
    }

    private SortedMap<Instant, Double> points(GetMetricDataRequest request, MetricDataQuery query) {
        long period = query.metricStat().period();
        SortedMap<Instant, List<Double>> values = new TreeMap<>();
        metrics.getOrDefault(id(query), new TreeMap<>())
                .subMap(request.startTime(), request.endTime())
                .forEach((time, value) ->
                        values.computeIfAbsent(
                                        Instant.ofEpochSecond(
                                                time.getEpochSecond() / period * period),
                                        _ -> new ArrayList<>())
                                .add(value));
        SortedMap<Instant, Double> points = new TreeMap<>();
        values.forEach(
                (time, each) -> points.put(time, statistic(query.metricStat().stat(), each)));
        return points;
    }

    private static double statistic(String name, List<Double> values) {
        var all = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return switch (name) {
            case "Sum" -> all.getSum();
            case "Minimum" -> all.getMin();
            case "Maximum" -> all.getMax();
            case "SampleCount" -> all.getCount();
            default -> all.getAverage();
        };
    }

    private void fail() {
        failure.ifPresent(e -> {
            throw e;
        });
    }

    @Override
    public String label() {
        return "fake";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public List<String> regions() {
        return List.of(REGION);
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        return type.cast(this);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public CallMeter meter() {
        return gate.meter();
    }

    @Override
    public WriteGuard guard() {
        return gate.guard();
    }

    @Override
    public String serviceName() {
        return "monitoring";
    }

    @Override
    public void close() {}
}
