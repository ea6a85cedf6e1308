package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules of listeners, the default one among them. */
final class ElbRules {

    private static final String DEFAULT_PRIORITY = "default";

    private final SimulatedLoadBalancing elb;
    private final ServiceTags<Tag> tags;
    private final ElbState state;

    ElbRules(SimulatedLoadBalancing elb, ServiceTags<Tag> tags, ElbState state) {
        this.elb = elb;
        this.tags = tags;
        this.state = state;
    }

    /** The rule that each listener has from the start. */
    void addDefault(Listener listener) {
        add(listener, DEFAULT_PRIORITY, List.of(), listener.defaultActions(), List.of());
    }

    private Rule add(
            Listener listener,
            String priority,
            List<RuleCondition> conditions,
            List<Action> actions,
            List<Tag> given) {
        Rule rule =
                Rule.builder()
                        .ruleArn(
                                listener.listenerArn().replace(":listener/", ":listener-rule/")
                                        + "/"
                                        + elb.account().ids().hex("listener-rule", 16))
                        .priority(priority)
                        .isDefault(priority.equals(DEFAULT_PRIORITY))
                        .conditions(conditions)
                        .actions(actions)
                        .build();
        state.add(listener, rule);
        tags.register(rule.ruleArn(), given);
        return rule;
    }

    CreateRuleResponse create(CreateRuleRequest request) {
        Listener listener = state.listeners().get(request.listenerArn());
        String priority = String.valueOf(request.priority());
        free(listener, priority, "");
        checkTargets(listener, request.actions());
        return CreateRuleResponse.builder()
                .rules(
                        add(
                                listener,
                                priority,
                                request.conditions(),
                                request.actions(),
                                request.tags()))
                .build();
    }

    /** A target group is there, and one load balancer's alone. */
    void checkTargets(Listener listener, List<Action> actions) {
        for (String arn : ElbState.targetsOf(actions)) {
            List<String> users = state.groups().get(arn).loadBalancerArns();
            if (!users.isEmpty() && !users.contains(listener.loadBalancerArn())) {
                throw elb.error(
                        TargetGroupAssociationLimitException.builder(),
                        400,
                        "TargetGroupAssociationLimit",
                        "The following target groups cannot be associated with more than one load"
                                + " balancer: "
                                + arn);
            }
        }
    }

    /** The default rule does what its listener says. */
    void changeDefault(Listener listener) {
        state.rulesOf(listener.listenerArn()).stream()
                .filter(rule -> Boolean.TRUE.equals(rule.isDefault()))
                .findFirst()
                .ifPresent(rule ->
                        state.change(
                                listener,
                                rule.toBuilder().actions(listener.defaultActions()).build()));
    }

    ModifyRuleResponse modify(ModifyRuleRequest request) {
        Rule rule = own(request.ruleArn(), "modified");
        Listener listener = state.listenerOf(rule);
        Rule.Builder changed = rule.toBuilder();
        if (request.hasConditions()) {
            changed.conditions(request.conditions());
        }
        if (request.hasActions()) {
            checkTargets(listener, request.actions());
            changed.actions(request.actions());
        }
        state.change(listener, changed.build());
        return ModifyRuleResponse.builder().rules(changed.build()).build();
    }

    SetRulePrioritiesResponse setPriorities(SetRulePrioritiesRequest request) {
        List<Rule> changed = new ArrayList<>();
        for (RulePriorityPair pair : request.rulePriorities()) {
            Rule rule = own(pair.ruleArn(), "modified");
            Listener listener = state.listenerOf(rule);
            String priority = String.valueOf(pair.priority());
            free(listener, priority, rule.ruleArn());
            Rule moved = rule.toBuilder().priority(priority).build();
            state.change(listener, moved);
            changed.add(moved);
        }
        return SetRulePrioritiesResponse.builder().rules(changed).build();
    }

    DeleteRuleResponse delete(DeleteRuleRequest request) {
        Rule rule = own(request.ruleArn(), "deleted");
        state.remove(rule);
        tags.delete(rule.ruleArn());
        return DeleteRuleResponse.builder().build();
    }

    private Rule own(String arn, String what) {
        Rule rule = state.rules().get(arn);
        if (Boolean.TRUE.equals(rule.isDefault())) {
            throw elb.error(
                    OperationNotPermittedException.builder(),
                    400,
                    "OperationNotPermitted",
                    "Default rule '%s' cannot be %s".formatted(arn, what));
        }
        return rule;
    }

    private void free(Listener listener, String priority, String but) {
        boolean taken =
                state.rulesOf(listener.listenerArn()).stream()
                        .filter(other -> !other.ruleArn().equals(but))
                        .anyMatch(other -> other.priority().equals(priority));
        if (taken) {
            throw elb.error(
                    PriorityInUseException.builder(),
                    400,
                    "PriorityInUse",
                    "Priority '%s' is currently in use".formatted(priority));
        }
    }

    DescribeRulesResponse describe(DescribeRulesRequest request) {
        List<Rule> found =
                request.hasRuleArns()
                        ? request.ruleArns().stream().map(state.rules()::get).toList()
                        : state
                                .rulesOf(state.listeners().get(request.listenerArn()).listenerArn())
                                .stream()
                                .sorted(Comparator.comparingInt(ElbRules::priority))
                                .toList();
        var page =
                elb.page(found, SimulatedLoadBalancing.PAGES, request.pageSize(), request.marker());
        return DescribeRulesResponse.builder().rules(page.items()).nextMarker(page.token()).build();
    }

    // The default rule is tried last.
    private static int priority(Rule rule) {
        return rule.priority().equals(DEFAULT_PRIORITY)
                ? Integer.MAX_VALUE
                : Integer.parseInt(rule.priority());
    }
}
