package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a listener of the stack does with some requests. The rule that each listener has from the start is not one of these. A
 * rule without the stack's tag is a part of the listener that somebody else made.
 */
final class ElbListenerRuleDriver implements Driver {

    private static final String LISTENER = "ListenerArn";
    private static final String PRIORITY = "Priority";

    @Override
    public String type() {
        return "AWS::ElasticLoadBalancingV2::ListenerRule";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(LISTENER);
    }

    @Override
    public List<Existing> list(Scope scope) {
        ElasticLoadBalancingV2Client elb = scope.client(ElasticLoadBalancingV2Client.class);
        List<Rule> all = new ArrayList<>();
        Map<String, String> listeners = new HashMap<>();
        for (Existing listener : scope.existing("AWS::ElasticLoadBalancingV2::Listener")) {
            elb
                    .describeRulesPaginator(request -> request.listenerArn(listener.ref()))
                    .rules()
                    .stream()
                    .filter(rule -> !Boolean.TRUE.equals(rule.isDefault()))
                    .forEach(rule -> {
                        all.add(rule);
                        listeners.put(rule.ruleArn(), listener.ref());
                    });
        }
        Map<String, Map<String, String>> tags =
                ElbTags.of(elb, all.stream().map(Rule::ruleArn).toList());
        return all.stream()
                .map(rule ->
                        existing(
                                rule,
                                listeners.getOrDefault(rule.ruleArn(), ""),
                                tags.getOrDefault(rule.ruleArn(), Map.of())))
                .map(one -> scope.owns(one.tags()) ? one : foreign(one))
                .toList();
    }

    private static Existing foreign(Existing rule) {
        return Existing.part(
                rule.type(),
                rule.ref(),
                rule.properties().text(LISTENER).orElse("")
                        + "|"
                        + rule.properties().get(PRIORITY).flatMap(SdkWords::plain).orElse(""),
                rule.attributes(),
                rule.properties());
    }

    private Existing existing(Rule rule, String listener, Map<String, String> tags) {
        String arn = rule.ruleArn();
        return Existing.tagged(
                type(),
                arn,
                State.READY,
                JsonValue.object().put("Arn", arn).put("RuleArn", arn).build(),
                Properties.with(
                        Properties.only(
                                SdkWords.SAME.read(rule), PRIORITY, "Conditions", "Actions"),
                        LISTENER,
                        JsonValue.of(listener)),
                tags);
    }

    @Override
    public Existing create(Order order) {
        CreateRuleRequest.Builder request =
                SdkWords.SAME.fill(CreateRuleRequest.builder(), order.properties());
        Rule made =
                order.client(ElasticLoadBalancingV2Client.class)
                        .createRule(Properties.tagged(request, order).build())
                        .rules()
                        .getFirst();
        return existing(made, order.text(LISTENER), order.tags());
    }

    @Override
    public void update(Existing existing, Order order) {
        ElasticLoadBalancingV2Client elb = order.client(ElasticLoadBalancingV2Client.class);
        String arn = existing.ref();
        ModifyRuleRequest changed =
                SdkWords.without(LISTENER, PRIORITY)
                        .fill(ModifyRuleRequest.builder().ruleArn(arn), order.properties())
                        .build();
        if (Properties.differ(existing, order, "Conditions", "Actions")) {
            elb.modifyRule(changed);
        }
        if (Properties.differ(existing, order, PRIORITY)) {
            int priority = Integer.parseInt(order.text(PRIORITY));
            RulePriorityPair pair =
                    RulePriorityPair.builder().ruleArn(arn).priority(priority).build();
            elb.setRulePriorities(request -> request.rulePriorities(pair));
        }
        ElbTags.set(elb, existing, order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(ElasticLoadBalancingV2Client.class)
                    .deleteRule(request -> request.ruleArn(existing.ref()));
        } catch (RuleNotFoundException _) {
            // Gone already, perhaps with its listener.
        }
    }
}
