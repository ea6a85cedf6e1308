package io.stratoscope.ui.cost;

import io.stratoscope.cost.ActualCost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the charts show; in US dollars.
 *
 * @param services the dearest ones, and the others as one, by the order of their colours
 * @param days each with a sum a service
 * @param month how this month adds up; empty where nothing is known
 */
record CostCharts(List<String> services, List<Day> days, Optional<Month> month) {

    static final CostCharts NOTHING = new CostCharts(List.of(), List.of(), Optional.empty());

    /** Of more than these nobody tells the colours. */
    static final int MOST_SERVICES = 6;

    private static final String OTHERS = "others";

    /** A day's cost, a part a service. */
    record Day(LocalDate date, List<Double> parts) {
        double sum() {
            return parts.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /**
     * A month that adds up.
     *
     * @param first its first day
     * @param sums until the end of each whole day
     * @param expected at its end
     * @param least what is likely at its end, at the least
     * @param most at the most
     */
    record Month(
            LocalDate first,
            List<Double> sums,
            Optional<Double> expected,
            Optional<Double> least,
            Optional<Double> most,
            Optional<Double> budget) {}

    static CostCharts of(ActualCost cost, Optional<BigDecimal> budget) {
        List<String> names = dearest(cost);
        return new CostCharts(names, days(cost, names), Optional.of(month(cost, budget)));
    }

    private static List<String> dearest(ActualCost cost) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        cost.rows().forEach(row -> sums.merge(row.service(), row.usd(), BigDecimal::add));
        List<String> names =
                new ArrayList<>(
                        sums.entrySet().stream()
                                .sorted(
                                        Map.Entry.<String, BigDecimal>comparingByValue(
                                                Comparator.reverseOrder()))
                                .map(Map.Entry::getKey)
                                .toList());
        if (names.size() > MOST_SERVICES) {
            names.subList(MOST_SERVICES - 1, names.size()).clear();
            names.add(OTHERS);
        }
        return List.copyOf(names);
    }

    private static List<Day> days(ActualCost cost, List<String> names) {
        Map<LocalDate, double[]> parts = new TreeMap<>();
        for (ActualCost.Row row : cost.rows()) {
            int at = names.indexOf(row.service());
            parts.computeIfAbsent(row.day(), _ -> new double[names.size()])[
                            at < 0 ? names.size() - 1 : at] +=
                    row.usd().doubleValue();
        }
        List<Day> days = new ArrayList<>();
        parts.forEach((day, sums) -> days.add(new Day(day, boxed(sums))));
        return List.copyOf(days);
    }

    private static List<Double> boxed(double... values) {
        List<Double> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(value);
        }
        return List.copyOf(boxed);
    }

    private static Month month(ActualCost cost, Optional<BigDecimal> budget) {
        LocalDate first = cost.today().withDayOfMonth(1);
        Map<LocalDate, BigDecimal> byDay = cost.byDay();
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (LocalDate day = first; day.isBefore(cost.today()); day = day.plusDays(1)) {
            sum += byDay.getOrDefault(day, BigDecimal.ZERO).doubleValue();
            sums.add(sum);
        }
        Optional<ActualCost.Range> range = cost.rangeAtEndOfMonth();
        return new Month(
                first,
                List.copyOf(sums),
                cost.endOfMonth().map(BigDecimal::doubleValue),
                range.map(it -> it.leastUsd().doubleValue()),
                range.map(it -> it.mostUsd().doubleValue()),
                budget.map(BigDecimal::doubleValue));
    }
}
