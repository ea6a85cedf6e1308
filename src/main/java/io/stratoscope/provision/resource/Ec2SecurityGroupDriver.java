package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A security group with the rules for networks that it holds itself; rules for other groups are {@linkplain
 * Ec2SecurityGroupRuleDriver resources of their own}. Where nothing is said of what may leave, all may, as AWS has it.
 */
final class Ec2SecurityGroupDriver implements Ec2TaggedDriver {

    private static final Set<String> TOLD = Set.of("GroupDescription", "GroupName", "VpcId");
    private static final Set<String> KNOWN =
            Set.of(
                    "GroupDescription",
                    "GroupName",
                    "VpcId",
                    Ec2Rules.INGRESS.property(),
                    Ec2Rules.EGRESS.property());
    private static final SdkWords WORDS =
            new SdkWords(
                    Map.of("GroupDescription", "Description"),
                    Set.of(Ec2Rules.INGRESS.property(), Ec2Rules.EGRESS.property()));

    @Override
    public String type() {
        return "AWS::EC2::SecurityGroup";
    }

    @Override
    public Set<String> createOnly() {
        return TOLD;
    }

    @Override
    public Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters) {
        List<SecurityGroup> groups =
                ec2
                        .describeSecurityGroupsPaginator(
                                request -> request.groupIds(refs).filters(filters))
                        .securityGroups()
                        .stream()
                        .toList();
        List<String> ids = groups.stream().map(SecurityGroup::groupId).toList();
        List<SecurityGroupRule> ingress = Ec2Rules.INGRESS.of(ec2, ids);
        List<SecurityGroupRule> egress = Ec2Rules.EGRESS.of(ec2, ids);
        return groups.stream().map(group -> existing(group, ingress, egress));
    }

    private Existing existing(
            SecurityGroup group, List<SecurityGroupRule> ingress, List<SecurityGroupRule> egress) {
        ObjectBuilder properties = JsonValue.object();
        Ec2Calls.picked(WORDS, group, TOLD).members().forEach(properties::put);
        properties
                .put(Ec2Rules.INGRESS.property(), own(Ec2Rules.INGRESS, group, ingress))
                .put(Ec2Rules.EGRESS.property(), own(Ec2Rules.EGRESS, group, egress));
        return Existing.tagged(
                type(),
                group.groupId(),
                State.READY,
                JsonValue.object()
                        .put("GroupId", group.groupId())
                        .put("VpcId", group.vpcId())
                        .build(),
                properties.build(),
                Ec2Calls.tags(group.tags()));
    }

    private static List<JsonObject> own(
            Ec2Rules direction, SecurityGroup group, List<SecurityGroupRule> rules) {
        return rules.stream()
                .filter(rule -> rule.groupId().equals(group.groupId()))
                .filter(rule -> !Ec2Rules.isAlone(rule))
                .map(direction::read)
                .toList();
    }

    /** The rules follow ({@link #update}). */
    @Override
    public Existing create(Order order) {
        check(order);
        CreateSecurityGroupRequest.Builder request =
                WORDS.fill(CreateSecurityGroupRequest.builder(), order.properties());
        request.tagSpecifications(Ec2Calls.specification(ResourceType.SECURITY_GROUP, order));
        String id = order.client(Ec2Client.class).createSecurityGroup(request.build()).groupId();
        return made(
                id,
                JsonValue.object().put("GroupId", id).put("VpcId", order.text("VpcId")).build(),
                order);
    }

    private static void check(Order order) {
        Ec2Calls.check(order, KNOWN);
        for (Ec2Rules direction : Ec2Rules.values()) {
            for (JsonObject rule : order.properties().objects(direction.property())) {
                Ec2Calls.check(
                        order.id() + "." + direction.property(), rule, direction.knownInGroup());
            }
        }
    }

    @Override
    public void update(Existing existing, Order order) {
        check(order);
        Ec2Client ec2 = order.client(Ec2Client.class);
        Ec2Calls.tag(order, existing.ref());
        for (Ec2Rules direction : Ec2Rules.values()) {
            if (order.properties().get(direction.property()).isPresent()) {
                rules(
                        ec2,
                        existing.ref(),
                        direction,
                        order.properties().objects(direction.property()));
            }
        }
    }

    /** Adds what is missing first: nobody who may get in is shut out meanwhile. */
    private static void rules(
            Ec2Client ec2, String group, Ec2Rules direction, List<JsonObject> wanted) {
        Map<String, SecurityGroupRule> there = new LinkedHashMap<>();
        direction.of(ec2, List.of(group)).stream()
                .filter(rule -> !Ec2Rules.isAlone(rule))
                .forEach(rule -> there.put(direction.key(direction.read(rule)), rule));
        List<JsonObject> missing = new ArrayList<>();
        List<JsonObject> renamed = new ArrayList<>();
        for (JsonObject rule : wanted) {
            SecurityGroupRule known = there.remove(direction.key(rule));
            if (known == null) {
                missing.add(rule);
            } else if (isOtherwiseDescribed(rule, known)) {
                renamed.add(rule);
            }
        }
        if (!missing.isEmpty()) {
            direction.allow(ec2, group, missing);
        }
        if (!renamed.isEmpty()) {
            direction.describe(ec2, group, renamed);
        }
        List<String> surplus =
                there.values().stream().map(SecurityGroupRule::securityGroupRuleId).toList();
        if (!surplus.isEmpty()) {
            direction.revoke(ec2, group, surplus);
        }
    }

    private static boolean isOtherwiseDescribed(JsonObject wanted, SecurityGroupRule known) {
        return wanted.text("Description")
                .filter(text -> !text.equals(known.description()))
                .isPresent();
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Ec2Calls.unlessGone(() ->
                removal.client(Ec2Client.class)
                        .deleteSecurityGroup(request -> request.groupId(existing.ref())));
        untilGone(existing, removal);
    }
}
