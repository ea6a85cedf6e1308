package io.stratoscope.topology;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;

import java.util.ArrayList;
import java.util.List;

/** The rules of a security group as the EC2 API writes them. */
final class SecurityGroupRules {

    /** A rule for one peer: a group id, a block of addresses, or a prefix list. */
    record Rule(Ports ports, PeerKind kind, String peer, String field) {}

    enum PeerKind {
        GROUP,
        ADDRESSES,
        PREFIX_LIST
    }

    private SecurityGroupRules() {}

    static List<Rule> ingress(Resource group) {
        return read(group, "IpPermissions");
    }

    static List<Rule> egress(Resource group) {
        return read(group, "IpPermissionsEgress");
    }

    /** Whether the description says anything of egress; what is not known is not held against it. */
    static boolean knowsEgress(Resource group) {
        return group.description().get("IpPermissionsEgress").isPresent();
    }

    private static List<Rule> read(Resource group, String member) {
        List<Rule> rules = new ArrayList<>();
        List<JsonObject> permissions = group.description().objects(member);
        for (int i = 0; i < permissions.size(); i++) {
            JsonObject permission = permissions.get(i);
            Ports ports = ports(permission);
            String field = member + "[" + i + "]";
            permission
                    .objects("UserIdGroupPairs")
                    .forEach(pair ->
                            pair.text("GroupId")
                                    .ifPresent(id ->
                                            rules.add(new Rule(ports, PeerKind.GROUP, id, field))));
            permission
                    .objects("IpRanges")
                    .forEach(range ->
                            range.text("CidrIp")
                                    .ifPresent(cidr ->
                                            rules.add(
                                                    new Rule(
                                                            ports,
                                                            PeerKind.ADDRESSES,
                                                            cidr,
                                                            field))));
            permission
                    .objects("Ipv6Ranges")
                    .forEach(range ->
                            range.text("CidrIpv6")
                                    .ifPresent(cidr ->
                                            rules.add(
                                                    new Rule(
                                                            ports,
                                                            PeerKind.ADDRESSES,
                                                            cidr,
                                                            field))));
            permission
                    .objects("PrefixListIds")
                    .forEach(list ->
                            list.text("PrefixListId")
                                    .ifPresent(id ->
                                            rules.add(
                                                    new Rule(
                                                            ports,
                                                            PeerKind.PREFIX_LIST,
                                                            id,
                                                            field))));
        }
        return rules;
    }

    private static Ports ports(JsonObject permission) {
        String protocol = Ports.nameOf(permission.text("IpProtocol").orElse(Ports.ALL));
        int from = permission.number("FromPort").map(n -> n.intValue()).orElse(0);
        int to = permission.number("ToPort").map(n -> n.intValue()).orElse(Ports.HIGHEST);
        return new Ports(protocol, Math.max(0, from), to < 0 ? Ports.HIGHEST : to);
    }
}
