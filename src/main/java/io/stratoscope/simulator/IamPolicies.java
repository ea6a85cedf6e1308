package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Managed policies: the account's own, and Amazon's. */
final class IamPolicies {

    /** A policy and its only version. */
    record PolicyState(Policy policy, String document) {}

    static final String AWS_POLICY = "arn:aws:iam::aws:policy/";

    private final SimulatedIam iam;
    private final ServiceTags<Tag> tags;
    private final Rows<IamRole> roles;
    private final Map<String, PolicyState> policies = new LinkedHashMap<>();

    IamPolicies(SimulatedIam iam, ServiceTags<Tag> tags, Rows<IamRole> roles) {
        this.iam = iam;
        this.tags = tags;
        this.roles = roles;
    }

    /** The account's own policies, and those of Amazon's that somebody asked for. */
    Collection<PolicyState> all() {
        return policies.values();
    }

    CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        return CreatePolicyResponse.builder().policy(create(request)).build();
    }

    private Policy create(CreatePolicyRequest request) {
        String path = Optional.ofNullable(request.path()).orElse("/");
        String arn = iam.arn("policy" + path + request.policyName());
        if (policies.containsKey(arn)) {
            throw iam.exists(
                    "A policy called %s already exists. Duplicate names are not allowed."
                            .formatted(request.policyName()));
        }
        Policy policy =
                newPolicy(arn, path, request.policyName()).toBuilder()
                        .description(request.description())
                        .build();
        policies.put(arn, new PolicyState(policy, request.policyDocument()));
        tags.register(arn, request.tags());
        return policy;
    }

    private Policy newPolicy(String arn, String path, String name) {
        return Policy.builder()
                .arn(arn)
                .path(path)
                .policyName(name)
                .policyId("ANPA" + iam.account().ids().upper("policy", 17))
                .defaultVersionId("v1")
                .isAttachable(true)
                .createDate(iam.account().now())
                .updateDate(iam.account().now())
                .build();
    }

    /**
     * The policy with an ARN. Amazon's own come into being when somebody asks for them; what they allow is not simulated.
     */
    PolicyState get(String arn) {
        PolicyState found = policies.get(arn);
        if (found != null) {
            return found;
        }
        if (!arn.startsWith(AWS_POLICY)) {
            throw iam.missing("Policy %s was not found.".formatted(arn));
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

    /** With the number of roles that have it. */
    Policy counted(Policy policy) {
        int users =
                (int)
                        roles.all().stream()
                                .filter(state -> state.attached().containsKey(policy.arn()))
                                .count();
        return policy.toBuilder().attachmentCount(users).permissionsBoundaryUsageCount(0).build();
    }

    GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return GetPolicyResponse.builder()
                .policy(
                        counted(get(request.policyArn()).policy()).toBuilder()
                                .tags(tags.of(request.policyArn()))
                                .build())
                .build();
    }

    GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        PolicyState state = get(request.policyArn());
        if (!"v1".equals(request.versionId())) {
            throw iam.missing(
                    "Policy %s version %s does not exist or is not attachable."
                            .formatted(request.policyArn(), request.versionId()));
        }
        return GetPolicyVersionResponse.builder().policyVersion(version(state)).build();
    }

    static PolicyVersion version(PolicyState state) {
        return PolicyVersion.builder()
                .versionId("v1")
                .isDefaultVersion(true)
                .createDate(state.policy().createDate())
                .document(SimulatedIam.encoded(state.document()))
                .build();
    }

    ListPoliciesResponse list(ListPoliciesRequest request) {
        boolean own = request.scope() == PolicyScopeType.LOCAL;
        List<Policy> all =
                policies.values().stream()
                        .map(PolicyState::policy)
                        .filter(policy -> !own || !policy.arn().startsWith(AWS_POLICY))
                        .map(this::counted)
                        .toList();
        var page = iam.page(all, SimulatedIam.PAGES, request.maxItems(), request.marker());
        return ListPoliciesResponse.builder()
                .policies(page.items())
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }

    ListPolicyTagsResponse listTags(ListPolicyTagsRequest request) {
        var page =
                iam.page(
                        tags.of(get(request.policyArn()).policy().arn()),
                        SimulatedIam.PAGES,
                        request.maxItems(),
                        request.marker());
        return ListPolicyTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }

    DeletePolicyResponse delete(DeletePolicyRequest request) {
        Policy policy = get(request.policyArn()).policy();
        if (counted(policy).attachmentCount() > 0) {
            throw iam.error(
                    DeleteConflictException.builder(),
                    409,
                    "DeleteConflict",
                    "Cannot delete a policy attached to entities.");
        }
        policies.remove(policy.arn());
        tags.delete(policy.arn());
        return DeletePolicyResponse.builder().build();
    }
}
