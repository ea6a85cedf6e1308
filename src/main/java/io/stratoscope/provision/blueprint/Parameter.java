package io.stratoscope.provision.blueprint;

import io.stratoscope.json.YamlText;
import io.stratoscope.json.YamlText.Place;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.Optional;

/**
 * What can be chosen in a blueprint.
 *
 * @param about what it means; may be empty
 * @param usual its value when none is chosen; empty where one has to be
 * @param place where it is declared
 */
public record Parameter(String name, String about, Kind kind, Optional<String> usual, Place place) {

    /** What its values are. */
    public enum Kind {
        TEXT,
        INTEGER,
        BOOLEAN
    }

    static Optional<Parameter> of(String name, JsonValue declaration, YamlText file) {
        return declaration instanceof JsonObject object
                ? Optional.of(
                        new Parameter(
                                name,
                                object.text("about").orElse(""),
                                kind(object),
                                object.get("default").map(Parameters::words),
                                file.placeOf("/parameters/" + YamlText.escaped(name))))
                : Optional.empty();
    }

    private static Kind kind(JsonObject declaration) {
        return switch (declaration.text("type").orElse("text")) {
            case "integer" -> Kind.INTEGER;
            case "boolean" -> Kind.BOOLEAN;
            default -> Kind.TEXT;
        };
    }
}
