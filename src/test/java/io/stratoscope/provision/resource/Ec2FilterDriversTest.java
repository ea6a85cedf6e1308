package io.stratoscope.provision.resource;

import static io.stratoscope.provision.resource.Ec2Bench.json;
import static io.stratoscope.provision.resource.Ec2Bench.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

import java.util.List;

/** Network ACLs and security groups. */
class Ec2FilterDriversTest {

    private static final String ACL = "AWS::EC2::NetworkAcl";
    private static final String ENTRY = "AWS::EC2::NetworkAclEntry";
    private static final String ASSOCIATION = "AWS::EC2::SubnetNetworkAclAssociation";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String INGRESS = "AWS::EC2::SecurityGroupIngress";
    private static final String EGRESS = "AWS::EC2::SecurityGroupEgress";

    private final Ec2Bench net = new Ec2Bench();
    private final Workbench bench = net.bench;

    private static JsonObject entry(Existing acl, String rest) {
        return json("{'NetworkAclId': '%s', 'RuleNumber': 100, %s}", acl.ref(), rest);
    }

    @Test
    void aRuleOfAnAclIsMadeChangedAndRemoved() {
        Existing acl = net.inVpc(ACL, "PublicAcl", net.vpc());
        Existing in =
                bench.make(
                        ENTRY,
                        "PublicAclIn100",
                        entry(
                                acl,
                                "'Egress': false, 'RuleAction': 'allow', 'Protocol': 6,"
                                        + " 'CidrBlock': '0.0.0.0/0',"
                                        + " 'PortRange': {'From': 443, 'To': 443}"));
        Existing out =
                bench.make(
                        ENTRY,
                        "PublicAclOut100",
                        entry(
                                acl,
                                "'Egress': true, 'RuleAction': 'allow', 'Protocol': -1,"
                                        + " 'CidrBlock': '10.0.0.0/16'"));
        assertThat(net.refs(ENTRY)).as("not the last rule of each direction").hasSize(2);

        bench.change(
                in,
                "PublicAclIn100",
                entry(
                        acl,
                        "'RuleAction': 'allow', 'Protocol': 6, 'CidrBlock': '0.0.0.0/0',"
                                + " 'PortRange': {'From': 1024, 'To': 65535}"));
        bench.remove(in);
        assertThat(net.refs(ENTRY)).containsExactly(out.ref());
        bench.remove(acl);
        bench.remove(out);
    }

    private static JsonObject association(Existing acl, Existing subnet) {
        return json("{'NetworkAclId': '%s', 'SubnetId': '%s'}", acl.ref(), subnet.ref());
    }

    private NetworkAcl aclOf(Existing subnet) {
        return net.ec2
                .describeNetworkAcls(request ->
                        request.filters(Ec2Calls.filter("association.subnet-id", subnet.ref())))
                .networkAcls()
                .getFirst();
    }

    @Test
    void removingAnAssociationGivesTheSubnetBackToTheVpcsOwnAcl() {
        Existing vpc = net.vpc();
        Existing subnet = net.subnet(vpc, 1);
        Existing neighbour = net.subnet(vpc, 2);
        Existing acl = net.inVpc(ACL, "PublicAcl", vpc);
        assertThat(bench.list(ASSOCIATION)).as("the VPC's own ACL is nobody's").isEmpty();
        Existing association = bench.make(ASSOCIATION, "AclOfA", association(acl, subnet));
        bench.make(ASSOCIATION, "AclOfB", association(acl, neighbour));
        refused("DependencyViolation", () -> bench.remove(acl));

        bench.remove(association);

        assertThat(aclOf(subnet).isDefault()).isTrue();
        assertThat(aclOf(neighbour).networkAclId()).isEqualTo(acl.ref());
    }

    @Test
    void aSubnetMovesFromOneAclToAnotherAndTheOldAssociationIsGone() {
        Existing vpc = net.vpc();
        Existing subnet = net.subnet(vpc, 1);
        Existing before =
                bench.make(ASSOCIATION, "Acl", association(net.inVpc(ACL, "One", vpc), subnet));
        Existing two = net.inVpc(ACL, "Two", vpc);
        Existing after = bench.make(ASSOCIATION, "Acl", association(two, subnet));

        bench.remove(before);

        assertThat(aclOf(subnet).associations())
                .extracting(NetworkAclAssociation::networkAclAssociationId)
                .containsExactly(after.ref());
    }

    private static JsonObject group(Existing vpc, String name, String more) {
        return json(
                "{'GroupName': 'bench-%s', 'GroupDescription': 'For %s', 'VpcId': '%s' %s}",
                name, name, vpc.ref(), more);
    }

    private static String web(String... ports) {
        return ", 'SecurityGroupIngress': ["
                + String.join(
                        ",",
                        List.of(ports).stream()
                                .map(port ->
                                        """
                                        {'IpProtocol': 'tcp', 'FromPort': %s, 'ToPort': %s,
                                         'CidrIp': '0.0.0.0/0', 'Description': 'Port %s'}
                                        """
                                                .formatted(port, port, port))
                                .toList())
                + "]";
    }

    private SecurityGroup described(Existing group) {
        return net.ec2
                .describeSecurityGroups(request -> request.groupIds(group.ref()))
                .securityGroups()
                .getFirst();
    }

