package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** To what a load balancer passes on what it gets. What is in it is not said here: ECS puts its tasks in. */
final class ElbTargetGroupDriver implements Driver {

    private static final String NAME = "Name";
    private static final String ATTRIBUTES = "TargetGroupAttributes";
    private static final Set<String> FOR_GOOD =
            Set.of(
                    NAME,
                    "Protocol",
                    "ProtocolVersion",
                    "Port",
                    "VpcId",
                    "TargetType",
                    "IpAddressType");
    private static final SdkWords WORDS = new SdkWords(Map.of(NAME, "TargetGroupName"), Set.of());

    @Override
    public String type() {
        return "AWS::ElasticLoadBalancingV2::TargetGroup";
    }

    @Override
    public Set<String> createOnly() {
        return FOR_GOOD;
    }

    @Override
    public List<Existing> list(Scope scope) {
        ElasticLoadBalancingV2Client elb = scope.client(ElasticLoadBalancingV2Client.class);
        List<TargetGroup> all =
                elb.describeTargetGroupsPaginator().targetGroups().stream().toList();
        Map<String, Map<String, String>> tags =
                ElbTags.of(elb, all.stream().map(TargetGroup::targetGroupArn).toList());
        return all.stream()
                .filter(one -> scope.owns(tags.getOrDefault(one.targetGroupArn(), Map.of())))
                .map(one -> read(elb, one, tags.getOrDefault(one.targetGroupArn(), Map.of())))
                .toList();
    }

    private Existing read(
            ElasticLoadBalancingV2Client elb, TargetGroup group, Map<String, String> tags) {
        String arn = group.targetGroupArn();
        List<JsonObject> attributes =
                elb
                        .describeTargetGroupAttributes(request -> request.targetGroupArn(arn))
                        .attributes()
                        .stream()
                        .map(SdkWords.SAME::read)
                        .toList();
        return Existing.tagged(
                type(),
                arn,
                State.READY,
                JsonValue.object()
                        .put("Arn", arn)
                        .put("TargetGroupArn", arn)
                        .put("TargetGroupName", group.targetGroupName())
                        .put("TargetGroupFullName", arn.substring(arn.lastIndexOf(':') + 1))
                        .build(),
                Properties.with(WORDS.read(group), ATTRIBUTES, JsonValue.of(attributes)),
                tags);
    }

    @Override
    public Existing create(Order order) {
        ElasticLoadBalancingV2Client elb = order.client(ElasticLoadBalancingV2Client.class);
        CreateTargetGroupRequest.Builder request =
                SdkWords.without(ATTRIBUTES)
                        .fill(CreateTargetGroupRequest.builder(), order.properties());
        TargetGroup made =
                elb.createTargetGroup(Properties.tagged(request, order).build())
                        .targetGroups()
                        .getFirst();
        return read(elb, made, order.tags());
    }

    @Override
    public void update(Existing existing, Order order) {
        ElasticLoadBalancingV2Client elb = order.client(ElasticLoadBalancingV2Client.class);
        String arn = existing.ref();
        ModifyTargetGroupRequest.Builder checks =
                SdkWords.without(
                                Stream.concat(FOR_GOOD.stream(), Stream.of(ATTRIBUTES))
                                        .toArray(String[]::new))
                        .fill(
                                ModifyTargetGroupRequest.builder().targetGroupArn(arn),
                                order.properties());
        if (Properties.anyDiffer(existing, order)) {
            elb.modifyTargetGroup(checks.build());
        }
        if (Properties.differ(existing, order, ATTRIBUTES)) {
            elb.modifyTargetGroupAttributes(
                    new SdkWords(Map.of(ATTRIBUTES, "Attributes"), Set.of())
                            .fill(
                                    ModifyTargetGroupAttributesRequest.builder()
                                            .targetGroupArn(arn),
                                    Properties.only(order.properties(), ATTRIBUTES))
                            .build());
        }
        ElbTags.set(elb, existing, order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(ElasticLoadBalancingV2Client.class)
                    .deleteTargetGroup(request -> request.targetGroupArn(existing.ref()));
        } catch (TargetGroupNotFoundException _) {
            // Gone already.
        }
    }
}
