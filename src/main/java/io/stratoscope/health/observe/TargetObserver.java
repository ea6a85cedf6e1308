package io.stratoscope.health.observe;

import io.stratoscope.health.Observation.Target;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

import java.util.Objects;

/** How the targets of target groups are. */
final class TargetObserver implements Observer {
    private static final Evidence CALL =
            new Evidence("elasticloadbalancing:DescribeTargetHealth", "TargetHealthDescriptions");

    @Override
    public void observe(Asking asking) {
        for (Resource group : asking.resources(ResourceType.TARGET_GROUP)) {
            asking.ask(
                    group,
                    CALL,
                    () ->
                            asking
                                    .client(ElasticLoadBalancingV2Client.class, group)
                                    .describeTargetHealth(request ->
                                            request.targetGroupArn(group.arn().toString()))
                                    .targetHealthDescriptions()
                                    .stream()
                                    .map(target -> target(target, asking))
                                    .toList());
        }
    }

    private static Target target(TargetHealthDescription target, Asking asking) {
        return new Target(
                asking.now(),
                CALL,
                target.target().id() + ":" + target.target().port(),
                Objects.requireNonNullElse(target.targetHealth().stateAsString(), "unknown"),
                Objects.requireNonNullElse(target.targetHealth().reasonAsString(), ""),
                Objects.requireNonNullElse(target.targetHealth().description(), ""));
    }
}
