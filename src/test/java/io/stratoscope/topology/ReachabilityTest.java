package io.stratoscope.topology;

import static io.stratoscope.model.RelationKind.LOCATED_IN;
import static io.stratoscope.model.RelationKind.PROTECTED_BY;
import static io.stratoscope.model.ResourceType.NETWORK_ACL;
import static io.stratoscope.model.ResourceType.SECURITY_GROUP;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Access.Source;
import io.stratoscope.topology.Access.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;

class ReachabilityTest {
    private static final String ANY = "0.0.0.0/0";

    private static Access access(SnapshotBuilder it, Source source, Arn group, String ports) {
        return Topology.of(it.build()).access().stream()
                .filter(a -> a.source().equals(source))
                .filter(a -> a.group().equals(group) && a.ports().equals(ports))
                .findFirst()
                .orElseThrow();
    }

    private static Access fromInternet(SnapshotBuilder it) {
        return access(it, new Source.Internet(), SG_ALB, "tcp 443");
    }

    private static Access toDatabase(SnapshotBuilder it) {
        return access(it, new Source.Members(SG_SERVER), SG_DB, "tcp 5432");
    }

    private static SnapshotBuilder withAcl(JsonObject... entries) {
        SnapshotBuilder it = Snapshots.immich();
        it.add(NETWORK_ACL, NACL, "immich-acl", Snapshots.acl(entries));
        return it;
    }

    private static JsonObject allowAll(int number, boolean egress) {
        return Snapshots.entry(number, "-1", "allow", egress, ANY);
    }

    @Test
    void letsTheInternetReachTheLoadBalancerAndNothingElse() {
        List<Access> all = Topology.of(Snapshots.immichLike()).access();
        assertThat(all).allMatch(access -> access.verdict() == Verdict.ALLOWED);
        assertThat(all)
                .filteredOn(access -> access.source() instanceof Source.Internet)
                .extracting(access -> access.group().lastSegment() + " " + access.ports())
                .containsExactly("sg-alb tcp 80", "sg-alb tcp 443");
        assertThat(toDatabase(Snapshots.immich()).rule()).isEqualTo("IpPermissions[0]");
    }

