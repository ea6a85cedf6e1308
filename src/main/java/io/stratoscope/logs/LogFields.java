package io.stratoscope.logs;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.util.Optional;
import java.util.regex.Pattern;

/** The members of JSON lines, as text. */
final class LogFields {

    private static final Pattern DOT = Pattern.compile("\\.");

    private LogFields() {}

    /** The value of a member: one with dots in its name, else one further down. */
    static Optional<String> value(JsonObject fields, String name) {
        return fields.get(name).or(() -> fields.at(DOT.split(name, -1))).flatMap(LogFields::text);
    }

    private static Optional<String> text(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> Optional.of(text);
            case JsonNumber(var number) -> Optional.of(number.toPlainString());
            case JsonBoolean(boolean truth) -> Optional.of(String.valueOf(truth));
            case JsonNull() -> Optional.of("null");
            case JsonArray _, JsonObject _ -> Optional.empty();
        };
    }
}
