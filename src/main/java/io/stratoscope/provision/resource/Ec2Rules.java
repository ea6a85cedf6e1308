package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.SdkWords;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of security groups, of one direction: in the template reference they are written flat, with one peer each, and EC2
 * tells of them so, too; but takes them sorted by protocol and ports.
 */
enum Ec2Rules {
    INGRESS("SecurityGroupIngress", "Source"),
    EGRESS("SecurityGroupEgress", "Destination");

    private static final String PROTOCOL = "IpProtocol";
    private static final String FROM = "FromPort";
    private static final String TO = "ToPort";
    private static final String CIDR = "CidrIp";
    private static final String CIDR_6 = "CidrIpv6";
    private static final String DESCRIPTION = "Description";
    private static final String ALL_PROTOCOLS = "-1";

    private final String property;
    private final String peer;

    Ec2Rules(String property, String peer) {
        this.property = property;
        this.peer = peer;
    }

    /** The property of a group that holds such rules, and the last part of their own type's name. */
    String property() {
        return property;
    }

    /** The property of a rule that names another group. */
    String group() {
        return peer + "SecurityGroupId";
    }

    private String prefixList() {
        return peer + "PrefixListId";
    }

    /** What a rule that a group holds itself can say. */
    Set<String> knownInGroup() {
        return Set.of(PROTOCOL, FROM, TO, DESCRIPTION, CIDR, CIDR_6, prefixList());
    }

    /** What a rule that is a resource of its own can say, beside its group. */
    Set<String> knownAlone() {
        return Set.of("GroupId", PROTOCOL, FROM, TO, DESCRIPTION, group());
    }

