package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Target groups with their targets. A target that is an instance, a function or a load balancer is a relation at once; one
 * that is an address is matched to its task by the engine, from the description's {@code TargetHealthDescriptions}.
 */
public final class TargetGroupDescriber implements Describer {

    /** The member of the description that holds the targets and their health. */
    public static final String HEALTH = "TargetHealthDescriptions";

    /** The call that tells of the targets. */
    public static final String HEALTH_ACTION = LoadBalancing.SERVICE + ":DescribeTargetHealth";

    private static final String ACTION = LoadBalancing.SERVICE + ":DescribeTargetGroups";

    @Override
    public String service() {
        return LoadBalancing.SERVICE;
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals(LoadBalancing.SERVICE)
                && arn.resourceKind().equals("targetgroup");
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() -> {
                List<TargetGroup> all = new ArrayList<>();
                Attempt.call(
                        context,
                        ACTION,
                        List.of(),
                        () ->
                                Pages.forEach(
                                        context,
                                        token ->
                                                client(context)
                                                        .describeTargetGroups(request ->
                                                                request.marker(token)
                                                                        .pageSize(
                                                                                LoadBalancing
                                                                                        .PAGE)),
                                        DescribeTargetGroupsResponse::nextMarker,
                                        page -> all.addAll(page.targetGroups())));
                report(all, context);
            }
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        LoadBalancing.describe(
                context,
                ACTION,
                wanted,
                TargetGroupNotFoundException.class::isInstance,
                batch -> {
                    List<TargetGroup> found =
                            LoadBalancing.allPages(
                                    marker ->
                                            client(context)
                                                    .describeTargetGroups(request ->
                                                            request.targetGroupArns(
                                                                            batch.stream()
                                                                                    .map(
                                                                                            Arn
                                                                                                    ::toString)
                                                                                    .toList())
                                                                    .marker(marker)),
                                    DescribeTargetGroupsResponse::nextMarker,
                                    DescribeTargetGroupsResponse::targetGroups);
                    report(found, context);
                    Set<String> names = new HashSet<>();
                    found.forEach(each -> names.add(each.targetGroupArn()));
                    batch.stream()
                            .filter(arn -> !names.contains(arn.toString()))
                            .forEach(context::gone);
                });
    }

    private static ElasticLoadBalancingV2Client client(DescribeContext context) {
        return context.client(ElasticLoadBalancingV2Client.class);
    }

    private static void report(List<TargetGroup> found, DescribeContext context) {
        Details details = new Details(context);
        Optional<Map<String, Map<String, String>>> tags =
                LoadBalancing.tags(
                        context, found.stream().map(TargetGroup::targetGroupArn).toList(), details);
        FurtherCalls further = new FurtherCalls(context);
        for (TargetGroup each : found) {
            Arn arn = Arn.of(each.targetGroupArn());
            List<TargetHealthDescription> targets =
                    further.ask(
                                    HEALTH_ACTION,
                                    HEALTH,
                                    arn,
                                    () ->
                                            client(context)
                                                    .describeTargetHealth(request ->
                                                            request.targetGroupArn(
                                                                    each.targetGroupArn()))
                                                    .targetHealthDescriptions())
                            .orElse(List.of());
            JsonObject description = WithMember.list(SdkJson.of(each), HEALTH, targets);
            context.found(
                    new Described(
                            arn,
                            ResourceType.TARGET_GROUP,
                            each.targetGroupName(),
                            each.targetGroupName(),
                            Optional.empty(),
                            tags.map(all -> all.getOrDefault(arn.toString(), Map.of()))
                                    .orElse(Map.of()),
                            tags.isPresent(),
                            ACTION,
                            description),
                    relations(each, arn, targets, context));
        }
        further.tell();
    }

    private static List<Relation> relations(
            TargetGroup group,
            Arn arn,
            List<TargetHealthDescription> targets,
            DescribeContext context) {
        List<Relation> all =
                new ArrayList<>(
                        new RelationsOf(arn, ACTION)
                                .toId(
                                        RelationKind.PART_OF,
                                        group.vpcId(),
                                        Ec2Arns.in(context, "vpc"),
                                        "VpcId")
                                .list());
        RelationsOf byHealth = new RelationsOf(arn, HEALTH_ACTION);
        for (int i = 0; i < targets.size(); i++) {
            TargetDescription target = targets.get(i).target();
            if (target == null || target.id() == null) {
                continue;
            }
            String field = HEALTH + "[" + i + "].Target.Id";
            String port = target.port() == null ? "" : target.port().toString();
            Arn.parse(target.id())
                    .or(() -> Ec2Arns.byPrefix(context, target.id()))
                    .ifPresent(end -> byHealth.to(RelationKind.ROUTES_TO, end, port, field));
        }
        all.addAll(byHealth.list());
        return all;
    }
}
