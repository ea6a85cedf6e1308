package io.stratoscope.metrics;

import io.stratoscope.model.Failure;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One {@code GetMetricData}, with all of its pages. Its questions may be of different periods; it begins where the longest of them
 * does, so that every period begins where one of AWS does.
 *
 * @param from the earliest beginning of a window
 * @param to the latest end
 */
record MetricCall(Instant from, Instant to, List<MetricInquiry> inquiries) {

    /** <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">AWS's limits</a> of a call. */
    static final int MOST_QUERIES = 500;

    static final int MOST_POINTS = 100_800;

    /** Packs questions of about the same time into as few calls as the limits allow. */
    static List<MetricCall> pack(List<MetricInquiry> inquiries) {
        Instant from =
                Collections.min(inquiries, Comparator.comparing(each -> each.window().from()))
                        .window()
                        .from();
        Instant to =
                Collections.max(inquiries, Comparator.comparing(each -> each.window().to()))
                        .window()
                        .to();
        List<MetricCall> calls = new ArrayList<>();
        List<MetricInquiry> next = new ArrayList<>();
        long points = 0;
        for (MetricInquiry inquiry : inquiries) {
            long more = Duration.between(from, to).dividedBy(inquiry.window().period()) + 1;
            if (!next.isEmpty() && (next.size() == MOST_QUERIES || points + more > MOST_POINTS)) {
                calls.add(new MetricCall(from, to, next));
                next = new ArrayList<>();
                points = 0;
            }
            next.add(inquiry);
            points += more;
        }
        calls.add(new MetricCall(from, to, next));
        return calls;
    }

    MetricCall {
        inquiries = List.copyOf(inquiries);
    }

    /** What came of one question, over all pages. */
    private static final class Collected {
        private final Map<Instant, Double> points = new TreeMap<>();
        private final Set<String> notes = new LinkedHashSet<>();
        private StatusCode status = StatusCode.PARTIAL_DATA;

        void add(MetricDataResult result) {
            int both = Math.min(result.timestamps().size(), result.values().size());
            for (int i = 0; i < both; i++) {
                double value = result.values().get(i);
                if (Double.isFinite(value)) {
                    points.put(result.timestamps().get(i), value);
                }
            }
            result.messages().forEach(message -> notes.add(words(message)));
            status = result.statusCode() == null ? StatusCode.COMPLETE : result.statusCode();
        }
    }

    /**
     * Sends it.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException and what else clients throw
     */
    Map<MetricQuestion, MetricAnswer> send(CloudWatchClient client, BooleanSupplier cancelled) {
        Map<String, Collected> collected = new HashMap<>();
        Set<String> notes = new LinkedHashSet<>();
        GetMetricDataRequest request = request();
        boolean more;
        do {
            GetMetricDataResponse page = client.getMetricData(request);
            page.metricDataResults()
                    .forEach(result ->
                            collected
                                    .computeIfAbsent(result.id(), _ -> new Collected())
                                    .add(result));
            page.messages().forEach(message -> notes.add(words(message)));
            request = request.toBuilder().nextToken(page.nextToken()).build();
            more = page.nextToken() != null && !page.nextToken().isEmpty();
        } while (more && !cancelled.getAsBoolean());
        Map<MetricQuestion, MetricAnswer> answers = new LinkedHashMap<>();
        for (int i = 0; i < inquiries.size(); i++) {
            Collected all = collected.getOrDefault(name(i), new Collected());
            answers.put(inquiries.get(i).question(), answer(inquiries.get(i), all, notes));
        }
        return answers;
    }

    private GetMetricDataRequest request() {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int i = 0; i < inquiries.size(); i++) {
            queries.add(query(name(i), inquiries.get(i)));
        }
        return GetMetricDataRequest.builder()
                .startTime(from)
                .endTime(to)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(queries)
                .build();
    }

    private static String name(int i) {
        return "m" + i;
    }

    private static MetricDataQuery query(String name, MetricInquiry inquiry) {
        MetricId id = inquiry.question().metric().id();
        List<Dimension> dimensions =
                id.dimensions().entrySet().stream()
                        .map(each ->
                                Dimension.builder()
                                        .name(each.getKey())
                                        .value(each.getValue())
                                        .build())
                        .toList();
        return MetricDataQuery.builder()
                .id(name)
                .metricStat(stat ->
                        stat.metric(metric ->
                                        metric.namespace(id.namespace())
                                                .metricName(id.name())
                                                .dimensions(dimensions))
                                .period(Math.toIntExact(inquiry.window().period().toSeconds()))
                                .stat(inquiry.question().statistic().word()))
                .returnData(true)
                .build();
    }

    private static MetricAnswer answer(
            MetricInquiry inquiry, Collected all, Set<String> notesOfTheCall) {
        String why = String.join("; ", all.notes);
        return switch (all.status) {
            case FORBIDDEN ->
                    new MetricAnswer.Unread(
                            new Failure.AccessDenied(
                                    MetricReader.ACTION,
                                    why.isEmpty()
                                            ? "CloudWatch may not show this metric to you"
                                            : why));
            case INTERNAL_ERROR ->
                    new MetricAnswer.Unread(
                            new Failure.ServiceError(
                                    MetricReader.ACTION,
                                    "CloudWatch failed inside while it read this metric"
                                            + (why.isEmpty() ? "" : ": " + why)));
            case COMPLETE, PARTIAL_DATA, UNKNOWN_TO_SDK_VERSION ->
                    new MetricAnswer.Read(
                            new MetricSeries(
                                    inquiry.question(),
                                    inquiry.window(),
                                    all.points.entrySet().stream()
                                            .filter(each -> inquiry.window().has(each.getKey()))
                                            .map(each ->
                                                    new MetricPoint(each.getKey(), each.getValue()))
                                            .toList(),
                                    all.status != StatusCode.COMPLETE,
                                    Stream.concat(notesOfTheCall.stream(), all.notes.stream())
                                            .distinct()
                                            .toList()));
        };
    }

    private static String words(MessageData message) {
        return message.value() == null || message.value().isEmpty()
                ? String.valueOf(message.code())
                : message.value();
    }
}
