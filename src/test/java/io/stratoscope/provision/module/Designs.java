package io.stratoscope.provision.module;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stacks of some modules, for tests. */
public final class Designs {
    private final Map<String, JsonObject> modules = new LinkedHashMap<>();

    /** A module with its defaults. */
    public Designs with(String module) {
        return with(module, JsonObject.EMPTY);
    }

    public Designs with(String module, JsonObject settings) {
        modules.put(module, settings);
        return this;
    }

    /** All modules' wishes, in the order in which {@link Modules#ALL} designs them. */
    public Design design() {
        Design design = new Design("immich", Map.of("Project", "immich"), modules.keySet());
        for (Module module : Modules.ALL) {
            JsonObject settings = modules.get(module.name());
            if (settings != null) {
                design.run(module, ModuleSchema.withDefaults(module, settings));
            }
        }
        return design;
    }

    public Stack stack() {
        return new Stack("immich", "immich", design().wanted());
    }

    public Wanted resource(String id) {
        return stack().resources().stream()
                .filter(wanted -> wanted.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + ids()));
    }

    public List<String> ids() {
        return stack().resources().stream().map(Wanted::id).toList();
    }

    /** A resource's properties without its tags. */
    public JsonObject untagged(String id) {
        JsonValue.ObjectBuilder rest = JsonValue.object();
        resource(id)
                .properties()
                .members()
                .forEach((name, value) -> {
                    if (!name.endsWith("Tags") || name.equals("PropagateTags")) {
                        rest.put(name, value);
                    }
                });
        return rest.build();
    }

    /** What a resource's tag {@code Name} says. */
    public String name(String id) {
        return resource(id).properties().members().entrySet().stream()
                .filter(member -> member.getKey().endsWith("Tags"))
                .flatMap(member -> resource(id).properties().objects(member.getKey()).stream())
                .filter(tag -> tag.text("Key").orElse("").equals("Name"))
                .flatMap(tag -> tag.text("Value").stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " has no tag Name"));
    }

    /** The settings that do not fit, as {@code pointer: message}. */
    public List<String> problems() {
        return design().problems().stream()
                .map(problem -> problem.pointer() + ": " + problem.message())
                .toList();
    }
}
