package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of security groups one by one, each with an id. A rule gets its id when it is first asked for. */
final class Ec2SecurityGroupRules {

    /** What tells a rule from all others. */
    private record Place(
            String group,
            boolean egress,
            String protocol,
            @Nullable Integer from,
            @Nullable Integer to,
            String peer) {}

    private final SimulatedEc2 ec2;
    private final Map<Place, String> ids = new HashMap<>();

    Ec2SecurityGroupRules(SimulatedEc2 ec2) {
        this.ec2 = ec2;
    }

    /** The rules that ids and filters ask for. */
    List<SecurityGroupRule> find(List<String> ruleIds, List<Filter> filters) {
        List<SecurityGroupRule> all = new ArrayList<>();
        groups(filters).forEach(group -> all.addAll(of(group)));
        for (Filter filter : filters) {
            switch (filter.name()) {
                case "group-id" -> all.removeIf(rule -> !filter.values().contains(rule.groupId()));
                case "security-group-rule-id" ->
                        all.removeIf(rule -> !filter.values().contains(rule.securityGroupRuleId()));
                default ->
                        throw ec2.error(
                                400,
                                "InvalidParameterValue",
                                "The filter '%s' is invalid".formatted(filter.name()));
            }
        }
        return ruleIds.isEmpty() ? all : named(ruleIds, all);
    }

    private Collection<SecurityGroup> groups(List<Filter> filters) {
        return filters.stream()
                .filter(filter -> filter.name().equals("group-id"))
                .findFirst()
                .<Collection<SecurityGroup>>map(filter ->
                        filter.values().stream()
                                .filter(ec2.securityGroups().groups()::has)
                                .map(ec2.securityGroups().groups()::get)
                                .toList())
                .orElseGet(ec2.securityGroups().groups()::all);
    }

    private List<SecurityGroupRule> named(List<String> ruleIds, List<SecurityGroupRule> all) {
        List<SecurityGroupRule> found = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ruleIds)) {
            found.add(
                    all.stream()
                            .filter(rule -> rule.securityGroupRuleId().equals(id))
                            .findFirst()
                            .orElseThrow(() ->
                                    ec2.error(
                                            400,
                                            "InvalidSecurityGroupRuleId.NotFound",
                                            "The security group rule ID '%s' does not exist"
                                                    .formatted(id))));
        }
        return found;
    }

    /** What is to be revoked of a group: as permissions, or as ids of rules. */
    List<IpPermission> revoked(String group, List<IpPermission> permissions, List<String> ruleIds) {
        List<IpPermission> all = new ArrayList<>(permissions);
        named(ruleIds, of(ec2.securityGroups().groups().get(group)))
                .forEach(rule -> all.add(permission(rule)));
        return all;
    }

    private static IpPermission permission(SecurityGroupRule rule) {
        IpPermission.Builder permission =
                IpPermission.builder()
                        .ipProtocol(rule.ipProtocol())
                        .fromPort(port(rule, rule.fromPort()))
                        .toPort(port(rule, rule.toPort()));
        if (rule.cidrIpv4() != null) {
            permission.ipRanges(IpRange.builder().cidrIp(rule.cidrIpv4()).build());
        } else if (rule.cidrIpv6() != null) {
            permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(rule.cidrIpv6()).build());
        } else if (rule.prefixListId() != null) {
            permission.prefixListIds(
                    PrefixListId.builder().prefixListId(rule.prefixListId()).build());
        } else {
            permission.userIdGroupPairs(
                    UserIdGroupPair.builder()
                            .groupId(rule.referencedGroupInfo().groupId())
                            .build());
        }
        return permission.build();
    }

    /** The rules that permissions of a group come to. */
    List<SecurityGroupRule> of(String id, boolean egress, List<IpPermission> permissions) {
        SecurityGroup group = ec2.securityGroups().groups().get(id);
        return of(
                group.toBuilder()
                        .ipPermissions(egress ? List.of() : permissions)
                        .ipPermissionsEgress(egress ? permissions : List.of())
                        .build());
    }

    /** Gives an id to each rule of a group that has none yet. */
    void number(SecurityGroup group) {
        List<SecurityGroupRule> _ = of(group);
    }

    /** Forgets the ids of rules that a group has no longer. */
    void keep(SecurityGroup group) {
        Set<String> there = new HashSet<>();
        of(group).forEach(rule -> there.add(rule.securityGroupRuleId()));
        ids.entrySet()
                .removeIf(each ->
                        each.getKey().group().equals(group.groupId())
                                && !there.contains(each.getValue()));
    }

    private List<SecurityGroupRule> of(SecurityGroup group) {
        List<SecurityGroupRule> all = new ArrayList<>();
        group.ipPermissions().forEach(permission -> add(group, false, permission, all));
        group.ipPermissionsEgress().forEach(permission -> add(group, true, permission, all));
        return all;
    }

    private void add(
            SecurityGroup group,
            boolean egress,
            IpPermission permission,
            List<SecurityGroupRule> all) {
        for (IpRange range : permission.ipRanges()) {
            all.add(
                    rule(group, egress, permission, range.cidrIp())
                            .cidrIpv4(range.cidrIp())
                            .description(range.description())
                            .build());
        }
        for (Ipv6Range range : permission.ipv6Ranges()) {
            all.add(
                    rule(group, egress, permission, range.cidrIpv6())
                            .cidrIpv6(range.cidrIpv6())
                            .description(range.description())
                            .build());
        }
        for (PrefixListId list : permission.prefixListIds()) {
            all.add(
                    rule(group, egress, permission, list.prefixListId())
                            .prefixListId(list.prefixListId())
                            .description(list.description())
                            .build());
        }
        for (UserIdGroupPair pair : permission.userIdGroupPairs()) {
            all.add(
                    rule(group, egress, permission, pair.groupId())
                            .referencedGroupInfo(
                                    other -> other.groupId(pair.groupId()).userId(pair.userId()))
                            .description(pair.description())
                            .build());
        }
    }

    private SecurityGroupRule.Builder rule(
            SecurityGroup group, boolean egress, IpPermission permission, String peer) {
        Place place =
                new Place(
                        group.groupId(),
                        egress,
                        permission.ipProtocol(),
                        permission.fromPort(),
                        permission.toPort(),
                        peer);
        return SecurityGroupRule.builder()
                .securityGroupRuleId(
                        ids.computeIfAbsent(place, key -> ec2.account().ids().ec2("sgr")))
                .groupId(group.groupId())
                .groupOwnerId(group.ownerId())
                .isEgress(egress)
                .ipProtocol(permission.ipProtocol())
                .fromPort(told(permission.fromPort()))
                .toPort(told(permission.toPort()));
    }

    /** Where there are no ports, a rule has -1 for them and a permission nothing. */
    private static Integer told(@Nullable Integer port) {
        return port == null ? -1 : port;
    }

    private static @Nullable Integer port(SecurityGroupRule rule, Integer told) {
        return rule.ipProtocol().equals("-1") ? null : told;
    }
}
