package io.stratoscope.provision.module;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.model.ModuleTag;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.stack.TagProperty;
import io.stratoscope.provision.stack.Wanted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects what the modules of one stack want, and tags it. */
public final class Design {

    /**
     * What does not fit, found by a module.
     *
     * @param pointer where in the blueprint, as a JSON Pointer
     */
    public record Problem(String pointer, String message) {}

    private final String stack;
    private final Map<String, String> tags;
    private final Set<String> modules;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private String module = "";

    /**
     * Nothing wanted yet.
     *
     * @param tags what every resource carries, {@code Project} among them
     * @param modules the names of all modules that the stack has
     */
    public Design(String stack, Map<String, String> tags, Set<String> modules) {
        this.stack = stack;
        this.tags = new TreeMap<>(tags);
        this.modules = Set.copyOf(modules);
    }

    /** Lets a module add what it wants. */
    public void run(Module part, ModuleSettings settings) {
        module = part.name();
        part.design(this, settings);
    }

    /** Whether the stack has a module. */
    public boolean has(String name) {
        return modules.contains(name);
    }

    /** The stack's name, and what is given after a hyphen: how resources of a stack are called. */
    public String name(String rest) {
        return stack + "-" + rest;
    }

    public String stack() {
        return stack;
    }

    /** Wants a resource that has no name but its tag {@code Name}, or none at all. */
    public void add(String id, String type, ObjectBuilder properties, String... after) {
        add(id, type, properties.build(), Map.of(), after);
    }

    /** Wants a resource that the tag {@code Name} names. */
    public void addNamed(
            String id, String type, String name, ObjectBuilder properties, String... after) {
        add(id, type, properties.build(), Map.of("Name", name), after);
    }

    private void add(
            String id,
            String type,
            JsonObject properties,
            Map<String, String> own,
            String... after) {
        ResourceType of = new ResourceType(type);
        Map<String, String> all = new TreeMap<>(tags);
        all.putAll(own);
        all.put("stratoscope:stack", stack);
        all.put("stratoscope:id", id);
        all.put(ModuleTag.KEY, module);
        wanted.add(
                new Wanted(id, module, of, TagProperty.with(of, properties, all), Set.of(after)));
    }

    /**
     * Says that a setting of the module that is at work does not fit.
     *
     * @param setting its name
     */
    public void problem(String setting, String message) {
        problems.add(new Problem("/modules/" + module + "/" + setting, message));
    }

    /** Logical ids that begin with a prefix, of what was wanted so far, in order. */
    public List<String> idsBeginning(String prefix) {
        return wanted.stream().map(Wanted::id).filter(id -> id.startsWith(prefix)).toList();
    }

    /** What was wanted under a logical id so far. */
    public Optional<Wanted> resource(String id) {
        return wanted.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public List<Wanted> wanted() {
        return List.copyOf(wanted);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Texts as an array. */
    public static JsonValue texts(List<String> texts) {
        return JsonValue.of(texts.stream().map(JsonValue::of).toList());
    }
}
