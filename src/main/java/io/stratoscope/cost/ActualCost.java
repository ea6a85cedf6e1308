package io.stratoscope.cost;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Cost Explorer says that was paid: unblended cost in US dollars. Days are those of UTC, as on the bill. The figures of a
 * month change until some days after its end, and a day's until a day later.
 *
 * @param askedAt when Cost Explorer was asked
 * @param rows what each service cost on each day, since the first day of the month before
 * @param rest what Cost Explorer expects from the day of asking to the end of the month; empty where it cannot tell
 * @param range between what it may be; empty where Cost Explorer did not say
 * @param tagged the same by the values of tags, as far as anybody wanted to know; each was asked at a time of its own
 */
public record ActualCost(
        Instant askedAt,
        List<Row> rows,
        Optional<BigDecimal> rest,
        Optional<Range> range,
        List<TaggedCost> tagged) {
    /** What a service cost on a day. */
    public record Row(LocalDate day, String service, BigDecimal usd) {}

    /**
     * How the cost of a service changed: this month until yesterday, and the same days of the month before.
     */
    public record Change(String service, BigDecimal beforeUsd, BigDecimal nowUsd) {
        public BigDecimal usd() {
            return nowUsd.subtract(beforeUsd);
        }
    }

    /** From the least to the most that is likely, in US dollars: four times of five it is between. */
    public record Range(BigDecimal leastUsd, BigDecimal mostUsd) {
        Range plus(BigDecimal usd) {
            return new Range(leastUsd.add(usd), mostUsd.add(usd));
        }
    }

    public ActualCost {
        rows = List.copyOf(rows);
        tagged = List.copyOf(tagged);
    }

    /** With a forecast of which nobody said how sure it is. */
    public ActualCost(Instant askedAt, List<Row> rows, Optional<BigDecimal> rest) {
        this(askedAt, rows, rest, Optional.empty(), List.of());
    }

    /** By the values of a tag; empty where nobody asked for it yet. */
    public Optional<TaggedCost> tagged(String key) {
        return tagged.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** With what was asked of a tag, in place of what was known of it. */
    ActualCost with(TaggedCost cost) {
        List<TaggedCost> all = new ArrayList<>(tagged);
        all.removeIf(each -> each.key().equals(cost.key()));
        all.add(cost);
        return new ActualCost(askedAt, rows, rest, range, all);
    }

    /** The day on which it was asked. */
    public LocalDate today() {
        return LocalDate.ofInstant(askedAt, ZoneOffset.UTC);
    }

    /** This month so far, with the part of today that is known. */
    public BigDecimal monthToDate() {
        return daily().monthToDate();
    }

    /** All of the month before. */
    public BigDecimal monthBefore() {
        return daily().monthBefore();
    }

    /** This month until yesterday, and what is expected from today on. */
    public Optional<BigDecimal> endOfMonth() {
        return rest.map(expected -> expected.add(untilYesterday()));
    }

    /** Between what that is likely to be. */
    public Optional<Range> rangeAtEndOfMonth() {
        return range.map(expected -> expected.plus(untilYesterday()));
    }

    /** The whole days of this month. */
    public BigDecimal untilYesterday() {
        return daily().untilYesterday();
    }

    /** By service, the greatest change first; one more and one less of the same amount are alike. */
    public List<Change> changes() {
        return daily().changes();
    }

    /** This month so far, by service. */
    public Map<String, BigDecimal> byService() {
        return daily().byName();
    }

    /** By day, of both months. */
    public Map<LocalDate, BigDecimal> byDay() {
        return daily().byDay();
    }

    /**
     * What each service costs in a month of 730 hours, at the rate of the last whole days, thirty at most; nothing where there
     * is no whole day.
     */
    public Map<String, BigDecimal> monthlyRate() {
        return daily().monthlyRate();
    }

    private DailyCosts daily() {
        return new DailyCosts(
                today(),
                rows.stream()
                        .map(row -> new DailyCosts.Row(row.day(), row.service(), row.usd()))
                        .toList());
    }

    /** As it is kept in the data directory. */
    JsonObject toJson() {
        JsonValue.ObjectBuilder json =
                JsonValue.object()
                        .put(
                                "rows",
                                rows.stream()
                                        .map(row ->
                                                JsonValue.object()
                                                        .put("day", row.day().toString())
                                                        .put("service", row.service())
                                                        .put("usd", new JsonNumber(row.usd()))
                                                        .build())
                                        .toList());
        rest.ifPresent(usd -> json.put("rest", new JsonNumber(usd)));
        range.ifPresent(between ->
                json.put("least", new JsonNumber(between.leastUsd()))
                        .put("most", new JsonNumber(between.mostUsd())));
        return json.put("tagged", tagged.stream().map(TaggedCost::toJson).toList()).build();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws JsonFormatException when it is something else
     */
    static ActualCost of(Instant askedAt, JsonObject json) {
        List<Row> rows = new ArrayList<>();
        for (JsonObject row : json.objects("rows")) {
            try {
                rows.add(
                        new Row(
                                LocalDate.parse(row.text("day").orElse("")),
                                row.text("service").orElse(""),
                                row.number("usd")
                                        .orElseThrow(() -> new JsonFormatException("no usd"))));
            } catch (DateTimeException e) {
                throw new JsonFormatException("no day: " + e.getMessage());
            }
        }
        return new ActualCost(
                askedAt,
                rows,
                json.number("rest"),
                json.number("least")
                        .flatMap(least -> json.number("most").map(most -> new Range(least, most))),
                json.objects("tagged").stream().map(TaggedCost::of).toList());
    }
}
