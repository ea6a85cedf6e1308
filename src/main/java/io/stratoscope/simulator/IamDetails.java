package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.ArrayList;
import java.util.List;

/** Everything of an account at once, as {@code GetAccountAuthorizationDetails} tells it. There are no users and groups here. */
final class IamDetails {

    private final SimulatedIam iam;
    private final ServiceTags<Tag> tags;
    private final Rows<IamRole> roles;
    private final IamPolicies policies;
    private final IamInstanceProfiles profiles;

    IamDetails(
            SimulatedIam iam,
            ServiceTags<Tag> tags,
            Rows<IamRole> roles,
            IamPolicies policies,
            IamInstanceProfiles profiles) {
        this.iam = iam;
        this.tags = tags;
        this.roles = roles;
        this.policies = policies;
        this.profiles = profiles;
    }

    GetAccountAuthorizationDetailsResponse get(GetAccountAuthorizationDetailsRequest request) {
        List<EntityType> kinds = request.filter();
        List<Object> all = new ArrayList<>();
        if (kinds.isEmpty() || kinds.contains(EntityType.ROLE)) {
            roles.all().forEach(state -> all.add(detail(state)));
        }
        policies.all()
                .forEach(state -> {
                    EntityType kind =
                            state.policy().arn().startsWith(IamPolicies.AWS_POLICY)
                                    ? EntityType.AWS_MANAGED_POLICY
                                    : EntityType.LOCAL_MANAGED_POLICY;
                    if (kinds.isEmpty() || kinds.contains(kind)) {
                        all.add(detail(state));
                    }
                });
        var page = iam.page(all, SimulatedIam.PAGES, request.maxItems(), request.marker());
        return GetAccountAuthorizationDetailsResponse.builder()
                .roleDetailList(only(RoleDetail.class, page.items()))
                .policies(only(ManagedPolicyDetail.class, page.items()))
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }

    private static <T> List<T> only(Class<T> type, List<Object> mixed) {
        return mixed.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private RoleDetail detail(IamRole state) {
        Role role = state.role();
        return RoleDetail.builder()
                .roleName(role.roleName())
                .roleId(role.roleId())
                .arn(role.arn())
                .path(role.path())
                .createDate(role.createDate())
                .assumeRolePolicyDocument(role.assumeRolePolicyDocument())
                .instanceProfileList(profiles.holding(role.roleName()))
                .rolePolicyList(
                        state.inline().entrySet().stream()
                                .map(policy ->
                                        PolicyDetail.builder()
                                                .policyName(policy.getKey())
                                                .policyDocument(
                                                        SimulatedIam.encoded(policy.getValue()))
                                                .build())
                                .toList())
                .attachedManagedPolicies(state.attached().values())
                .permissionsBoundary(role.permissionsBoundary())
                .tags(tags.of(role.arn()))
                .build();
    }

    private ManagedPolicyDetail detail(IamPolicies.PolicyState state) {
        Policy policy = policies.counted(state.policy());
        return ManagedPolicyDetail.builder()
                .policyName(policy.policyName())
                .policyId(policy.policyId())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.defaultVersionId())
                .attachmentCount(policy.attachmentCount())
                .isAttachable(policy.isAttachable())
                .createDate(policy.createDate())
                .updateDate(policy.updateDate())
                .policyVersionList(IamPolicies.version(state))
                .build();
    }
}
