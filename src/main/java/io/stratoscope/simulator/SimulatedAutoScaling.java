package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ApplicationAutoScalingException;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ResourceNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;
import software.amazon.awssdk.services.ecs.EcsClient;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Application Auto Scaling, for ECS services: it remembers what scales, and scales nothing. */
final class SimulatedAutoScaling extends SimulatedService implements ApplicationAutoScalingClient {

    private static final Paging.Limits PAGES = Paging.Limits.of(50, 50);

    private final Map<String, ScalableTarget> targets = new TreeMap<>();
    private final Map<String, ScalingPolicy> policies = new TreeMap<>();

    SimulatedAutoScaling(AccountState account, String region) {
        super(account, region, "application-autoscaling", ApplicationAutoScalingException::builder);
    }

    private static String key(
            @Nullable String namespace, @Nullable String resource, @Nullable String dimension) {
        return namespace + " " + resource + " " + dimension;
    }

    private static String key(ScalingPolicy policy) {
        return key(
                policy.serviceNamespaceAsString(),
                policy.resourceId(),
                policy.scalableDimensionAsString());
    }

    @Override
    public RegisterScalableTargetResponse registerScalableTarget(
            RegisterScalableTargetRequest request) {
        return call(
                "RegisterScalableTarget",
                request,
                () -> {
                    String key =
                            key(
                                    request.serviceNamespaceAsString(),
                                    request.resourceId(),
                                    request.scalableDimensionAsString());
                    Optional<ScalableTarget> known = Optional.ofNullable(targets.get(key));
                    if (known.isPresent() && request.hasTags()) {
                        throw invalid(
                                "Tags can be added to an existing scalable target with TagResource"
                                        + " only");
                    }
                    ScalableTarget target =
                            changed(known.orElseGet(() -> target(request)), request);
                    targets.put(key, target);
                    if (known.isEmpty()) {
                        registerTags(target.scalableTargetARN(), request.tags());
                    }
                    return RegisterScalableTargetResponse.builder()
                            .scalableTargetARN(target.scalableTargetARN())
                            .build();
                });
    }

    private ScalableTarget target(RegisterScalableTargetRequest request) {
        checkService(request);
        if (request.minCapacity() == null || request.maxCapacity() == null) {
            throw invalid("MinCapacity and MaxCapacity are required for a new scalable target");
        }
        return ScalableTarget.builder()
                .serviceNamespace(request.serviceNamespace())
                .resourceId(request.resourceId())
                .scalableDimension(request.scalableDimension())
                .scalableTargetARN(
                        arn("scalable-target/" + account().ids().hex("scalable-target", 16)))
                .roleARN(
                        "arn:aws:iam::%s:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService"
                                .formatted(account().accountId()))
                .creationTime(account().now())
                .build();
    }

    private void checkService(RegisterScalableTargetRequest request) {
        String[] parts = request.resourceId().split("/", -1);
        if (request.serviceNamespace() != ServiceNamespace.ECS
                || parts.length != 3
                || !account()
                        .service(SimulatedEcs.class, EcsClient.class, region())
                        .hasService(parts[1], parts[2])) {
            throw invalid("ECS service doesn't exist: " + request.resourceId());
        }
    }

    private ScalableTarget changed(ScalableTarget target, RegisterScalableTargetRequest request) {
        ScalableTarget.Builder builder = target.toBuilder();
        Optional.ofNullable(request.minCapacity()).ifPresent(builder::minCapacity);
        Optional.ofNullable(request.maxCapacity()).ifPresent(builder::maxCapacity);
        Optional.ofNullable(request.suspendedState()).ifPresent(builder::suspendedState);
        ScalableTarget changed = builder.build();
        if (changed.minCapacity() > changed.maxCapacity()) {
            throw invalid("Maximum capacity cannot be less than minimum capacity");
        }
        return changed;
    }

