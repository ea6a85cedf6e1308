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

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ResourceNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Between which numbers Application Auto Scaling moves the tasks of an ECS service. */
final class ScalableTargetDriver implements Driver {

    private static final String SERVICE = "ServiceNamespace";
    private static final String RESOURCE = "ResourceId";
    private static final String DIMENSION = "ScalableDimension";
    private static final String[] ALL = {
        SERVICE, RESOURCE, DIMENSION, "MinCapacity", "MaxCapacity", "SuspendedState",
    };

    /** What it is called in {@code Ref}, and the policies know it by. */
    record Id(String resource, String dimension, String service) {

        static Id of(String ref) {
            String[] parts = ref.split("\\|", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("no scalable target is called " + ref);
            }
            return new Id(parts[0], parts[1], parts[2]);
        }

        String ref() {
            return resource + "|" + dimension + "|" + service;
        }
    }

    @Override
    public String type() {
        return "AWS::ApplicationAutoScaling::ScalableTarget";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(SERVICE, RESOURCE, DIMENSION);
    }

    @Override
    public List<Existing> list(Scope scope) {
        ApplicationAutoScalingClient scaling = scope.client(ApplicationAutoScalingClient.class);
        return scaling
                .describeScalableTargetsPaginator(
                        request -> request.serviceNamespace(ServiceNamespace.ECS))
                .scalableTargets()
                .stream()
                .flatMap(target -> owned(scope, scaling, target).stream())
                .toList();
    }

    private Optional<Existing> owned(
            Scope scope, ApplicationAutoScalingClient scaling, ScalableTarget target) {
        // Targets from before there were ARNs of them, and tags, have none.
        String arn = target.scalableTargetARN();
        if (arn == null) {
            return Optional.empty();
        }
        try {
            Map<String, String> tags =
                    scaling.listTagsForResource(request -> request.resourceARN(arn)).tags();
            return scope.owns(tags) ? Optional.of(existing(target, arn, tags)) : Optional.empty();
        } catch (ResourceNotFoundException _) {
            // It went since it was listed.
            return Optional.empty();
        }
    }

    private Existing existing(ScalableTarget target, String arn, Map<String, String> tags) {
        return existing(arn, Properties.only(SdkWords.SAME.read(target), ALL), tags);
    }

    private Existing existing(String arn, JsonObject properties, Map<String, String> tags) {
        String ref =
                new Id(
                                properties.text(RESOURCE).orElse(""),
                                properties.text(DIMENSION).orElse(""),
                                properties.text(SERVICE).orElse(""))
                        .ref();
        return Existing.tagged(
                type(),
                ref,
                State.READY,
                JsonValue.object().put("Id", ref).put("Arn", arn).build(),
                properties,
                tags);
    }

    @Override
    public Existing create(Order order) {
        String arn =
                order.client(ApplicationAutoScalingClient.class)
                        .registerScalableTarget(request(order).tags(order.tags()).build())
                        .scalableTargetARN();
        return existing(arn, order.properties(), order.tags());
    }

    private static RegisterScalableTargetRequest.Builder request(Order order) {
        Properties.refuseAllBut(order.properties(), ALL);
        if (!"ecs".equals(order.text(SERVICE))) {
            throw new IllegalArgumentException("only ECS services are scaled here");
        }
        return SdkWords.SAME.fill(RegisterScalableTargetRequest.builder(), order.properties());
    }

    @Override
    public void update(Existing existing, Order order) {
        ApplicationAutoScalingClient scaling = order.client(ApplicationAutoScalingClient.class);
        if (Properties.differ(existing, order, ALL)) {
            scaling.registerScalableTarget(request(order).build());
        }
        if (Properties.tagsDiffer(existing, order)) {
            String arn = existing.attribute("Arn").orElseThrow();
            scaling.tagResource(request -> request.resourceARN(arn).tags(order.tags()));
        }
    }

    /** Its policies and their alarms go with it. */
    @Override
    public void delete(Existing existing, Removal removal) {
        Id id = Id.of(existing.ref());
        try {
            removal.client(ApplicationAutoScalingClient.class)
                    .deregisterScalableTarget(request ->
                            request.serviceNamespace(id.service())
                                    .resourceId(id.resource())
                                    .scalableDimension(id.dimension()));
        } catch (ObjectNotFoundException _) {
            // Gone already.
        }
    }
}
