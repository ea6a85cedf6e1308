package io.stratoscope.provision.module;

import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;

/**
 * How a module is to be: checked against its schema, and with the schema's defaults. What is asked for here has to have a
 * default, or to be required, in the schema.
 */
public record ModuleSettings(String module, JsonObject values) {

    public String text(String name) {
        return values.text(name).orElseThrow(() -> missing(name));
    }

    public long number(String name) {
        return values.number(name).orElseThrow(() -> missing(name)).longValueExact();
    }

    public boolean flag(String name) {
        return values.isTrue(name);
    }

    public List<String> texts(String name) {
        if (values.get(name).isEmpty()) {
            throw missing(name);
        }
        return values.texts(name);
    }

    public List<JsonObject> objects(String name) {
        return values.objects(name);
    }

    private IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(
                "the schema of the module " + module + " has no default for " + name);
    }
}
