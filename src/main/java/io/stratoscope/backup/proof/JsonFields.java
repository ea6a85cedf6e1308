package io.stratoscope.backup.proof;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answer that is read strictly: what lacks a field, or has something else in its place, is not Immich's. */
record JsonFields(JsonValue value) {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** It is not what it should be. */
    static final class StrangeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StrangeException(String what) {
            super(what);
        }

        /** After the word "answers". */
        String what() {
            return String.valueOf(getMessage());
        }
    }

    private JsonObject object() {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new StrangeException("with something else than an object");
    }

    /** Whether there is such a field at all, whatever is in it. */
    boolean has(String name) {
        return object().get(name).isPresent();
    }

    /** Whether there is something else in it than nothing. */
    boolean holds(String name) {
        return !(field(name).value instanceof JsonNull);
    }

    JsonFields field(String name) {
        return new JsonFields(
                object().get(name).orElseThrow(() -> new StrangeException("without " + name)));
    }

    boolean truth(String name) {
        if (field(name).value instanceof JsonBoolean(boolean truth)) {
            return truth;
        }
        throw wrong(name);
    }

    String text(String name) {
        if (field(name).value instanceof JsonString(String text)) {
            return text;
        }
        throw wrong(name);
    }

    /** An id of Immich's, which may stand in a path. */
    String id(String name) {
        String id = text(name);
        if (UUID_FORM.matcher(id).matches()) {
            return id;
        }
        throw wrong(name);
    }

    /** A count or a size: a whole number that is not below zero. */
    long count(String name) {
        if (field(name).value instanceof JsonNumber(BigDecimal number)
                && number.signum() >= 0
                && number.precision() - number.scale() <= 18
                && number.stripTrailingZeros().scale() <= 0) {
            return number.longValueExact();
        }
        throw wrong(name);
    }

    /** The same, where an object in between may be missing. */
    Optional<Long> countIn(String outer, String name) {
        return object().get(outer)
                .filter(JsonObject.class::isInstance)
                .map(JsonFields::new)
                .filter(inner -> inner.has(name))
                .map(inner -> inner.count(name));
    }

    Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeParseException _) {
            throw wrong(name);
        }
    }

    List<JsonFields> items(String name) {
        return field(name).items();
    }

    List<JsonFields> items() {
        if (value instanceof JsonArray(List<JsonValue> items)) {
            return items.stream().map(JsonFields::new).toList();
        }
        throw new StrangeException("with something else than a list");
    }

    private static StrangeException wrong(String name) {
        return new StrangeException("with something strange as " + name);
    }
}
