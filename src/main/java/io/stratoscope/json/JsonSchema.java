package io.stratoscope.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A JSON Schema (draft 2020-12) that values are checked against. References lead to nowhere but the schema itself. */
public final class JsonSchema {

    /**
     * What is wrong with a value.
     *
     * @param pointer where, as a JSON Pointer; of an unknown member, the member itself
     * @param message without the place
     * @param unknown the name of a member that may not be there; else empty
     * @param known where a member may not be there: the names of those that may
     * @param about what the schema says that the value means; empty where it says nothing
     */
    public record Violation(
            String pointer,
            String message,
            Optional<String> unknown,
            Set<String> known,
            String about) {
        public Violation {
            known = Set.copyOf(known);
        }
    }

    private final JsonValue document;
    private final com.networknt.schema.JsonSchema schema;

    private JsonSchema(JsonValue document, com.networknt.schema.JsonSchema schema) {
        this.document = document;
        this.schema = schema;
    }

    /** Makes ready what a value states. */
    public static JsonSchema of(JsonValue schema) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder()
                        .pathType(PathType.JSON_POINTER)
                        .locale(Locale.ROOT)
                        .build();
        return new JsonSchema(
                schema,
                JsonSchemaFactory.getInstance(
                                VersionFlag.V202012,
                                factory ->
                                        factory.schemaLoaders(loaders ->
                                                loaders.add(iri -> {
                                                    throw new IllegalArgumentException(
                                                            "a schema refers to " + iri);
                                                })))
                        .getSchema(node(schema), config));
    }

    /** What is wrong, sorted by place; nothing where the value fits. */
    public List<Violation> check(JsonValue value) {
        return schema.validate(node(value)).stream()
                .map(this::violation)
                .distinct()
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::message))
                .toList();
    }

    private Violation violation(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String text = message.getMessage();
        String place = pointer + ": ";
        String words =
                said(message) + (text.startsWith(place) ? text.substring(place.length()) : text);
        String property = message.getProperty();
        return "additionalProperties".equals(message.getType()) && property != null
                ? new Violation(
                        pointer + "/" + YamlText.escaped(property),
                        words,
                        Optional.of(property),
                        namesBeside(message.getEvaluationPath()),
                        "")
                : new Violation(
                        pointer,
                        words,
                        Optional.empty(),
                        Set.of(),
                        beside(message.getEvaluationPath()) instanceof JsonObject part
                                ? part.text("description").orElse("")
                                : "");
    }

    /** Of a text that has not the right form: the text itself, unless it is long. */
    private static String said(ValidationMessage message) {
        boolean form = Set.of("pattern", "maxLength", "minLength").contains(message.getType());
        JsonNode node = message.getInstanceNode();
        return form && node != null && node.isTextual() && node.textValue().length() <= 60
                ? "\"" + node.textValue() + "\" "
                : "";
    }

    /** The members that the schema names beside its keyword {@code additionalProperties}. */
    private Set<String> namesBeside(JsonNodePath keyword) {
        return beside(keyword) instanceof JsonObject object
                        && object.get("properties").orElse(new JsonNull())
                                instanceof JsonObject properties
                ? properties.members().keySet()
                : Set.of();
    }

    /** The part of the schema that a keyword stands in. */
    private JsonValue beside(JsonNodePath keyword) {
        JsonValue at = document;
        for (int i = 0; i < keyword.getNameCount() - 1; i++) {
            at =
                    at instanceof JsonObject object
                            ? object.get(keyword.getElement(i).toString()).orElse(new JsonNull())
                            : new JsonNull();
        }
        return at;
    }

    private static JsonNode node(JsonValue value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case JsonObject(var members) -> {
                ObjectNode object = nodes.objectNode();
                members.forEach((name, member) -> object.set(name, node(member)));
                yield object;
            }
            case JsonArray(var items) -> {
                var array = nodes.arrayNode();
                items.forEach(item -> array.add(node(item)));
                yield array;
            }
            case JsonString(var text) -> nodes.textNode(text);
            case JsonNumber(var number) -> nodes.numberNode(number);
            case JsonBoolean(var truth) -> nodes.booleanNode(truth);
            case JsonNull() -> nodes.nullNode();
        };
    }
}
