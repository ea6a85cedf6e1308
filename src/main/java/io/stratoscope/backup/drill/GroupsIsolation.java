package io.stratoscope.backup.drill;

import io.stratoscope.provision.module.Cidr;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the security groups let through: into the balancer the operator alone, out of the network HTTPS alone. Mail has no port, live
 * databases, caches and file systems neither.
 */
final class GroupsIsolation implements IsolationCheck {

    private static final int HTTPS = 443;

    @Override
    public String name() {
        return "security groups";
    }

    @Override
    public DrillCheck look(IsolationCase drill) {
        Ec2Client ec2 = drill.client(Ec2Client.class);
        Vpc vpc = ec2.describeVpcs(request -> request.vpcIds(drill.ref("Vpc"))).vpcs().getFirst();
        Cidr inside = Cidr.around(vpc.cidrBlock()).orElseThrow();
        String balancer = drill.ref(DrillNetwork.BALANCER_GROUP);
        List<String> wrong = new ArrayList<>();
        List<SecurityGroup> groups =
                ec2.describeSecurityGroups(request ->
                                request.groupIds(
                                        balancer,
                                        drill.ref(DrillNetwork.SERVICE_GROUP),
                                        drill.ref(DrillNetwork.DATA_GROUP)))
                        .securityGroups();
        for (SecurityGroup group : groups) {
            Set<String> others =
                    group.groupId().equals(balancer) ? Set.of(drill.visitor()) : Set.of();
            group.ipPermissions()
                    .forEach(rule -> add(wrong, group, "in from ", rule, inside, others, false));
            group.ipPermissionsEgress()
                    .forEach(rule -> add(wrong, group, "out to ", rule, inside, Set.of(), true));
        }
        return wrong.isEmpty()
                ? pass(
                        "in: "
                                + drill.visitor()
                                + " to the load balancer alone; out: HTTPS alone, no mail, no way to live data")
                : fail(String.join("; ", wrong));
    }

    private static void add(
            List<String> wrong,
            SecurityGroup group,
            String direction,
            IpPermission rule,
            Cidr inside,
            Set<String> others,
            boolean webAllowed) {
        boolean web =
                webAllowed
                        && Integer.valueOf(HTTPS).equals(rule.fromPort())
                        && Integer.valueOf(HTTPS).equals(rule.toPort());
        rule.ipRanges().stream()
                .map(IpRange::cidrIp)
                .filter(range ->
                        !web
                                && !others.contains(range)
                                && Cidr.around(range).filter(inside::contains).isEmpty())
                .forEach(range -> wrong.add(group.groupName() + " lets " + direction + range));
        rule.ipv6Ranges()
                .forEach(range ->
                        wrong.add(group.groupName() + " lets " + direction + range.cidrIpv6()));
        rule.userIdGroupPairs()
                .forEach(pair ->
                        wrong.add(group.groupName() + " lets " + direction + pair.groupId()));
        rule.prefixListIds()
                .forEach(list ->
                        wrong.add(group.groupName() + " lets " + direction + list.prefixListId()));
    }
}
