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
 * What Cost Explorer says was paid, by the value of a tag. It knows only tags that are active as cost allocation tags in the account's
 * billing settings, and of those nothing before the day on which they became active: all else it counts as untagged.
 *
 * @param askedAt when Cost Explorer was asked
 * @param key the tag's key
 * @param rows by day and service, since the first day of the month before
 */
public record TaggedCost(Instant askedAt, String key, List<Row> rows) {

    /** What a service cost on a day for what carries a value; the value is empty for what is untagged. */
    public record Row(LocalDate day, String service, Optional<String> value, BigDecimal usd) {}

    public TaggedCost {
        rows = List.copyOf(rows);
    }

    /** This month so far, by value; the empty text for what is untagged. */
    Map<String, BigDecimal> byValue() {
        return daily().byName();
    }

    /** What each value costs in a month, as {@link ActualCost#monthlyRate} counts; the empty text for what is untagged. */
    Map<String, BigDecimal> monthlyRate() {
        return daily().monthlyRate();
    }

    /** Whether anything carries the tag on the bill, or there is no bill yet. */
    public boolean isKnownToTheBill() {
        return rows.isEmpty() || rows.stream().anyMatch(row -> row.value().isPresent());
    }

    /** Why nothing may carry the tag on the bill, and what to do; for people. */
    public String unknownToTheBill() {
        return "Cost Explorer knows of nothing with the tag "
                + key
                + ": make it a cost allocation tag in the billing settings; it counts from the next day on.";
    }

    private DailyCosts daily() {
        return new DailyCosts(
                LocalDate.ofInstant(askedAt, ZoneOffset.UTC),
                rows.stream()
                        .map(row ->
                                new DailyCosts.Row(row.day(), row.value().orElse(""), row.usd()))
                        .toList());
    }

    /** As it is kept in the data directory. */
    JsonObject toJson() {
        return JsonValue.object()
                .put("askedAt", askedAt.toString())
                .put("key", key)
                .put("rows", rows.stream().map(TaggedCost::json).toList())
                .build();
    }

    private static JsonObject json(Row row) {
        JsonValue.ObjectBuilder json =
                JsonValue.object().put("day", row.day().toString()).put("service", row.service());
        row.value().ifPresent(value -> json.put("value", value));
        return json.put("usd", new JsonNumber(row.usd())).build();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws JsonFormatException when it is something else
     */
    static TaggedCost of(JsonObject json) {
        List<Row> rows = new ArrayList<>();
        try {
            for (JsonObject row : json.objects("rows")) {
                rows.add(
                        new Row(
                                LocalDate.parse(row.text("day").orElse("")),
                                row.text("service").orElse(""),
                                row.text("value"),
                                row.number("usd")
                                        .orElseThrow(() -> new JsonFormatException("no usd"))));
            }
            return new TaggedCost(
                    Instant.parse(json.text("askedAt").orElse("")),
                    json.text("key").orElse(""),
                    rows);
        } catch (DateTimeException e) {
            throw new JsonFormatException("no time: " + e.getMessage());
        }
    }
}
