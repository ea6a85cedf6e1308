package io.stratoscope.aws;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The SDK's requests and structures as JSON and back. Members are found by their names, whatever their capitals, and begin with a
 * capital in JSON, as in CloudFormation's template reference. The SDK's own readers of answers fill structures this way.
 */
public final class SdkJson {

    private SdkJson() {}

    /**
     * Sets a member of a request or a structure.
     *
     * @throws IllegalArgumentException when there is no such member, or the value does not fit
     */
    public static void set(SdkPojo builder, String name, JsonValue value) {
        SdkField<?> field =
                builder.sdkFields().stream()
                        .filter(each -> each.memberName().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        builder.getClass().getName() + " has no member " + name));
        field.set(builder, toSdk(field, value));
    }

    // The SDK's own readers of answers fill structures this way; the set of marshalling types is
    // closed.
    private static @Nullable Object toSdk(SdkField<?> field, JsonValue value) {
        MarshallingType<?> type = field.marshallingType();
        if (value instanceof JsonNull) {
            return null;
        }
        if (type.equals(MarshallingType.SDK_POJO)) {
            SdkPojo builder = field.constructor().get();
            object(field, value).members().forEach((name, each) -> set(builder, name, each));
            return builder instanceof Buildable buildable ? buildable.build() : builder;
        }
        if (type.equals(MarshallingType.LIST)) {
            SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            List<@Nullable Object> items = new ArrayList<>();
            array(field, value).items().forEach(item -> items.add(toSdk(member, item)));
            return items;
        }
        if (type.equals(MarshallingType.MAP)) {
            SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            object(field, value)
                    .members()
                    .forEach((key, item) -> entries.put(key, toSdk(member, item)));
            return entries;
        }
        return scalar(field, value);
    }

    private static Object scalar(SdkField<?> field, JsonValue value) {
        MarshallingType<?> type = field.marshallingType();
        String text = plain(value).orElseThrow(() -> misfit(field, value));
        if (type.equals(MarshallingType.STRING)) {
            return text;
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return Boolean.valueOf(text);
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return Instant.parse(text);
        }
        BigDecimal number = new BigDecimal(text);
        if (type.equals(MarshallingType.INTEGER)) {
            return number.intValueExact();
        }
        if (type.equals(MarshallingType.LONG)) {
            return number.longValueExact();
        }
        if (type.equals(MarshallingType.DOUBLE)) {
            return number.doubleValue();
        }
        if (type.equals(MarshallingType.FLOAT)) {
            return number.floatValue();
        }
        throw misfit(field, value);
    }

    private static JsonObject object(SdkField<?> field, JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw misfit(field, value);
    }

    private static JsonArray array(SdkField<?> field, JsonValue value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw misfit(field, value);
    }

    private static IllegalArgumentException misfit(SdkField<?> field, JsonValue value) {
        return new IllegalArgumentException(
                "the member "
                        + field.memberName()
                        + " takes no "
                        + value.getClass().getSimpleName());
    }

    /** A scalar as text: {@code 5432}, {@code true}, or the text itself; empty for anything else. */
    public static Optional<String> plain(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> Optional.of(text);
            case JsonNumber(BigDecimal number) -> Optional.of(number.toPlainString());
            case JsonBoolean(boolean flag) -> Optional.of(String.valueOf(flag));
            case JsonObject _, JsonArray _, JsonNull _ -> Optional.empty();
        };
    }

    /** What a structure says; what it leaves open is left out. */
    public static JsonObject read(SdkPojo structure) {
        JsonValue.ObjectBuilder object = JsonValue.object();
        for (SdkField<?> field : structure.sdkFields()) {
            value(field, structure)
                    .ifPresent(value -> object.put(capitalised(field.memberName()), value));
        }
        return object.build();
    }

    /** A member of a structure; empty where it is left open. */
    public static Optional<JsonValue> value(SdkField<?> field, SdkPojo structure) {
        return fromSdk(field.getValueOrDefault(structure));
    }

    private static Optional<JsonValue> fromSdk(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case SdkAutoConstructList<?> _ -> Optional.empty();
            case SdkAutoConstructMap<?, ?> _ -> Optional.empty();
            case SdkPojo structure -> Optional.of(read(structure));
            case List<?> items ->
                    Optional.of(
                            JsonValue.of(
                                    items.stream()
                                            .flatMap(item -> fromSdk(item).stream())
                                            .toList()));
            case Map<?, ?> entries -> {
                JsonValue.ObjectBuilder object = JsonValue.object();
                entries.forEach((key, item) ->
                        fromSdk(item).ifPresent(read -> object.put(String.valueOf(key), read)));
                yield Optional.of(object.build());
            }
            case Boolean flag -> Optional.of(JsonValue.of(flag));
            case Number number -> Optional.of(new JsonNumber(new BigDecimal(number.toString())));
            default -> Optional.of(JsonValue.of(String.valueOf(value)));
        };
    }

    /** A member's name as a property's. */
    public static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
