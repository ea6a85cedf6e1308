package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

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
        boolean taken =
                state.rulesOf(listener.listenerArn()).stream()
                        .anyMatch(other -> other.priority().equals(priority));
        if (taken) {
            throw elb.error(
                    PriorityInUseException.builder(),
                    400,
                    "PriorityInUse",
                    "Priority '%s' is currently in use".formatted(priority));
        }
        ElbState.targetsOf(request.actions()).forEach(state.groups()::get);
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
