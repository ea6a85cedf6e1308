package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Instance profiles: how a role comes to an instance. */
final class IamInstanceProfiles {

    private final SimulatedIam iam;
    private final ServiceTags<Tag> tags;
    private final Rows<IamRole> roles;
    private final Rows<InstanceProfile> profiles;

    IamInstanceProfiles(SimulatedIam iam, ServiceTags<Tag> tags, Rows<IamRole> roles) {
        this.iam = iam;
        this.tags = tags;
        this.roles = roles;
        profiles =
                Rows.sorted(
                        UnaryOperator.identity(),
                        name ->
                                iam.missing(
                                        "Instance Profile %s cannot be found.".formatted(name)));
    }

    /** The profiles that have a role in them. */
    List<InstanceProfile> holding(String role) {
        return profiles.all().stream().filter(profile -> holds(profile, role)).toList();
    }

    CreateInstanceProfileResponse createInstanceProfile(CreateInstanceProfileRequest request) {
        return CreateInstanceProfileResponse.builder().instanceProfile(create(request)).build();
    }

    private InstanceProfile create(CreateInstanceProfileRequest request) {
        if (profiles.has(request.instanceProfileName())) {
            throw iam.exists(
                    "Instance Profile %s already exists.".formatted(request.instanceProfileName()));
        }
        String path = Optional.ofNullable(request.path()).orElse("/");
        InstanceProfile profile =
                InstanceProfile.builder()
                        .instanceProfileName(request.instanceProfileName())
                        .instanceProfileId(
                                "AIPA" + iam.account().ids().upper("instance-profile", 17))
                        .arn(iam.arn("instance-profile" + path + request.instanceProfileName()))
                        .path(path)
                        .createDate(iam.account().now())
                        .roles(List.of())
                        .tags(request.tags())
                        .build();
        profiles.put(request.instanceProfileName(), profile);
        tags.register(profile.arn(), request.tags());
        return profile;
    }

    private static boolean holds(InstanceProfile profile, String role) {
        return profile.roles().stream().anyMatch(one -> one.roleName().equals(role));
    }

    AddRoleToInstanceProfileResponse addRole(AddRoleToInstanceProfileRequest request) {
        InstanceProfile profile = profiles.get(request.instanceProfileName());
        if (!profile.roles().isEmpty()) {
            throw iam.error(
                    LimitExceededException.builder(),
                    409,
                    "LimitExceeded",
                    "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        }
        profiles.put(
                request.instanceProfileName(),
                profile.toBuilder().roles(roles.get(request.roleName()).role()).build());
        return AddRoleToInstanceProfileResponse.builder().build();
    }

    RemoveRoleFromInstanceProfileResponse removeRole(RemoveRoleFromInstanceProfileRequest request) {
        InstanceProfile profile = profiles.get(request.instanceProfileName());
        profiles.put(
                request.instanceProfileName(),
                profile.toBuilder()
                        .roles(
                                profile.roles().stream()
                                        .filter(one -> !one.roleName().equals(request.roleName()))
                                        .toList())
                        .build());
        return RemoveRoleFromInstanceProfileResponse.builder().build();
    }

    GetInstanceProfileResponse get(GetInstanceProfileRequest request) {
        return GetInstanceProfileResponse.builder()
                .instanceProfile(profiles.get(request.instanceProfileName()))
                .build();
    }

    ListInstanceProfilesResponse list(ListInstanceProfilesRequest request) {
        var page =
                iam.page(
                        List.copyOf(profiles.all()),
                        SimulatedIam.PAGES,
                        request.maxItems(),
                        request.marker());
        return ListInstanceProfilesResponse.builder()
                .instanceProfiles(page.items())
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }

    ListInstanceProfilesForRoleResponse listForRole(ListInstanceProfilesForRoleRequest request) {
        String name = roles.get(request.roleName()).role().roleName();
        var page =
                iam.page(holding(name), SimulatedIam.PAGES, request.maxItems(), request.marker());
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(page.items())
                .isTruncated(page.nextToken().isPresent())
                .marker(page.token())
                .build();
    }

    DeleteInstanceProfileResponse delete(DeleteInstanceProfileRequest request) {
        InstanceProfile profile = profiles.get(request.instanceProfileName());
        profiles.remove(request.instanceProfileName());
        tags.delete(profile.arn());
        return DeleteInstanceProfileResponse.builder().build();
    }
}
