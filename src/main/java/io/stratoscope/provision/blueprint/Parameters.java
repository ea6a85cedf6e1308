package io.stratoscope.provision.blueprint;

import io.stratoscope.json.YamlText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.NearNames;
import io.stratoscope.provision.blueprint.BlueprintException.Problem;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A blueprint's parameters with their values, and what has them in it: {@code ${name}}. */
final class Parameters {

    /** {@code $${name}} is the text ${name}. */
    private static final Pattern IN_TEXT = Pattern.compile("\\$?\\$\\{([^}]*)}");

    private final Map<String, JsonValue> values = new LinkedHashMap<>();
    private final Set<String> declared;
    private final YamlText file;
    private final List<Problem> problems;

    /**
     * Takes what was chosen, else the defaults.
     *
     * @param problems where what is wrong is added
     */
    Parameters(
            JsonObject declared,
            Map<String, String> chosen,
            YamlText file,
            List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        this.declared = declared.members().keySet();
        declared.members()
                .forEach((name, about) -> {
                    if (about instanceof JsonObject declaration) {
                        String pointer = "/parameters/" + YamlText.escaped(name);
                        value(name, declaration, Optional.ofNullable(chosen.get(name)), pointer)
                                .ifPresent(value -> values.put(name, value));
                    }
                });
        chosen.keySet().stream()
                .filter(name -> declared.get(name).isEmpty())
                .forEach(name ->
                        problem(
                                "/parameters",
                                "there is no parameter \""
                                        + name
                                        + "\" to set; "
                                        + NearNames.hint(name, declared.members().keySet())));
    }

    private Optional<JsonValue> value(
            String name, JsonObject declaration, Optional<String> chosen, String pointer) {
        if (chosen.isEmpty()) {
            Optional<JsonValue> usual = declaration.get("default");
            if (usual.isEmpty()) {
                problem(
                        pointer,
                        "\"" + name + "\" has no default: choose it with --set " + name + "=…");
            }
            return usual;
        }
        String text = chosen.get();
        return switch (declaration.text("type").orElse("text")) {
            case "integer" -> integer(name, text, pointer);
            case "boolean" -> truth(name, text, pointer);
            default -> Optional.of(JsonValue.of(text));
        };
    }

    private Optional<JsonValue> integer(String name, String text, String pointer) {
        try {
            return Optional.of(new JsonNumber(new BigDecimal(text).setScale(0)));
        } catch (ArithmeticException | NumberFormatException e) {
            problem(pointer, "\"" + text + "\" is no whole number for " + name);
            return Optional.empty();
        }
    }

    private Optional<JsonValue> truth(String name, String text, String pointer) {
        if (!text.equals("true") && !text.equals("false")) {
            problem(pointer, "\"" + text + "\" is neither true nor false for " + name);
            return Optional.empty();
        }
        return Optional.of(JsonValue.of(Boolean.parseBoolean(text)));
    }

    /** The value with the parameters' in their places. A text that is one parameter and nothing else is its value. */
    JsonValue fill(JsonValue value, String pointer) {
        return switch (value) {
            case JsonObject(var members) -> {
                JsonValue.ObjectBuilder filled = JsonValue.object();
                members.forEach((name, member) ->
                        filled.put(name, fill(member, pointer + "/" + YamlText.escaped(name))));
                yield filled.build();
            }
            case JsonArray(var items) -> {
                List<JsonValue> filled = new ArrayList<>();
                for (JsonValue item : items) {
                    filled.add(fill(item, pointer + "/" + filled.size()));
                }
                yield new JsonArray(filled);
            }
            case JsonString(var text) -> fill(text, pointer);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private JsonValue fill(String text, String pointer) {
        Matcher whole = IN_TEXT.matcher(text);
        if (whole.matches() && !text.startsWith("$$")) {
            return named(whole.group(1), pointer);
        }
        return JsonValue.of(
                IN_TEXT.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        found.group().startsWith("$$")
                                                ? found.group().substring(1)
                                                : words(named(found.group(1), pointer)))));
    }

    private JsonValue named(String name, String pointer) {
        JsonValue value = values.get(name);
        if (value != null) {
            return value;
        }
        if (declared.contains(name)) {
            return JsonValue.of(""); // what is wrong with it was said at its declaration
        }
        problem(
                pointer,
                "there is no parameter \"" + name + "\"; " + NearNames.hint(name, values.keySet()));
        return JsonValue.of("");
    }

    /** A value as one would choose it. */
    static String words(JsonValue value) {
        return switch (value) {
            case JsonString(var text) -> text;
            case JsonNumber(var number) -> number.toPlainString();
            case JsonBoolean(var truth) -> String.valueOf(truth);
            case JsonNull() -> "";
            case JsonObject _, JsonArray _ ->
                    throw new IllegalStateException("a parameter is a text, a number or a boolean");
        };
    }

    private void problem(String pointer, String message) {
        problems.add(new Problem(file.placeOf(pointer), message));
    }
}
