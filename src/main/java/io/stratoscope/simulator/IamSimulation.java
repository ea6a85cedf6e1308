package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

import java.util.List;

/** IAM's policy simulation. Whoever uses the account may do everything but what its faults deny. */
final class IamSimulation {

    private static final String ALL = "*";

    private IamSimulation() {}

    static SimulatePrincipalPolicyResponse of(
            SimulatePrincipalPolicyRequest request, AccountState account) {
        List<EvaluationResult> results =
                request.actionNames().stream()
                        .map(action ->
                                EvaluationResult.builder()
                                        .evalActionName(action)
                                        .evalResourceName(ALL)
                                        .evalDecision(
                                                account.faults().allows(action)
                                                        ? PolicyEvaluationDecisionType.ALLOWED
                                                        : PolicyEvaluationDecisionType
                                                                .IMPLICIT_DENY)
                                        .build())
                        .toList();
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(results)
                .isTruncated(false)
                .build();
    }
}
