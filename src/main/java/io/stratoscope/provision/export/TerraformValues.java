package io.stratoscope.provision.export;

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

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Properties as Terraform's expressions. */
final class TerraformValues {

    /** No number of AWS has more digits; further ones are written with their exponent. */
    private static final int MOST_DIGITS = 40;

    private final TerraformFunctions functions;

    TerraformValues(TerraformFunctions functions) {
        this.functions = functions;
    }

    /** A resource's properties as the awscc provider wants them. */
    Map<String, HclValue> attributes(ResourceType type, JsonObject properties) {
        Map<String, HclValue> attributes = new LinkedHashMap<>();
        properties
                .members()
                .forEach((property, value) ->
                        attributes.put(
                                TerraformNames.attribute(type, property),
                                shaped(type, "", property, value)));
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
        HclValue plain = plain(value);
        return switch (plain) {
            case HclValue.Fields _, Items _ -> HclValue.call("jsonencode", plain);
            case HclValue.Text _, HclValue.Template _, Code _, HclValue.Call _ -> plain;
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
                    functions
                            .of(object)
                            .orElseGet(() -> nestedMembers(type, property, object));
            case JsonArray(var items) ->
                    new Items(items.stream().map(each -> nested(type, property, each)).toList());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> plain(value);
        };
    }

    private HclValue nestedMembers(ResourceType type, String parent, JsonObject object) {
        Map<String, HclValue> members = new LinkedHashMap<>();
        object.members()
                .forEach((name, value) ->
                        members.put(
                                TerraformNames.snake(name), shaped(type, parent, name, value)));
        return HclValue.fields(members);
    }

    private static String number(BigDecimal number) {
        return Math.abs(number.scale()) < MOST_DIGITS ? number.toPlainString() : number.toString();
    }
}