    @Override
    public DescribeScalableTargetsResponse describeScalableTargets(
            DescribeScalableTargetsRequest request) {
        return call(
                "DescribeScalableTargets",
                request,
                () -> {
                    List<ScalableTarget> found =
                            targets.values().stream()
                                    .filter(one ->
                                            one.serviceNamespace() == request.serviceNamespace())
                                    .filter(one ->
                                            request.resourceIds().isEmpty()
                                                    || request.resourceIds()
                                                            .contains(one.resourceId()))
                                    .filter(one ->
                                            request.scalableDimension() == null
                                                    || one.scalableDimension()
                                                            == request.scalableDimension())
                                    .toList();
                    var page = page(found, PAGES, request.maxResults(), request.nextToken());
                    return DescribeScalableTargetsResponse.builder()
                            .scalableTargets(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    /** Its policies go with it. */
    @Override
    public DeregisterScalableTargetResponse deregisterScalableTarget(
            DeregisterScalableTargetRequest request) {
        return call(
                "DeregisterScalableTarget",
                request,
                () -> {
                    String key =
                            key(
                                    request.serviceNamespaceAsString(),
                                    request.resourceId(),
                                    request.scalableDimensionAsString());
                    ScalableTarget gone = target(key);
                    targets.remove(key);
                    policies.values().removeIf(policy -> key(policy).equals(key));
                    account().tags().delete(gone.scalableTargetARN());
                    return DeregisterScalableTargetResponse.builder().build();
                });
    }

    private ScalableTarget target(String key) {
        ScalableTarget target = targets.get(key);
        if (target == null) {
            throw error(
                    ObjectNotFoundException.builder(),
                    400,
                    "ObjectNotFoundException",
                    "No scalable target found for: " + key);
        }
        return target;
    }

    @Override
    public PutScalingPolicyResponse putScalingPolicy(PutScalingPolicyRequest request) {
        return call(
                "PutScalingPolicy",
                request,
                () -> {
                    String key =
                            key(
                                    request.serviceNamespaceAsString(),
                                    request.resourceId(),
                                    request.scalableDimensionAsString());
                    target(key);
                    String name = key + " " + request.policyName();
                    ScalingPolicy known = policies.get(name);
                    ScalingPolicy policy =
                            (known == null ? policy(request) : known)
                                    .toBuilder()
                                            .targetTrackingScalingPolicyConfiguration(
                                                    request
                                                            .targetTrackingScalingPolicyConfiguration())
                                            .stepScalingPolicyConfiguration(
                                                    request.stepScalingPolicyConfiguration())
                                            .build();
                    policies.put(name, policy);
                    return PutScalingPolicyResponse.builder().policyARN(policy.policyARN()).build();
                });
    }

    private ScalingPolicy policy(PutScalingPolicyRequest request) {
        return ScalingPolicy.builder()
                .policyARN(
                        account()
                                .arn(
                                        "autoscaling",
                                        region(),
                                        "scalingPolicy:%s:resource/%s/%s:policyName/%s"
                                                .formatted(
                                                        account().ids().uuid("scaling-policy"),
                                                        request.serviceNamespaceAsString(),
                                                        request.resourceId(),
                                                        request.policyName())))
                .policyName(request.policyName())
                .serviceNamespace(request.serviceNamespace())
                .resourceId(request.resourceId())
                .scalableDimension(request.scalableDimension())
                .policyType(request.policyType())
                .creationTime(account().now())
                .build();
    }

    @Override
    public DescribeScalingPoliciesResponse describeScalingPolicies(
            DescribeScalingPoliciesRequest request) {
        return call(
                "DescribeScalingPolicies",
                request,
                () -> {
                    List<ScalingPolicy> found =
                            policies.values().stream()
                                    .filter(one ->
                                            one.serviceNamespace() == request.serviceNamespace())
                                    .filter(one ->
                                            request.resourceId() == null
                                                    || request.resourceId()
                                                            .equals(one.resourceId()))
                                    .filter(one ->
                                            request.policyNames().isEmpty()
                                                    || request.policyNames()
                                                            .contains(one.policyName()))
                                    .toList();
                    var page = page(found, PAGES, request.maxResults(), request.nextToken());
                    return DescribeScalingPoliciesResponse.builder()
                            .scalingPolicies(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public DeleteScalingPolicyResponse deleteScalingPolicy(DeleteScalingPolicyRequest request) {
        return call(
                "DeleteScalingPolicy",
                request,
                () -> {
                    String name =
                            key(
                                            request.serviceNamespaceAsString(),
                                            request.resourceId(),
                                            request.scalableDimensionAsString())
                                    + " "
                                    + request.policyName();
                    if (policies.remove(name) == null) {
                        throw error(
                                ObjectNotFoundException.builder(),
                                400,
                                "ObjectNotFoundException",
                                "No scaling policy found for: " + name);
                    }
                    return DeleteScalingPolicyResponse.builder().build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () -> {
                    exists(request.resourceARN());
                    return ListTagsForResourceResponse.builder()
                            .tags(account().tags().tags(request.resourceARN()))
                            .build();
                });
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    exists(request.resourceARN());
                    account().tags().tag(request.resourceARN(), request.tags());
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    exists(request.resourceARN());
                    account().tags().untag(request.resourceARN(), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    private void exists(String arn) {
        if (targets.values().stream().noneMatch(one -> one.scalableTargetARN().equals(arn))) {
            throw error(
                    ResourceNotFoundException.builder(),
                    400,
                    "ResourceNotFoundException",
                    "Resource " + arn + " not found");
        }
    }

    private RuntimeException invalid(String message) {
        return error(ValidationException.builder(), 400, "ValidationException", message);
    }
}
