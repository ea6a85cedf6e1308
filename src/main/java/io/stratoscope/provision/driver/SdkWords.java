package io.stratoscope.provision.driver;

import io.stratoscope.aws.SdkJson;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import java.util.LinkedHashMap;
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
                        SdkJson.set(builder, names.getOrDefault(name, name), value);
                    }
                });
        return builder;
    }

    /** A scalar as text: {@code 5432}, {@code true}, or the text itself; empty for anything else. */
    public static Optional<String> plain(JsonValue value) {
        return SdkJson.plain(value);
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
                            SdkJson.capitalised(field.memberName()));
            if (!aside.contains(name)) {
                SdkJson.value(field, answer).ifPresent(value -> properties.put(name, value));
            }
        }
        return properties.build();
    }
}
