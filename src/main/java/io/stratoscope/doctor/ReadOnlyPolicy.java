package io.stratoscope.doctor;

import io.stratoscope.aws.IamActions;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The IAM policy that lets an identity see a project and no more: the calls of discovery, which are those that the doctor
 * tries. None of them can be limited to the resources that carry a tag, as most of them list.
 */
public final class ReadOnlyPolicy {
    private ReadOnlyPolicy() {}

    /** The actions, sorted. */
    public static Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        Probes.ALL.forEach(probe -> actions.add(IamActions.of(probe.service(), probe.operation())));
        return actions;
    }

    /** The policy document (<a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">grammar</a>). */
    public static JsonObject document() {
        JsonObject statement =
                JsonValue.object()
                        .put("Sid", "StratoscopeReadOnly")
                        .put("Effect", "Allow")
                        .put("Action", JsonValue.of(actions().stream().map(JsonValue::of).toList()))
                        .put("Resource", "*")
                        .build();
        return JsonValue.object()
                .put("Version", "2012-10-17")
                .put("Statement", JsonValue.of(List.of(statement)))
                .build();
    }
}
