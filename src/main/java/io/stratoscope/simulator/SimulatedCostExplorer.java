package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.CostExplorerException;
import software.amazon.awssdk.services.costexplorer.model.DataUnavailableException;
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
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * AWS Cost Explorer: unblended cost by day or month, by service and tag, out of what stands in the account now. A day's use
 * varies by chance, the same each time it is asked for. What is gone has left no cost behind.
 */
final class SimulatedCostExplorer extends SimulatedService implements CostExplorerClient {
    private static final String METRIC = "UnblendedCost";
    private static final int MONTHS_KEPT = 14;
    private static final int DAYS_LOOKED_AT = 7;
    private static final Paging.Limits PAGES = Paging.Limits.of(100, 100);

    SimulatedCostExplorer(AccountState account, String region) {
        super(account, region, "ce", CostExplorerException::builder);
    }

    private record Days(LocalDate start, LocalDate end) {
        List<Days> parts(Granularity granularity) {
            List<Days> parts = new ArrayList<>();
            for (LocalDate at = start; at.isBefore(end); ) {
                LocalDate next =
                        granularity == Granularity.MONTHLY
                                ? at.withDayOfMonth(1).plusMonths(1)
                                : at.plusDays(1);
                parts.add(new Days(at, next.isAfter(end) ? end : next));
                at = next;
            }
            return parts;
        }
    }

    @Override
    public GetCostAndUsageResponse getCostAndUsage(GetCostAndUsageRequest request) {
        return call("GetCostAndUsage", request, () -> usage(request));
    }

    @Override
    public GetCostForecastResponse getCostForecast(GetCostForecastRequest request) {
        return call("GetCostForecast", request, () -> forecast(request));
    }

    private GetCostAndUsageResponse usage(GetCostAndUsageRequest request) {
        Days days = days(request.timePeriod());
        if (days.start().isBefore(today().minusMonths(MONTHS_KEPT))) {
            throw invalid("You haven't enabled historical data beyond 14 months");
        }
        if (!request.metrics().equals(List.of(METRIC))) {
            throw invalid("Invalid metric: only " + METRIC + " is offered");
        }
        if (request.groupBy().size() > 2) {
            throw invalid("Invalid groupBy: at most two groups");
        }
        List<Charge> charges = charges(request.filter());
        Paging.Page<Days> page =
                page(days.parts(request.granularity()), PAGES, null, request.nextPageToken());
        return GetCostAndUsageResponse.builder()
                .groupDefinitions(request.groupBy())
                .resultsByTime(
                        page.items().stream().map(part -> result(part, charges, request)).toList())
                .nextPageToken(page.token())
                .build();
    }

    private ResultByTime result(Days part, List<Charge> charges, GetCostAndUsageRequest request) {
        ResultByTime.Builder result =
                ResultByTime.builder()
                        .timePeriod(interval(part))
                        .estimated(part.end().isAfter(today().withDayOfMonth(1)));
        if (!request.hasGroupBy() || request.groupBy().isEmpty()) {
            return result.total(Map.of(METRIC, value(sum(part, charges)))).build();
        }
        Map<String, List<Charge>> groups = new TreeMap<>();
        charges.forEach(charge ->
                groups.computeIfAbsent(
                                String.join("\n", keys(charge, request.groupBy())),
                                _ -> new ArrayList<>())
                        .add(charge));
        List<Group> shown = new ArrayList<>();
        groups.values()
                .forEach(group -> {
                    BigDecimal usd = sum(part, group);
                    if (usd.signum() > 0) {
                        shown.add(
                                Group.builder()
                                        .keys(keys(group.getFirst(), request.groupBy()))
                                        .metrics(Map.of(METRIC, value(usd)))
                                        .build());
                    }
                });
        return result.groups(shown).build();
    }

    private List<String> keys(Charge charge, List<GroupDefinition> by) {
        return by.stream().map(group -> key(charge, group)).toList();
    }

    private String key(Charge charge, GroupDefinition group) {
        if (group.type() == GroupDefinitionType.TAG) {
            return group.key() + "$" + charge.tags().getOrDefault(group.key(), "");
        }
        if (group.type() == GroupDefinitionType.DIMENSION && group.key().equals("SERVICE")) {
            return charge.service();
        }
        throw invalid("Invalid groupBy: only SERVICE and tags are offered");
    }

    private List<Charge> charges(@Nullable Expression filter) {
        List<Charge> all = Charges.of(account());
        if (filter == null) {
            return all;
        }
        return all.stream().filter(charge -> matches(charge, filter)).toList();
    }