    /** What tells a rule from the others of its group. */
    String key(JsonObject rule) {
        String protocol = plain(rule, PROTOCOL);
        String ports =
                protocol.equals(ALL_PROTOCOLS) ? "" : plain(rule, FROM) + "-" + plain(rule, TO);
        return Stream.of(CIDR, CIDR_6, prefixList(), group())
                .map(name -> plain(rule, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(other -> protocol + "|" + ports + "|" + other)
                .orElse(protocol + "|" + ports + "|");
    }

    private static String plain(JsonObject rule, String name) {
        return rule.get(name).flatMap(SdkWords::plain).orElse("");
    }

    /** The rules of this direction that some groups have. */
    List<SecurityGroupRule> of(Ec2Client ec2, List<String> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<SecurityGroupRule> rules =
                ec2
                        .describeSecurityGroupRulesPaginator(request ->
                                request.filters(
                                        Ec2Calls.filter("group-id", groups.toArray(String[]::new))))
                        .securityGroupRules()
                        .stream()
                        .filter(rule -> rule.isEgress() == (this == EGRESS))
                        .toList();
        return rules.stream().anyMatch(Ec2Rules::isUndescribed)
                ? described(rules, descriptions(ec2, groups))
                : rules;
    }

    private static boolean isUndescribed(SecurityGroupRule rule) {
        return isAlone(rule) && rule.description() == null;
    }

    /** Moto tells what rules for other groups are for only where it tells of the groups. */
    private Map<String, String> descriptions(Ec2Client ec2, List<String> groups) {
        Map<String, String> found = new HashMap<>();
        for (SecurityGroup group :
                ec2.describeSecurityGroupsPaginator(request -> request.groupIds(groups))
                        .securityGroups()) {
            List<IpPermission> permissions =
                    this == EGRESS ? group.ipPermissionsEgress() : group.ipPermissions();
            for (IpPermission permission : permissions) {
                for (UserIdGroupPair pair : permission.userIdGroupPairs()) {
                    if (pair.description() != null) {
                        found.put(
                                place(
                                        group.groupId(),
                                        permission.ipProtocol(),
                                        permission.fromPort(),
                                        pair.groupId()),
                                pair.description());
                    }
                }
            }
        }
        return found;
    }

    private static List<SecurityGroupRule> described(
            List<SecurityGroupRule> rules, Map<String, String> descriptions) {
        return rules.stream()
                .map(rule ->
                        isUndescribed(rule)
                                ? rule.toBuilder()
                                        .description(
                                                descriptions.get(
                                                        place(
                                                                rule.groupId(),
                                                                rule.ipProtocol(),
                                                                rule.fromPort(),
                                                                rule.referencedGroupInfo()
                                                                        .groupId())))
                                        .build()
                                : rule)
                .toList();
    }

    private static String place(
            String group, String protocol, @Nullable Integer port, String peer) {
        return String.join("|", group, protocol, String.valueOf(port), peer);
    }

    /** Whether a rule is for another group: such are resources of their own. */
    static boolean isAlone(SecurityGroupRule rule) {
        return rule.referencedGroupInfo() != null;
    }

    /** A rule in the words of the template reference, without its group. */
    JsonObject read(SecurityGroupRule rule) {
        ObjectBuilder properties = JsonValue.object();
        new SdkWords(Map.of(CIDR, "CidrIpv4", prefixList(), "PrefixListId"), Set.of())
                .read(rule)
                .members()
                .forEach((name, value) -> {
                    if (knownInGroup().contains(name)) {
                        properties.put(name, value);
                    }
                });
        if (isAlone(rule)) {
            properties.put(group(), rule.referencedGroupInfo().groupId());
        }
        return properties.build();
    }

    /** A rule as EC2 takes it. */
    private IpPermission permission(JsonObject rule) {
        IpPermission.Builder permission = IpPermission.builder().ipProtocol(plain(rule, PROTOCOL));
        String description = rule.text(DESCRIPTION).orElse(null);
        rule.number(FROM).ifPresent(port -> permission.fromPort(port.intValueExact()));
        rule.number(TO).ifPresent(port -> permission.toPort(port.intValueExact()));
        rule.text(CIDR)
                .ifPresent(cidr ->
                        permission.ipRanges(
                                IpRange.builder().cidrIp(cidr).description(description).build()));
        rule.text(CIDR_6)
                .ifPresent(cidr ->
                        permission.ipv6Ranges(
                                Ipv6Range.builder()
                                        .cidrIpv6(cidr)
                                        .description(description)
                                        .build()));
        rule.text(prefixList())
                .ifPresent(list ->
                        permission.prefixListIds(
                                PrefixListId.builder()
                                        .prefixListId(list)
                                        .description(description)
                                        .build()));
        rule.text(group())
                .ifPresent(id ->
                        permission.userIdGroupPairs(
                                UserIdGroupPair.builder()
                                        .groupId(id)
                                        .description(description)
                                        .build()));
        return permission.build();
    }

    /** Adds rules to a group; the answer tells them with their ids. */
    List<SecurityGroupRule> allow(Ec2Client ec2, String id, List<JsonObject> rules) {
        List<IpPermission> permissions = rules.stream().map(this::permission).toList();
        return switch (this) {
            case INGRESS ->
                    ec2.authorizeSecurityGroupIngress(
                                    request -> request.groupId(id).ipPermissions(permissions))
                            .securityGroupRules();
            case EGRESS ->
                    ec2.authorizeSecurityGroupEgress(
                                    request -> request.groupId(id).ipPermissions(permissions))
                            .securityGroupRules();
        };
    }

    /** Takes rules away from a group. */
    void revoke(Ec2Client ec2, String id, List<String> ruleIds) {
        switch (this) {
            case INGRESS ->
                    ec2.revokeSecurityGroupIngress(
                            request -> request.groupId(id).securityGroupRuleIds(ruleIds));
            case EGRESS ->
                    ec2.revokeSecurityGroupEgress(
                            request -> request.groupId(id).securityGroupRuleIds(ruleIds));
        }
    }

    /** Writes the descriptions of rules that are there anew. */
    void describe(Ec2Client ec2, String id, List<JsonObject> rules) {
        List<IpPermission> permissions = rules.stream().map(this::permission).toList();
        switch (this) {
            case INGRESS ->
                    ec2.updateSecurityGroupRuleDescriptionsIngress(
                            request -> request.groupId(id).ipPermissions(permissions));
            case EGRESS ->
                    ec2.updateSecurityGroupRuleDescriptionsEgress(
                            request -> request.groupId(id).ipPermissions(permissions));
        }
    }
}
