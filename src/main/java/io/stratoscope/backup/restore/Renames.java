package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What things are called from now on: ids and host names, wherever they stand in a text, such as in an ARN or a URI.
 *
 * @param within new names by old ones; an old one that is only a part of a longer word is left alone
 * @param whole the same for names that could mean anything: only a text that is nothing else is one
 */
record Renames(Map<String, String> within, Map<String, String> whole) {

    private static final String NO_LETTER_BEFORE = "(?<![A-Za-z0-9-])";
    private static final String NO_LETTER_AFTER = "(?![A-Za-z0-9-])";

    Renames {
        within = Map.copyOf(new TreeMap<>(within));
        whole = Map.copyOf(whole);
    }

    /** A text with the new names. */
    String in(String text) {
        String known = whole.get(text);
        if (known != null) {
            return known;
        }
        String renamed = text;
        for (Map.Entry<String, String> name : within.entrySet()) {
            renamed =
                    Pattern.compile(
                                    NO_LETTER_BEFORE
                                            + Pattern.quote(name.getKey())
                                            + NO_LETTER_AFTER)
                            .matcher(renamed)
                            .replaceAll(Matcher.quoteReplacement(name.getValue()));
        }
        return renamed;
    }

    /** A value with the new names. */
    JsonValue in(JsonValue value) {
        return switch (value) {
            case JsonObject object -> in(object);
            case JsonArray(var items) -> JsonValue.of(items.stream().map(this::in).toList());
            case JsonString(String text) -> JsonValue.of(in(text));
            case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    /** An object with the new names; its members are called as before. */
    JsonObject in(JsonObject object) {
        JsonValue.ObjectBuilder renamed = JsonValue.object();
        object.members().forEach((name, member) -> renamed.put(name, in(member)));
        return renamed.build();
    }

    /** Whether a value has an old name in it. */
    boolean concern(JsonValue value) {
        return !in(value).equals(value);
    }
}
