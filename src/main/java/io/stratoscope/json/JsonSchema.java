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

/** A JSON Schema (draft 2020-12) that values are checked against. References lead to nowhere but the schema itself. */
public final class JsonSchema {

    /**
     * What is wrong with a value.
     *
     * @param pointer where, as a JSON Pointer; of an unknown member, the member itself
     * @param message without the place
     */
    public record Violation(String pointer, String message) {}

    private final com.networknt.schema.JsonSchema schema;

    private JsonSchema(com.networknt.schema.JsonSchema schema) {
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
                .map(JsonSchema::violation)
                .distinct()
                .sorted(
                        Comparator.comparing(Violation::pointer)
                                .thenComparing(Violation::message))
                .toList();
    }

    private static Violation violation(ValidationMessage message) {
        JsonNodePath at = message.getInstanceLocation();
        String pointer = at.toString();
        String property = message.getProperty();
        boolean unknown = "additionalProperties".equals(message.getType()) && property != null;
        String text = message.getMessage();
        String place = pointer + ": ";
        return new Violation(
                unknown ? pointer + "/" + YamlText.escaped(property) : pointer,
                text.startsWith(place) ? text.substring(place.length()) : text);
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
