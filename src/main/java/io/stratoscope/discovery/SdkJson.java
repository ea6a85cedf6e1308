package io.stratoscope.discovery;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the SDK's model objects as JSON, with the member names of the API; what was not set is left out. */
public final class SdkJson {

    private SdkJson() {}

    public static JsonObject of(SdkPojo pojo) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            value(field.getValueOrDefault(pojo))
                    .ifPresent(value -> members.put(field.memberName(), value));
        }
        return new JsonObject(members);
    }

    private static Optional<JsonValue> value(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case SdkPojo pojo -> Optional.of(of(pojo));
            case String text -> Optional.of(JsonValue.of(text));
            case Boolean truth -> Optional.of(JsonValue.of(truth));
            case Number number ->
                    Optional.of(new JsonValue.JsonNumber(new BigDecimal(number.toString())));
            case Instant instant -> Optional.of(JsonValue.of(instant.toString()));
            case SdkBytes bytes ->
                    Optional.of(JsonValue.of(bytes.asByteArrayUnsafe().length + " bytes"));
            // The SDK's own marker for "not set" is an empty list or map of a special class.
            case software.amazon.awssdk.core.util.SdkAutoConstructList<?> unset -> Optional.empty();
            case software.amazon.awssdk.core.util.SdkAutoConstructMap<?, ?> unset ->
                    Optional.empty();
            case List<?> items -> Optional.of(list(items));
            case Map<?, ?> entries -> Optional.of(map(entries));
            default -> Optional.of(JsonValue.of(value.toString()));
        };
    }

    private static JsonValue list(List<?> items) {
        List<JsonValue> values = new ArrayList<>(items.size());
        items.forEach(item -> value(item).ifPresent(values::add));
        return JsonValue.of(values);
    }

    private static JsonValue map(Map<?, ?> entries) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        entries.forEach((key, item) ->
                value(item).ifPresent(value -> values.put(String.valueOf(key), value)));
        return new JsonObject(values);
    }
}
