package io.stratoscope.simulator;

import io.stratoscope.model.Resource;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** AWS Identity and Access Management: roles, their policies, and instance profiles. */
final class SimulatedIam extends SimulatedService implements IamClient {

    static final Paging.Limits PAGES = new Paging.Limits(100, 1, 1000, "ValidationError");

    private final Rows<IamRole> rows;
    private final IamRoles roles;
    private final IamRoleChanges changes;
    private final IamRolePolicies rolePolicies;
    private final IamPolicies policies;
    private final IamInstanceProfiles profiles;
    private final IamDetails details;

    SimulatedIam(AccountState account, String region) {
        super(account, region, "iam", IamException::builder);
        ServiceTags<Tag> tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
        rows =
                Rows.sorted(
                        UnaryOperator.identity(),
                        name -> missing("The role with name %s cannot be found.".formatted(name)));
        profiles = new IamInstanceProfiles(this, tags, rows);
        policies = new IamPolicies(this, tags, rows);
        changes = new IamRoleChanges(this, rows, policies);
        roles = new IamRoles(this, tags, rows, profiles, changes);
        rolePolicies = new IamRolePolicies(this, rows, policies);
        details = new IamDetails(this, tags, rows, policies, profiles);
    }

    @Override
    public CreateRoleResponse createRole(CreateRoleRequest request) {
        return call("CreateRole", request, () -> roles.createRole(request));
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        return call("GetRole", request, () -> roles.get(request));
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        return call("ListRoles", request, () -> roles.list(request));
    }

    @Override
    public GetAccountAuthorizationDetailsResponse getAccountAuthorizationDetails(
            GetAccountAuthorizationDetailsRequest request) {
        return call("GetAccountAuthorizationDetails", request, () -> details.get(request));
    }

