package io.stratoscope.cost;

import io.stratoscope.model.Scope;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.ForecastResult;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastResponse;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinitionType;
import software.amazon.awssdk.services.costexplorer.model.Metric;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two questions to Cost Explorer, about what carries a scope's tags. */
final class CostQueries {
    private static final String METRIC = "UnblendedCost";

    /** Between 51 and 99. */
    private static final int LIKELY_PERCENT = 80;

    private static final GroupDefinition BY_SERVICE =
            GroupDefinition.builder().type(GroupDefinitionType.DIMENSION).key("SERVICE").build();

    private final CostExplorerClient client;
    private final Optional<Expression> filter;
    private final Runnable before;

    /**
     * @param before runs before each request, and throws where it may not be sent
     */
    CostQueries(CostExplorerClient client, Scope scope, Runnable before) {
        this.client = client;
        this.filter = filter(scope);
        this.before = before;
    }

    private static Optional<Expression> filter(Scope scope) {
        return switch (scope) {
            case Scope.Everything() -> Optional.empty();
            case Scope.Tagged(Map<String, String> tags) -> {
                List<Expression> all =
                        tags.entrySet().stream()
                                .map(tag ->
                                        Expression.builder()
                                                .tags(t ->
                                                        t.key(tag.getKey()).values(tag.getValue()))
                                                .build())
                                .toList();
                yield Optional.of(
                        all.size() == 1 ? all.getFirst() : Expression.builder().and(all).build());
            }
        };
    }

    /**
     * By day, service and value of a tag, from the first of the month before until and with today. Cost Explorer takes two groups in
     * one request, so a tag costs nothing on top of the services.
     *
     * @param tag the tag's key
     */
    List<TaggedCost.Row> rows(LocalDate today, String tag) {
        GetCostAndUsageRequest.Builder request =
                GetCostAndUsageRequest.builder()
                        .timePeriod(
                                interval(today.withDayOfMonth(1).minusMonths(1), today.plusDays(1)))
                        .granularity(Granularity.DAILY)
                        .metrics(METRIC)
                        .groupBy(
                                BY_SERVICE,
                                GroupDefinition.builder()
                                        .type(GroupDefinitionType.TAG)
                                        .key(tag)
                                        .build());
        filter.ifPresent(request::filter);
        List<TaggedCost.Row> rows = new ArrayList<>();
        @Nullable String token = null;
        do {
            before.run();
            GetCostAndUsageResponse page =
                    client.getCostAndUsage(request.nextPageToken(token).build());
            page.resultsByTime().forEach(day -> add(day, tag, rows));
            if (token != null && token.equals(page.nextPageToken())) {
                // It would go on for ever, and each page is paid for.
                throw SdkClientException.create("the same page comes again and again");
            }
            token = page.nextPageToken();
        } while (token != null);
        return rows;
    }

    private static void add(ResultByTime day, String tag, List<TaggedCost.Row> rows) {
        LocalDate date = LocalDate.parse(day.timePeriod().start());
        for (Group group : day.groups()) {
            MetricValue value = group.metrics().get(METRIC);
            if (value != null && !group.keys().isEmpty()) {
                rows.add(
                        new TaggedCost.Row(
                                date,
                                group.keys().getFirst(),
                                value(group.keys(), tag),
                                new BigDecimal(value.amount())));
            }
        }
    }

    /** The second key is {@code key$value}; without a value it is what does not carry the tag. */
    private static Optional<String> value(List<String> keys, String tag) {
        return keys.stream()
                .skip(1)
                .filter(key -> key.startsWith(tag + "$"))
                .map(key -> key.substring(tag.length() + 1))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** What is expected, and between what it is likely to be. */
    record Forecast(BigDecimal usd, Optional<ActualCost.Range> range) {}

    /** From today to the end of the month. */
    Forecast forecast(LocalDate today) {
        GetCostForecastRequest.Builder request =
                GetCostForecastRequest.builder()
                        .timePeriod(interval(today, today.withDayOfMonth(1).plusMonths(1)))
                        .granularity(Granularity.MONTHLY)
                        .metric(Metric.UNBLENDED_COST)
                        .predictionIntervalLevel(LIKELY_PERCENT);
        filter.ifPresent(request::filter);
        before.run();
        GetCostForecastResponse answer = client.getCostForecast(request.build());
        return new Forecast(
                new BigDecimal(answer.total().amount()),
                answer.forecastResultsByTime().stream().findFirst().flatMap(CostQueries::range));
    }

    private static Optional<ActualCost.Range> range(ForecastResult month) {
        String least = month.predictionIntervalLowerBound();
        String most = month.predictionIntervalUpperBound();
        return least == null || most == null
                ? Optional.empty()
                : Optional.of(new ActualCost.Range(new BigDecimal(least), new BigDecimal(most)));
    }

    private static DateInterval interval(LocalDate start, LocalDate end) {
        return DateInterval.builder().start(start.toString()).end(end.toString()).build();
    }
}
