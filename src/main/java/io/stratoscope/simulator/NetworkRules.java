package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RuleAction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What security groups and network ACLs let through: TCP over IPv4, as that is what goes here. */
record NetworkRules(SimulatedEc2 ec2) {

    private static final String ALL = "-1";
    private static final List<String> TCP = List.of("tcp", "6");
    private static final int LAST_PORT = 65_535;

    /**
     * One end of a connection.
     *
     * @param face empty: outside of the account
     */
    record End(String address, int port, Optional<NetworkInterface> face) {}

    /** Whether what has an interface may connect to an end. */
    boolean letsOut(NetworkInterface face, End to) {
        return groups(face)
                        .flatMap(id ->
                                ec2
                                        .securityGroups()
                                        .groups()
                                        .get(id)
                                        .ipPermissionsEgress()
                                        .stream())
                        .anyMatch(rule -> allows(rule, to, to.port()))
                && aclAllows(face, true, to.address(), to.port());
    }

    /** Whether an end may connect to a port of what has an interface. */
    boolean letsIn(NetworkInterface face, End from, int port) {
        return groups(face)
                        .flatMap(id ->
                                ec2.securityGroups().groups().get(id).ipPermissions().stream())
                        .anyMatch(rule -> allows(rule, from, port))
                && aclAllows(face, false, from.address(), port);
    }

    private Stream<String> groups(NetworkInterface face) {
        return face.groups().stream()
                .map(GroupIdentifier::groupId)
                .filter(id -> ec2.securityGroups().groups().has(id));
    }

    private static boolean allows(IpPermission rule, End peer, int port) {
        boolean protocol =
                ALL.equals(rule.ipProtocol())
                        || (TCP.contains(rule.ipProtocol())
                                && port >= or(rule.fromPort(), 0)
                                && port <= or(rule.toPort(), LAST_PORT));
        return protocol
                && (rule.ipRanges().stream()
                                .anyMatch(range -> holds(range.cidrIp(), peer.address()))
                        || rule.userIdGroupPairs().stream()
                                .anyMatch(pair ->
                                        peer.face().stream()
                                                .flatMap(face -> face.groups().stream())
                                                .anyMatch(group ->
                                                        group.groupId().equals(pair.groupId()))));
    }

    /** The entry with the lowest number that fits decides. */
    private boolean aclAllows(NetworkInterface face, boolean out, String address, int port) {
        return ec2.acls().acls().all().stream()
                .filter(acl ->
                        acl.associations().stream()
                                .anyMatch(each -> face.subnetId().equals(each.subnetId())))
                .flatMap(acl -> acl.entries().stream())
                .filter(entry -> Boolean.TRUE.equals(entry.egress()) == out)
                .filter(entry -> fits(entry, address, port))
                .min(Comparator.comparing(NetworkAclEntry::ruleNumber))
                .map(entry -> entry.ruleAction() == RuleAction.ALLOW)
                .orElse(true);
    }

    private static boolean fits(NetworkAclEntry entry, String address, int port) {
        boolean protocol =
                ALL.equals(entry.protocol())
                        || (TCP.contains(entry.protocol())
                                && (entry.portRange() == null
                                        || (port >= or(entry.portRange().from(), 0)
                                                && port <= or(entry.portRange().to(), LAST_PORT))));
        return protocol && holds(entry.cidrBlock(), address);
    }

    private static boolean holds(@Nullable String block, String address) {
        return Cidr.parse(String.valueOf(block))
                .flatMap(all -> Cidr.parse(address + "/32").map(all::contains))
                .orElse(false);
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
