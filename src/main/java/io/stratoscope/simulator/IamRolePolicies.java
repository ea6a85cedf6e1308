package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

import java.util.List;

/** The policies of roles: those written into them and those attached to them. */
final class IamRolePolicies {

    private final SimulatedIam iam;
    private final Rows<IamRole> roles;
    private final IamPolicies policies;

    IamRolePolicies(SimulatedIam iam, Rows<IamRole> roles, IamPolicies policies) {
        this.iam = iam;
        this.roles = roles;
        this.policies = policies;
    }

    PutRolePolicyResponse put(PutRolePolicyRequest request) {
        roles.get(request.roleName()).inline().put(request.policyName(), request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    DeleteRolePolicyResponse delete(DeleteRolePolicyRequest request) {
        if (roles.get(request.roleName()).inline().remove(request.policyName()) == null) {
            throw iam.missing(
                    "The role policy with name %s cannot be found."
                            .formatted(request.policyName()));
        }
        return DeleteRolePolicyResponse.builder().build();
    }

    GetRolePolicyResponse get(GetRolePolicyRequest request) {
        String document = roles.get(request.roleName()).inline().get(request.policyName());
        if (document == null) {
            throw iam.missing(
                    "The role policy with name %s cannot be found."
                            .formatted(request.policyName()));
        }
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(SimulatedIam.encoded(document))
                .build();
    }

    ListRolePoliciesResponse list(ListRolePoliciesRequest request) {
        var page =
                iam.page(
                        List.copyOf(roles.get(request.roleName()).inline().keySet()),
                        SimulatedIam.PAGES,
                        request.maxItems(),
                        request.marker());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }

    AttachRolePolicyResponse attach(AttachRolePolicyRequest request) {
        Policy policy = policies.get(request.policyArn()).policy();
        roles.get(request.roleName())
                .attached()
                .put(
                        request.policyArn(),
                        AttachedPolicy.builder()
                                .policyArn(policy.arn())
                                .policyName(policy.policyName())
                                .build());
        return AttachRolePolicyResponse.builder().build();
    }

    DetachRolePolicyResponse detach(DetachRolePolicyRequest request) {
        if (roles.get(request.roleName()).attached().remove(request.policyArn()) == null) {
            throw iam.missing("Policy %s was not found.".formatted(request.policyArn()));
        }
        return DetachRolePolicyResponse.builder().build();
    }

    ListAttachedRolePoliciesResponse listAttached(ListAttachedRolePoliciesRequest request) {
        var page =
                iam.page(
                        List.copyOf(roles.get(request.roleName()).attached().values()),
                        SimulatedIam.PAGES,
                        request.maxItems(),
                        request.marker());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }
}
