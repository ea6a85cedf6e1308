package io.stratoscope.backup.restore;

import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The IAM policy that lets an identity restore, beside the one that lets it look at a project. File systems, databases and buckets
 * cannot be removed with it. Facts: the <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/">service authorization reference</a>.
 */
public final class RestorePolicy {

    private static final Set<String> CALLED =
            Set.of(
                    "application-autoscaling:RegisterScalableTarget",
                    "cloudwatch:PutMetricAlarm",
                    "datasync:CreateLocationEfs",
                    "datasync:CreateTask",
                    "datasync:DeleteLocation",
                    "datasync:DeleteTask",
                    "datasync:StartTaskExecution",
                    "ecs:DeregisterTaskDefinition",
                    "ecs:RegisterTaskDefinition",
                    "ecs:UpdateService",
                    "elasticfilesystem:CreateAccessPoint",
                    "elasticfilesystem:CreateFileSystem",
                    "elasticfilesystem:CreateMountTarget",
                    "elasticfilesystem:DescribeLifecycleConfiguration",
                    "elasticfilesystem:PutLifecycleConfiguration",
                    "elasticfilesystem:TagResource",
                    "elasticfilesystem:UntagResource",
                    "iam:PutRolePolicy",
                    "rds:CreateDBInstance",
                    "rds:ModifyDBCluster",
                    "rds:RestoreDBClusterFromSnapshot",
                    "rds:RestoreDBClusterToPointInTime",
                    "route53:ChangeResourceRecordSets",
                    "route53:GetChange",
                    "secretsmanager:PutSecretValue");

    /**
     * What AWS asks for when something is made with tags, or when it works on the caller's behalf, and what is called only after a
     * cancel or a crash.
     */
    private static final Set<String> BESIDE =
            Set.of(
                    "datasync:CancelTaskExecution",
                    "datasync:TagResource",
                    "ec2:CreateNetworkInterface",
                    "ecs:TagResource",
                    "elasticfilesystem:ModifyMountTargetSecurityGroups",
                    "rds:AddTagsToResource",
                    "rds:ModifyDBInstance");

    private static final Set<String> KEYS =
            Set.of(
                    "kms:CreateGrant",
                    "kms:Decrypt",
                    "kms:GenerateDataKey",
                    "kms:GenerateDataKeyWithoutPlaintext");

    private static final List<String> ENCRYPTING =
            List.of(
                    "elasticfilesystem.*.amazonaws.com*",
                    "rds.*.amazonaws.com*",
                    "secretsmanager.*.amazonaws.com*");

    private static final List<String> GIVEN_ROLES =
            List.of("ecs-tasks.amazonaws.com", "monitoring.rds.amazonaws.com");

    private RestorePolicy() {}

    /** What is called beyond looking, sorted. */
    static Set<String> called() {
        return new TreeSet<>(CALLED);
    }

    /** What is allowed beyond looking, sorted. */
    public static Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        Stream.of(CALLED, BESIDE, KEYS, Set.of("iam:PassRole")).forEach(actions::addAll);
        return actions;
    }

    /** The policy document. */
    public static JsonObject document() {
        Set<String> plain = new TreeSet<>(CALLED);
        plain.addAll(BESIDE);
        return IamPolicyDocument.of(
                List.of(
                        IamPolicyDocument.allow("StratoscopeRestore", plain),
                        IamPolicyDocument.allow(
                                        "StratoscopeRestoreUsesKeys", new TreeSet<>(KEYS), "*")
                                .put("Condition", like("kms:ViaService", ENCRYPTING))
                                .build(),
                        IamPolicyDocument.allow(
                                        "StratoscopeRestorePassesRoles",
                                        List.of("iam:PassRole"),
                                        "arn:*:iam::*:role/*")
                                .put("Condition", like("iam:PassedToService", GIVEN_ROLES))
                                .build()));
    }

    private static JsonObject like(String key, List<String> values) {
        return JsonValue.object()
                .put(
                        "StringLike",
                        JsonValue.object()
                                .put(key, values.stream().map(JsonValue::of).toList())
                                .build())
                .build();
    }
}
