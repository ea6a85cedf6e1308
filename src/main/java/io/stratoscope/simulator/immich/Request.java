package io.stratoscope.simulator.immich;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody asks for.
 *
 * @param path decoded, with a slash at its begin
 * @param query not decoded; may be empty
 * @param key the header {@code x-api-key}
 * @param token what the header {@code Authorization} has after the word Bearer
 */
record Request(
        String method,
        String path,
        String query,
        Optional<String> key,
        Optional<String> token,
        String body) {

    private static final Pattern AND = Pattern.compile("&");

    /** A parameter of the query. */
    Optional<String> parameter(String name) {
        String begin = name + "=";
        return AND.splitAsStream(query)
                .filter(part -> part.startsWith(begin))
                .map(part ->
                        URLDecoder.decode(part.substring(begin.length()), StandardCharsets.UTF_8))
                .findFirst();
    }

    /** The body; no body is an object with nothing in it. Empty where it is no object of JSON. */
    Optional<JsonObject> json() {
        if (body.isBlank()) {
            return Optional.of(JsonObject.EMPTY);
        }
        JsonValue value;
        try {
            value = JsonText.parse(body);
        } catch (JsonFormatException _) {
            return Optional.empty();
        }
        return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }
}
