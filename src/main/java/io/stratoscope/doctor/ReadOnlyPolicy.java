package io.stratoscope.doctor;

import io.stratoscope.aws.IamActions;
import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The IAM policy that lets an identity see a project and no more: the calls of discovery, of health, logs and cost, which are
 * those that the doctor tries. None of them can be limited to the resources that carry a tag, as most of them list.
 */
public final class ReadOnlyPolicy {
    private ReadOnlyPolicy() {}

    /** The actions, sorted. */
    public static Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        Probes.ALL.forEach(probe -> actions.add(IamActions.of(probe.service(), probe.operation())));
        return actions;
    }

    /** The policy document. */
    public static JsonObject document() {
        return IamPolicyDocument.of(
                List.of(IamPolicyDocument.allow("StratoscopeReadOnly", actions())));
    }
}
