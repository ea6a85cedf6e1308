package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule of a network ACL. All of the stack's ACLs are the stack's, but for the last, which denies the rest. */
final class Ec2NetworkAclEntryDriver implements Driver {

    /** The rule that AWS puts into every ACL. */
    private static final int LAST_RULE = 32_767;

    private static final String ACL = "NetworkAclId";
    private static final String EGRESS = "Egress";
    private static final String NUMBER = "RuleNumber";
    private static final Set<String> KNOWN =
            Set.of(
                    ACL,
                    EGRESS,
                    NUMBER,
                    "CidrBlock",
                    "Icmp",
                    "Ipv6CidrBlock",
                    "PortRange",
                    "Protocol",
                    "RuleAction");

    private static final SdkWords WORDS =
            new SdkWords(Map.of("Icmp", "IcmpTypeCode"), Set.of(EGRESS));

    @Override
    public String type() {
        return "AWS::EC2::NetworkAclEntry";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(ACL, EGRESS, NUMBER);
    }

    @Override
    public String key(JsonObject properties) {
        return key(
                properties.text(ACL).orElse(""),
                properties.isTrue(EGRESS),
                properties.get(NUMBER).flatMap(SdkWords::plain).orElse(""));
    }

    private static String key(String acl, boolean egress, String number) {
        return acl + "|" + (egress ? "egress" : "ingress") + "|" + number;
    }

    @Override
    public List<Existing> list(Scope scope) {
        List<String> acls =
                scope.existing("AWS::EC2::NetworkAcl").stream().map(Existing::ref).toList();
        if (acls.isEmpty()) {
            return List.of();
        }
        return scope
                .client(Ec2Client.class)
                .describeNetworkAclsPaginator(request -> request.networkAclIds(acls))
                .networkAcls()
                .stream()
                .flatMap(acl ->
                        acl.entries().stream()
                                .filter(entry -> entry.ruleNumber() < LAST_RULE)
                                .map(entry -> existing(acl.networkAclId(), entry)))
                .toList();
    }

    private Existing existing(String acl, NetworkAclEntry entry) {
        ObjectBuilder properties =
                JsonValue.object().put(ACL, acl).put(EGRESS, (boolean) entry.egress());
        Ec2Calls.picked(WORDS, entry, KNOWN).members().forEach(properties::put);
        return existing(
                key(acl, entry.egress(), String.valueOf(entry.ruleNumber())), properties.build());
    }

    private Existing existing(String key, JsonObject properties) {
        return Existing.part(
                type(), key, key, JsonValue.object().put("Id", key).build(), properties);
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, KNOWN);
        CreateNetworkAclEntryRequest.Builder request =
                WORDS.fill(CreateNetworkAclEntryRequest.builder(), order.properties());
        order.client(Ec2Client.class)
                .createNetworkAclEntry(request.egress(order.properties().isTrue(EGRESS)).build());
        return existing(key(order.properties()), order.properties());
    }

    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, KNOWN);
        ReplaceNetworkAclEntryRequest.Builder request =
                WORDS.fill(ReplaceNetworkAclEntryRequest.builder(), order.properties());
        order.client(Ec2Client.class)
                .replaceNetworkAclEntry(request.egress(order.properties().isTrue(EGRESS)).build());
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        JsonObject rule = existing.properties();
        Ec2Calls.unlessGone(() ->
                removal.client(Ec2Client.class)
                        .deleteNetworkAclEntry(request ->
                                request.networkAclId(rule.text(ACL).orElseThrow())
                                        .egress(rule.isTrue(EGRESS))
                                        .ruleNumber(
                                                rule.number(NUMBER)
                                                        .orElseThrow()
                                                        .intValueExact())));
    }
}
