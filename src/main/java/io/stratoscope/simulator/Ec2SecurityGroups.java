package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import java.util.List;

/** Security groups and their rules. */
final class Ec2SecurityGroups {

    private static final IpPermission TO_ANYWHERE =
            IpPermission.builder()
                    .ipProtocol("-1")
                    .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                    .build();

    private final SimulatedEc2 ec2;
    private final Ec2Rows<SecurityGroup> groups;
    private final Ec2Permissions permissions;
    private final Ec2SecurityGroupRules rules;

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
        permissions = new Ec2Permissions(ec2);
        rules = new Ec2SecurityGroupRules(ec2);
    }

    private static List<String> peers(List<IpPermission> permissions) {
        return permissions.stream()
                .flatMap(permission -> permission.userIdGroupPairs().stream())
                .map(UserIdGroupPair::groupId)
                .toList();
    }

    /** Their rules, one by one. */
    Ec2SecurityGroupRules rules() {
        return rules;
    }

    Ec2Rows<SecurityGroup> groups() {
        return groups;
    }

    void createDefault(String vpcId) {
        String id = groups.newId();
        SecurityGroup made =
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
        rules.number(made);
    }

    SecurityGroup create(CreateSecurityGroupRequest request) {
        ec2.refuseOver(
                Quota.SECURITY_GROUPS,
                groups.all().size(),
                "SecurityGroupLimitExceeded",
                "The maximum number of security groups");
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
        SecurityGroup made =
                groups.create(
                        blank(
                                groups.newId(),
                                request.vpcId(),
                                request.groupName(),
                                request.description()),
                        request.tagSpecifications());
        rules.number(made);
        return made;
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
        rules.number(
                groups.update(
                        id,
                        group ->
                                group.toBuilder()
                                        .ipPermissions(
                                                permissions.with(group.ipPermissions(), more))
                                        .build()));
    }

    void allowEgress(String id, List<IpPermission> more) {
        rules.number(
                groups.update(
                        id,
                        group ->
                                group.toBuilder()
                                        .ipPermissionsEgress(
                                                permissions.with(group.ipPermissionsEgress(), more))
                                        .build()));
    }

    void revokeIngress(String id, List<IpPermission> less) {
        rules.keep(
                groups.update(
                        id,
                        group ->
                                group.toBuilder()
                                        .ipPermissions(
                                                permissions.without(group.ipPermissions(), less))
                                        .build()));
    }

    void revokeEgress(String id, List<IpPermission> less) {
        rules.keep(
                groups.update(
                        id,
                        group ->
                                group.toBuilder()
                                        .ipPermissionsEgress(
                                                permissions.without(
                                                        group.ipPermissionsEgress(), less))
                                        .build()));
    }

    void describeIngress(String id, List<IpPermission> anew) {
        groups.update(
                id,
                group ->
                        group.toBuilder()
                                .ipPermissions(permissions.described(group.ipPermissions(), anew))
                                .build());
    }

    void describeEgress(String id, List<IpPermission> anew) {
        groups.update(
                id,
                group ->
                        group.toBuilder()
                                .ipPermissionsEgress(
                                        permissions.described(group.ipPermissionsEgress(), anew))
                                .build());
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
