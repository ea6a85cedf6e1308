package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.EntityType;
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
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
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
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** AWS Identity and Access Management: roles, their policies, and instance profiles. */
final class SimulatedIam extends SimulatedService implements IamClient {

    private static final Paging.Limits PAGES = new Paging.Limits(100, 1, 1000, "ValidationError");
    private static final String AWS_POLICY = "arn:aws:iam::aws:policy/";

    private static final class RoleState {
        Role role;
        final Map<String, String> inline = new TreeMap<>();
        final Map<String, AttachedPolicy> attached = new LinkedHashMap<>();

        RoleState(Role role) {
            this.role = role;
        }
    }

    private record PolicyState(Policy policy, String document) {}

    private final Map<String, RoleState> roles = new TreeMap<>();
    private final Map<String, PolicyState> policies = new LinkedHashMap<>();
    private final Map<String, InstanceProfile> profiles = new TreeMap<>();

    SimulatedIam(AccountState account, String region) {
        super(account, region, "iam", IamException::builder);
    }

    @Override
    public CreateRoleResponse createRole(CreateRoleRequest request) {
        return call("CreateRole", () -> CreateRoleResponse.builder().role(create(request)).build());
    }

    private Role create(CreateRoleRequest request) {
        if (roles.containsKey(request.roleName())) {
            throw exists("Role with name %s already exists.".formatted(request.roleName()));
        }
        String path = Optional.ofNullable(request.path()).orElse("/");
        Role role =
                Role.builder()
                        .roleName(request.roleName())
                        .roleId("AROA" + account().ids().upper("role", 17))
                        .arn(arn("role" + path + request.roleName()))
                        .path(path)
                        .description(request.description())
                        .createDate(account().now())
                        .assumeRolePolicyDocument(encoded(request.assumeRolePolicyDocument()))
                        .maxSessionDuration(
                                Optional.ofNullable(request.maxSessionDuration()).orElse(3600))
                        .build();
        roles.put(request.roleName(), new RoleState(role));
        registerTags(role.arn(), tags(request.tags()));
        return tagged(role);
    }