    @Test
    void saysWhichAclRuleBlocksWhatTheSecurityGroupAllows() {
        Access blocked =
                fromInternet(
                        withAcl(
                                Snapshots.tcpEntry(90, "deny", false, ANY, 443, 443),
                                allowAll(100, false)));
        assertThat(blocked.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(blocked.reason()).startsWith("acl-1 inbound rule 90");
    }

    @Test
    void takesTheFirstAclRuleThatFits() {
        assertThat(
                        fromInternet(
                                        withAcl(
                                                Snapshots.tcpEntry(
                                                        110, "deny", false, ANY, 443, 443),
                                                allowAll(100, false)))
                                .verdict())
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void isNotBlockedByAnAclRuleForAnotherPortOrProtocolOrPeer() {
        Access access =
                fromInternet(
                        withAcl(
                                Snapshots.tcpEntry(80, "deny", false, ANY, 444, 500),
                                Snapshots.entry(81, "17", "deny", false, ANY),
                                Snapshots.entry(82, "-1", "deny", false, "192.0.2.0/24"),
                                allowAll(100, false)));
        assertThat(access.verdict()).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void isBlockedWhereNoAclRuleFits() {
        Access access = fromInternet(withAcl(Snapshots.tcpEntry(100, "allow", false, ANY, 80, 80)));
        assertThat(access.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(access.reason()).contains("rule *");
    }

    @Test
    void isBlockedWhereTheAnswersAre() {
        SnapshotBuilder it = Snapshots.immich();
        it.add(
                NETWORK_ACL,
                NACL,
                "immich-acl",
                JsonValue.object()
                        .put(
                                "Entries",
                                List.of(
                                        allowAll(100, false),
                                        Snapshots.tcpEntry(100, "allow", true, ANY, 443, 443)))
                        .build());
        assertThat(fromInternet(it).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(fromInternet(it).reason()).startsWith("the answers: acl-1 outbound rule *");
    }

    @Test
    void isOpenWhereTheAclLetsOutEphemeralPortsOnly() {
        SnapshotBuilder it = Snapshots.immich();
        it.add(
                NETWORK_ACL,
                NACL,
                "immich-acl",
                JsonValue.object()
                        .put(
                                "Entries",
                                List.of(
                                        allowAll(100, false),
                                        Snapshots.tcpEntry(100, "allow", true, ANY, 1024, 65535)))
                        .build());
        assertThat(fromInternet(it).verdict()).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void isPartlyOpenWhereSomeOfTheAnswersPass() {
        SnapshotBuilder it = Snapshots.immich();
        it.add(
                NETWORK_ACL,
                NACL,
                "immich-acl",
                JsonValue.object()
                        .put(
                                "Entries",
                                List.of(
                                        allowAll(100, false),
                                        Snapshots.tcpEntry(100, "allow", true, ANY, 32768, 65535)))
                        .build());
        assertThat(fromInternet(it).verdict()).isEqualTo(Verdict.PARTLY);
    }

    @Test
    void blocksBetweenSubnetsOnly() {
        SnapshotBuilder it =
                withAcl(
                        Snapshots.tcpEntry(90, "deny", false, "10.0.0.0/16", 5432, 5432),
                        allowAll(100, false));
        assertThat(toDatabase(it).verdict())
                .as("a task and an instance share a subnet, where no ACL stands between them")
                .isEqualTo(Verdict.PARTLY);
        assertThat(toDatabase(it).reason()).contains("acl-1 inbound rule 90");
    }

    @Test
    void isBlockedWhereTheSenderMayNotSend() {
        SnapshotBuilder it = Snapshots.immich();
        it.add(
                SECURITY_GROUP,
                SG_SERVER,
                "immich-server",
                JsonValue.object()
                        .put("IpPermissions", List.of(Snapshots.tcpFromGroup(2283, SG_ALB)))
                        .put("IpPermissionsEgress", List.of(Snapshots.tcpFromGroup(6379, SG_CACHE)))
                        .build());
        assertThat(toDatabase(it).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(toDatabase(it).reason()).contains("egress").contains("immich-server");
        assertThat(access(it, new Source.Members(SG_SERVER), SG_CACHE, "tcp 6379").verdict())
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void doesNotCallAnInternalGroupReachableFromTheInternet() {
        SnapshotBuilder it = Snapshots.immich();
        Snapshots.group(it, SG_DB, "immich-db", Snapshots.tcpFromCidr(5432, ANY));
        assertThat(access(it, new Source.Internet(), SG_DB, "tcp 5432").verdict())
                .isEqualTo(Verdict.UNROUTED);
    }

    @Test
    void readsAllPortsAndIpv6AndPrefixLists() {
        SnapshotBuilder it = Snapshots.immich();
        JsonObject v6 =
                JsonValue.object()
                        .put("IpProtocol", "-1")
                        .put("Ipv6Ranges", List.of(Snapshots.text("CidrIpv6", "2001:db8::/32")))
                        .put("PrefixListIds", List.of(Snapshots.text("PrefixListId", "pl-1")))
                        .build();
        Snapshots.group(it, SG_ALB, "immich-alb", v6);
        assertThat(access(it, new Source.Addresses("2001:db8::/32"), SG_ALB, "all").verdict())
                .as("an ACL with IPv4 entries only lets no IPv6 in")
                .isEqualTo(Verdict.BLOCKED);
        assertThat(access(it, new Source.Addresses("pl-1"), SG_ALB, "all").verdict())
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void toleratesNonsense() {
        SnapshotBuilder it = Snapshots.immich();
        Snapshots.group(it, SG_ALB, "immich-alb", Snapshots.tcpFromCidr(443, "not an address/99"));
        it.relate(ALB, PROTECTED_BY, SG_ALB).relate(SG_ALB, LOCATED_IN, SG_ALB);
        assertThat(
                        access(it, new Source.Addresses("not an address/99"), SG_ALB, "tcp 443")
                                .verdict())
                .isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void comparesBlocksOfAddresses() {
        Cidr vpc = Cidr.parse("10.0.0.0/16").orElseThrow();
        assertThat(vpc.contains(Cidr.parse("10.0.255.0/24").orElseThrow())).isTrue();
        assertThat(vpc.contains(Cidr.parse("10.1.0.0/24").orElseThrow())).isFalse();
        assertThat(vpc.contains(Cidr.parse("10.0.0.0/15").orElseThrow())).isFalse();
        assertThat(vpc.overlaps(Cidr.parse("10.0.0.0/15").orElseThrow())).isTrue();
        assertThat(
                        Cidr.parse("2001:db8::/32")
                                .orElseThrow()
                                .contains(Cidr.parse("2001:db8:1::/48").orElseThrow()))
                .isTrue();
        assertThat(Cidr.parse("::/0").orElseThrow().contains(vpc)).isFalse();
        for (String bad :
                List.of("10.0.0.0", "10.0.0/8", "10.0.0.0/33", "1:2:3/64", "a::b::c/1", "x/y")) {
            assertThat(Cidr.parse(bad)).as(bad).isEmpty();
        }
    }
}
