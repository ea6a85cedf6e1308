package io.stratoscope.simulator;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may something by a policy: what services look up when a policy is put. */
final class Principals {

    private Principals() {}

    /** The ARNs of users and roles; what is no policy has none. */
    static List<String> of(String policy) {
        JsonValue parsed;
        try {
            parsed = JsonText.parse(policy);
        } catch (JsonFormatException _) {
            return List.of();
        }
        return member(parsed, "Statement")
                .flatMap(Principals::items)
                .flatMap(statement -> member(statement, "Principal"))
                .flatMap(principal -> member(principal, "AWS"))
                .flatMap(Principals::items)
                .flatMap(each ->
                        each instanceof JsonString(String arn) ? Stream.of(arn) : Stream.of())
                .toList();
    }

    private static Stream<JsonValue> member(JsonValue value, String name) {
        return value instanceof JsonObject object
                ? Optional.ofNullable(object.members().get(name)).stream()
                : Stream.of();
    }

    private static Stream<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray(List<JsonValue> items)
                ? items.stream()
                : Stream.of(value);
    }
}
