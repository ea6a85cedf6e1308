package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyTargetGroupsException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Target groups and what is registered in them. */
final class ElbTargetGroups {

    /** A task has to start first, and then to answer some times. */
    private static final Duration UNTIL_HEALTHY = Duration.ofSeconds(90);

    private final SimulatedLoadBalancing elb;
    private final ServiceTags<Tag> tags;
    private final ElbState state;
    private final ElbAttributes<TargetGroupAttribute> attributes =
            new ElbAttributes<>(
                    Map.of(
                            "deregistration_delay.timeout_seconds",
                            "300",
                            "stickiness.enabled",
                            "false"),
                    TargetGroupAttribute::key,
                    TargetGroupAttribute::value,
                    (key, value) -> TargetGroupAttribute.builder().key(key).value(value).build());
    private final Map<String, Map<String, TargetDescription>> targets = new HashMap<>();

    /** When a target, after its group's ARN and a blank, has passed its first health checks. */
    private final Map<String, Instant> healthyAt = new HashMap<>();

    ElbTargetGroups(SimulatedLoadBalancing elb, ServiceTags<Tag> tags, ElbState state) {
        this.elb = elb;
        this.tags = tags;
        this.state = state;
    }

    CreateTargetGroupResponse create(CreateTargetGroupRequest request) {
        if (state.groups().all().stream()
                .anyMatch(other -> other.targetGroupName().equals(request.name()))) {
            throw elb.error(
                    DuplicateTargetGroupNameException.builder(),
                    400,
                    "DuplicateTargetGroupName",
                    "A target group with the same name '%s' exists".formatted(request.name()));
        }
        elb.account()
                .refuseOver(
                        Quota.TARGET_GROUPS,
                        state.groups().all().size(),
                        () ->
                                elb.error(
                                        TooManyTargetGroupsException.builder(),
                                        400,
                                        "TooManyTargetGroups",
                                        "The maximum number of target groups has been reached"));
        String arn =
                elb.arn(
                        "targetgroup/"
                                + request.name()
                                + "/"
                                + elb.account().ids().hex("target-group", 16));
        TargetGroup group = checked(group(arn, request));
        state.groups().put(arn, group);
        tags.register(arn, request.tags());
        return CreateTargetGroupResponse.builder().targetGroups(group).build();
    }

    private static TargetGroup group(String arn, CreateTargetGroupRequest request) {
        return TargetGroup.builder()
                .targetGroupArn(arn)
                .targetGroupName(request.name())
                .protocol(request.protocol())
                .protocolVersion(
                        request.protocolVersion() == null ? "HTTP1" : request.protocolVersion())
                .port(request.port())
                .vpcId(request.vpcId())
                .targetType(
                        request.targetType() == null
                                ? TargetTypeEnum.INSTANCE
                                : request.targetType())
                .healthCheckEnabled(true)
                .healthCheckProtocol(
                        request.healthCheckProtocol() == null
                                ? request.protocol()
                                : request.healthCheckProtocol())
                .healthCheckPort(
                        Optional.ofNullable(request.healthCheckPort()).orElse("traffic-port"))
                .healthCheckPath(Optional.ofNullable(request.healthCheckPath()).orElse("/"))
                .healthCheckIntervalSeconds(
                        Optional.ofNullable(request.healthCheckIntervalSeconds()).orElse(30))
                .healthCheckTimeoutSeconds(
                        Optional.ofNullable(request.healthCheckTimeoutSeconds()).orElse(5))
                .healthyThresholdCount(
                        Optional.ofNullable(request.healthyThresholdCount()).orElse(5))
                .unhealthyThresholdCount(
                        Optional.ofNullable(request.unhealthyThresholdCount()).orElse(2))
                .matcher(
                        request.matcher() == null
                                ? Matcher.builder().httpCode("200").build()
                                : request.matcher())
                .ipAddressType(TargetGroupIpAddressTypeEnum.IPV4)
                .loadBalancerArns(List.of())
                .build();
    }

    DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
        List<TargetGroup> found =
                request.hasTargetGroupArns()
                        ? request.targetGroupArns().stream().map(state.groups()::get).toList()
                        : state.groups().all().stream()
                                .filter(one ->
                                        !request.hasNames()
                                                || request.names().contains(one.targetGroupName()))
                                .filter(one ->
                                        request.loadBalancerArn() == null
                                                || one.loadBalancerArns()
                                                        .contains(request.loadBalancerArn()))
                                .toList();
        if (request.hasNames() && found.isEmpty()) {
            throw state.groups().missing(String.join(", ", request.names()));
        }
        var page =
                elb.page(found, SimulatedLoadBalancing.PAGES, request.pageSize(), request.marker());
        return DescribeTargetGroupsResponse.builder()
                .targetGroups(page.items())
                .nextMarker(page.token())
                .build();
    }

    ModifyTargetGroupResponse modify(ModifyTargetGroupRequest request) {
        TargetGroup group = state.groups().get(request.targetGroupArn());
        TargetGroup changed =
                group.toBuilder()
                        .healthCheckEnabled(
                                or(request.healthCheckEnabled(), group.healthCheckEnabled()))
                        .healthCheckProtocol(
                                or(request.healthCheckProtocol(), group.healthCheckProtocol()))
                        .healthCheckPort(or(request.healthCheckPort(), group.healthCheckPort()))
                        .healthCheckPath(or(request.healthCheckPath(), group.healthCheckPath()))
                        .healthCheckIntervalSeconds(
                                or(
                                        request.healthCheckIntervalSeconds(),
                                        group.healthCheckIntervalSeconds()))
                        .healthCheckTimeoutSeconds(
                                or(
                                        request.healthCheckTimeoutSeconds(),
                                        group.healthCheckTimeoutSeconds()))
                        .healthyThresholdCount(
                                or(request.healthyThresholdCount(), group.healthyThresholdCount()))
                        .unhealthyThresholdCount(
                                or(
                                        request.unhealthyThresholdCount(),
                                        group.unhealthyThresholdCount()))
                        .matcher(or(request.matcher(), group.matcher()))
                        .build();
        state.groups().put(changed.targetGroupArn(), checked(changed));
        return ModifyTargetGroupResponse.builder().targetGroups(changed).build();
    }

    private static <V> V or(@Nullable V asked, V present) {
        return asked == null ? present : asked;
    }

    private TargetGroup checked(TargetGroup group) {
        if (group.healthCheckTimeoutSeconds() >= group.healthCheckIntervalSeconds()) {
            throw elb.error(
                    400,
                    "ValidationError",
                    "Health check interval must be greater than the timeout.");
        }
        return group;
    }

    DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request) {
        TargetGroup group = state.groups().get(request.targetGroupArn());
        if (!group.loadBalancerArns().isEmpty()) {
            throw elb.error(
                    ResourceInUseException.builder(),
                    400,
                    "ResourceInUse",
                    "Target group '%s' is currently in use by a listener or a rule"
                            .formatted(group.targetGroupArn()));
        }
        state.groups().remove(group.targetGroupArn());
        targets.remove(group.targetGroupArn());
        attributes.forget(group.targetGroupArn());
        tags.delete(group.targetGroupArn());
        return DeleteTargetGroupResponse.builder().build();
    }

    RegisterTargetsResponse register(RegisterTargetsRequest request) {
        TargetGroup group = state.groups().get(request.targetGroupArn());
        Map<String, TargetDescription> registered =
                targets.computeIfAbsent(group.targetGroupArn(), key -> new LinkedHashMap<>());
        for (TargetDescription target : request.targets()) {
            TargetDescription whole =
                    target.port() == null ? target.toBuilder().port(group.port()).build() : target;
            registered.put(targetKey(whole), whole);
            healthyAt.put(
                    group.targetGroupArn() + " " + targetKey(whole),
                    elb.account().doneAt(UNTIL_HEALTHY));
        }
        return RegisterTargetsResponse.builder().build();
    }

    DeregisterTargetsResponse deregister(DeregisterTargetsRequest request) {
        TargetGroup group = state.groups().get(request.targetGroupArn());
        Map<String, TargetDescription> registered =
                targets.getOrDefault(group.targetGroupArn(), new HashMap<>());
        for (TargetDescription target : request.targets()) {
            String key =
                    targetKey(
                            target.port() == null
                                    ? target.toBuilder().port(group.port()).build()
                                    : target);
            registered.remove(key);
            healthyAt.remove(group.targetGroupArn() + " " + key);
        }
        return DeregisterTargetsResponse.builder().build();
    }

    private static String targetKey(TargetDescription target) {
        return target.id() + ":" + target.port();
    }

    DescribeTargetHealthResponse describeHealth(DescribeTargetHealthRequest request) {
        TargetGroup group = state.groups().get(request.targetGroupArn());
        return DescribeTargetHealthResponse.builder()
                .targetHealthDescriptions(
                        targets.getOrDefault(group.targetGroupArn(), Map.of()).values().stream()
                                .map(target -> health(group, target))
                                .toList())
                .build();
    }

    /** Address and port of each. */
    List<String> targets(String groupArn) {
        return targets.getOrDefault(groupArn, Map.of()).values().stream()
                .map(target -> target.id() + ":" + target.port())
                .toList();
    }

    private TargetHealthDescription health(TargetGroup group, TargetDescription target) {
        Instant healthy = healthyAt.get(group.targetGroupArn() + " " + targetKey(target));
        TargetHealth.Builder checked =
                healthy == null || elb.account().isOver(healthy)
                        ? TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY)
                        : TargetHealth.builder()
                                .state(TargetHealthStateEnum.INITIAL)
                                .reason(TargetHealthReasonEnum.ELB_INITIAL_HEALTH_CHECKING)
                                .description("Initial health checks in progress");
        TargetHealth health =
                group.loadBalancerArns().isEmpty()
                        ? TargetHealth.builder()
                                .state(TargetHealthStateEnum.UNUSED)
                                .reason(TargetHealthReasonEnum.TARGET_NOT_IN_USE)
                                .description(
                                        "Target group is not configured to receive traffic from the load balancer")
                                .build()
                        : checked.build();
        return TargetHealthDescription.builder()
                .target(target)
                .healthCheckPort(String.valueOf(target.port()))
                .targetHealth(health)
                .build();
    }

    DescribeTargetGroupAttributesResponse describeAttributes(
            DescribeTargetGroupAttributesRequest request) {
        String arn = state.groups().get(request.targetGroupArn()).targetGroupArn();
        return DescribeTargetGroupAttributesResponse.builder()
                .attributes(attributes.of(arn))
                .build();
    }

    ModifyTargetGroupAttributesResponse modifyAttributes(
            ModifyTargetGroupAttributesRequest request) {
        String arn = state.groups().get(request.targetGroupArn()).targetGroupArn();
        attributes.set(arn, request.attributes());
        return ModifyTargetGroupAttributesResponse.builder()
                .attributes(request.attributes())
                .build();
    }
}
