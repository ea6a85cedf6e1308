package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

import java.time.Duration;

class SimulatedIamTest {

    private final SimulatedAccount account = SimulatedNetworks.unlocked(new TurnedClock());
    private final IamClient iam = account.client(IamClient.class, "aws-global");

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return SimulatedNetworks.code(catchThrowable(call));
    }

    private void role(String name) {
        iam.createRole(request ->
                request.roleName(name)
                        .assumeRolePolicyDocument("{\"a\": 1}")
                        .tags(Tag.builder().key("Project").value("immich").build()));
    }

    @Test
    void rolesAreTheSameFromEveryRegionAndListedByMarker() {
        for (int i = 0; i < 5; i++) {
            role("r" + i);
        }
        IamClient elsewhere = account.client(IamClient.class, "eu-west-1");
        assertThat(elsewhere.listRolesPaginator(request -> request.maxItems(2)).roles())
                .extracting(one -> one.roleName())
                .containsExactly("r0", "r1", "r2", "r3", "r4");
        assertThat(elsewhere.listRoles(request -> request.maxItems(5)).isTruncated()).isFalse();
        account.faults().hostilePaging(true);
        assertThat(elsewhere.listRolesPaginator(request -> request.maxItems(2)).roles()).hasSize(5);
    }

    @Test
    void documentsArePercentEncodedAndTagsOnlyInGetRole() {
        role("r");
        assertThat(iam.getRole(request -> request.roleName("r")).role().assumeRolePolicyDocument())
                .isEqualTo("%7B%22a%22%3A%201%7D");
        assertThat(iam.getRole(request -> request.roleName("r")).role().tags()).hasSize(1);
        assertThat(iam.listRoles().roles().getFirst().tags()).isEmpty();
        assertThat(iam.getRole(request -> request.roleName("r")).role().arn())
                .isEqualTo("arn:aws:iam::123456789012:role/r");
    }

    @Test
    void thePolicySimulationKnowsWhatIsDenied() {
        account.faults().deny("rds:*").deny("iam:PassRole");

        assertThat(
                        iam.simulatePrincipalPolicyPaginator(request ->
                                        request.policySourceArn(
                                                        "arn:aws:iam::123456789012:user/operator")
                                                .actionNames(
                                                        "rds:CreateDBInstance",
                                                        "iam:PassRole",
                                                        "iam:PassRoles",
                                                        "ec2:CreateVpc"))
                                .evaluationResults())
                .extracting(result -> result.evalActionName() + " " + result.evalDecisionAsString())
                .containsExactly(
                        "rds:CreateDBInstance implicitDeny",
                        "iam:PassRole implicitDeny",
                        "iam:PassRoles allowed",
                        "ec2:CreateVpc allowed");
    }

    @Test
    void policiesAreAttachedInlineAndManaged() {
        role("r");
        String managed = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
        iam.putRolePolicy(request -> request.roleName("r").policyName("in").policyDocument("{}"));
        iam.attachRolePolicy(request -> request.roleName("r").policyArn(managed));
        assertThat(iam.listRolePolicies(request -> request.roleName("r")).policyNames())
                .containsExactly("in");
        assertThat(
                        iam.listAttachedRolePolicies(request -> request.roleName("r"))
                                .attachedPolicies())
                .extracting(one -> one.policyName())
                .containsExactly("AmazonECSTaskExecutionRolePolicy");
        assertThat(iam.getPolicy(request -> request.policyArn(managed)).policy().attachmentCount())
                .isEqualTo(1);
        assertThat(code(() -> iam.deleteRole(request -> request.roleName("r"))))
                .isEqualTo("DeleteConflict");
        iam.detachRolePolicy(request -> request.roleName("r").policyArn(managed));
        iam.deleteRolePolicy(request -> request.roleName("r").policyName("in"));
        iam.deleteRole(request -> request.roleName("r"));
        assertThat(code(() -> iam.getRole(request -> request.roleName("r"))))
                .isEqualTo("NoSuchEntity");
    }

    @Test
    void aRoleIsChangedInPlace() {
        role("r");
        iam.updateRole(
                request -> request.roleName("r").description("new").maxSessionDuration(7200));
        iam.updateAssumeRolePolicy(request -> request.roleName("r").policyDocument("{\"b\":2}"));
        String boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
        iam.putRolePermissionsBoundary(
                request -> request.roleName("r").permissionsBoundary(boundary));

        Role changed = iam.getRole(request -> request.roleName("r")).role();
        assertThat(changed.description()).isEqualTo("new");
        assertThat(changed.maxSessionDuration()).isEqualTo(7200);
        assertThat(changed.assumeRolePolicyDocument()).isEqualTo("%7B%22b%22%3A2%7D");
        assertThat(changed.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(boundary);

        iam.updateRole(request -> request.roleName("r"));
        iam.deleteRolePermissionsBoundary(request -> request.roleName("r"));
        Role again = iam.getRole(request -> request.roleName("r")).role();
        assertThat(again.description()).isEqualTo("new");
        assertThat(again.maxSessionDuration()).isEqualTo(3600);
        assertThat(again.permissionsBoundary()).isNull();
        assertThat(code(() -> iam.deleteRolePermissionsBoundary(request -> request.roleName("r"))))
                .isEqualTo("NoSuchEntity");
    }

    @Test
    void aTrustPolicyIsJsonAndABoundaryIsAPolicyThatIsThere() {
        role("r");
        assertThat(
                        code(() ->
                                iam.updateAssumeRolePolicy(
                                        request -> request.roleName("r").policyDocument("{"))))
                .isEqualTo("MalformedPolicyDocument");
        assertThat(
                        code(() ->
                                iam.putRolePermissionsBoundary(request ->
                                        request.roleName("r")
                                                .permissionsBoundary(
                                                        "arn:aws:iam::123456789012:policy/none"))))
                .isEqualTo("NoSuchEntity");
    }

    @Test
    void otherServicesSeeANewRoleAfterAWhile() {
        TurnedClock clock = new TurnedClock();
        SimulatedAccount slow = SimulatedNetworks.unlocked(clock).takingTime(true);
        SimulatedIam there = (SimulatedIam) slow.client(IamClient.class, "aws-global");
        String arn =
                there.createRole(request -> request.roleName("r").assumeRolePolicyDocument("{}"))
                        .role()
                        .arn();
        assertThat(there.isSeen(arn)).isFalse();

        clock.turn(Duration.ofSeconds(10));

        assertThat(there.isSeen(arn)).isTrue();
        assertThat(there.isSeen(arn + "2")).isFalse();
        assertThat(there.hasPolicies(arn)).isFalse();
        there.putRolePolicy(request -> request.roleName("r").policyName("in").policyDocument("{}"));
        assertThat(there.hasPolicies(arn)).isTrue();
    }
}
