package io.stratoscope.json;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the members of an object that must be there; what is wrong is a {@link JsonFormatException} that says the path to it.
 *
 * @param path how people find the object, for example {@code report.checks[2]}
 */
public record Fields(String path, JsonObject object) {

    public static Fields of(String path, JsonValue value) {
        if (value instanceof JsonObject object) {
            return new Fields(path, object);
        }
        throw new JsonFormatException(path + " is not an object");
    }

    public String text(String name) {
        if (required(name) instanceof JsonString(var text)) {
            return text;
        }
        throw wrong(name, "a string");
    }

    public Optional<String> optionalText(String name) {
        return object.get(name).isPresent() ? Optional.of(text(name)) : Optional.empty();
    }

    public boolean flag(String name) {
        if (required(name) instanceof JsonBoolean(var truth)) {
            return truth;
        }
        throw wrong(name, "a boolean");
    }

    public int count(String name) {
        if (required(name) instanceof JsonNumber(var number)) {
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                throw wrong(name, "a whole number");
            }
        }
        throw wrong(name, "a number");
    }

    public Optional<Integer> optionalCount(String name) {
        return object.get(name).isPresent() ? Optional.of(count(name)) : Optional.empty();
    }

    /** A number, exact. */
    public BigDecimal decimal(String name) {
        if (required(name) instanceof JsonNumber(var number)) {
            return number;
        }
        throw wrong(name, "a number");
    }

    /** A member that need not be there. */
    public <T> Optional<T> optional(String name, Function<String, T> reader) {
        return object.get(name).isPresent() ? Optional.of(reader.apply(name)) : Optional.empty();
    }

    /**
     * Refuses what nobody would read.
     *
     * @throws JsonFormatException when there is a member of another name
     */
    public Fields only(String... names) {
        List<String> known = List.of(names);
        object.members().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new JsonFormatException(path + "." + name + " is not known here");
                });
        return this;
    }

    public Fields object(String name) {
        return of(path + "." + name, required(name));
    }

    public <T> List<T> list(String name, Function<Fields, T> each) {
        List<JsonValue> items = items(name);
        List<T> values = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            values.add(each.apply(of(path + "." + name + "[" + i + "]", items.get(i))));
        }
        return values;
    }

    public List<String> texts(String name) {
        return items(name).stream()
                .map(item -> {
                    if (item instanceof JsonString(var text)) {
                        return text;
                    }
                    throw wrong(name, "an array of strings");
                })
                .toList();
    }

    public Map<String, String> textMap(String name) {
        Fields members = object(name);
        Map<String, String> texts = new LinkedHashMap<>();
        members.object().members().keySet().forEach(key -> texts.put(key, members.text(key)));
        return texts;
    }

    /** An enum constant that is written in lower case with hyphens. */
    public <E extends Enum<E>> E word(String name, Class<E> type) {
        String word = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> Words.of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(name, "one of the known words, but \"" + word + "\""));
    }

    /** A string that some reader understands. */
    public <T> T parsed(String name, Function<String, T> reader) {
        try {
            return reader.apply(text(name));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new JsonFormatException(path + "." + name + ": " + e.getMessage(), e);
        }
    }

    private List<JsonValue> items(String name) {
        if (required(name) instanceof JsonArray(var items)) {
            return items;
        }
        throw wrong(name, "an array");
    }

    private JsonValue required(String name) {
        return object.get(name)
                .orElseThrow(() -> new JsonFormatException(path + "." + name + " is missing"));
    }

    private JsonFormatException wrong(String name, String wanted) {
        return new JsonFormatException(path + "." + name + " is not " + wanted);
    }

    /** How enum constants are written. */
    public static final class Words {
        private Words() {}

        public static String of(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
