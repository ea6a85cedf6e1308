package io.stratoscope.provision.plan;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Place;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts what a resource is known by where properties refer to it, as CloudFormation does with {@code Ref}, {@code Fn::GetAtt},
 * {@code Fn::Sub}, {@code Fn::Select} and {@code Fn::Split}.
 */
public final class Resolver {

    private static final Pattern IN_TEXT =
            Pattern.compile("\\$\\{(!?)([A-Za-z0-9:]+)(?:\\.([A-Za-z0-9.]+))?}");

    private final Map<String, Existing> known;
    private final Map<String, String> pseudo;

    /**
     * A resolver over what exists.
     *
     * @param known resources by logical id; it may grow meanwhile
     */
    public Resolver(Place place, Map<String, Existing> known) {
        this.known = known;
        pseudo =
                Map.of(
                        "AWS::AccountId", place.accountId(),
                        "AWS::Region", place.region(),
                        "AWS::Partition", partition(place.region()),
                        "AWS::URLSuffix", suffix(place.region()));
    }

    // https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    private static String suffix(String region) {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    /**
     * All of an object.
     *
     * @throws IllegalStateException when something that it refers to is not known
     */
    public JsonObject all(JsonObject object) {
        JsonValue.ObjectBuilder resolved = JsonValue.object();
        object.members()
                .forEach((name, value) ->
                        resolved.put(
                                name,
                                value(value)
                                        .orElseThrow(() ->
                                                new IllegalStateException(
                                                        name + " refers to what is not there"))));
        return resolved.build();
    }

    /** Those members of an object that are wholly known. */
    public JsonObject known(JsonObject object) {
        JsonValue.ObjectBuilder resolved = JsonValue.object();
        object.members()
                .forEach((name, value) -> value(value).ifPresent(each -> resolved.put(name, each)));
        return resolved.build();
    }

    /** A value; empty when something that it refers to is not known. */
    public Optional<JsonValue> value(JsonValue value) {
        return switch (value) {
            case JsonObject object -> object(object);
            case JsonArray(List<JsonValue> items) -> array(items);
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> Optional.of(value);
        };
    }

    private Optional<JsonValue> object(JsonObject object) {
        if (object.members().size() == 1) {
            Map.Entry<String, JsonValue> only = object.members().entrySet().iterator().next();
            switch (only.getKey()) {
                case "Ref" -> {
                    return ref(object.text("Ref").orElseThrow());
                }
                case "Fn::GetAtt" -> {
                    List<String> path = object.texts("Fn::GetAtt");
                    return attribute(path.get(0), path.get(1)).map(JsonValue::of);
                }
                case "Fn::Sub" -> {
                    return text(object.text("Fn::Sub").orElseThrow()).map(JsonValue::of);
                }
                case "Fn::Select" -> {
                    return select(object.list("Fn::Select"));
                }
                default -> {}
            }
        }
        JsonValue.ObjectBuilder resolved = JsonValue.object();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            Optional<JsonValue> each = value(member.getValue());
            if (each.isEmpty()) {
                return Optional.empty();
            }
            resolved.put(member.getKey(), each.get());
        }
        return Optional.of(resolved.build());
    }

    private Optional<JsonValue> array(List<JsonValue> items) {
        List<JsonValue> resolved = new ArrayList<>();
        for (JsonValue item : items) {
            Optional<JsonValue> each = value(item);
            if (each.isEmpty()) {
                return Optional.empty();
            }
            resolved.add(each.get());
        }
        return Optional.of(JsonValue.of(resolved));
    }

    private Optional<JsonValue> ref(String id) {
        return named(id).map(JsonValue::of);
    }

    private Optional<String> named(String id) {
        return Optional.ofNullable(pseudo.get(id))
                .or(() -> Optional.ofNullable(known.get(id)).map(Existing::ref));
    }

    private Optional<String> attribute(String id, String name) {
        return Optional.ofNullable(known.get(id)).flatMap(existing -> existing.attribute(name));
    }

    private Optional<String> text(String template) {
        StringBuilder text = new StringBuilder();
        var matcher = IN_TEXT.matcher(template);
        int end = 0;
        while (matcher.find()) {
            text.append(template, end, matcher.start());
            end = matcher.end();
            if (!matcher.group(1).isEmpty()) {
                text.append("${").append(template, matcher.end(1), matcher.end());
                continue;
            }
            String attribute = matcher.group(3);
            Optional<String> value =
                    attribute == null
                            ? named(matcher.group(2))
                            : attribute(matcher.group(2), attribute);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            text.append(value.get());
        }
        return Optional.of(text.append(template, end, template.length()).toString());
    }

    /** A number, and an array or a {@code Fn::Split}, which is nowhere else. */
    private Optional<JsonValue> select(List<JsonValue> arguments) {
        int number =
                arguments.getFirst() instanceof JsonNumber(BigDecimal each)
                        ? each.intValueExact()
                        : 0;
        if (arguments.get(1) instanceof JsonObject split) {
            List<JsonValue> parts = split.list("Fn::Split");
            String separator = ((JsonString) parts.getFirst()).value();
            return value(parts.get(1))
                    .map(whole -> ((JsonString) whole).value().split(Pattern.quote(separator), -1))
                    .map(pieces -> JsonValue.of(pieces[number]));
        }
        return value(arguments.get(1)).map(whole -> ((JsonArray) whole).items().get(number));
    }
}
