package io.stratoscope.provision.permission;

import static io.stratoscope.provision.permission.ProvisionPolicy.like;
import static io.stratoscope.provision.permission.ProvisionPolicy.when;

import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;

/** What is limited by something else than a stack's tag. */
final class BesideTags {

    /**
     * Services that work with a customer's key for the caller: <a
     * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html">RDS</a>, <a
     * href="https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html">EFS</a>, <a
     * href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html">Secrets Manager</a>, <a
     * href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html">ElastiCache</a>.
     */
    private static final List<String> ENCRYPTING =
            List.of(
                    "elasticache.*.amazonaws.com*",
                    "elasticfilesystem.*.amazonaws.com*",
                    "rds.*.amazonaws.com*",
                    "secretsmanager.*.amazonaws.com*");

    /** Services that are given a role of the stack. */
    private static final List<String> GIVEN_ROLES =
            List.of(
                    "application-autoscaling.amazonaws.com",
                    "datasync.amazonaws.com",
                    "ecs-tasks.amazonaws.com",
                    "ecs.amazonaws.com",
                    "monitoring.rds.amazonaws.com",
                    "rds.amazonaws.com",
                    "vpc-flow-logs.amazonaws.com");

    /**
     * Services that make a role of their own when they are first used in an account: those with <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html">service-linked
     * roles</a>.
     */
    private static final List<String> WITH_OWN_ROLES =
            List.of(
                    "acm.amazonaws.com",
                    "datasync.amazonaws.com",
                    "ecs.amazonaws.com",
                    "ecs.application-autoscaling.amazonaws.com",
                    "elasticache.amazonaws.com",
                    "elasticfilesystem.amazonaws.com",
                    "elasticloadbalancing.amazonaws.com",
                    "rds.amazonaws.com");

    private BesideTags() {}

    static List<JsonObject> statements() {
        return List.of(
                tagsAtCreation("StratoscopeTagsNetwork", "ec2", "CreateTags"),
                tagsAtCreation("StratoscopeTagsContainers", "ecs", "TagResource"),
                tagsAtCreation("StratoscopeTagsFiles", "elasticfilesystem", "TagResource"),
                tagsAtCreation("StratoscopeTagsBalancers", "elasticloadbalancing", "AddTags"),
                keyAliases(),
                finalSnapshots(),
                usesKeys(),
                passesRoles(),
                serviceLinkedRoles());
    }

    /**
     * Tags that are given while something is made. Where a service tells the one case from the other, nobody else's resource can be
     * drawn into a stack by tagging it.
     */
    private static JsonObject tagsAtCreation(String sid, String service, String operation) {
        return when(
                sid, List.of(service + ":" + operation), service + ":CreateAction", List.of("*"));
    }

    /** An alias has no tags; its key has: both are asked about. */
    private static JsonObject keyAliases() {
        return IamPolicyDocument.allow(
                        "StratoscopeKeyAliases",
                        List.of("kms:DeleteAlias", "kms:UpdateAlias"),
                        "arn:*:kms:*:*:alias/*")
                .build();
    }

    /** What a database leaves behind has no tags yet when it is asked about. */
    private static JsonObject finalSnapshots() {
        return IamPolicyDocument.allow(
                        "StratoscopeFinalSnapshots",
                        List.of(
                                "rds:AddTagsToResource",
                                "rds:CreateDBClusterSnapshot",
                                "rds:DeleteDBCluster"),
                        "arn:*:rds:*:*:cluster-snapshot:*")
                .build();
    }

    /** A key's tags may count only minutes after it was made; so it is the service that limits this. */
    private static JsonObject usesKeys() {
        return when(
                "StratoscopeUsesKeys",
                List.of(
                        "kms:CreateGrant",
                        "kms:Decrypt",
                        "kms:GenerateDataKey",
                        "kms:GenerateDataKeyWithoutPlaintext"),
                "kms:ViaService",
                ENCRYPTING);
    }

    /**
     * By the service and not by tags, which <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html">do not work reliably</a> here.
     */
    private static JsonObject passesRoles() {
        return IamPolicyDocument.allow(
                        "StratoscopePassesRoles", List.of("iam:PassRole"), "arn:*:iam::*:role/*")
                .put("Condition", like("iam:PassedToService", GIVEN_ROLES))
                .build();
    }

    private static JsonObject serviceLinkedRoles() {
        return IamPolicyDocument.allow(
                        "StratoscopeServiceRoles",
                        List.of("iam:CreateServiceLinkedRole"),
                        "arn:*:iam::*:role/aws-service-role/*")
                .put("Condition", like("iam:AWSServiceName", WITH_OWN_ROLES))
                .build();
    }
}
