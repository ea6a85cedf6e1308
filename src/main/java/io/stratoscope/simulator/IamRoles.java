package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Roles and what they carry. */
final class IamRoles {

    /** IAM is <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html">eventually consistent</a>. */
    private static final Duration UNTIL_OTHERS_SEE_IT = Duration.ofSeconds(10);

    private final SimulatedIam iam;
    private final ServiceTags<Tag> tags;
    private final Rows<IamRole> roles;
    private final IamInstanceProfiles profiles;
    private final IamRoleChanges changes;

    IamRoles(
            SimulatedIam iam,
            ServiceTags<Tag> tags,
            Rows<IamRole> roles,
            IamInstanceProfiles profiles,
            IamRoleChanges changes) {
        this.iam = iam;
        this.tags = tags;
        this.roles = roles;
        this.profiles = profiles;
        this.changes = changes;
    }

    CreateRoleResponse createRole(CreateRoleRequest request) {
        return CreateRoleResponse.builder().role(create(request)).build();
    }

    private Role create(CreateRoleRequest request) {
        if (roles.has(request.roleName())) {
            throw iam.exists("Role with name %s already exists.".formatted(request.roleName()));
        }
        int most = iam.account().faults().quota(Quota.ROLES);
        iam.account()
                .refuseOver(
                        Quota.ROLES,
                        roles.all().size(),
                        () ->
                                iam.error(
                                        LimitExceededException.builder(),
                                        409,
                                        "LimitExceeded",
                                        "Cannot exceed quota for RolesPerAccount: " + most));
        String path = Optional.ofNullable(request.path()).orElse("/");
        Role.Builder role =
                Role.builder()
                        .roleName(request.roleName())
                        .roleId("AROA" + iam.account().ids().upper("role", 17))
                        .arn(iam.arn("role" + path + request.roleName()))
                        .path(path)
                        .description(request.description())
                        .createDate(iam.account().now())
                        .assumeRolePolicyDocument(changes.trust(request.assumeRolePolicyDocument()))
                        .maxSessionDuration(
                                Optional.ofNullable(request.maxSessionDuration()).orElse(3600));
        if (request.permissionsBoundary() != null) {
            role.permissionsBoundary(changes.boundary(request.permissionsBoundary()));
        }
        Role made = role.build();
        roles.put(request.roleName(), new IamRole(made, iam.account().doneAt(UNTIL_OTHERS_SEE_IT)));
        tags.register(made.arn(), request.tags());
        return tagged(made);
    }

    private Role tagged(Role role) {
        return role.toBuilder().tags(tags.of(role.arn())).build();
    }

    GetRoleResponse get(GetRoleRequest request) {
        GetRoleResponse.Builder response =
                GetRoleResponse.builder().role(tagged(roles.get(request.roleName()).role()));
        // The SDK's waiter looks at nothing else.
        response.sdkHttpResponse(SdkHttpResponse.builder().statusCode(200).build());
        return response.build();
    }

    ListRolesResponse list(ListRolesRequest request) {
        String prefix = Optional.ofNullable(request.pathPrefix()).orElse("/");
        List<Role> all =
                roles.all().stream()
                        .map(state -> state.role())
                        .filter(role -> role.path().startsWith(prefix))
                        .toList();
        var page = iam.page(all, SimulatedIam.PAGES, request.maxItems(), request.marker());
        // As in AWS, the list has no tags: GetRole has.
        return ListRolesResponse.builder()
                .roles(page.items())
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }

    DeleteRoleResponse delete(DeleteRoleRequest request) {
        IamRole state = roles.get(request.roleName());
        if (!state.inline().isEmpty()) {
            throw conflict("must delete policies first.");
        }
        if (!state.attached().isEmpty()) {
            throw conflict("must detach all policies first.");
        }
        if (!profiles.holding(request.roleName()).isEmpty()) {
            throw conflict("must remove roles from instance profile first.");
        }
        roles.remove(request.roleName());
        tags.delete(state.role().arn());
        return DeleteRoleResponse.builder().build();
    }

    private RuntimeException conflict(String why) {
        return iam.error(
                DeleteConflictException.builder(),
                409,
                "DeleteConflict",
                "Cannot delete entity, " + why);
    }

    ListRoleTagsResponse listTags(ListRoleTagsRequest request) {
        var page =
                iam.page(
                        tags.of(roles.get(request.roleName()).role().arn()),
                        SimulatedIam.PAGES,
                        request.maxItems(),
                        request.marker());
        return ListRoleTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }

    TagRoleResponse tag(TagRoleRequest request) {
        tags.add(roles.get(request.roleName()).role().arn(), request.tags());
        return TagRoleResponse.builder().build();
    }

    UntagRoleResponse untag(UntagRoleRequest request) {
        tags.remove(roles.get(request.roleName()).role().arn(), request.tagKeys());
        return UntagRoleResponse.builder().build();
    }
}
