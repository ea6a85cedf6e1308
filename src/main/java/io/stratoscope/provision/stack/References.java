package io.stratoscope.provision.stack;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a resource's properties name another resource of the stack: CloudFormation's <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">functions</a>
 * {@code Ref}, {@code Fn::GetAtt} and {@code Fn::Sub}, and {@code Fn::Select} of {@code Fn::Split} for a piece of one.
 */
public final class References {
    private static final String REF = "Ref";
    private static final String GET_ATT = "Fn::GetAtt";
    private static final String SUB = "Fn::Sub";
    private static final String SELECT = "Fn::Select";
    private static final String SPLIT = "Fn::Split";

    /** {@code ${id}} or {@code ${id.Attribute}}; {@code ${!x}} is the text ${x}. */
    private static final Pattern IN_TEXT =
            Pattern.compile("\\$\\{([A-Za-z0-9:]+)(?:\\.[A-Za-z0-9.]+)?}");

    /** CloudFormation's own names, such as {@code AWS::AccountId}. */
    private static final String PSEUDO = "AWS::";

    private References() {}

    /** What a resource is named by in the API: its id, name or ARN, whatever its type's {@code Ref} returns. */
    public static JsonObject to(String id) {
        return JsonValue.object().put(REF, id).build();
    }

    /** An attribute of a resource, such as its {@code Arn}. */
    public static JsonObject attribute(String id, String name) {
        return JsonValue.object()
                .put(GET_ATT, JsonValue.of(List.of(JsonValue.of(id), JsonValue.of(name))))
                .build();
    }

    /** A text with {@code ${id}} and {@code ${id.Attribute}} in it, and {@code ${AWS::Region}} and its like. */
    public static JsonObject text(String template) {
        return JsonValue.object().put(SUB, template).build();
    }

    /**
     * A piece of another value: what stands before the first {@code separator}, between two, or after the last.
     *
     * @param number 0 for the first piece
     */
    public static JsonObject piece(int number, String separator, JsonObject value) {
        JsonObject split =
                JsonValue.object()
                        .put(SPLIT, JsonValue.of(List.of(JsonValue.of(separator), value)))
                        .build();
        return JsonValue.object()
                .put(SELECT, JsonValue.of(List.of(JsonValue.of(number), split)))
                .build();
    }

    /** The logical ids that a value refers to, sorted. */
    public static Set<String> in(JsonValue value) {
        Set<String> found = new TreeSet<>();
        collect(value, found);
        return found;
    }

    private static void collect(JsonValue value, Set<String> found) {
        switch (value) {
            case JsonObject object -> {
                object.text(REF).ifPresent(id -> add(id, found));
                object.texts(GET_ATT).stream().limit(1).forEach(id -> add(id, found));
                object.text(SUB).ifPresent(text -> addFrom(text, found));
                object.members().values().forEach(member -> collect(member, found));
            }
            case JsonArray(var items) -> items.forEach(item -> collect(item, found));
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> {}
        }
    }

    private static void addFrom(String text, Set<String> found) {
        IN_TEXT.matcher(text)
                .results()
                .map((MatchResult each) -> each.group(1))
                .forEach(id -> add(id, found));
    }

    private static void add(String id, Set<String> found) {
        if (!id.startsWith(PSEUDO)) {
            found.add(id);
        }
    }
}