    @Override
    public UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        return call("UpdateRole", request, () -> changes.update(request));
    }

    @Override
    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(
            UpdateAssumeRolePolicyRequest request) {
        return call("UpdateAssumeRolePolicy", request, () -> changes.updateTrust(request));
    }

    @Override
    public PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(
            PutRolePermissionsBoundaryRequest request) {
        return call("PutRolePermissionsBoundary", request, () -> changes.putBoundary(request));
    }

    @Override
    public DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
            DeleteRolePermissionsBoundaryRequest request) {
        return call(
                "DeleteRolePermissionsBoundary", request, () -> changes.deleteBoundary(request));
    }

    @Override
    public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        return call("DeleteRole", request, () -> roles.delete(request));
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        return call("ListRoleTags", request, () -> roles.listTags(request));
    }

    @Override
    public TagRoleResponse tagRole(TagRoleRequest request) {
        return call("TagRole", request, () -> roles.tag(request));
    }

    @Override
    public UntagRoleResponse untagRole(UntagRoleRequest request) {
        return call("UntagRole", request, () -> roles.untag(request));
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        return call("PutRolePolicy", request, () -> rolePolicies.put(request));
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        return call("DeleteRolePolicy", request, () -> rolePolicies.delete(request));
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        return call("GetRolePolicy", request, () -> rolePolicies.get(request));
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        return call("ListRolePolicies", request, () -> rolePolicies.list(request));
    }

    @Override
    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        return call("AttachRolePolicy", request, () -> rolePolicies.attach(request));
    }

    @Override
    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        return call("DetachRolePolicy", request, () -> rolePolicies.detach(request));
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request) {
        return call("ListAttachedRolePolicies", request, () -> rolePolicies.listAttached(request));
    }

    @Override
    public CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        return call("CreatePolicy", request, () -> policies.createPolicy(request));
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return call("GetPolicy", request, () -> policies.getPolicy(request));
    }

    @Override
    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        return call("GetPolicyVersion", request, () -> policies.getPolicyVersion(request));
    }

    @Override
    public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        return call("ListPolicies", request, () -> policies.list(request));
    }

    @Override
    public ListPolicyTagsResponse listPolicyTags(ListPolicyTagsRequest request) {
        return call("ListPolicyTags", request, () -> policies.listTags(request));
    }

    @Override
    public DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
        return call("DeletePolicy", request, () -> policies.delete(request));
    }

    @Override
    public CreateInstanceProfileResponse createInstanceProfile(
            CreateInstanceProfileRequest request) {
        return call(
                "CreateInstanceProfile", request, () -> profiles.createInstanceProfile(request));
    }

    @Override
    public AddRoleToInstanceProfileResponse addRoleToInstanceProfile(
            AddRoleToInstanceProfileRequest request) {
        return call("AddRoleToInstanceProfile", request, () -> profiles.addRole(request));
    }

    @Override
    public RemoveRoleFromInstanceProfileResponse removeRoleFromInstanceProfile(
            RemoveRoleFromInstanceProfileRequest request) {
        return call("RemoveRoleFromInstanceProfile", request, () -> profiles.removeRole(request));
    }

    @Override
    public GetInstanceProfileResponse getInstanceProfile(GetInstanceProfileRequest request) {
        return call("GetInstanceProfile", request, () -> profiles.get(request));
    }

    @Override
    public ListInstanceProfilesResponse listInstanceProfiles(ListInstanceProfilesRequest request) {
        return call("ListInstanceProfiles", request, () -> profiles.list(request));
    }

    @Override
    public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(
            ListInstanceProfilesForRoleRequest request) {
        return call("ListInstanceProfilesForRole", request, () -> profiles.listForRole(request));
    }

    @Override
    public DeleteInstanceProfileResponse deleteInstanceProfile(
            DeleteInstanceProfileRequest request) {
        return call("DeleteInstanceProfile", request, () -> profiles.delete(request));
    }

    @Override
    public SimulatePrincipalPolicyResponse simulatePrincipalPolicy(
            SimulatePrincipalPolicyRequest request) {
        return call("SimulatePrincipalPolicy", request, () -> IamSimulation.of(request, account()));
    }

    /**
     * Whether another service may take a role on.
     *
     * @param arn the role's; anything else is no role
     * @return not for one that is not there, nor for one that is so new that word of it has not got around
     */
    boolean isSeen(String arn) {
        return rows.all().stream()
                .anyMatch(state ->
                        state.role().arn().equals(arn) && account().isOver(state.seenFrom()));
    }

    /**
     * Refuses a role that is so new that word of it has not got around.
     *
     * @param arn the role's; what is no role of this account, or is not there, is another's to refuse
     * @param refusal in the words of the service that asks
     */
    static void refuseFresh(
            AccountState account,
            @Nullable String arn,
            Supplier<? extends RuntimeException> refusal) {
        SimulatedIam iam = account.service(SimulatedIam.class, IamClient.class, Resource.GLOBAL);
        if (arn != null
                && iam.rows.all().stream().anyMatch(state -> state.role().arn().equals(arn))
                && !iam.isSeen(arn)) {
            throw refusal.get();
        }
    }

    /** Refuses a policy that names such a role as somebody who may. */
    static void refuseFreshIn(
            AccountState account, String policy, Supplier<? extends RuntimeException> refusal) {
        Principals.of(policy).forEach(arn -> refuseFresh(account, arn, refusal));
    }

    /** Whether a role is allowed anything at all. */
    boolean hasPolicies(String arn) {
        return rows.all().stream()
                .filter(state -> state.role().arn().equals(arn))
                .anyMatch(state -> !state.inline().isEmpty() || !state.attached().isEmpty());
    }

    RuntimeException missing(String message) {
        return error(NoSuchEntityException.builder(), 404, "NoSuchEntity", message);
    }

    RuntimeException exists(String message) {
        return error(EntityAlreadyExistsException.builder(), 409, "EntityAlreadyExists", message);
    }

    // IAM answers with documents percent-encoded (RFC 3986).
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
