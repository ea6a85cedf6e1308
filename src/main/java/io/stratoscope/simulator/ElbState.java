package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What Elastic Load Balancing holds in one region: everything by its ARN. */
final class ElbState {

    private final Rows<LoadBalancer> balancers;
    private final Rows<TargetGroup> groups;
    private final Rows<Listener> listeners;
    private final Rows<Rule> rules;
    private final Map<String, Set<String>> listenersByBalancer = new HashMap<>();
    private final Map<String, Set<String>> rulesByListener = new HashMap<>();

    ElbState(SimulatedService elb) {
        balancers =
                Rows.oldestFirst(
                        UnaryOperator.identity(),
                        arn ->
                                elb.error(
                                        LoadBalancerNotFoundException.builder(),
                                        400,
                                        "LoadBalancerNotFound",
                                        "Load balancer '%s' not found".formatted(arn)));
        groups =
                Rows.oldestFirst(
                        UnaryOperator.identity(),
                        arn ->
                                elb.error(
                                        TargetGroupNotFoundException.builder(),
                                        400,
                                        "TargetGroupNotFound",
                                        "Target group '%s' not found".formatted(arn)));
        listeners =
                Rows.oldestFirst(
                        UnaryOperator.identity(),
                        arn ->
                                elb.error(
                                        ListenerNotFoundException.builder(),
                                        400,
                                        "ListenerNotFound",
                                        "Listener '%s' not found".formatted(arn)));
        rules =
                Rows.oldestFirst(
                        UnaryOperator.identity(),
                        arn ->
                                elb.error(
                                        RuleNotFoundException.builder(),
                                        400,
                                        "RuleNotFound",
                                        "Rule '%s' not found".formatted(arn)));
    }

    Rows<LoadBalancer> balancers() {
        return balancers;
    }

    Rows<TargetGroup> groups() {
        return groups;
    }

    /** Change them with {@link #add(Listener)} and {@link #remove(Listener)}. */
    Rows<Listener> listeners() {
        return listeners;
    }

    /** Change them with {@link #add(Listener, Rule)} and {@link #remove(Rule)}. */
    Rows<Rule> rules() {
        return rules;
    }

    /** The listeners of a load balancer, oldest first. */
    List<Listener> listenersOf(String balancerArn) {
        return listenersByBalancer.getOrDefault(balancerArn, Set.of()).stream()
                .map(listeners::get)
                .toList();
    }

    /** The rules of a listener, oldest first. */
    List<Rule> rulesOf(String listenerArn) {
        return rulesByListener.getOrDefault(listenerArn, Set.of()).stream()
                .map(rules::get)
                .toList();
    }

    void add(Listener listener) {
        listeners.put(listener.listenerArn(), listener);
        listenersByBalancer
                .computeIfAbsent(listener.loadBalancerArn(), arn -> new LinkedHashSet<>())
                .add(listener.listenerArn());
    }

    void add(Listener listener, Rule rule) {
        rules.put(rule.ruleArn(), rule);
        rulesByListener
                .computeIfAbsent(listener.listenerArn(), arn -> new LinkedHashSet<>())
                .add(rule.ruleArn());
        for (String group : targetsOf(rule.actions())) {
            Set<String> users = new LinkedHashSet<>(groups.get(group).loadBalancerArns());
            users.add(listener.loadBalancerArn());
            groups.put(group, groups.get(group).toBuilder().loadBalancerArns(users).build());
        }
    }

    /** Takes away a listener with its rules; target groups that no other listener of its load balancer uses are unused then. */
    void remove(Listener gone) {
        String balancer = gone.loadBalancerArn();
        rulesOf(gone.listenerArn()).forEach(rule -> rules.remove(rule.ruleArn()));
        rulesByListener.remove(gone.listenerArn());
        listeners.remove(gone.listenerArn());
        listenersByBalancer
                .getOrDefault(balancer, new LinkedHashSet<>())
                .remove(gone.listenerArn());
        free(balancer);
    }

    /** A listener's rule is as this says now. */
    void change(Listener listener, Rule rule) {
        add(listener, rule);
        free(listener.loadBalancerArn());
    }

    /** A listener is as this says now; its default rule is changed by itself. */
    void change(Listener listener) {
        listeners.put(listener.listenerArn(), listener);
    }

    /** Takes away a rule; target groups that nothing else of its load balancer uses are unused then. */
    void remove(Rule gone) {
        Listener listener = listenerOf(gone);
        rules.remove(gone.ruleArn());
        rulesByListener
                .getOrDefault(listener.listenerArn(), new LinkedHashSet<>())
                .remove(gone.ruleArn());
        free(listener.loadBalancerArn());
    }

    /** The listener that a rule is one of. */
    Listener listenerOf(Rule rule) {
        String arn = rule.ruleArn().replace(":listener-rule/", ":listener/");
        return listeners.get(arn.substring(0, arn.lastIndexOf('/')));
    }

    private void free(String balancer) {
        List<String> used =
                listenersOf(balancer).stream()
                        .flatMap(other -> rulesOf(other.listenerArn()).stream())
                        .flatMap(rule -> targetsOf(rule.actions()).stream())
                        .toList();
        List.copyOf(groups.all()).stream()
                .filter(group ->
                        group.loadBalancerArns().contains(balancer)
                                && !used.contains(group.targetGroupArn()))
                .forEach(group -> groups.put(group.targetGroupArn(), without(group, balancer)));
    }

    private static TargetGroup without(TargetGroup group, String balancer) {
        return group.toBuilder()
                .loadBalancerArns(
                        group.loadBalancerArns().stream()
                                .filter(one -> !one.equals(balancer))
                                .toList())
                .build();
    }

    /** The target groups that actions forward to. */
    static List<String> targetsOf(List<Action> actions) {
        List<String> targets = new ArrayList<>();
        for (Action action : actions) {
            if (action.targetGroupArn() != null) {
                targets.add(action.targetGroupArn());
            } else if (action.forwardConfig() != null) {
                action.forwardConfig().targetGroups().stream()
                        .map(TargetGroupTuple::targetGroupArn)
                        .forEach(targets::add);
            }
        }
        return targets;
    }
}
