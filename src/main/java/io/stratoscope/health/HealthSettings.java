package io.stratoscope.health;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.NearNames;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operator changed of the rules.
 *
 * @param off keys of rules that are switched off
 * @param thresholds {@code rule.threshold} to the number that holds instead of the usual one
 */
public record HealthSettings(Set<String> off, Map<String, BigDecimal> thresholds) {

    /** Everything as it is usual. */
    public static final HealthSettings USUAL = new HealthSettings(Set.of(), Map.of());

    public HealthSettings {
        off = Set.copyOf(off);
        thresholds = Map.copyOf(thresholds);
    }

    /**
     * Reads {@code {rules: {certificate-expiry: {days: 45}, log-retention: false}}}.
     *
     * @throws IllegalArgumentException when it names a rule or a threshold that there is not, in one line
     */
    public static HealthSettings of(JsonObject file, List<HealthRule> rules) {
        Set<String> off = new HashSet<>();
        Map<String, BigDecimal> thresholds = new HashMap<>();
        file.members().keySet().stream()
                .filter(key -> !key.equals("rules"))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(
                            "there is nothing called " + key + " in it, only rules");
                });
        JsonObject given =
                file.get("rules")
                        .map(value -> value instanceof JsonObject object ? object : wrong("rules"))
                        .orElse(JsonObject.EMPTY);
        given.members()
                .forEach((key, value) -> {
                    HealthRule rule = rule(key, rules);
                    switch (value) {
                        case JsonBoolean(boolean on) -> {
                            if (!on) {
                                off.add(key);
                            }
                        }
                        case JsonObject numbers -> thresholds.putAll(numbers(rule, numbers));
                        case JsonValue.JsonArray _,
                                JsonValue.JsonString _,
                                JsonNumber _,
                                JsonValue.JsonNull _ ->
                                wrong(key);
                    }
                });
        return new HealthSettings(off, thresholds);
    }

    private static HealthRule rule(String key, List<HealthRule> rules) {
        return rules.stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no health rule "
                                        + key
                                        + "; "
                                        + NearNames.hint(
                                                key,
                                                rules.stream().map(HealthRule::key).toList())));
    }

    private static Map<String, BigDecimal> numbers(HealthRule rule, JsonObject given) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        List<String> names = rule.thresholds().stream().map(HealthRule.Threshold::name).toList();
        given.members()
                .forEach((name, value) -> {
                    if (!names.contains(name)) {
                        throw new IllegalArgumentException(
                                "the health rule "
                                        + rule.key()
                                        + " has no threshold "
                                        + name
                                        + (names.isEmpty()
                                                ? ""
                                                : "; it has " + String.join(", ", names)));
                    }
                    if (!(value instanceof JsonNumber(BigDecimal number)) || number.signum() < 0) {
                        throw new IllegalArgumentException(
                                "the threshold "
                                        + rule.key()
                                        + "."
                                        + name
                                        + " must be a number that is not negative");
                    }
                    numbers.put(rule.key() + "." + name, number);
                });
        return numbers;
    }

    private static JsonObject wrong(String key) {
        throw new IllegalArgumentException(
                key
                        + " must be "
                        + (key.equals("rules")
                                ? "a mapping of rules"
                                : "true, false, or a mapping of its thresholds"));
    }

    /** The number that a rule compares with. */
    BigDecimal threshold(HealthRule rule, String name) {
        return thresholds.getOrDefault(
                rule.key() + "." + name,
                rule.thresholds().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .usual());
    }
}
