package io.stratoscope.cost;

import io.stratoscope.price.Per;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What was paid day by day for things that have a name (a service, the value of a tag), this month and the month before, in US dollars.
 *
 * @param today the day on which it was asked, of which only a part is known
 */
record DailyCosts(LocalDate today, List<Row> rows) {
    private static final int RATE_DAYS = 30;

    /** What something cost on a day. */
    record Row(LocalDate day, String name, BigDecimal usd) {}

    DailyCosts {
        rows = List.copyOf(rows);
    }

    /** This month so far, with the part of today that is known. */
    BigDecimal monthToDate() {
        return sum(row -> !row.day().isBefore(firstOfMonth()));
    }

    /** All of the month before. */
    BigDecimal monthBefore() {
        return sum(row -> row.day().isBefore(firstOfMonth()));
    }

    /** The whole days of this month. */
    BigDecimal untilYesterday() {
        return sum(this::isWholeDayOfMonth);
    }

    /** This month so far, by name. */
    Map<String, BigDecimal> byName() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        rows.stream()
                .filter(row -> !row.day().isBefore(firstOfMonth()))
                .forEach(row -> sums.merge(row.name(), row.usd(), BigDecimal::add));
        return sums;
    }

    /** By day, of both months. */
    Map<LocalDate, BigDecimal> byDay() {
        Map<LocalDate, BigDecimal> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(row.day(), row.usd(), BigDecimal::add));
        return sums;
    }

    /** By name, the greatest change first; one more and one less of the same amount are alike. */
    List<ActualCost.Change> changes() {
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.add(row.name()));
        return names.stream()
                .map(name ->
                        new ActualCost.Change(
                                name,
                                sum(row -> row.name().equals(name) && isSameDayBefore(row)),
                                sum(row -> row.name().equals(name) && isWholeDayOfMonth(row))))
                .sorted(
                        Comparator.comparing((ActualCost.Change change) -> change.usd().abs())
                                .reversed()
                                .thenComparing(ActualCost.Change::service))
                .toList();
    }

    /**
     * What each name costs in a month of 730 hours, at the rate of the last whole days, thirty at most; nothing where there is
     * no whole day.
     */
    Map<String, BigDecimal> monthlyRate() {
        LocalDate from = today.minusDays(RATE_DAYS);
        Map<String, BigDecimal> sums = new TreeMap<>();
        TreeSet<LocalDate> days = new TreeSet<>();
        rows.stream()
                .filter(row -> !row.day().isBefore(from) && row.day().isBefore(today))
                .forEach(row -> {
                    days.add(row.day());
                    sums.merge(row.name(), row.usd(), BigDecimal::add);
                });
        sums.replaceAll((_, usd) ->
                usd.multiply(Per.HOUR.aMonth())
                        .divide(BigDecimal.valueOf(24L * days.size()), MathContext.DECIMAL64));
        return sums;
    }

    private LocalDate firstOfMonth() {
        return today.withDayOfMonth(1);
    }

    private boolean isWholeDayOfMonth(Row row) {
        return !row.day().isBefore(firstOfMonth()) && row.day().isBefore(today);
    }

    private boolean isSameDayBefore(Row row) {
        return row.day().isBefore(firstOfMonth())
                && row.day().getDayOfMonth() < today.getDayOfMonth();
    }

    private BigDecimal sum(Predicate<Row> which) {
        return rows.stream().filter(which).map(Row::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
