package io.stratoscope.provision.driver;

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
import java.util.Set;

/**
 * Translates between properties as in the CloudFormation template reference and the SDK's requests and answers. Both have
 * mostly the same names, whatever their capitals: what differs at the top is said here, what differs below has to be reshaped
 * before.
 *
 * @param names SDK member names by property name, where they differ
 * @param aside properties that other calls set or tell; they are left out here
 */
public record SdkWords(Map<String, String> names, Set<String> aside) {

    /** The same names on both sides. */
    public static final SdkWords SAME = new SdkWords(Map.of(), Set.of());

    public SdkWords {
        names = Map.copyOf(names);
        aside = Set.copyOf(aside);
    }

    /** Some properties are not this call's. */
    public static SdkWords without(String... aside) {
        return new SdkWords(Map.of(), Set.of(aside));
    }

    /**
     * Sets what the properties say.
     *
     * @param builder of a request or a structure
     * @return the same builder
     * @throws IllegalArgumentException when the request has no member for a property, or its value does not fit: the driver is wrong
     */
    public <B extends SdkPojo> B fill(B builder, JsonObject properties) {
        properties
                .members()
                .forEach((name, value) -> {
                    if (!aside.contains(name)) {
                        set(builder, names.getOrDefault(name, name), value);
                    }
                });
        return builder;
    }

    private static void set(SdkPojo builder, String name, JsonValue value) {
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
        if (type == MarshallingType.SDK_POJO) {
            SdkPojo builder = field.constructor().get();
            SAME.fill(builder, object(field, value));
            return builder instanceof Buildable buildable ? buildable.build() : builder;
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            List<@Nullable Object> items = new ArrayList<>();
            array(field, value).items().forEach(item -> items.add(toSdk(member, item)));
            return items;
        }
        if (type == MarshallingType.MAP) {
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
        if (type == MarshallingType.STRING) {
            return text;
        }
        if (type == MarshallingType.BOOLEAN) {
            return Boolean.valueOf(text);
        }
        if (type == MarshallingType.INSTANT) {
            return Instant.parse(text);
        }
        BigDecimal number = new BigDecimal(text);
        if (type == MarshallingType.INTEGER) {
            return number.intValueExact();
        }
        if (type == MarshallingType.LONG) {
            return number.longValueExact();
        }
        if (type == MarshallingType.DOUBLE) {
            return number.doubleValue();
        }
        if (type == MarshallingType.FLOAT) {
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

    /** What an answer says, as properties; what it leaves open is left out. */
    public JsonObject read(SdkPojo answer) {
        Map<String, String> propertyNames = new LinkedHashMap<>();
        names.forEach(
                (property, member) -> propertyNames.put(member.toLowerCase(Locale.ROOT), property));
        JsonValue.ObjectBuilder properties = JsonValue.object();
        for (SdkField<?> field : answer.sdkFields()) {
            String name =
                    propertyNames.getOrDefault(
                            field.memberName().toLowerCase(Locale.ROOT),
                            capitalised(field.memberName()));
            if (!aside.contains(name)) {
                fromSdk(field.getValueOrDefault(answer))
                        .ifPresent(value -> properties.put(name, value));
            }
        }
        return properties.build();
    }

    private static Optional<JsonValue> fromSdk(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case SdkAutoConstructList<?> _ -> Optional.empty();
            case SdkAutoConstructMap<?, ?> _ -> Optional.empty();
            case SdkPojo structure -> Optional.of(SAME.read(structure));
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

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
