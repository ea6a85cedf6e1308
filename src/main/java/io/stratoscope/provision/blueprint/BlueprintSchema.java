package io.stratoscope.provision.blueprint;

import io.stratoscope.json.JsonSchema;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.module.Module;
import io.stratoscope.provision.module.ModuleSchema;
import io.stratoscope.provision.module.Modules;
import io.stratoscope.provision.module.ShippedFile;

import java.util.Arrays;

/** The JSON Schema of blueprints, with those of all modules in it: for checking, and for editors that complete and check. */
public final class BlueprintSchema {
    private static final String FILE = "blueprint.schema.json";

    private BlueprintSchema() {}

    /** The schema as one document. */
    public static JsonObject document() {
        JsonObject frame = frame();
        JsonValue.ObjectBuilder modules = JsonValue.object();
        for (Module module : Modules.ALL) {
            modules.put(module.name(), ModuleSchema.of(module));
        }
        return with(frame, modules.build(), "properties", "modules", "properties");
    }

    static JsonSchema checking() {
        return JsonSchema.of(document());
    }

    /** What the parameters' declarations have to be, before anything can be put in their place. */
    static JsonSchema checkingParameters() {
        return JsonSchema.of(frame().at("properties", "parameters").orElse(JsonObject.EMPTY));
    }

    private static JsonObject with(JsonObject object, JsonValue value, String... path) {
        JsonValue.ObjectBuilder copy = JsonValue.object();
        object.members().forEach(copy::put);
        if (path.length == 1) {
            return copy.put(path[0], value).build();
        }
        String[] rest = Arrays.copyOfRange(path, 1, path.length);
        JsonValue inner = object.get(path[0]).orElse(JsonObject.EMPTY);
        if (!(inner instanceof JsonObject further)) {
            throw new IllegalStateException(path[0] + " is no object in " + FILE);
        }
        return copy.put(path[0], with(further, value, rest)).build();
    }

    private static JsonObject frame() {
        return ShippedFile.object(FILE);
    }
}