    private Role tagged(Role role) {
        return role.toBuilder().tags(tagList(role.arn())).build();
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        return call(
                "GetRole",
                () ->
                        GetRoleResponse.builder()
                                .role(tagged(role(request.roleName()).role))
                                .build());
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        return call(
                "ListRoles",
                () -> {
                    String prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
                    List<Role> all =
                            roles.values().stream()
                                    .map(state -> state.role)
                                    .filter(role -> role.path().startsWith(prefix))
                                    .toList();
                    var page = page(all, PAGES, request.maxItems(), request.marker());
                    // As in AWS, the list has no tags: GetRole has.
                    return ListRolesResponse.builder()
                            .roles(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    /** Roles and managed policies; there are no users and groups here. */
    @Override
    public GetAccountAuthorizationDetailsResponse getAccountAuthorizationDetails(
            GetAccountAuthorizationDetailsRequest request) {
        return call(
                "GetAccountAuthorizationDetails",
                () -> {
                    List<EntityType> kinds = request.filter();
                    List<Object> all = new ArrayList<>();
                    if (kinds.isEmpty() || kinds.contains(EntityType.ROLE)) {
                        roles.values().forEach(state -> all.add(detail(state)));
                    }
                    policies.forEach((arn, state) -> {
                        EntityType kind =
                                arn.startsWith(AWS_POLICY)
                                        ? EntityType.AWS_MANAGED_POLICY
                                        : EntityType.LOCAL_MANAGED_POLICY;
                        if (kinds.isEmpty() || kinds.contains(kind)) {
                            all.add(detail(state));
                        }
                    });
                    var page = page(all, PAGES, request.maxItems(), request.marker());
                    return GetAccountAuthorizationDetailsResponse.builder()
                            .roleDetailList(only(RoleDetail.class, page.items()))
                            .policies(only(ManagedPolicyDetail.class, page.items()))
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    private static <T> List<T> only(Class<T> type, List<Object> mixed) {
        return mixed.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private RoleDetail detail(RoleState state) {
        Role role = state.role;
        return RoleDetail.builder()
                .roleName(role.roleName())
                .roleId(role.roleId())
                .arn(role.arn())
                .path(role.path())
                .createDate(role.createDate())
                .assumeRolePolicyDocument(role.assumeRolePolicyDocument())
                .instanceProfileList(
                        profiles.values().stream()
                                .filter(profile -> holds(profile, role.roleName()))
                                .toList())
                .rolePolicyList(
                        state.inline.entrySet().stream()
                                .map(policy ->
                                        PolicyDetail.builder()
                                                .policyName(policy.getKey())
                                                .policyDocument(encoded(policy.getValue()))
                                                .build())
                                .toList())
                .attachedManagedPolicies(state.attached.values())
                .tags(tagList(role.arn()))
                .build();
    }

    private ManagedPolicyDetail detail(PolicyState state) {
        Policy policy = counted(state.policy());
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
                .build();
    }

    @Override
    public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        return call(
                "DeleteRole",
                () -> {
                    RoleState state = role(request.roleName());
                    if (!state.inline.isEmpty()
                            || !state.attached.isEmpty()
                            || profiles.values().stream()
                                    .anyMatch(profile -> holds(profile, request.roleName()))) {
                        throw error(
                                DeleteConflictException.builder(),
                                409,
                                "DeleteConflict",
                                "Cannot delete entity, must detach all policies first.");
                    }
                    roles.remove(request.roleName());
                    account().tags().delete(state.role.arn());
                    return DeleteRoleResponse.builder().build();
                });
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        return call(
                "ListRoleTags",
                () -> {
                    var page =
                            page(
                                    tagList(role(request.roleName()).role.arn()),
                                    PAGES,
                                    request.maxItems(),
                                    request.marker());
                    return ListRoleTagsResponse.builder()
                            .tags(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public TagRoleResponse tagRole(TagRoleRequest request) {
        return call(
                "TagRole",
                () -> {
                    account().tags().tag(role(request.roleName()).role.arn(), tags(request.tags()));
                    return TagRoleResponse.builder().build();
                });
    }

    @Override
    public UntagRoleResponse untagRole(UntagRoleRequest request) {
        return call(
                "UntagRole",
                () -> {
                    account().tags().untag(role(request.roleName()).role.arn(), request.tagKeys());
                    return UntagRoleResponse.builder().build();
                });
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        return call(
                "PutRolePolicy",
                () -> {
                    role(request.roleName())
                            .inline
                            .put(request.policyName(), request.policyDocument());
                    return PutRolePolicyResponse.builder().build();
                });
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        return call(
                "DeleteRolePolicy",
                () -> {
                    if (role(request.roleName()).inline.remove(request.policyName()) == null) {
                        throw missing(
                                "The role policy with name %s cannot be found."
                                        .formatted(request.policyName()));
                    }
                    return DeleteRolePolicyResponse.builder().build();
                });
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        return call(
                "GetRolePolicy",
                () -> {
                    String document = role(request.roleName()).inline.get(request.policyName());
                    if (document == null) {
                        throw missing(
                                "The role policy with name %s cannot be found."
                                        .formatted(request.policyName()));
                    }
                    return GetRolePolicyResponse.builder()
                            .roleName(request.roleName())
                            .policyName(request.policyName())
                            .policyDocument(encoded(document))
                            .build();
                });
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        return call(
                "ListRolePolicies",
                () -> {
                    var page =
                            page(
                                    List.copyOf(role(request.roleName()).inline.keySet()),
                                    PAGES,
                                    request.maxItems(),
                                    request.marker());
                    return ListRolePoliciesResponse.builder()
                            .policyNames(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        return call(
                "AttachRolePolicy",
                () -> {
                    Policy policy = policy(request.policyArn()).policy();
                    role(request.roleName())
                            .attached
                            .put(
                                    request.policyArn(),
                                    AttachedPolicy.builder()
                                            .policyArn(policy.arn())
                                            .policyName(policy.policyName())
                                            .build());
                    return AttachRolePolicyResponse.builder().build();
                });
    }

    @Override
    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        return call(
                "DetachRolePolicy",
                () -> {
                    if (role(request.roleName()).attached.remove(request.policyArn()) == null) {
                        throw missing("Policy %s was not found.".formatted(request.policyArn()));
                    }
                    return DetachRolePolicyResponse.builder().build();
                });
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
            ListAttachedRolePoliciesRequest request) {
        return call(
                "ListAttachedRolePolicies",
                () -> {
                    var page =
                            page(
                                    List.copyOf(role(request.roleName()).attached.values()),
                                    PAGES,
                                    request.maxItems(),
                                    request.marker());
                    return ListAttachedRolePoliciesResponse.builder()
                            .attachedPolicies(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        return call(
                "CreatePolicy",
                () -> CreatePolicyResponse.builder().policy(create(request)).build());
    }

    private Policy create(CreatePolicyRequest request) {
        String path = Optional.ofNullable(request.path()).orElse("/");
        String arn = arn("policy" + path + request.policyName());
        if (policies.containsKey(arn)) {
            throw exists(
                    "A policy called %s already exists. Duplicate names are not allowed."
                            .formatted(request.policyName()));
        }
        Policy policy =
                newPolicy(arn, path, request.policyName()).toBuilder()
                        .description(request.description())
                        .build();
        policies.put(arn, new PolicyState(policy, request.policyDocument()));
        registerTags(arn, tags(request.tags()));
        return policy;
    }

    private Policy newPolicy(String arn, String path, String name) {
        return Policy.builder()
                .arn(arn)
                .path(path)
                .policyName(name)
                .policyId("ANPA" + account().ids().upper("policy", 17))
                .defaultVersionId("v1")
                .isAttachable(true)
                .createDate(account().now())
                .updateDate(account().now())
                .build();
    }

    // Amazon's own policies come into being when somebody asks for them; what they allow is not
    // simulated.
    private PolicyState policy(String arn) {
        PolicyState found = policies.get(arn);
        if (found != null) {
            return found;
        }
        if (!arn.startsWith(AWS_POLICY)) {
            throw missing("Policy %s was not found.".formatted(arn));
        }
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        String path = arn.substring(AWS_POLICY.length() - 1, arn.lastIndexOf('/') + 1);
        PolicyState made =
                new PolicyState(
                        newPolicy(arn, path, name),
                        "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
        policies.put(arn, made);
        return made;
    }

    private Policy counted(Policy policy) {
        int users =
                (int)
                        roles.values().stream()
                                .filter(state -> state.attached.containsKey(policy.arn()))
                                .count();
        return policy.toBuilder().attachmentCount(users).permissionsBoundaryUsageCount(0).build();
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return call(
                "GetPolicy",
                () ->
                        GetPolicyResponse.builder()
                                .policy(
                                        counted(policy(request.policyArn()).policy()).toBuilder()
                                                .tags(tagList(request.policyArn()))
                                                .build())
                                .build());
    }

    @Override
    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        return call(
                "GetPolicyVersion",
                () -> {
                    PolicyState state = policy(request.policyArn());
                    if (!"v1".equals(request.versionId())) {
                        throw missing(
                                "Policy %s version %s does not exist or is not attachable."
                                        .formatted(request.policyArn(), request.versionId()));
                    }
                    return GetPolicyVersionResponse.builder()
                            .policyVersion(version ->
                                    version.versionId("v1")
                                            .isDefaultVersion(true)
                                            .createDate(state.policy().createDate())
                                            .document(encoded(state.document())))
                            .build();
                });
    }

    @Override
    public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        return call(
                "ListPolicies",
                () -> {
                    boolean own = request.scope() == PolicyScopeType.LOCAL;
                    List<Policy> all =
                            policies.values().stream()
                                    .map(PolicyState::policy)
                                    .filter(policy -> !own || !policy.arn().startsWith(AWS_POLICY))
                                    .map(this::counted)
                                    .toList();
                    var page = page(all, PAGES, request.maxItems(), request.marker());
                    return ListPoliciesResponse.builder()
                            .policies(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public ListPolicyTagsResponse listPolicyTags(ListPolicyTagsRequest request) {
        return call(
                "ListPolicyTags",
                () -> {
                    var page =
                            page(
                                    tagList(policy(request.policyArn()).policy().arn()),
                                    PAGES,
                                    request.maxItems(),
                                    request.marker());
                    return ListPolicyTagsResponse.builder()
                            .tags(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
        return call(
                "DeletePolicy",
                () -> {
                    Policy policy = policy(request.policyArn()).policy();
                    if (counted(policy).attachmentCount() > 0) {
                        throw error(
                                DeleteConflictException.builder(),
                                409,
                                "DeleteConflict",
                                "Cannot delete a policy attached to entities.");
                    }
                    policies.remove(policy.arn());
                    account().tags().delete(policy.arn());
                    return DeletePolicyResponse.builder().build();
                });
    }

    @Override
    public CreateInstanceProfileResponse createInstanceProfile(
            CreateInstanceProfileRequest request) {
        return call(
                "CreateInstanceProfile",
                () ->
                        CreateInstanceProfileResponse.builder()
                                .instanceProfile(create(request))
                                .build());
    }

    private InstanceProfile create(CreateInstanceProfileRequest request) {
        if (profiles.containsKey(request.instanceProfileName())) {
            throw exists(
                    "Instance Profile %s already exists.".formatted(request.instanceProfileName()));
        }
        String path = Optional.ofNullable(request.path()).orElse("/");
        InstanceProfile profile =
                InstanceProfile.builder()
                        .instanceProfileName(request.instanceProfileName())
                        .instanceProfileId("AIPA" + account().ids().upper("instance-profile", 17))
                        .arn(arn("instance-profile" + path + request.instanceProfileName()))
                        .path(path)
                        .createDate(account().now())
                        .roles(List.of())
                        .tags(request.tags())
                        .build();
        profiles.put(request.instanceProfileName(), profile);
        registerTags(profile.arn(), tags(request.tags()));
        return profile;
    }

    private InstanceProfile profile(String name) {
        InstanceProfile found = profiles.get(name);
        if (found == null) {
            throw missing("Instance Profile %s cannot be found.".formatted(name));
        }
        return found;
    }

    private static boolean holds(InstanceProfile profile, String role) {
        return profile.roles().stream().anyMatch(one -> one.roleName().equals(role));
    }

    @Override
    public AddRoleToInstanceProfileResponse addRoleToInstanceProfile(
            AddRoleToInstanceProfileRequest request) {
        return call(
                "AddRoleToInstanceProfile",
                () -> {
                    InstanceProfile profile = profile(request.instanceProfileName());
                    if (!profile.roles().isEmpty()) {
                        throw error(
                                LimitExceededException.builder(),
                                409,
                                "LimitExceeded",
                                "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
                    }
                    profiles.put(
                            request.instanceProfileName(),
                            profile.toBuilder().roles(role(request.roleName()).role).build());
                    return AddRoleToInstanceProfileResponse.builder().build();
                });
    }

    @Override
    public RemoveRoleFromInstanceProfileResponse removeRoleFromInstanceProfile(
            RemoveRoleFromInstanceProfileRequest request) {
        return call(
                "RemoveRoleFromInstanceProfile",
                () -> {
                    InstanceProfile profile = profile(request.instanceProfileName());
                    profiles.put(
                            request.instanceProfileName(),
                            profile.toBuilder()
                                    .roles(
                                            profile.roles().stream()
                                                    .filter(one ->
                                                            !one.roleName()
                                                                    .equals(request.roleName()))
                                                    .toList())
                                    .build());
                    return RemoveRoleFromInstanceProfileResponse.builder().build();
                });
    }

    @Override
    public GetInstanceProfileResponse getInstanceProfile(GetInstanceProfileRequest request) {
        return call(
                "GetInstanceProfile",
                () ->
                        GetInstanceProfileResponse.builder()
                                .instanceProfile(profile(request.instanceProfileName()))
                                .build());
    }

    @Override
    public ListInstanceProfilesResponse listInstanceProfiles(ListInstanceProfilesRequest request) {
        return call(
                "ListInstanceProfiles",
                () -> {
                    var page =
                            page(
                                    List.copyOf(profiles.values()),
                                    PAGES,
                                    request.maxItems(),
                                    request.marker());
                    return ListInstanceProfilesResponse.builder()
                            .instanceProfiles(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(
            ListInstanceProfilesForRoleRequest request) {
        return call(
                "ListInstanceProfilesForRole",
                () -> {
                    String name = role(request.roleName()).role.roleName();
                    var page =
                            page(
                                    profiles.values().stream()
                                            .filter(one -> holds(one, name))
                                            .toList(),
                                    PAGES,
                                    request.maxItems(),
                                    request.marker());
                    return ListInstanceProfilesForRoleResponse.builder()
                            .instanceProfiles(page.items())
                            .isTruncated(page.nextToken().isPresent())
                            .marker(page.token())
                            .build();
                });
    }

    @Override
    public DeleteInstanceProfileResponse deleteInstanceProfile(
            DeleteInstanceProfileRequest request) {
        return call(
                "DeleteInstanceProfile",
                () -> {
                    InstanceProfile profile = profile(request.instanceProfileName());
                    profiles.remove(request.instanceProfileName());
                    account().tags().delete(profile.arn());
                    return DeleteInstanceProfileResponse.builder().build();
                });
    }

    private RoleState role(String name) {
        RoleState found = roles.get(name);
        if (found == null) {
            throw missing("The role with name %s cannot be found.".formatted(name));
        }
        return found;
    }

    private RuntimeException missing(String message) {
        return error(NoSuchEntityException.builder(), 404, "NoSuchEntity", message);
    }

    private RuntimeException exists(String message) {
        return error(EntityAlreadyExistsException.builder(), 409, "EntityAlreadyExists", message);
    }

    private List<Tag> tagList(String arn) {
        return new TreeMap<>(account().tags().tags(arn))
                .entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }

    // IAM answers with documents percent-encoded (RFC 3986).
    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
