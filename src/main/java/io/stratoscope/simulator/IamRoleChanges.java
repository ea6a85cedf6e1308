package io.stratoscope.simulator;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;

import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryAttachmentType;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

import java.util.Optional;
import java.util.function.Consumer;

/** What can be changed of a role that exists: who may take it, for how long, and what it can be allowed at most. */
final class IamRoleChanges {

    private static final int USUAL_SESSION_SECONDS = 3600;

    private final SimulatedIam iam;
    private final Rows<IamRole> roles;
    private final IamPolicies policies;

    IamRoleChanges(SimulatedIam iam, Rows<IamRole> roles, IamPolicies policies) {
        this.iam = iam;
        this.roles = roles;
        this.policies = policies;
    }

    /** A role's trust policy as IAM tells it. */
    String trust(String document) {
        try {
            JsonText.parse(document);
        } catch (JsonFormatException _) {
            throw iam.error(
                    MalformedPolicyDocumentException.builder(),
                    400,
                    "MalformedPolicyDocument",
                    "This policy contains invalid Json");
        }
        return SimulatedIam.encoded(document);
    }

    /** A managed policy as a boundary. */
    AttachedPermissionsBoundary boundary(String policyArn) {
        return AttachedPermissionsBoundary.builder()
                .permissionsBoundaryArn(policies.get(policyArn).policy().arn())
                .permissionsBoundaryType(
                        PermissionsBoundaryAttachmentType.PERMISSIONS_BOUNDARY_POLICY)
                .build();
    }

    // Where the request names no duration, IAM goes back to an hour.
    UpdateRoleResponse update(UpdateRoleRequest request) {
        change(
                request.roleName(),
                role -> {
                    role.maxSessionDuration(
                            Optional.ofNullable(request.maxSessionDuration())
                                    .orElse(USUAL_SESSION_SECONDS));
                    if (request.description() != null) {
                        role.description(request.description());
                    }
                });
        return UpdateRoleResponse.builder().build();
    }

    UpdateAssumeRolePolicyResponse updateTrust(UpdateAssumeRolePolicyRequest request) {
        String document = trust(request.policyDocument());
        change(request.roleName(), role -> role.assumeRolePolicyDocument(document));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    PutRolePermissionsBoundaryResponse putBoundary(PutRolePermissionsBoundaryRequest request) {
        AttachedPermissionsBoundary boundary = boundary(request.permissionsBoundary());
        change(request.roleName(), role -> role.permissionsBoundary(boundary));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    DeleteRolePermissionsBoundaryResponse deleteBoundary(
            DeleteRolePermissionsBoundaryRequest request) {
        if (roles.get(request.roleName()).role().permissionsBoundary() == null) {
            throw iam.missing(
                    "Role %s does not have a permissions boundary.".formatted(request.roleName()));
        }
        change(
                request.roleName(),
                role -> role.permissionsBoundary((AttachedPermissionsBoundary) null));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    private void change(String name, Consumer<Role.Builder> change) {
        IamRole state = roles.get(name);
        roles.put(name, state.with(state.role().toBuilder().applyMutation(change).build()));
    }
}
