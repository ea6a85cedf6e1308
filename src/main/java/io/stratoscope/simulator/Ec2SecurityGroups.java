package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Security groups and their rules. */
final class Ec2SecurityGroups {

    private static final IpPermission TO_ANYWHERE =
            IpPermission.builder()
                    .ipProtocol("-1")
                    .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                    .build();

    private final SimulatedEc2 ec2;
    private final Ec2Rows<SecurityGroup> groups;

    Ec2SecurityGroups(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        groups =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "sg",
                                        "security-group",
                                        ResourceType.SECURITY_GROUP,
                                        "group-id",
                                        "InvalidGroup.NotFound"),
                                SecurityGroup::groupId,
                                group -> List.of(group.vpcId()),
                                new Ec2Rows.Tags<>(
                                        SecurityGroup::tags,
                                        (group, tags) -> group.toBuilder().tags(tags).build()))
                        .filter("group-name", SecurityGroup::groupName)
                        .filter("description", SecurityGroup::description)
                        .filter("owner-id", SecurityGroup::ownerId)
                        .filters("ip-permission.group-id", group -> peers(group.ipPermissions()))
                        .filters(
                                "egress.ip-permission.group-id",
                                group -> peers(group.ipPermissionsEgress()))
                        .filters(
                                "ip-permission.cidr",
                                group ->
                                        group.ipPermissions().stream()
                                                .flatMap(permission ->
                                                        permission.ipRanges().stream())
                                                .map(IpRange::cidrIp)
                                                .toList());
    }

    private static List<String> peers(List<IpPermission> permissions) {
        return permissions.stream()
                .flatMap(permission -> permission.userIdGroupPairs().stream())
                .map(UserIdGroupPair::groupId)
                .toList();
    }

    Ec2Rows<SecurityGroup> groups() {
        return groups;
    }

    void createDefault(String vpcId) {
        String id = groups.newId();
        groups.create(
                blank(id, vpcId, "default", "default VPC security group").toBuilder()
                        .ipPermissions(
                                IpPermission.builder()
                                        .ipProtocol("-1")
                                        .userIdGroupPairs(
                                                UserIdGroupPair.builder()
                                                        .groupId(id)
                                                        .userId(ec2.account().accountId())
                                                        .build())
                                        .build())
                        .build(),
                List.of());
    }

    SecurityGroup create(CreateSecurityGroupRequest request) {
        ec2.vpcs().vpcs().get(request.vpcId());
        boolean taken =
                groups.inVpc(request.vpcId()).stream()
                        .anyMatch(group -> group.groupName().equals(request.groupName()));
        if (taken) {
            throw ec2.error(
                    400,
                    "InvalidGroup.Duplicate",
                    "The security group '%s' already exists for VPC '%s'"
                            .formatted(request.groupName(), request.vpcId()));
        }
        return groups.create(
                blank(groups.newId(), request.vpcId(), request.groupName(), request.description()),
                request.tagSpecifications());
    }

    private SecurityGroup blank(String id, String vpcId, String name, String description) {
        return SecurityGroup.builder()
                .groupId(id)
                .securityGroupArn(groups.arn(id))
                .groupName(name)
                .description(description)
                .vpcId(vpcId)
                .ownerId(ec2.account().accountId())
                .ipPermissions(List.of())
                .ipPermissionsEgress(TO_ANYWHERE)
                .build();
    }

    void allowIngress(String id, List<IpPermission> more) {
        groups.update(
                id,
                group ->
                        group.toBuilder()
                                .ipPermissions(merge(group.ipPermissions(), more))
                                .build());
    }

    void allowEgress(String id, List<IpPermission> more) {
        groups.update(
                id,
                group ->
                        group.toBuilder()
                                .ipPermissionsEgress(merge(group.ipPermissionsEgress(), more))
                                .build());
    }

    void revokeIngress(String id, List<IpPermission> less) {
        groups.update(
                id,
                group ->
                        group.toBuilder()
                                .ipPermissions(without(group.ipPermissions(), less))
                                .build());
    }

    void revokeEgress(String id, List<IpPermission> less) {
        groups.update(
                id,
                group ->
                        group.toBuilder()
                                .ipPermissionsEgress(without(group.ipPermissionsEgress(), less))
                                .build());
    }

    // EC2 keeps one permission for each protocol and port range, with all its sources.
    private List<IpPermission> merge(List<IpPermission> old, List<IpPermission> more) {
        List<IpPermission> merged = new ArrayList<>(old);
        for (IpPermission given : more) {
            IpPermission added = complete(given);
            int at = indexOf(merged, added);
            if (at < 0) {
                merged.add(added);
                continue;
            }
            IpPermission there = merged.get(at);
            merged.set(
                    at,
                    there.toBuilder()
                            .ipRanges(union(there.ipRanges(), added.ipRanges()))
                            .ipv6Ranges(union(there.ipv6Ranges(), added.ipv6Ranges()))
                            .prefixListIds(union(there.prefixListIds(), added.prefixListIds()))
                            .userIdGroupPairs(
                                    union(there.userIdGroupPairs(), added.userIdGroupPairs()))
                            .build());
        }
        return merged;
    }

    private IpPermission complete(IpPermission given) {
        List<UserIdGroupPair> pairs =
                given.userIdGroupPairs().stream()
                        .map(pair -> {
                            groups.get(pair.groupId());
                            return pair.toBuilder().userId(ec2.account().accountId()).build();
                        })
                        .toList();
        return given.toBuilder().userIdGroupPairs(pairs).build();
    }

    private <S> List<S> union(List<S> one, List<S> other) {
        Set<S> all = new LinkedHashSet<>(one);
        for (S source : other) {
            if (!all.add(source)) {
                throw ec2.error(
                        400, "InvalidPermission.Duplicate", "the specified rule already exists");
            }
        }
        return List.copyOf(all);
    }

    private List<IpPermission> without(List<IpPermission> old, List<IpPermission> less) {
        List<IpPermission> kept = new ArrayList<>(old);
        for (IpPermission given : less) {
            IpPermission gone = complete(given);
            int at = indexOf(kept, gone);
            if (at < 0) {
                throw ec2.error(
                        400,
                        "InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group.");
            }
            IpPermission there = kept.get(at);
            IpPermission rest =
                    there.toBuilder()
                            .ipRanges(
                                    there.ipRanges().stream()
                                            .filter(range ->
                                                    gone.ipRanges().stream()
                                                            .noneMatch(other ->
                                                                    range.cidrIp()
                                                                            .equals(
                                                                                    other
                                                                                            .cidrIp())))
                                            .toList())
                            .userIdGroupPairs(
                                    there.userIdGroupPairs().stream()
                                            .filter(pair ->
                                                    gone.userIdGroupPairs().stream()
                                                            .noneMatch(other ->
                                                                    pair.groupId()
                                                                            .equals(
                                                                                    other
                                                                                            .groupId())))
                                            .toList())
                            .build();
            if (rest.ipRanges().isEmpty()
                    && rest.ipv6Ranges().isEmpty()
                    && rest.prefixListIds().isEmpty()
                    && rest.userIdGroupPairs().isEmpty()) {
                kept.remove(at);
            } else {
                kept.set(at, rest);
            }
        }
        return kept;
    }

    private static int indexOf(List<IpPermission> permissions, IpPermission like) {
        for (int i = 0; i < permissions.size(); i++) {
            IpPermission one = permissions.get(i);
            if (Objects.equals(one.ipProtocol(), like.ipProtocol())
                    && Objects.equals(one.fromPort(), like.fromPort())
                    && Objects.equals(one.toPort(), like.toPort())) {
                return i;
            }
        }
        return -1;
    }

    void delete(String id) {
        SecurityGroup group = groups.get(id);
        if (group.groupName().equals("default")) {
            throw ec2.error(
                    400,
                    "CannotDelete",
                    "the specified group: \"%s\" name: \"default\" cannot be deleted by a user"
                            .formatted(id));
        }
        boolean used =
                ec2.interfaces().interfaces().inVpc(group.vpcId()).stream()
                                .anyMatch(face ->
                                        face.groups().stream()
                                                .anyMatch(one -> one.groupId().equals(id)))
                        || groups.inVpc(group.vpcId()).stream()
                                .filter(other -> !other.groupId().equals(id))
                                .anyMatch(other ->
                                        peers(other.ipPermissions()).contains(id)
                                                || peers(other.ipPermissionsEgress()).contains(id));
        if (used) {
            throw ec2.error(
                    400, "DependencyViolation", "resource %s has a dependent object".formatted(id));
        }
        groups.delete(id);
    }
}
