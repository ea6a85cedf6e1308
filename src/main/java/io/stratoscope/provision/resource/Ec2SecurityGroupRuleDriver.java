package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A security group's rule that names another group. Those of the stack's groups are the stack's. A rule that names a network is
 * part of its group: who is whose could not be told otherwise, as rules carry no tags in the template reference.
 */
final class Ec2SecurityGroupRuleDriver implements Driver {

    private static final String GROUP = "GroupId";

    /** What a new group lets out. */
    private static final String ALL_OUT = "-1||0.0.0.0/0";

    private final Ec2Rules direction;

    Ec2SecurityGroupRuleDriver(Ec2Rules direction) {
        this.direction = direction;
    }

    @Override
    public String type() {
        return "AWS::EC2::" + direction.property();
    }

    @Override
    public Set<String> createOnly() {
        return direction.knownAlone().stream()
                .filter(name -> !name.equals("Description"))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String key(JsonObject properties) {
        return properties.text(GROUP).orElse("") + "|" + direction.key(properties);
    }

    @Override
    public List<Existing> list(Scope scope) {
        List<String> groups =
                scope.existing("AWS::EC2::SecurityGroup").stream().map(Existing::ref).toList();
        return direction.of(scope.client(Ec2Client.class), groups).stream()
                .filter(Ec2Rules::isAlone)
                .map(this::existing)
                .toList();
    }

    private Existing existing(SecurityGroupRule rule) {
        ObjectBuilder properties = JsonValue.object().put(GROUP, rule.groupId());
        direction.read(rule).members().forEach(properties::put);
        return existing(rule.securityGroupRuleId(), properties.build());
    }

    private Existing existing(String id, JsonObject properties) {
        return Existing.part(
                type(), id, key(properties), JsonValue.object().put("Id", id).build(), properties);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A group that says what it lets out does not let everything out any longer, as when CloudFormation makes it.
     */
    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, direction.knownAlone());
        Ec2Client ec2 = order.client(Ec2Client.class);
        String group = order.text(GROUP);
        String id =
                direction
                        .allow(ec2, group, List.of(order.properties()))
                        .getFirst()
                        .securityGroupRuleId();
        if (direction == Ec2Rules.EGRESS) {
            List<String> open =
                    direction.of(ec2, List.of(group)).stream()
                            .filter(rule -> direction.key(direction.read(rule)).equals(ALL_OUT))
                            .map(SecurityGroupRule::securityGroupRuleId)
                            .toList();
            if (!open.isEmpty()) {
                direction.revoke(ec2, group, open);
            }
        }
        return existing(id, order.properties());
    }

    @Override
    public void update(Existing existing, Order order) {
        Ec2Calls.check(order, direction.knownAlone());
        direction.describe(
                order.client(Ec2Client.class), order.text(GROUP), List.of(order.properties()));
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Ec2Calls.unlessGone(() ->
                direction.revoke(
                        removal.client(Ec2Client.class),
                        existing.properties().text(GROUP).orElseThrow(),
                        List.of(existing.ref())));
    }
}
