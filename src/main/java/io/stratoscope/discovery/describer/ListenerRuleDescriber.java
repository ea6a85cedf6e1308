package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules of listeners, except the default one: that is the listener's own default action. */
public final class ListenerRuleDescriber implements Describer {

    private static final String ACTION = LoadBalancing.SERVICE + ":DescribeRules";

    @Override
    public String service() {
        return LoadBalancing.SERVICE;
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals(LoadBalancing.SERVICE)
                && arn.resourceKind().equals("listener-rule");
    }

    @Override
    public boolean partsOnly() {
        return true;
    }

    /** Reports the rules of a listener. */
    void ofListener(Arn listener, DescribeContext context) {
        Attempt.call(
                context,
                ACTION,
                List.of(listener),
                () ->
                        Pages.forEach(
                                context,
                                token ->
                                        client(context)
                                                .describeRules(request ->
                                                        request.listenerArn(listener.toString())
                                                                .pageSize(LoadBalancing.PAGE)
                                                                .marker(token)),
                                DescribeRulesResponse::nextMarker,
                                page ->
                                        page.rules().stream()
                                                .filter(rule ->
                                                        !Boolean.TRUE.equals(rule.isDefault()))
                                                .forEach(rule -> report(rule, context))));
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        LoadBalancing.describe(
                context,
                ACTION,
                wanted,
                RuleNotFoundException.class::isInstance,
                batch -> {
                    Set<Arn> found = new HashSet<>();
                    LoadBalancing.allPages(
                                    marker ->
                                            client(context)
                                                    .describeRules(request ->
                                                            request.ruleArns(
                                                                            batch.stream()
                                                                                    .map(
                                                                                            Arn
                                                                                                    ::toString)
                                                                                    .toList())
                                                                    .marker(marker)),
                                    DescribeRulesResponse::nextMarker,
                                    DescribeRulesResponse::rules)
                            .forEach(rule -> found.add(report(rule, context)));
                    batch.stream().filter(arn -> !found.contains(arn)).forEach(context::gone);
                });
    }

    private static ElasticLoadBalancingV2Client client(DescribeContext context) {
        return context.client(ElasticLoadBalancingV2Client.class);
    }

    private static Arn report(Rule rule, DescribeContext context) {
        Arn arn = Arn.of(rule.ruleArn());
        String condition =
                rule.conditions().stream()
                        .map(ListenerRuleDescriber::words)
                        .collect(Collectors.joining(" "));
        RelationsOf relations =
                new RelationsOf(arn, ACTION).to(RelationKind.PART_OF, listener(arn), "RuleArn");
        LoadBalancing.targetGroups(rule.actions(), "Actions")
                .forEach((field, group) ->
                        relations.toArn(RelationKind.ROUTES_TO, group, condition, field));
        context.found(
                Described.untagged(
                        arn,
                        ResourceType.LISTENER_RULE,
                        arn.lastSegment(),
                        "rule " + rule.priority(),
                        ACTION,
                        SdkJson.of(rule)),
                relations.list());
        return arn;
    }

    private static String words(RuleCondition condition) {
        List<String> values = condition.values();
        if (condition.pathPatternConfig() != null) {
            values = condition.pathPatternConfig().values();
        } else if (condition.hostHeaderConfig() != null) {
            values = condition.hostHeaderConfig().values();
        } else if (condition.httpHeaderConfig() != null) {
            String name = condition.httpHeaderConfig().httpHeaderName() + ": ";
            values = condition.httpHeaderConfig().values().stream().map(name::concat).toList();
        }
        return values.isEmpty() ? String.valueOf(condition.field()) : String.join(",", values);
    }

    // listener-rule/app/NAME/BALANCER/LISTENER/RULE is a rule of
    // listener/app/NAME/BALANCER/LISTENER.
    private static Arn listener(Arn rule) {
        String id = rule.resourceId();
        return new Arn(
                rule.partition(),
                rule.service(),
                rule.region(),
                rule.account(),
                "listener/" + id.substring(0, Math.max(id.lastIndexOf('/'), 0)));
    }
}