    @Test
    void aGroupHasTheRulesForNetworksThatItShould() {
        Existing vpc = net.vpc();
        Existing group = bench.make(GROUP, "Balancer", group(vpc, "alb", web("80", "443")));
        assertThat(group.attribute("GroupId")).contains(group.ref());
        assertThat(described(group).ipPermissionsEgress())
                .as("all may leave")
                .extracting(IpPermission::ipProtocol)
                .containsExactly("-1");

        bench.change(group, "Balancer", group(vpc, "alb", web("443", "8443")));
        bench.change(
                group,
                "Balancer",
                group(vpc, "alb", web("443", "8443").replace("Port 443", "HTTPS")));
        assertThat(bench.list(INGRESS)).as("a group's own rules are nothing else's").isEmpty();
        refused("DependencyViolation", () -> bench.remove(vpc));
        bench.remove(group);
    }

    @Test
    void aGroupThatSaysWhatMayLeaveLetsNothingElseOut() {
        Existing vpc = net.vpc();
        Existing group =
                bench.make(
                        GROUP,
                        "Closed",
                        group(
                                vpc,
                                "closed",
                                ", 'SecurityGroupEgress': [{'IpProtocol': 'tcp', 'FromPort': 443,"
                                        + " 'ToPort': 443, 'CidrIp': '10.0.0.0/16'}]"));
        assertThat(described(group).ipPermissionsEgress())
                .extracting(IpPermission::toPort)
                .containsExactly(443);

        bench.change(
                group,
                "Closed",
                group(
                        vpc,
                        "closed",
                        ", 'SecurityGroupEgress': [{'IpProtocol': '-1', 'CidrIp': '0.0.0.0/0'}]"));
    }

    private static JsonObject rule(
            Existing of, String property, Existing peer, int port, String description) {
        return json(
                """
                {'GroupId': '%s', 'IpProtocol': 'tcp', 'FromPort': %s, 'ToPort': %s,
                 '%s': '%s', 'Description': '%s'}
                """,
                of.ref(), port, port, property, peer.ref(), description);
    }

    @Test
    void aRuleForAnotherGroupIsMadeDescribedAnewAndRemoved() {
        Existing vpc = net.vpc();
        Existing balancer = bench.make(GROUP, "Balancer", group(vpc, "alb", web("443")));
        Existing server = bench.make(GROUP, "Server", group(vpc, "server", web("2283")));
        Existing rule =
                bench.make(
                        INGRESS,
                        "ServerFromBalancer",
                        rule(server, "SourceSecurityGroupId", balancer, 2283, "web"));
        assertThat(rule.ref()).startsWith("sgr-");
        assertThat(Workbench.differences(only(GROUP, server), group(vpc, "server", web("2283"))))
                .as("another resource's rule is not the group's own")
                .isEmpty();
        refused("DependencyViolation", () -> bench.remove(balancer));

        bench.change(
                rule,
                "ServerFromBalancer",
                rule(server, "SourceSecurityGroupId", balancer, 2283, "web and API"));
        bench.remove(rule);
        assertThat(described(server).ipPermissions()).as("the network's rule stays").hasSize(1);
        bench.remove(balancer);
    }

    private Existing only(String type, Existing one) {
        return bench.list(type).stream()
                .filter(each -> each.ref().equals(one.ref()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoGroupsMayLetEachOtherInAndTheRulesAreTwo() {
        Existing vpc = net.vpc();
        Existing one = bench.make(GROUP, "One", group(vpc, "one", ""));
        Existing two = bench.make(GROUP, "Two", group(vpc, "two", ""));
        Existing there =
                bench.make(INGRESS, "There", rule(two, "SourceSecurityGroupId", one, 80, "to"));
        Existing back =
                bench.make(INGRESS, "Back", rule(one, "SourceSecurityGroupId", two, 80, "fro"));
        assertThat(there.key()).isNotEqualTo(back.key());

        bench.remove(there);
        assertThat(net.refs(INGRESS)).containsExactly(back.ref());
        bench.remove(back);
        bench.remove(one);
        bench.remove(two);
    }

    @Test
    void anEgressRuleOfItsOwnTakesTheOpenRuleAway() {
        Existing vpc = net.vpc();
        Existing one = bench.make(GROUP, "One", group(vpc, "one", ""));
        Existing two = bench.make(GROUP, "Two", group(vpc, "two", ""));
        Existing rule =
                bench.make(
                        EGRESS,
                        "Out",
                        rule(one, "DestinationSecurityGroupId", two, 443, "only there"));
        assertThat(described(one).ipPermissionsEgress())
                .extracting(IpPermission::toPort)
                .containsExactly(443);
        assertThat(described(two).ipPermissionsEgress()).as("the other group's stays").hasSize(1);

        bench.remove(rule);
        assertThat(bench.list(INGRESS)).isEmpty();
    }

    @Test
    void whoseRuleItIsMustBeClear() {
        Existing vpc = net.vpc();
        Existing group = bench.make(GROUP, "One", group(vpc, "one", ""));

        assertThatThrownBy(() ->
                        bench.make(
                                INGRESS, "Rule", rule(group, "CidrIp", group, 80, "of a network")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CidrIp");
        assertThatThrownBy(() ->
                        bench.make(
                                GROUP,
                                "Two",
                                group(
                                        vpc,
                                        "two",
                                        web("80").replace("CidrIp", "SourceSecurityGroupId"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SourceSecurityGroupId");
    }

    @Test
    void somebodyElsesGroupIsNotTheStacks() {
        Existing vpc = net.vpc();
        net.ec2.createSecurityGroup(
                request -> request.vpcId(vpc.ref()).groupName("theirs").description("theirs"));

        assertThat(bench.list(GROUP)).isEmpty();
        assertThat(bench.list(INGRESS)).isEmpty();
    }
}
