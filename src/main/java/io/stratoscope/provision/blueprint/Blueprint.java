package io.stratoscope.provision.blueprint;

import io.stratoscope.json.JsonSchema;
import io.stratoscope.json.JsonSchema.Violation;
import io.stratoscope.json.YamlFormatException;
import io.stratoscope.json.YamlText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.NearNames;
import io.stratoscope.provision.blueprint.BlueprintException.Problem;
import io.stratoscope.provision.module.Design;
import io.stratoscope.provision.module.Module;
import io.stratoscope.provision.module.ModuleSchema;
import io.stratoscope.provision.module.Modules;
import io.stratoscope.provision.stack.Stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A blueprint's text on its way to a stack. All that is wrong with it is said at once, with line and column. */
public final class Blueprint {
    private final String file;
    private final YamlText text;
    private final List<Problem> problems = new ArrayList<>();

    private Blueprint(String file, YamlText text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The stack that a blueprint describes.
     *
     * @param file what the blueprint is called in messages
     * @param text YAML
     * @param chosen values of parameters, by name
     * @throws BlueprintException when it is wrong, or what was chosen
     */
    public static Stack stack(String file, String text, Map<String, String> chosen) {
        return new Blueprint(file, parsed(file, text)).stack(chosen);
    }

    /**
     * What can be chosen in a blueprint, in the order of the file.
     *
     * @param file what the blueprint is called in messages
     * @param text YAML
     * @throws BlueprintException when it is no YAML, or the parameters are declared wrongly
     */
    public static List<Parameter> parameters(String file, String text) {
        YamlText yaml = parsed(file, text);
        return new Blueprint(file, yaml)
                .declared().members().entrySet().stream()
                        .flatMap(
                                each -> Parameter.of(each.getKey(), each.getValue(), yaml).stream())
                        .toList();
    }

    /**
     * What is wrong with what modules want, at their places in the file.
     *
     * @param file what the blueprint is called in messages
     * @param text YAML that is a blueprint
     * @param found what is wrong, with the module that it is about
     */
    public static BlueprintException wrong(String file, String text, List<InModule> found) {
        YamlText yaml = parsed(file, text);
        return new BlueprintException(
                file,
                found.stream()
                        .map(each ->
                                new Problem(
                                        yaml.placeOf("/modules/" + YamlText.escaped(each.module())),
                                        each.message()))
                        .toList());
    }

    /** Something that is wrong with what a module wants. */
    public record InModule(String module, String message) {}

    private static YamlText parsed(String file, String text) {
        try {
            return YamlText.parse(text);
        } catch (YamlFormatException e) {
            throw new BlueprintException(
                    file, List.of(new Problem(e.place(), String.valueOf(e.getMessage()))));
        }
    }

    private Stack stack(Map<String, String> chosen) {
        JsonObject filled = withoutNulls(filled(chosen));
        check(BlueprintSchema.checking(), filled, "");
        endIfWrong();
        Design design = designed(filled);
        design.problems().forEach(each -> problem(each.pointer(), each.message()));
        endIfWrong();
        String name = filled.text("stack").orElseThrow();
        try {
            return new Stack(name, filled.text("project").orElse(name), design.wanted());
        } catch (IllegalArgumentException e) {
            problem("/modules", String.valueOf(e.getMessage()));
            endIfWrong();
            throw e;
        }
    }

    /** The file with its parameters' values; the declarations have to be right for that. */
    private JsonObject filled(Map<String, String> chosen) {
        Parameters parameters = new Parameters(declared(), chosen, text, problems);
        JsonValue.ObjectBuilder filled = JsonValue.object();
        whole().members()
                .forEach((name, value) ->
                        filled.put(
                                name,
                                name.equals("parameters")
                                        ? value
                                        : parameters.fill(value, "/" + YamlText.escaped(name))));
        endIfWrong();
        return filled.build();
    }

    private JsonObject whole() {
        if (text.value() instanceof JsonObject whole) {
            return whole;
        }
        problem("", "a blueprint begins with \"blueprint: NAME\"");
        endIfWrong();
        return JsonObject.EMPTY;
    }

    /** The parameters' declarations, once they are right. */
    private JsonObject declared() {
        JsonValue declared = whole().get("parameters").orElse(JsonObject.EMPTY);
        check(BlueprintSchema.checkingParameters(), declared, "/parameters");
        endIfWrong();
        return declared instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    /** {@code kms:} with nothing after it is the module as it comes. */
    private static JsonObject withoutNulls(JsonObject whole) {
        JsonValue.ObjectBuilder all = JsonValue.object();
        whole.members()
                .forEach((name, value) -> {
                    if (name.equals("modules") && value instanceof JsonObject modules) {
                        JsonValue.ObjectBuilder own = JsonValue.object();
                        modules.members()
                                .forEach((module, settings) ->
                                        own.put(
                                                module,
                                                settings instanceof JsonNull
                                                        ? JsonObject.EMPTY
                                                        : settings));
                        all.put(name, own.build());
                    } else {
                        all.put(name, value);
                    }
                });
        return all.build();
    }

    private void check(JsonSchema schema, JsonValue value, String under) {
        for (Violation violation : schema.check(value)) {
            problem(under + violation.pointer(), words(violation));
        }
    }

    private static String words(Violation violation) {
        return violation
                .unknown()
                .map(name ->
                        "\""
                                + name
                                + "\" is not known here; "
                                + NearNames.hint(name, violation.known()))
                .orElseGet(() ->
                        violation.about().isEmpty()
                                ? violation.message()
                                : violation.message() + " (" + violation.about() + ")");
    }

    private Design designed(JsonObject filled) {
        String name = filled.text("stack").orElseThrow();
        Map<String, String> tags = new TreeMap<>();
        if (filled.get("tags").orElse(JsonObject.EMPTY) instanceof JsonObject own) {
            own.members().keySet().forEach(key -> tags.put(key, own.text(key).orElse("")));
        }
        tags.put("Project", filled.text("project").orElse(name));
        JsonObject modules =
                filled.get("modules").orElseThrow() instanceof JsonObject object
                        ? object
                        : JsonObject.EMPTY;
        Set<String> names = modules.members().keySet();
        Design design = new Design(name, tags, names);
        for (Module module : Modules.ALL) {
            if (modules.get(module.name()).orElse(new JsonNull()) instanceof JsonObject settings
                    && hasWhatItNeeds(module, names)) {
                design.run(module, ModuleSchema.withDefaults(module, settings));
            }
        }
        return design;
    }

    private boolean hasWhatItNeeds(Module module, Set<String> names) {
        List<String> missing =
                module.needs().stream().filter(need -> !names.contains(need)).sorted().toList();
        if (!missing.isEmpty()) {
            problem(
                    "/modules/" + module.name(),
                    module.name()
                            + " cannot be without "
                            + String.join(", ", missing)
                            + ": add it under modules");
        }
        return missing.isEmpty();
    }

    private void problem(String pointer, String message) {
        problems.add(new Problem(text.placeOf(pointer), message));
    }

    private void endIfWrong() {
        if (!problems.isEmpty()) {
            throw new BlueprintException(
                    file,
                    problems.stream()
                            .distinct()
                            .sorted(
                                    Comparator.comparingInt((Problem each) -> each.place().line())
                                            .thenComparingInt(each -> each.place().column()))
                            .toList());
        }
    }
}
