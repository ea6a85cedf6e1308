package io.stratoscope.provision.module;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

/** The JSON Schemas of modules' settings: what can be set, its limits, its default and what it means. */
public final class ModuleSchema {
    private ModuleSchema() {}

    /** A module's schema, from {@code modules/<name>.schema.json}. */
    public static JsonObject of(Module module) {
        return ShippedFile.object("modules/" + module.name() + ".schema.json");
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
