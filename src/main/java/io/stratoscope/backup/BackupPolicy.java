package io.stratoscope.backup;

import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The IAM policy that lets an identity back up, beside the one that lets it look at a project. Snapshots are removed only where
 * they carry the tag of a restore point. Facts:
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html">Amazon RDS</a> and
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdatasync.html">AWS DataSync</a> in the
 * service authorization reference.
 */
public final class BackupPolicy {

    /** Tags that are given with a request need the service's tagging action, too. */
    private static final Set<String> MAKES =
            Set.of(
                    "datasync:CancelTaskExecution",
                    "datasync:StartTaskExecution",
                    "datasync:TagResource",
                    "rds:AddTagsToResource",
                    "rds:CreateDBClusterSnapshot");

    private static final Set<String> REMOVES = Set.of("rds:DeleteDBClusterSnapshot");

    private BackupPolicy() {}

    /** What is allowed beyond looking, sorted. */
    public static Set<String> actions() {
        Set<String> actions = new TreeSet<>(MAKES);
        actions.addAll(REMOVES);
        return actions;
    }

    /** The policy document. */
    public static JsonObject document() {
        JsonObject tagged =
                JsonValue.object()
                        .put(
                                "Null",
                                JsonValue.object()
                                        .put("aws:ResourceTag/" + RestorePoint.TAG, "false")
                                        .build())
                        .build();
        return IamPolicyDocument.of(
                List.of(
                        IamPolicyDocument.allow("StratoscopeBackUp", new TreeSet<>(MAKES)),
                        IamPolicyDocument.allow("StratoscopePruneBackups", REMOVES, "*")
                                .put("Condition", tagged)
                                .build()));
    }
}
