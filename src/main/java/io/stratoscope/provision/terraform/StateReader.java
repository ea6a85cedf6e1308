package io.stratoscope.provision.terraform;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.topology.ModulePath;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a state of version 4, the one that Terraform and OpenTofu write since 0.12, and the output of <a
 * href="https://developer.hashicorp.com/terraform/internals/json-format">{@code terraform show -json}</a>.
 */
final class StateReader {

    private static final BigDecimal VERSION = BigDecimal.valueOf(4);
    private static final String SHOW_FORMAT = "1";
    private static final Pattern POSITION = Pattern.compile(" at (line \\d+, column \\d+)$");

    private final String source;
    private final List<StateResource> resources = new ArrayList<>();

    StateReader(String source) {
        this.source = source;
    }

    TerraformState read(String text) {
        JsonObject state = object(text);
        if (state.get("encrypted_data").isPresent() || state.get("encryption").isPresent()) {
            throw wrong("is encrypted; give the output of: tofu show -json");
        }
        if (state.get("format_version").isPresent()) {
            shown(state);
        } else {
            stored(state);
        }
        return new TerraformState(resources);
    }

    private JsonObject object(String text) {
        if (text.isBlank()) {
            throw wrong("is empty; a state without resources is a JSON object too");
        }
        JsonValue value;
        try {
            value = JsonText.parse(text);
        } catch (JsonFormatException e) {
            // What stands there may be a secret: only where it is may be said.
            Matcher at = POSITION.matcher(String.valueOf(e.getMessage()));
            throw wrong(
                    "is no JSON, or only the beginning of one"
                            + (at.find() ? " (" + at.group(1) + ")" : "")
                            + "; get it anew with: terraform state pull");
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw wrong("is no Terraform state; get one with: terraform state pull");
    }

    /** As {@code terraform state pull} gives it. */
    private void stored(JsonObject state) {
        if (state.get("version").isEmpty() || state.get("serial").isEmpty()) {
            throw wrong("is no Terraform state; get one with: terraform state pull");
        }
        if (state.number("version").filter(it -> it.compareTo(VERSION) == 0).isEmpty()) {
            throw wrong(
                    "is not a state of version 4, which Terraform writes since 0.12; upgrade it with:"
                            + " terraform apply -refresh-only");
        }
        for (JsonObject resource : required(state, "resources")) {
            if (isManaged(resource)) {
                ModulePath module = module(resource.text("module").orElse(""));
                for (JsonObject instance : required(resource, "instances")) {
                    JsonObject attributes =
                            part(instance, "attributes")
                                    .or(() -> part(instance, "attributes_flat"))
                                    .orElse(JsonObject.EMPTY);
                    add(
                            module,
                            resource,
                            key(instance.get("index_key"), instance.text("deposed")),
                            attributes,
                            marked(instance.list("sensitive_attributes")));
                }
            }
        }
    }

    /** As {@code terraform show -json} gives it. */
    private void shown(JsonObject state) {
        String version = state.text("format_version").orElse("");
        if (!version.equals(SHOW_FORMAT) && !version.startsWith(SHOW_FORMAT + ".")) {
            throw wrong(
                    "has a format_version other than 1; give the output of: terraform state pull");
        }
        if (state.get("planned_values").isPresent() || state.get("resource_changes").isPresent()) {
            throw wrong("is a plan; give the state: terraform show -json, without a plan's file");
        }
        part(state, "values")
                .flatMap(values -> part(values, "root_module"))
                .ifPresent(this::module);
    }

    private void module(JsonObject module) {
        ModulePath path = module(module.text("address").orElse(""));
        for (JsonObject resource : objects(module, "resources")) {
            if (isManaged(resource)) {
                add(
                        path,
                        resource,
                        key(resource.get("index"), resource.text("deposed_key")),
                        part(resource, "values").orElse(JsonObject.EMPTY),
                        part(resource, "sensitive_values")
                                .map(StateReader::marked)
                                .orElse(Set.of()));
            }
        }
        objects(module, "child_modules").forEach(this::module);
    }

    private static boolean isManaged(JsonObject resource) {
        return resource.text("mode").filter("managed"::equals).isPresent();
    }

    private void add(
            ModulePath module,
            JsonObject resource,
            String key,
            JsonObject attributes,
            Set<String> sensitive) {
        String type = word(resource, "type");
        StateIdentity identity = new StateIdentity(type, attributes, sensitive);
        resources.add(
                new StateResource(
                        module,
                        type,
                        word(resource, "name"),
                        key,
                        identity.arn(),
                        identity.id(),
                        identity.region()));
    }

    /** Paths, of which the first step is the attribute. */
    private static Set<String> marked(List<JsonValue> paths) {
        Set<String> marked = new HashSet<>();
        for (JsonValue path : paths) {
            JsonValue first =
                    path instanceof JsonArray(var steps) && !steps.isEmpty()
                            ? steps.getFirst()
                            : path;
            if (first instanceof JsonObject step) {
                step.text("value").ifPresent(marked::add);
            }
        }
        return marked;
    }

    /** An object with {@code true} for what is sensitive, and the inner structure of what is so in part. */
    private static Set<String> marked(JsonObject values) {
        Set<String> marked = new HashSet<>();
        values.members()
                .forEach((name, value) -> {
                    if (marks(value)) {
                        marked.add(name);
                    }
                });
        return marked;
    }

    private static boolean marks(JsonValue value) {
        return switch (value) {
            case JsonBoolean(boolean sensitive) -> sensitive;
            case JsonObject object ->
                    object.members().values().stream().anyMatch(StateReader::marks);
            case JsonArray(var items) -> items.stream().anyMatch(StateReader::marks);
            case JsonString _, JsonNumber _, JsonNull _ -> false;
        };
    }

    private static String key(Optional<JsonValue> index, Optional<String> deposed) {
        String key =
                index.filter(each -> !(each instanceof JsonNull))
                        .map(each -> "[" + JsonText.compact(each).strip() + "]")
                        .orElse("");
        return key + deposed.map(each -> " (deposed " + each + ")").orElse("");
    }

    private ModulePath module(String address) {
        return ModulePath.parse(address)
                .orElseThrow(() -> damaged("the address of a module cannot be read"));
    }

    private static Optional<JsonObject> part(JsonObject object, String name) {
        return object.get(name)
                .flatMap(value ->
                        value instanceof JsonObject part ? Optional.of(part) : Optional.empty());
    }

    /** The objects of a list that is always there: without it, all of the account would be taken for unmanaged. */
    private List<JsonObject> required(JsonObject object, String name) {
        if (object.get(name).isEmpty()) {
            throw damaged("it has no \"" + name + "\"");
        }
        return objects(object, name);
    }

    private List<JsonObject> objects(JsonObject object, String name) {
        Optional<JsonValue> value = object.get(name).filter(each -> !(each instanceof JsonNull));
        List<JsonObject> objects = object.objects(name);
        if (value.isPresent()
                && !(value.get() instanceof JsonArray(var items)
                        && items.size() == objects.size())) {
            throw damaged("\"" + name + "\" is no list of objects");
        }
        return objects;
    }

    private String word(JsonObject resource, String name) {
        return resource.text(name).orElseThrow(() -> damaged("a resource has no \"" + name + "\""));
    }

    private TerraformStateException damaged(String what) {
        return wrong("is damaged: " + what + "; get it anew with: terraform state pull");
    }

    private TerraformStateException wrong(String what) {
        return new TerraformStateException(source + " " + what);
    }
}