    private boolean matches(Charge charge, Expression filter) {
        if (filter.hasAnd() && !filter.and().isEmpty()) {
            return filter.and().stream().allMatch(part -> matches(charge, part));
        }
        if (filter.tags() == null) {
            throw invalid("Invalid filter: only tags are offered");
        }
        return filter.tags().values().contains(charge.tags().getOrDefault(filter.tags().key(), ""));
    }

    private GetCostForecastResponse forecast(GetCostForecastRequest request) {
        Days days = days(request.timePeriod());
        if (days.start().isBefore(today())) {
            throw invalid("Start date must be equal to or after the current date");
        }
        if (request.metric() != Metric.UNBLENDED_COST) {
            throw invalid("Invalid metric: only UNBLENDED_COST is offered");
        }
        Days week = new Days(today().minusDays(DAYS_LOOKED_AT), today());
        BigDecimal past = sum(week, charges(request.filter()));
        if (past.signum() == 0) {
            throw error(
                    DataUnavailableException.builder(),
                    400,
                    "DataUnavailableException",
                    "Insufficient amount of historical data to generate forecast");
        }
        long count = ChronoUnit.DAYS.between(days.start(), days.end());
        BigDecimal total =
                past.multiply(BigDecimal.valueOf(count))
                        .divide(BigDecimal.valueOf(DAYS_LOOKED_AT), MathContext.DECIMAL64);
        return GetCostForecastResponse.builder()
                .total(value(total))
                .forecastResultsByTime(expected(days, total))
                .build();
    }

    /** The surer it has to be, the wider the interval; use varies by a quarter up and down. */
    private static ForecastResult expected(Days days, BigDecimal total) {
        BigDecimal spread = total.multiply(new BigDecimal("0.12"));
        return ForecastResult.builder()
                .timePeriod(interval(days))
                .meanValue(value(total).amount())
                .predictionIntervalLowerBound(value(total.subtract(spread)).amount())
                .predictionIntervalUpperBound(value(total.add(spread)).amount())
                .build();
    }

    private Days days(@Nullable DateInterval interval) {
        try {
            if (interval != null && interval.start() != null && interval.end() != null) {
                Days days =
                        new Days(
                                LocalDate.parse(interval.start()), LocalDate.parse(interval.end()));
                if (days.start().isBefore(days.end())) {
                    return days;
                }
            }
        } catch (DateTimeParseException _) {
            throw invalid("Start time or end time is invalid, expected yyyy-MM-dd");
        }
        throw invalid("Start date (and hour) should be before end date (and hour)");
    }

    private BigDecimal sum(Days days, List<Charge> charges) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Days day : days.parts(Granularity.DAILY)) {
            for (Charge charge : charges) {
                sum = sum.add(onDay(day.start(), charge));
            }
        }
        return sum;
    }

    /** So much of a day's cost as of the day the charge has stood, until now. */
    private BigDecimal onDay(LocalDate day, Charge charge) {
        Instant from = latest(start(day), charge.since());
        Instant now = account().clockTime();
        Instant until = start(day.plusDays(1)).isBefore(now) ? start(day.plusDays(1)) : now;
        if (!from.isBefore(until)) {
            return BigDecimal.ZERO;
        }
        BigDecimal share =
                BigDecimal.valueOf(Duration.between(from, until).toSeconds())
                        .divide(BigDecimal.valueOf(86_400), MathContext.DECIMAL64);
        BigDecimal usd = charge.dailyUsd().multiply(share);
        return charge.usage() ? usd.multiply(chance(day, charge.service())) : usd;
    }

    /** Between 0.75 and 1.25, the same for a day and a service each time. */
    private static BigDecimal chance(LocalDate day, String service) {
        CRC32 sum = new CRC32();
        sum.update((day + service).getBytes(StandardCharsets.UTF_8));
        return new BigDecimal("0.75").add(BigDecimal.valueOf(sum.getValue() % 501, 3));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(account().clockTime(), ZoneOffset.UTC);
    }

    private static DateInterval interval(Days days) {
        return DateInterval.builder()
                .start(days.start().toString())
                .end(days.end().toString())
                .build();
    }

    private static MetricValue value(BigDecimal usd) {
        return MetricValue.builder()
                .amount(usd.setScale(10, RoundingMode.HALF_UP).toPlainString())
                .unit("USD")
                .build();
    }

    private RuntimeException invalid(String message) {
        return error(400, "ValidationException", message);
    }
}
