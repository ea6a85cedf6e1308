package io.stratoscope.provision.permission;

import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The IAM policy that lets an identity plan, make, change and remove stacks. What it may change or remove has to carry a stack's tag,
 * and what it makes has to get one, where AWS can tell: that is what the <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/">service authorization reference</a> lists for each
 * action under {@code aws:RequestTag} and {@code aws:ResourceTag}.
 */
public final class ProvisionPolicy {

    /**
     * How long a managed policy may be, <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">white space not counted</a>. A role can
     * have ten of them.
     */
    private static final int QUOTA = 6_144;

    private static final String NAME = "StratoscopeProvision";

    /**
     * One of the policies that are needed together.
     *
     * @param name a name for it
     * @param document its document
     */
    public record Part(String name, JsonObject document) {}

    private ProvisionPolicy() {}

    /** The policies, as many as are needed because each has to be short. */
    public static List<Part> parts() {
        return parts(statements(Permissions.shipped()), QUOTA);
    }

    /** All actions that they allow, sorted. */
    public static SortedSet<String> actions() {
        SortedSet<String> actions = new TreeSet<>();
        statements(Permissions.shipped())
                .forEach(statement -> actions.addAll(statement.texts("Action")));
        return actions;
    }

    /** Fills one document after the other. */
    static List<Part> parts(List<JsonObject> statements, int quota) {
        List<List<JsonObject>> documents = new ArrayList<>();
        List<JsonObject> open = new ArrayList<>();
        for (JsonObject statement : statements) {
            open.add(statement);
            if (length(open) > quota) {
                open.removeLast();
                documents.add(open);
                open = new ArrayList<>(List.of(statement));
            }
        }
        documents.add(open);
        List<Part> parts = new ArrayList<>();
        for (List<JsonObject> document : documents) {
            if (length(document) > quota) {
                throw new IllegalStateException(
                        "no policy has room for " + document.getFirst().text("Sid").orElse(""));
            }
            parts.add(new Part(NAME + (parts.size() + 1), IamPolicyDocument.of(document)));
        }
        return parts;
    }

    private static long length(List<JsonObject> statements) {
        return JsonText.compact(IamPolicyDocument.of(statements))
                .chars()
                .filter(character -> !Character.isWhitespace(character))
                .count();
    }

    private static List<JsonObject> statements(Permissions permissions) {
        List<JsonObject> statements = new ArrayList<>();
        statements.add(
                IamPolicyDocument.allow("StratoscopeReads", permissions.actions(Limit.READS)));
        statements.add(
                when(
                        "StratoscopeMakes",
                        permissions.actions(Limit.MAKES),
                        "aws:RequestTag/" + Scope.STACK_TAG,
                        List.of("*")));
        statements.add(
                when(
                        "StratoscopeChanges",
                        permissions.actions(Limit.CHANGES),
                        "aws:ResourceTag/" + Scope.STACK_TAG,
                        List.of("*")));
        statements.add(
                IamPolicyDocument.allow("StratoscopeUntagged", permissions.actions(Limit.ANY)));
        statements.addAll(BesideTags.statements());
        return statements;
    }

    /** A statement that allows actions on everything where a key of the request is like one of some values. */
    static JsonObject when(
            String sid, Collection<String> actions, String key, List<String> values) {
        return IamPolicyDocument.allow(sid, actions, "*")
                .put("Condition", like(key, values))
                .build();
    }

    /** The condition that a key of the request is like one of some values. */
    static JsonObject like(String key, List<String> values) {
        JsonObject pair =
                JsonValue.object().put(key, values.stream().map(JsonValue::of).toList()).build();
        return JsonValue.object().put("StringLike", pair).build();
    }
}
