package io.stratoscope.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259), immutable: what AWS said of a resource, and what Stratoscope prints with {@code --json}. */
public sealed interface JsonValue {

    /** An object; keeps the order of its members. */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {
        public static final JsonObject EMPTY = new JsonObject(Map.of());

        public JsonObject {
            members = Members.copyOf(members);
        }

        public Optional<JsonValue> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The string at a path of member names; empty where the path ends early or at something else. */
        public Optional<String> text(String... path) {
            return at(path).flatMap(value ->
                    value instanceof JsonString(String s) ? Optional.of(s) : Optional.empty());
        }

        /** The number at a path of member names. */
        public Optional<BigDecimal> number(String... path) {
            return at(path).flatMap(value ->
                    value instanceof JsonNumber(BigDecimal n) ? Optional.of(n) : Optional.empty());
        }

        /** Whether the boolean at a path is there and true. */
        public boolean isTrue(String... path) {
            return at(path).filter(value -> value instanceof JsonBoolean(boolean b) && b)
                    .isPresent();
        }

        /** The elements of the array at a path; none where there is no array. */
        public List<JsonValue> list(String... path) {
            return at(path).map(value ->
                            value instanceof JsonArray(List<JsonValue> items) ? items : null)
                    .orElse(List.of());
        }

        /** Those elements of the array at a path that are objects. */
        public List<JsonObject> objects(String... path) {
            return list(path).stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
        }

        /** Those elements of the array at a path that are strings. */
        public List<String> texts(String... path) {
            return list(path).stream()
                    .filter(JsonString.class::isInstance)
                    .map(value -> ((JsonString) value).value())
                    .toList();
        }

        /** The value at a path of member names. */
        public Optional<JsonValue> at(String... path) {
            JsonValue value = this;
            for (String name : path) {
                if (!(value instanceof JsonObject object)) {
                    return Optional.empty();
                }
                JsonValue next = object.members.get(name);
                if (next == null) {
                    return Optional.empty();
                }
                value = next;
            }
            return Optional.of(value);
        }
    }

    /** An array. */
    record JsonArray(List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record JsonString(String value) implements JsonValue {}

    /** A number, exact. */
    record JsonNumber(BigDecimal value) implements JsonValue {}

    /** A boolean. */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** The literal {@code null}. */
    record JsonNull() implements JsonValue {}

    static JsonString of(String value) {
        return new JsonString(value);
    }

    static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    static JsonBoolean of(boolean value) {
        return new JsonBoolean(value);
    }

    static JsonArray of(List<? extends JsonValue> items) {
        return new JsonArray(List.copyOf(items));
    }

    /** Starts an object. */
    static ObjectBuilder object() {
        return new ObjectBuilder();
    }

    /** Collects members in order; a member that is put twice keeps its first place and its last value. */
    final class ObjectBuilder {
        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private ObjectBuilder() {}

        public ObjectBuilder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        public ObjectBuilder put(String name, String value) {
            return put(name, of(value));
        }

        public ObjectBuilder put(String name, long value) {
            return put(name, of(value));
        }

        public ObjectBuilder put(String name, boolean value) {
            return put(name, of(value));
        }

        public ObjectBuilder put(String name, List<? extends JsonValue> items) {
            return put(name, of(items));
        }

        public ObjectBuilder put(String name, Map<String, String> texts) {
            Map<String, JsonValue> values = new LinkedHashMap<>();
            texts.forEach((key, value) -> values.put(key, of(value)));
            return put(name, new JsonObject(values));
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
