package io.stratoscope.backup.drill;

import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.permission.ProvisionPolicy;
import io.stratoscope.provision.permission.ProvisionPolicy.Part;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a restore drill has to be allowed: to make and remove a stack, as provisioning is, and what it calls beside that. Copying is
 * allowed for what carries a drill's tag alone.
 */
public final class DrillPolicy {

    /** Only asked, of what cannot be told apart by tags. */
    private static final Set<String> LOOKS =
            Set.of(
                    "iam:SimulatePrincipalPolicy",
                    "rds:DescribeDBEngineVersions",
                    "s3:GetObject",
                    "s3:ListBucket");

    private static final Set<String> COPIES =
            Set.of("datasync:CancelTaskExecution", "datasync:StartTaskExecution");

    /** Where somebody is told how it ended. */
    private static final String TELLS = "sns:Publish";

    private DrillPolicy() {}

    /** What is allowed beyond looking and provisioning, sorted. */
    public static Set<String> actions() {
        Set<String> actions = new TreeSet<>(LOOKS);
        actions.addAll(COPIES);
        actions.add(TELLS);
        return actions;
    }

    /** The policies: those of provisioning, and one more. */
    public static List<Part> parts() {
        List<Part> parts = new ArrayList<>(ProvisionPolicy.parts());
        parts.add(new Part("StratoscopeDrill", document()));
        return parts;
    }

    private static JsonObject document() {
        JsonObject ofDrills =
                JsonValue.object()
                        .put(
                                "Null",
                                JsonValue.object()
                                        .put("aws:ResourceTag/" + DrillId.TAG, "false")
                                        .build())
                        .build();
        return IamPolicyDocument.of(
                List.of(
                        IamPolicyDocument.allow(
                                "StratoscopeDrillLooks",
                                new TreeSet<>(
                                        Stream.concat(LOOKS.stream(), Stream.of(TELLS)).toList())),
                        IamPolicyDocument.allow("StratoscopeDrillCopies", COPIES, "*")
                                .put("Condition", ofDrills)
                                .build()));
    }
}
