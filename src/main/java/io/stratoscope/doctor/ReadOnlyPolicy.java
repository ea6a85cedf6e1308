package io.stratoscope.doctor;

import io.stratoscope.aws.IamActions;
import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The IAM policy that lets an identity see a project and no more: the calls of discovery, of health, logs and cost, which are
 * those that the doctor tries. None of them can be limited to the resources that carry a tag, as most of them list; objects in buckets can be read
 * only where AWS delivers logs.
 */
public final class ReadOnlyPolicy {
    /** What AWS delivers logs to, in whichever bucket. Other objects are nobody's business. */
    private static final String LOG_FILES = "arn:aws:s3:::*/AWSLogs/*";

    private ReadOnlyPolicy() {}

    /** The actions that are allowed on every resource, sorted. */
    public static Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        Probes.ALL.forEach(probe -> actions.add(IamActions.of(probe.service(), probe.operation())));
        actions.removeAll(ofLogFiles());
        return actions;
    }

    /** The actions that are allowed on log files only. */
    public static Set<String> ofLogFiles() {
        return Set.of("s3:GetObject");
    }

    /** The policy document. */
    public static JsonObject document() {
        return IamPolicyDocument.of(
                List.of(
                        IamPolicyDocument.allow("StratoscopeReadOnly", actions()),
                        IamPolicyDocument.allow("StratoscopeReadLogFiles", ofLogFiles(), LOG_FILES)
                                .build()));
    }
}
