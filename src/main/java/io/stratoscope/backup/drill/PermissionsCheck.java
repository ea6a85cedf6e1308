package io.stratoscope.backup.drill;

import io.stratoscope.model.Resource;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.sts.StsClient;

import java.util.List;

/** IAM would allow what the drill asks for. It says so without regard to conditions on what does not exist yet. */
final class PermissionsCheck implements PreflightCheck {

    /** What makes, reads and removes the main parts; each is refused by itself when it is not allowed. */
    private static final List<String> ACTIONS =
            List.of(
                    "ec2:CreateVpc",
                    "ec2:CreateSubnet",
                    "ec2:CreateSecurityGroup",
                    "ec2:DeleteVpc",
                    "rds:RestoreDBClusterFromSnapshot",
                    "rds:CreateDBInstance",
                    "rds:DeleteDBCluster",
                    "elasticfilesystem:CreateFileSystem",
                    "elasticfilesystem:CreateMountTarget",
                    "elasticfilesystem:DeleteFileSystem",
                    "datasync:CreateLocationS3",
                    "datasync:CreateTask",
                    "datasync:StartTaskExecution",
                    "elasticloadbalancing:CreateLoadBalancer",
                    "elasticloadbalancing:DeleteLoadBalancer",
                    "ecs:RegisterTaskDefinition",
                    "ecs:CreateService",
                    "ecs:DeleteService",
                    "iam:PassRole");

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        String caller = principal(situation.client(StsClient.class).getCallerIdentity().arn());
        if (caller.endsWith(":root")) {
            return pass("the account's root user may do everything");
        }
        List<String> denied =
                situation
                        .account()
                        .client(IamClient.class, Resource.GLOBAL)
                        .simulatePrincipalPolicyPaginator(
                                request -> request.policySourceArn(caller).actionNames(ACTIONS))
                        .evaluationResults()
                        .stream()
                        .filter(result ->
                                result.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                        .map(EvaluationResult::evalActionName)
                        .toList();
        return denied.isEmpty()
                ? pass(
                        caller
                                + " is allowed "
                                + ACTIONS.size()
                                + " actions, by IAM's policy simulation")
                : fail(
                        caller + " is not allowed " + String.join(", ", denied),
                        "give it what 'stratoscope provision iam-policy --feature drill' prints");
    }

    /** IAM simulates for a role, not for a session of one. */
    private static String principal(String arn) {
        return arn.replaceFirst(
                "^arn:([a-z-]+):sts::(\\d+):assumed-role/([^/]+)/.*$", "arn:$1:iam::$2:role/$3");
    }
}
