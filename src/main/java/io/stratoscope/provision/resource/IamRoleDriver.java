package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.waiters.IamWaiter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An IAM role with its managed policies. What is written into it is {@link IamPolicyDriver}'s. Other services may refuse a role
 * that is some seconds old; IAM has no call that tells when they stop.
 */
final class IamRoleDriver implements Driver {

    private static final String NAME = "RoleName";
    private static final String TRUST = "AssumeRolePolicyDocument";
    private static final String DESCRIPTION = "Description";
    private static final String SESSION = "MaxSessionDuration";
    private static final String MANAGED = "ManagedPolicyArns";
    private static final String BOUNDARY = "PermissionsBoundary";

    private static final SdkWords WORDS = SdkWords.without(TRUST, MANAGED);

    @Override
    public String type() {
        return "AWS::IAM::Role";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME, "Path");
    }

    /** The list of roles has no tags; the account's details have. */
    @Override
    public List<Existing> list(Scope scope) {
        IamClient iam = scope.client(IamClient.class);
        return iam
                .getAccountAuthorizationDetailsPaginator(request -> request.filter(EntityType.ROLE))
                .stream()
                .flatMap(page -> page.roleDetailList().stream())
                .filter(role -> scope.owns(TagMaps.of(role.tags(), Tag::key, Tag::value)))
                .map(RoleDetail::roleName)
                .flatMap(name -> find(iam, name).stream())
                .toList();
    }

    // The details lack the description.
    private Optional<Existing> find(IamClient iam, String name) {
        try {
            return Optional.of(read(iam, name));
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }

    private Existing read(IamClient iam, String name) {
        return existing(iam.getRole(request -> request.roleName(name)).role(), attached(iam, name));
    }

    private static List<String> attached(IamClient iam, String role) {
        return iam
                .listAttachedRolePoliciesPaginator(request -> request.roleName(role))
                .attachedPolicies()
                .stream()
                .map(AttachedPolicy::policyArn)
                .toList();
    }

    private Existing existing(Role role, List<String> managed) {
        JsonValue.ObjectBuilder properties =
                JsonValue.object()
                        .put(NAME, role.roleName())
                        .put("Path", role.path())
                        .put(TRUST, IamDocuments.read(role.assumeRolePolicyDocument()))
                        .put(MANAGED, managed.stream().map(JsonValue::of).toList());
        Optional.ofNullable(role.description())
                .ifPresent(text -> properties.put(DESCRIPTION, text));
        Optional.ofNullable(role.maxSessionDuration())
                .ifPresent(seconds -> properties.put(SESSION, seconds.longValue()));
        Optional.ofNullable(role.permissionsBoundary())
                .ifPresent(boundary -> properties.put(BOUNDARY, boundary.permissionsBoundaryArn()));
        return Existing.tagged(
                type(),
                role.roleName(),
                State.READY,
                JsonValue.object().put("Arn", role.arn()).put("RoleId", role.roleId()).build(),
                properties.build(),
                TagMaps.of(role.tags(), Tag::key, Tag::value));
    }

    /** A role of that name is somebody else's, unless it carries the tags of this one: then an earlier attempt made it. */
    @Override
    public Existing create(Order order) {
        IamClient iam = order.client(IamClient.class);
        CreateRoleRequest request = request(order);
        try {
            return existing(iam.createRole(request).role(), List.of());
        } catch (EntityAlreadyExistsException e) {
            return find(iam, request.roleName())
                    .filter(there -> there.tags().equals(order.tags()))
                    .orElseThrow(() -> e);
        }
    }

    /** Also where nothing is made: it knows all properties that a role can have. */
    private static CreateRoleRequest request(Order order) {
        CreateRoleRequest.Builder request = CreateRoleRequest.builder();
        WORDS.fill(request, order.properties());
        SdkWords.SAME.fill(request, JsonValue.object().put("Tags", order.tagList()).build());
        return request.assumeRolePolicyDocument(IamDocuments.text(order, TRUST)).build();
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        IamClient iam = order.client(IamClient.class);
        try (IamWaiter waiter =
                IamWaiter.builder()
                        .client(iam)
                        .overrideConfiguration(order.waiting().ofSdk())
                        .build()) {
            waiter.waitUntilRoleExists(request -> request.roleName(existing.ref()));
        }
        return read(iam, existing.ref());
    }

    @Override
    public void update(Existing existing, Order order) {
        IamClient iam = order.client(IamClient.class);
        CreateRoleRequest wanted = request(order);
        String name = existing.ref();
        Set<String> differing =
                Comparison.of(order.properties(), existing.properties(), Set.of()).stream()
                        .map(Difference::property)
                        .collect(Collectors.toSet());
        if (differing.contains(TRUST)) {
            iam.updateAssumeRolePolicy(request ->
                    request.roleName(name).policyDocument(wanted.assumeRolePolicyDocument()));
        }
        if (differing.contains(DESCRIPTION) || differing.contains(SESSION)) {
            iam.updateRole(described(existing, wanted));
        }
        if (differing.contains(BOUNDARY)) {
            iam.putRolePermissionsBoundary(request ->
                    request.roleName(name).permissionsBoundary(wanted.permissionsBoundary()));
        }
        if (differing.contains(MANAGED)) {
            manage(iam, name, order.properties().texts(MANAGED));
        }
        if (!existing.tags().equals(order.tags())) {
            TagRoleRequest.Builder tags = TagRoleRequest.builder().roleName(name);
            iam.tagRole(
                    SdkWords.SAME
                            .fill(tags, JsonValue.object().put("Tags", order.tagList()).build())
                            .build());
        }
    }

    // Where this call names no duration, IAM goes back to an hour.
    private static UpdateRoleRequest described(Existing existing, CreateRoleRequest wanted) {
        UpdateRoleRequest.Builder request =
                UpdateRoleRequest.builder()
                        .roleName(existing.ref())
                        .maxSessionDuration(wanted.maxSessionDuration());
        if (wanted.maxSessionDuration() == null) {
            existing.properties()
                    .number(SESSION)
                    .ifPresent(seconds -> request.maxSessionDuration(seconds.intValueExact()));
        }
        return request.description(wanted.description()).build();
    }

    private static void manage(IamClient iam, String role, List<String> wanted) {
        List<String> actual = attached(iam, role);
        wanted.stream()
                .filter(policy -> !actual.contains(policy))
                .forEach(policy ->
                        iam.attachRolePolicy(request -> request.roleName(role).policyArn(policy)));
        actual.stream()
                .filter(policy -> !wanted.contains(policy))
                .forEach(policy -> detach(iam, role, policy));
    }

    private static void detach(IamClient iam, String role, String policy) {
        try {
            iam.detachRolePolicy(request -> request.roleName(role).policyArn(policy));
        } catch (NoSuchEntityException _) {
            // Detached already.
        }
    }

    /** Its managed policies are only attached to it. One that somebody wrote into it, or an instance profile, keeps it. */
    @Override
    public void delete(Existing existing, Removal removal) {
        IamClient iam = removal.client(IamClient.class);
        String name = existing.ref();
        try {
            attached(iam, name).forEach(policy -> detach(iam, name, policy));
            iam.deleteRole(request -> request.roleName(name));
        } catch (NoSuchEntityException _) {
            // Gone already.
        }
    }
}
