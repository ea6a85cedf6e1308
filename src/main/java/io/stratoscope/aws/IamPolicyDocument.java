package io.stratoscope.aws;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.Collection;
import java.util.List;

/**
 * Documents in <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM's language</a> that
 * say what an identity may do.
 */
public final class IamPolicyDocument {
    private IamPolicyDocument() {}

    /** A document of statements. */
    public static JsonObject of(List<JsonObject> statements) {
        return JsonValue.object().put("Version", "2012-10-17").put("Statement", statements).build();
    }

    /**
     * A statement that allows actions on every resource.
     *
     * @param sid its name: letters and digits
     * @param actions in the order in which they are to be shown
     */
    public static JsonObject allow(String sid, Collection<String> actions) {
        return allow(sid, actions, "*").build();
    }

    /**
     * A statement that allows actions on some resources; a condition may follow.
     *
     * @param resource an ARN, with {@code *} in it
     */
    public static ObjectBuilder allow(String sid, Collection<String> actions, String resource) {
        return JsonValue.object()
                .put("Sid", sid)
                .put("Effect", "Allow")
                .put("Action", actions.stream().map(JsonValue::of).toList())
                .put("Resource", resource);
    }
}
