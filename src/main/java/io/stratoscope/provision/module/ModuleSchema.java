package io.stratoscope.provision.module;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas of modules' settings: what can be set, its limits, its default and what it means. */
public final class ModuleSchema {
    private ModuleSchema() {}

    /** A module's schema, from {@code modules/<name>.schema.json}. */
    public static JsonObject of(Module module) {
        String name = "/io/stratoscope/provision/modules/" + module.name() + ".schema.json";
        try (InputStream in = ModuleSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            JsonValue value = JsonText.parse(new InputStreamReader(in, StandardCharsets.UTF_8));
            if (value instanceof JsonObject schema) {
                return schema;
            }
            throw new IllegalStateException(name + " is no object");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was set, and the defaults of the rest. */
    public static ModuleSettings withDefaults(Module module, JsonObject set) {
        JsonValue.ObjectBuilder all = JsonValue.object();
        if (of(module).get("properties").orElse(JsonObject.EMPTY) instanceof JsonObject known) {
            known.members()
                    .forEach((name, about) -> {
                        if (about instanceof JsonObject object) {
                            object.get("default").ifPresent(value -> all.put(name, value));
                        }
                    });
        }
        set.members().forEach(all::put);
        return new ModuleSettings(module.name(), all.build());
    }
}
