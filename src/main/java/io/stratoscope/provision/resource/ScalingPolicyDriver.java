package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;

import java.util.List;
import java.util.Set;

/** When a scalable target of the stack is scaled. */
final class ScalingPolicyDriver implements Driver {

    private static final String NAME = "PolicyName";
    private static final String TARGET = "ScalingTargetId";
    private static final String[] ALL = {
        NAME,
        TARGET,
        "PolicyType",
        "StepScalingPolicyConfiguration",
        "TargetTrackingScalingPolicyConfiguration",
    };

    @Override
    public String type() {
        return "AWS::ApplicationAutoScaling::ScalingPolicy";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME, TARGET);
    }

    @Override
    public String key(JsonObject properties) {
        return properties.text(TARGET).orElse("") + " " + properties.text(NAME).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        ApplicationAutoScalingClient scaling = scope.client(ApplicationAutoScalingClient.class);
        return scope.existing("AWS::ApplicationAutoScaling::ScalableTarget").stream()
                .flatMap(target -> {
                    ScalableTargetDriver.Id id = ScalableTargetDriver.Id.of(target.ref());
                    return scaling
                            .describeScalingPoliciesPaginator(request ->
                                    request.serviceNamespace(id.service())
                                            .resourceId(id.resource())
                                            .scalableDimension(id.dimension()))
                            .scalingPolicies()
                            .stream()
                            .map(policy -> existing(policy, target.ref()));
                })
                .toList();
    }

    private Existing existing(ScalingPolicy policy, String target) {
        JsonObject properties =
                Properties.with(
                        Properties.only(SdkWords.SAME.read(policy), ALL),
                        TARGET,
                        JsonValue.of(target));
        return existing(policy.policyARN(), properties);
    }

    private Existing existing(String arn, JsonObject properties) {
        return Existing.part(
                type(),
                arn,
                key(properties),
                JsonValue.object().put("Arn", arn).build(),
                properties);
    }

    @Override
    public Existing create(Order order) {
        return existing(put(order), order.properties());
    }

    @Override
    public void update(Existing existing, Order order) {
        put(order);
    }

    private static String put(Order order) {
        Properties.refuseAllBut(order.properties(), ALL);
        ScalableTargetDriver.Id id = ScalableTargetDriver.Id.of(order.text(TARGET));
        PutScalingPolicyRequest.Builder request =
                PutScalingPolicyRequest.builder()
                        .serviceNamespace(id.service())
                        .resourceId(id.resource())
                        .scalableDimension(id.dimension());
        return order.client(ApplicationAutoScalingClient.class)
                .putScalingPolicy(
                        SdkWords.without(TARGET).fill(request, order.properties()).build())
                .policyARN();
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        ScalableTargetDriver.Id id =
                ScalableTargetDriver.Id.of(existing.properties().text(TARGET).orElseThrow());
        String name = existing.properties().text(NAME).orElseThrow();
        try {
            removal.client(ApplicationAutoScalingClient.class)
                    .deleteScalingPolicy(request ->
                            request.serviceNamespace(id.service())
                                    .resourceId(id.resource())
                                    .scalableDimension(id.dimension())
                                    .policyName(name));
        } catch (ObjectNotFoundException _) {
            // Gone already, perhaps with its target.
        }
    }
}
