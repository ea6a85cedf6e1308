package io.stratoscope.provision.export;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.export.HclValue.Code;
import io.stratoscope.provision.export.HclValue.Items;
import io.stratoscope.provision.terraform.TerraformNames;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Properties as Terraform's expressions. */
final class TerraformValues {

    /** No number of AWS has more digits; further ones are written with their exponent. */
    private static final int MOST_DIGITS = 40;

    private static final String SUB = "Fn::Sub";

    /** What CloudFormation has and the provider does not. */
    private static final Set<String> MISSING =
            Set.of("AWS::ApplicationAutoScaling::ScalableTarget.Tags");

    private final TerraformFunctions functions;

    TerraformValues(TerraformFunctions functions) {
        this.functions = functions;
    }

    /** A resource's properties as the awscc provider wants them. */
    Map<String, HclValue> attributes(ResourceType type, JsonObject properties) {
        Map<String, HclValue> attributes = new LinkedHashMap<>();
        properties
                .members()
                .forEach((property, value) -> {
                    if (!MISSING.contains(type.name() + "." + property)) {
                        attributes.put(
                                TerraformNames.attribute(type, property),
                                shaped(type, "", property, value));
                    }
                });
        return attributes;
    }

    /** A value whose members keep their names, as in a JSON document. */
    HclValue plain(JsonValue value) {
        return switch (value) {
            case JsonObject object -> functions.of(object).orElseGet(() -> members(object));
            case JsonArray(var items) -> new Items(items.stream().map(this::plain).toList());
            case JsonString(String text) -> functions.literal(text);
            case JsonNumber(BigDecimal number) -> new Code(number(number));
            case JsonBoolean(boolean truth) -> new Code(String.valueOf(truth));
            case JsonNull _ -> new Code("null");
        };
    }

    /** A JSON document as an expression that gives its text. */
    HclValue document(JsonValue value) {
        HclValue plain = plain(opened(value));
        return switch (plain) {
            case HclValue.Fields _, Items _ -> HclValue.call("jsonencode", plain);
            case HclValue.Text _, HclValue.Template _, Code _, HclValue.Call _ -> plain;
        };
    }

    // A document that is a text already, with references in its strings, as the object that it
    // says.
    private static JsonValue opened(JsonValue value) {
        if (value instanceof JsonObject object
                && object.members().size() == 1
                && object.text(SUB).isPresent()) {
            try {
                JsonValue document = JsonText.parse(object.text(SUB).orElseThrow());
                return document instanceof JsonObject && namesAreFixed(document)
                        ? substituted(document)
                        : value;
            } catch (JsonFormatException _) {
                return value;
            }
        }
        return value;
    }

    // A reference in a name would be taken for a part of it.
    private static boolean namesAreFixed(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                    object.members().entrySet().stream()
                            .allMatch(member ->
                                    !member.getKey().contains("${")
                                            && namesAreFixed(member.getValue()));
            case JsonArray(var items) -> items.stream().allMatch(TerraformValues::namesAreFixed);
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> true;
        };
    }

    private static JsonValue substituted(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonValue.ObjectBuilder members = JsonValue.object();
                object.members().forEach((name, each) -> members.put(name, substituted(each)));
                yield members.build();
            }
            case JsonArray(var items) ->
                    JsonValue.of(items.stream().map(TerraformValues::substituted).toList());
            case JsonString(String text) -> JsonValue.object().put(SUB, text).build();
            case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private HclValue members(JsonObject object) {
        Map<String, HclValue> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, plain(value)));
        return HclValue.fields(members);
    }

    private HclValue shaped(ResourceType type, String parent, String property, JsonValue value) {
        return switch (PropertyShape.of(type.name(), parent, property)) {
            case DOCUMENT -> document(value);
            case MAP -> plain(value);
            case ATTRIBUTES -> nested(type, property, value);
        };
    }

    private HclValue nested(ResourceType type, String property, JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                    functions.of(object).orElseGet(() -> nestedMembers(type, property, object));
            case JsonArray(var items) ->
                    new Items(items.stream().map(each -> nested(type, property, each)).toList());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> plain(value);
        };
    }

    private HclValue nestedMembers(ResourceType type, String parent, JsonObject object) {
        Map<String, HclValue> members = new LinkedHashMap<>();
        object.members()
                .forEach((name, value) ->
                        members.put(TerraformNames.snake(name), shaped(type, parent, name, value)));
        return HclValue.fields(members);
    }

    private static String number(BigDecimal number) {
        return Math.abs(number.scale()) < MOST_DIGITS ? number.toPlainString() : number.toString();
    }
}
