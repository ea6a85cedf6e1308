package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Elastic Load Balancing, version 2: load balancers, listeners with their rules, and target groups. */
final class SimulatedLoadBalancing extends SimulatedService
        implements ElasticLoadBalancingV2Client {

    private static final Paging.Limits PAGES = new Paging.Limits(400, 1, 400, "ValidationError");
    private static final int TAGGED_AT_ONCE = 20;
    private static final String DEFAULT_PRIORITY = "default";

    /** The hosted zones of Amazon's load balancers, for alias records (AWS General Reference). */
    private static final Map<String, String> ALIAS_ZONES =
            Map.of(
                    "eu-central-1", "Z215JYRZR1TBD5",
                    "eu-west-1", "Z32O12XQLNTSW2",
                    "us-east-1", "Z35SXDOTRQ7X7K",
                    "us-west-2", "Z1H1FL5HABSF5");

    private final Map<String, LoadBalancer> balancers = new LinkedHashMap<>();
    private final Map<String, TargetGroup> groups = new LinkedHashMap<>();
    private final Map<String, Listener> listeners = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Set<String>> listenersByBalancer = new HashMap<>();
    private final Map<String, Set<String>> rulesByListener = new HashMap<>();
    private final Map<String, Map<String, TargetDescription>> targets = new HashMap<>();
    private final Map<String, List<String>> interfaces = new HashMap<>();
    private final Map<String, Map<String, String>> attributes = new HashMap<>();

    SimulatedLoadBalancing(AccountState account, String region) {
        super(account, region, "elasticloadbalancing", ElasticLoadBalancingV2Exception::builder);
    }

    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        return call(
                "CreateLoadBalancer",
                () -> CreateLoadBalancerResponse.builder().loadBalancers(create(request)).build());
    }

    private LoadBalancer create(CreateLoadBalancerRequest request) {
        if (balancers.values().stream()
                .anyMatch(other -> other.loadBalancerName().equals(request.name()))) {
            throw error(
                    DuplicateLoadBalancerNameException.builder(),
                    400,
                    "DuplicateLoadBalancerName",
                    "A load balancer with the same name '%s' exists".formatted(request.name()));
        }
        SimulatedEc2 ec2 = account().service(SimulatedEc2.class, Ec2Client.class, region());
        List<Subnet> subnets =
                Stream.concat(
                                request.subnets().stream(),
                                request.subnetMappings().stream().map(SubnetMapping::subnetId))
                        .map(id -> ec2.vpcs().subnets().get(id))
                        .toList();
        if (subnets.isEmpty()) {
            throw error(400, "ValidationError", "At least one subnet must be specified");
        }
        LoadBalancerTypeEnum type =
                request.type() == null ? LoadBalancerTypeEnum.APPLICATION : request.type();
        boolean internal = request.scheme() == LoadBalancerSchemeEnum.INTERNAL;
        String id = account().ids().hex("load-balancer", 16);
        String path =
                (type == LoadBalancerTypeEnum.NETWORK ? "net/" : "app/")
                        + request.name()
                        + "/"
                        + id;
        String arn = arn("loadbalancer/" + path);
        LoadBalancer balancer =
                LoadBalancer.builder()
                        .loadBalancerArn(arn)
                        .loadBalancerName(request.name())
                        .dnsName(
                                (internal ? "internal-" : "")
                                        + request.name()
                                        + "-"
                                        + (1_000_000_000L
                                                + account().ids().next("load-balancer-dns")
                                                        * 7_919L)
                                        + "."
                                        + region()
                                        + ".elb.amazonaws.com")
                        .canonicalHostedZoneId(ALIAS_ZONES.getOrDefault(region(), "Z3AADJGX6KTTL2"))
                        .createdTime(account().now())
                        .scheme(
                                internal
                                        ? LoadBalancerSchemeEnum.INTERNAL
                                        : LoadBalancerSchemeEnum.INTERNET_FACING)
                        .vpcId(subnets.getFirst().vpcId())
                        .state(state -> state.code(LoadBalancerStateEnum.ACTIVE))
                        .type(type)
                        .ipAddressType(IpAddressType.IPV4)
                        .securityGroups(request.securityGroups())
                        .availabilityZones(
                                subnets.stream()
                                        .map(subnet ->
                                                AvailabilityZone.builder()
                                                        .zoneName(subnet.availabilityZone())
                                                        .subnetId(subnet.subnetId())
                                                        .build())
                                        .toList())
                        .build();
        interfaces.put(
                arn,
                subnets.stream()
                        .map(subnet ->
                                ec2.attachInterface(
                                                subnet.subnetId(),
                                                request.securityGroups(),
                                                "ELB " + path,
                                                "interface")
                                        .networkInterfaceId())
                        .toList());
        balancers.put(arn, balancer);
        registerTags(arn, tags(request.tags()));
        return balancer;
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(
            DescribeLoadBalancersRequest request) {
        return call(
                "DescribeLoadBalancers",
                () -> {
                    List<LoadBalancer> found =
                            request.hasLoadBalancerArns()
                                    ? request.loadBalancerArns().stream()
                                            .map(this::balancer)
                                            .toList()
                                    : request.hasNames()
                                            ? request.names().stream()
                                                    .map(this::balancerNamed)
                                                    .toList()
                                            : List.copyOf(balancers.values());
                    var page = page(found, PAGES, request.pageSize(), request.marker());
                    return DescribeLoadBalancersResponse.builder()
                            .loadBalancers(page.items())
                            .nextMarker(page.token())
                            .build();
                });
    }

    private LoadBalancer balancerNamed(String name) {
        return balancers.values().stream()
                .filter(one -> one.loadBalancerName().equals(name))
                .findFirst()
                .orElseThrow(() -> noBalancer(name));
    }

    @Override
    public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
        return call(
                "DeleteLoadBalancer",
                () -> {
                    String arn = balancer(request.loadBalancerArn()).loadBalancerArn();
                    List.copyOf(listenersByBalancer.getOrDefault(arn, Set.of()))
                            .forEach(this::removeListener);
                    SimulatedEc2 ec2 =
                            account().service(SimulatedEc2.class, Ec2Client.class, region());
                    interfaces.getOrDefault(arn, List.of()).forEach(ec2.interfaces()::remove);
                    balancers.remove(arn);
                    account().tags().delete(arn);
                    return DeleteLoadBalancerResponse.builder().build();
                });
    }

    @Override
    public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
        return call(
                "CreateTargetGroup",
                () -> {
                    if (groups.values().stream()
                            .anyMatch(other -> other.targetGroupName().equals(request.name()))) {
                        throw error(
                                DuplicateTargetGroupNameException.builder(),
                                400,
                                "DuplicateTargetGroupName",
                                "A target group with the same name '%s' exists"
                                        .formatted(request.name()));
                    }
                    String arn =
                            arn(
                                    "targetgroup/"
                                            + request.name()
                                            + "/"
                                            + account().ids().hex("target-group", 16));
                    TargetGroup group =
                            TargetGroup.builder()
                                    .targetGroupArn(arn)
                                    .targetGroupName(request.name())
                                    .protocol(request.protocol())
                                    .protocolVersion(
                                            request.protocolVersion() == null
                                                    ? "HTTP1"
                                                    : request.protocolVersion())
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
                                            Optional.ofNullable(request.healthCheckPort())
                                                    .orElse("traffic-port"))
                                    .healthCheckPath(
                                            Optional.ofNullable(request.healthCheckPath())
                                                    .orElse("/"))
                                    .healthCheckIntervalSeconds(
                                            Optional.ofNullable(
                                                            request.healthCheckIntervalSeconds())
                                                    .orElse(30))
                                    .healthCheckTimeoutSeconds(
                                            Optional.ofNullable(request.healthCheckTimeoutSeconds())
                                                    .orElse(5))
                                    .healthyThresholdCount(
                                            Optional.ofNullable(request.healthyThresholdCount())
                                                    .orElse(5))
                                    .unhealthyThresholdCount(
                                            Optional.ofNullable(request.unhealthyThresholdCount())
                                                    .orElse(2))
                                    .matcher(
                                            request.matcher() == null
                                                    ? Matcher.builder().httpCode("200").build()
                                                    : request.matcher())
                                    .ipAddressType(TargetGroupIpAddressTypeEnum.IPV4)
                                    .loadBalancerArns(List.of())
                                    .build();
                    groups.put(arn, group);
                    registerTags(arn, tags(request.tags()));
                    return CreateTargetGroupResponse.builder().targetGroups(group).build();
                });
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        return call(
                "DescribeTargetGroups",
                () -> {
                    List<TargetGroup> found =
                            request.hasTargetGroupArns()
                                    ? request.targetGroupArns().stream().map(this::group).toList()
                                    : groups.values().stream()
                                            .filter(one ->
                                                    !request.hasNames()
                                                            || request.names()
                                                                    .contains(
                                                                            one.targetGroupName()))
                                            .filter(one ->
                                                    request.loadBalancerArn() == null
                                                            || one.loadBalancerArns()
                                                                    .contains(
                                                                            request
                                                                                    .loadBalancerArn()))
                                            .toList();
                    if (request.hasNames() && found.isEmpty()) {
                        throw noGroup(String.join(", ", request.names()));
                    }
                    var page = page(found, PAGES, request.pageSize(), request.marker());
                    return DescribeTargetGroupsResponse.builder()
                            .targetGroups(page.items())
                            .nextMarker(page.token())
                            .build();
                });
    }

    @Override
    public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
        return call(
                "DeleteTargetGroup",
                () -> {
                    TargetGroup group = group(request.targetGroupArn());
                    if (!group.loadBalancerArns().isEmpty()) {
                        throw error(
                                ResourceInUseException.builder(),
                                400,
                                "ResourceInUse",
                                "Target group '%s' is currently in use by a listener or a rule"
                                        .formatted(group.targetGroupArn()));
                    }
                    groups.remove(group.targetGroupArn());
                    targets.remove(group.targetGroupArn());
                    account().tags().delete(group.targetGroupArn());
                    return DeleteTargetGroupResponse.builder().build();
                });
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        return call(
                "RegisterTargets",
                () -> {
                    TargetGroup group = group(request.targetGroupArn());
                    Map<String, TargetDescription> registered =
                            targets.computeIfAbsent(
                                    group.targetGroupArn(), key -> new LinkedHashMap<>());
                    for (TargetDescription target : request.targets()) {
                        TargetDescription whole =
                                target.port() == null
                                        ? target.toBuilder().port(group.port()).build()
                                        : target;
                        registered.put(targetKey(whole), whole);
                    }
                    return RegisterTargetsResponse.builder().build();
                });
    }

    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        return call(
                "DeregisterTargets",
                () -> {
                    TargetGroup group = group(request.targetGroupArn());
                    Map<String, TargetDescription> registered =
                            targets.getOrDefault(group.targetGroupArn(), new HashMap<>());
                    for (TargetDescription target : request.targets()) {
                        registered.remove(
                                targetKey(
                                        target.port() == null
                                                ? target.toBuilder().port(group.port()).build()
                                                : target));
                    }
                    return DeregisterTargetsResponse.builder().build();
                });
    }

    private static String targetKey(TargetDescription target) {
        return target.id() + ":" + target.port();
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        return call(
                "DescribeTargetHealth",
                () -> {
                    TargetGroup group = group(request.targetGroupArn());
                    return DescribeTargetHealthResponse.builder()
                            .targetHealthDescriptions(
                                    targets
                                            .getOrDefault(group.targetGroupArn(), Map.of())
                                            .values()
                                            .stream()
                                            .map(target -> health(group, target))
                                            .toList())
                            .build();
                });
    }

    private static TargetHealthDescription health(TargetGroup group, TargetDescription target) {
        TargetHealth health =
                group.loadBalancerArns().isEmpty()
                        ? TargetHealth.builder()
                                .state(TargetHealthStateEnum.UNUSED)
                                .reason(TargetHealthReasonEnum.TARGET_NOT_IN_USE)
                                .description(
                                        "Target group is not configured to receive traffic from the load balancer")
                                .build()
                        : TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build();
        return TargetHealthDescription.builder()
                .target(target)
                .healthCheckPort(String.valueOf(target.port()))
                .targetHealth(health)
                .build();
    }

    @Override
    public CreateListenerResponse createListener(CreateListenerRequest request) {
        return call(
                "CreateListener",
                () -> CreateListenerResponse.builder().listeners(create(request)).build());
    }

    private Listener create(CreateListenerRequest request) {
        LoadBalancer balancer = balancer(request.loadBalancerArn());
        Set<String> siblings =
                listenersByBalancer.computeIfAbsent(
                        balancer.loadBalancerArn(), key -> new LinkedHashSet<>());
        if (siblings.stream().anyMatch(other -> request.port().equals(listener(other).port()))) {
            throw error(
                    DuplicateListenerException.builder(),
                    400,
                    "DuplicateListener",
                    "A listener already exists on port %s".formatted(request.port()));
        }
        String path =
                balancer.loadBalancerArn()
                        .substring(
                                balancer.loadBalancerArn().indexOf(":loadbalancer/")
                                        + ":loadbalancer/".length());
        String arn = arn("listener/" + path + "/" + account().ids().hex("listener", 16));
        request.defaultActions().forEach(action -> targetsOf(action).forEach(this::group));
        Listener listener =
                Listener.builder()
                        .listenerArn(arn)
                        .loadBalancerArn(balancer.loadBalancerArn())
                        .port(request.port())
                        .protocol(request.protocol())
                        .certificates(request.certificates())
                        .sslPolicy(request.sslPolicy())
                        .alpnPolicy(request.alpnPolicy())
                        .defaultActions(request.defaultActions())
                        .build();
        listeners.put(arn, listener);
        siblings.add(arn);
        registerTags(arn, tags(request.tags()));
        addRule(listener, DEFAULT_PRIORITY, List.of(), request.defaultActions(), Map.of());
        return listener;
    }

    private Rule addRule(
            Listener listener,
            String priority,
            List<RuleCondition> conditions,
            List<Action> actions,
            Map<String, String> tags) {
        String arn =
                listener.listenerArn().replace(":listener/", ":listener-rule/")
                        + "/"
                        + account().ids().hex("listener-rule", 16);
        Rule rule =
                Rule.builder()
                        .ruleArn(arn)
                        .priority(priority)
                        .isDefault(priority.equals(DEFAULT_PRIORITY))
                        .conditions(conditions)
                        .actions(actions)
                        .build();
        rules.put(arn, rule);
        rulesByListener
                .computeIfAbsent(listener.listenerArn(), key -> new LinkedHashSet<>())
                .add(arn);
        registerTags(arn, tags);
        for (Action action : actions) {
            for (String group : targetsOf(action)) {
                Set<String> users = new LinkedHashSet<>(group(group).loadBalancerArns());
                users.add(listener.loadBalancerArn());
                groups.put(group, group(group).toBuilder().loadBalancerArns(users).build());
            }
        }
        return rule;
    }

    private static List<String> targetsOf(Action action) {
        if (action.targetGroupArn() != null) {
            return List.of(action.targetGroupArn());
        }
        return action.forwardConfig() == null
                ? List.of()
                : action.forwardConfig().targetGroups().stream()
                        .map(TargetGroupTuple::targetGroupArn)
                        .toList();
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        return call(
                "DescribeListeners",
                () -> {
                    List<Listener> found =
                            request.hasListenerArns()
                                    ? request.listenerArns().stream().map(this::listener).toList()
                                    : listenersByBalancer
                                            .getOrDefault(
                                                    balancer(request.loadBalancerArn())
                                                            .loadBalancerArn(),
                                                    Set.of())
                                            .stream()
                                            .map(this::listener)
                                            .toList();
                    var page = page(found, PAGES, request.pageSize(), request.marker());
                    return DescribeListenersResponse.builder()
                            .listeners(page.items())
                            .nextMarker(page.token())
                            .build();
                });
    }

    @Override
    public DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
        return call(
                "DeleteListener",
                () -> {
                    removeListener(listener(request.listenerArn()).listenerArn());
                    return DeleteListenerResponse.builder().build();
                });
    }

    private void removeListener(String arn) {
        Listener gone = listener(arn);
        rulesByListener
                .getOrDefault(arn, Set.of())
                .forEach(rule -> {
                    rules.remove(rule);
                    account().tags().delete(rule);
                });
        rulesByListener.remove(arn);
        listeners.remove(arn);
        listenersByBalancer.getOrDefault(gone.loadBalancerArn(), new HashSet<>()).remove(arn);
        account().tags().delete(arn);
        Set<String> used =
                listenersByBalancer.getOrDefault(gone.loadBalancerArn(), Set.of()).stream()
                        .flatMap(other -> rulesByListener.getOrDefault(other, Set.of()).stream())
                        .flatMap(rule -> rule(rule).actions().stream())
                        .flatMap(action -> targetsOf(action).stream())
                        .collect(Collectors.toSet());
        groups.replaceAll((key, group) ->
                used.contains(key) || !group.loadBalancerArns().contains(gone.loadBalancerArn())
                        ? group
                        : group.toBuilder()
                                .loadBalancerArns(
                                        group.loadBalancerArns().stream()
                                                .filter(one -> !one.equals(gone.loadBalancerArn()))
                                                .toList())
                                .build());
    }

    @Override
    public CreateRuleResponse createRule(CreateRuleRequest request) {
        return call(
                "CreateRule",
                () -> {
                    Listener listener = listener(request.listenerArn());
                    String priority = String.valueOf(request.priority());
                    boolean taken =
                            rulesByListener.getOrDefault(listener.listenerArn(), Set.of()).stream()
                                    .anyMatch(other -> rule(other).priority().equals(priority));
                    if (taken) {
                        throw error(
                                PriorityInUseException.builder(),
                                400,
                                "PriorityInUse",
                                "Priority '%s' is currently in use".formatted(priority));
                    }
                    request.actions().forEach(action -> targetsOf(action).forEach(this::group));
                    return CreateRuleResponse.builder()
                            .rules(
                                    addRule(
                                            listener,
                                            priority,
                                            request.conditions(),
                                            request.actions(),
                                            tags(request.tags())))
                            .build();
                });
    }

    @Override
    public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        return call(
                "DescribeRules",
                () -> {
                    List<Rule> found =
                            request.hasRuleArns()
                                    ? request.ruleArns().stream().map(this::rule).toList()
                                    : rulesByListener
                                            .getOrDefault(
                                                    listener(request.listenerArn()).listenerArn(),
                                                    Set.of())
                                            .stream()
                                            .map(this::rule)
                                            .sorted(
                                                    Comparator.comparingInt(
                                                            SimulatedLoadBalancing::priority))
                                            .toList();
                    var page = page(found, PAGES, request.pageSize(), request.marker());
                    return DescribeRulesResponse.builder()
                            .rules(page.items())
                            .nextMarker(page.token())
                            .build();
                });
    }

    // The default rule is tried last.
    private static int priority(Rule rule) {
        return rule.priority().equals(DEFAULT_PRIORITY)
                ? Integer.MAX_VALUE
                : Integer.parseInt(rule.priority());
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return call(
                "DescribeLoadBalancerAttributes",
                () ->
                        DescribeLoadBalancerAttributesResponse.builder()
                                .attributes(
                                        attributes(
                                                        balancer(request.loadBalancerArn())
                                                                .loadBalancerArn(),
                                                        Map.of(
                                                                "access_logs.s3.enabled", "false",
                                                                "access_logs.s3.bucket", "",
                                                                "access_logs.s3.prefix", "",
                                                                "deletion_protection.enabled",
                                                                        "false",
                                                                "idle_timeout.timeout_seconds",
                                                                        "60",
                                                                "load_balancing.cross_zone.enabled",
                                                                        "true",
                                                                "routing.http.drop_invalid_header_fields.enabled",
                                                                        "false",
                                                                "routing.http2.enabled", "true"))
                                                .entrySet()
                                                .stream()
                                                .map(one ->
                                                        LoadBalancerAttribute.builder()
                                                                .key(one.getKey())
                                                                .value(one.getValue())
                                                                .build())
                                                .toList())
                                .build());
    }

    @Override
    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        return call(
                "ModifyLoadBalancerAttributes",
                () -> {
                    Map<String, String> set =
                            attributes.computeIfAbsent(
                                    balancer(request.loadBalancerArn()).loadBalancerArn(),
                                    key -> new HashMap<>());
                    request.attributes().forEach(one -> set.put(one.key(), one.value()));
                    return ModifyLoadBalancerAttributesResponse.builder()
                            .attributes(request.attributes())
                            .build();
                });
    }

    @Override
    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request) {
        return call(
                "DescribeTargetGroupAttributes",
                () ->
                        DescribeTargetGroupAttributesResponse.builder()
                                .attributes(
                                        attributes(
                                                        group(request.targetGroupArn())
                                                                .targetGroupArn(),
                                                        Map.of(
                                                                "deregistration_delay.timeout_seconds",
                                                                "300",
                                                                "stickiness.enabled",
                                                                "false"))
                                                .entrySet()
                                                .stream()
                                                .map(one ->
                                                        TargetGroupAttribute.builder()
                                                                .key(one.getKey())
                                                                .value(one.getValue())
                                                                .build())
                                                .toList())
                                .build());
    }

    @Override
    public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(
            ModifyTargetGroupAttributesRequest request) {
        return call(
                "ModifyTargetGroupAttributes",
                () -> {
                    Map<String, String> set =
                            attributes.computeIfAbsent(
                                    group(request.targetGroupArn()).targetGroupArn(),
                                    key -> new HashMap<>());
                    request.attributes().forEach(one -> set.put(one.key(), one.value()));
                    return ModifyTargetGroupAttributesResponse.builder()
                            .attributes(request.attributes())
                            .build();
                });
    }

    private Map<String, String> attributes(String arn, Map<String, String> defaults) {
        Map<String, String> all = new TreeMap<>(defaults);
        all.putAll(attributes.getOrDefault(arn, Map.of()));
        return all;
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return call(
                "DescribeTags",
                () -> {
                    if (request.resourceArns().isEmpty()
                            || request.resourceArns().size() > TAGGED_AT_ONCE) {
                        throw error(
                                400, "ValidationError", "ResourceArns must have 1 to 20 members");
                    }
                    return DescribeTagsResponse.builder()
                            .tagDescriptions(
                                    request.resourceArns().stream()
                                            .map(this::describeTags)
                                            .toList())
                            .build();
                });
    }

    private TagDescription describeTags(String arn) {
        exists(arn);
        return TagDescription.builder()
                .resourceArn(arn)
                .tags(
                        new TreeMap<>(account().tags().tags(arn))
                                .entrySet().stream()
                                        .map(tag ->
                                                Tag.builder()
                                                        .key(tag.getKey())
                                                        .value(tag.getValue())
                                                        .build())
                                        .toList())
                .build();
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        return call(
                "AddTags",
                () -> {
                    request.resourceArns().forEach(this::exists);
                    request.resourceArns()
                            .forEach(arn -> account().tags().tag(arn, tags(request.tags())));
                    return AddTagsResponse.builder().build();
                });
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        return call(
                "RemoveTags",
                () -> {
                    request.resourceArns().forEach(this::exists);
                    request.resourceArns()
                            .forEach(arn -> account().tags().untag(arn, request.tagKeys()));
                    return RemoveTagsResponse.builder().build();
                });
    }

    private void exists(String arn) {
        if (arn.contains(":loadbalancer/")) {
            balancer(arn);
        } else if (arn.contains(":targetgroup/")) {
            group(arn);
        } else if (arn.contains(":listener-rule/")) {
            rule(arn);
        } else {
            listener(arn);
        }
    }

    /** The load balancers that show a certificate. */
    List<String> usersOfCertificate(String certificateArn) {
        return listeners.values().stream()
                .filter(listener ->
                        listener.certificates().stream()
                                .anyMatch(one -> certificateArn.equals(one.certificateArn())))
                .map(Listener::loadBalancerArn)
                .distinct()
                .toList();
    }

    private LoadBalancer balancer(@Nullable String arn) {
        LoadBalancer found = arn == null ? null : balancers.get(arn);
        if (found == null) {
            throw noBalancer(String.valueOf(arn));
        }
        return found;
    }

    private RuntimeException noBalancer(String name) {
        return error(
                LoadBalancerNotFoundException.builder(),
                400,
                "LoadBalancerNotFound",
                "Load balancer '%s' not found".formatted(name));
    }

    private TargetGroup group(String arn) {
        TargetGroup found = groups.get(arn);
        if (found == null) {
            throw noGroup(arn);
        }
        return found;
    }

    private RuntimeException noGroup(String name) {
        return error(
                TargetGroupNotFoundException.builder(),
                400,
                "TargetGroupNotFound",
                "Target group '%s' not found".formatted(name));
    }

    private Listener listener(@Nullable String arn) {
        Listener found = arn == null ? null : listeners.get(arn);
        if (found == null) {
            throw error(
                    ListenerNotFoundException.builder(),
                    400,
                    "ListenerNotFound",
                    "Listener '%s' not found".formatted(arn));
        }
        return found;
    }

    private Rule rule(String arn) {
        Rule found = rules.get(arn);
        if (found == null) {
            throw error(
                    RuleNotFoundException.builder(),
                    400,
                    "RuleNotFound",
                    "Rule '%s' not found".formatted(arn));
        }
        return found;
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }
}
