package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.IpAddressType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TooManyLoadBalancersException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Load balancers, each with a network interface in its subnets. */
final class ElbBalancers {

    /** The hosted zones of Amazon's load balancers, for alias records (AWS General Reference). */
    private static final Map<String, String> ALIAS_ZONES =
            Map.of(
                    "eu-central-1", "Z215JYRZR1TBD5",
                    "eu-west-1", "Z32O12XQLNTSW2",
                    "us-east-1", "Z35SXDOTRQ7X7K",
                    "us-west-2", "Z1H1FL5HABSF5");

    /** How long a load balancer is on its way. */
    private static final Duration UNTIL_ACTIVE = Duration.ofMinutes(2);

    private static final Map<String, String> DEFAULT_ATTRIBUTES =
            Map.of(
                    "access_logs.s3.enabled", "false",
                    "access_logs.s3.bucket", "",
                    "access_logs.s3.prefix", "",
                    "deletion_protection.enabled", "false",
                    "idle_timeout.timeout_seconds", "60",
                    "load_balancing.cross_zone.enabled", "true",
                    "routing.http.drop_invalid_header_fields.enabled", "false",
                    "routing.http2.enabled", "true");

    private final SimulatedLoadBalancing elb;
    private final ServiceTags<Tag> tags;
    private final ElbState state;
    private final ElbListeners listeners;
    private final ElbAttributes<LoadBalancerAttribute> attributes =
            new ElbAttributes<>(
                    DEFAULT_ATTRIBUTES,
                    LoadBalancerAttribute::key,
                    LoadBalancerAttribute::value,
                    (key, value) -> LoadBalancerAttribute.builder().key(key).value(value).build());
    private final ElbPlaces places;
    private final Map<String, Instant> activeAt = new HashMap<>();

    ElbBalancers(
            SimulatedLoadBalancing elb,
            ServiceTags<Tag> tags,
            ElbState state,
            ElbListeners listeners) {
        this.elb = elb;
        this.tags = tags;
        this.state = state;
        this.listeners = listeners;
        places = new ElbPlaces(elb, state);
    }

    ElbPlaces places() {
        return places;
    }

    CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        return CreateLoadBalancerResponse.builder().loadBalancers(shown(create(request))).build();
    }

    private LoadBalancer create(CreateLoadBalancerRequest request) {
        if (state.balancers().all().stream()
                .anyMatch(other -> other.loadBalancerName().equals(request.name()))) {
            throw elb.error(
                    DuplicateLoadBalancerNameException.builder(),
                    400,
                    "DuplicateLoadBalancerName",
                    "A load balancer with the same name '%s' exists".formatted(request.name()));
        }
        elb.account()
                .refuseOver(
                        Quota.LOAD_BALANCERS,
                        state.balancers().all().stream()
                                .filter(each -> each.type() == LoadBalancerTypeEnum.APPLICATION)
                                .count(),
                        () ->
                                elb.error(
                                        TooManyLoadBalancersException.builder(),
                                        400,
                                        "TooManyLoadBalancers",
                                        "The maximum number of load balancers has been reached"));
        SimulatedEc2 ec2 = elb.ec2();
        List<Subnet> subnets =
                Stream.concat(
                                request.subnets().stream(),
                                request.subnetMappings().stream().map(SubnetMapping::subnetId))
                        .map(id -> ec2.vpcs().subnets().get(id))
                        .toList();
        places.check(request, type(request), subnets);
        String path =
                (type(request) == LoadBalancerTypeEnum.NETWORK ? "net/" : "app/")
                        + request.name()
                        + "/"
                        + elb.account().ids().hex("load-balancer", 16);
        String arn = elb.arn("loadbalancer/" + path);
        LoadBalancer balancer = balancer(arn, request, subnets);
        places.take(arn, subnets, request.securityGroups());
        activeAt.put(arn, elb.account().doneAt(UNTIL_ACTIVE));
        state.balancers().put(arn, balancer);
        tags.register(arn, request.tags());
        return balancer;
    }

    private static LoadBalancerTypeEnum type(CreateLoadBalancerRequest request) {
        return request.type() == null ? LoadBalancerTypeEnum.APPLICATION : request.type();
    }

    private LoadBalancer balancer(
            String arn, CreateLoadBalancerRequest request, List<Subnet> subnets) {
        boolean internal = request.scheme() == LoadBalancerSchemeEnum.INTERNAL;
        return LoadBalancer.builder()
                .loadBalancerArn(arn)
                .loadBalancerName(request.name())
                .dnsName((internal ? "internal-" : "") + host(request.name()))
                .canonicalHostedZoneId(ALIAS_ZONES.getOrDefault(elb.region(), "Z3AADJGX6KTTL2"))
                .createdTime(elb.account().now())
                .scheme(
                        internal
                                ? LoadBalancerSchemeEnum.INTERNAL
                                : LoadBalancerSchemeEnum.INTERNET_FACING)
                .vpcId(subnets.getFirst().vpcId())
                .state(state -> state.code(LoadBalancerStateEnum.ACTIVE))
                .type(type(request))
                .ipAddressType(IpAddressType.IPV4)
                .securityGroups(request.securityGroups())
                .availabilityZones(ElbPlaces.zones(subnets))
                .build();
    }

    private String host(String name) {
        long number = 1_000_000_000L + elb.account().ids().next("load-balancer-dns") * 7_919L;
        return name + "-" + number + "." + elb.region() + ".elb.amazonaws.com";
    }

    DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
        List<LoadBalancer> found =
                request.hasLoadBalancerArns()
                        ? request.loadBalancerArns().stream().map(state.balancers()::get).toList()
                        : request.hasNames()
                                ? request.names().stream().map(this::balancerNamed).toList()
                                : List.copyOf(state.balancers().all());
        var page =
                elb.page(found, SimulatedLoadBalancing.PAGES, request.pageSize(), request.marker());
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(page.items().stream().map(this::shown).toList())
                .nextMarker(page.token())
                .build();
    }

    private LoadBalancer shown(LoadBalancer balancer) {
        return elb.account().isOver(activeAt.getOrDefault(balancer.loadBalancerArn(), Instant.MIN))
                ? balancer
                : balancer.toBuilder()
                        .state(state -> state.code(LoadBalancerStateEnum.PROVISIONING))
                        .build();
    }

    private LoadBalancer balancerNamed(String name) {
        return state.balancers().all().stream()
                .filter(one -> one.loadBalancerName().equals(name))
                .findFirst()
                .orElseThrow(() -> state.balancers().missing(name));
    }

    DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request) {
        String arn = state.balancers().get(request.loadBalancerArn()).loadBalancerArn();
        if (attributes.of(arn).stream()
                .anyMatch(one ->
                        "deletion_protection.enabled".equals(one.key())
                                && "true".equals(one.value()))) {
            throw elb.error(
                    OperationNotPermittedException.builder(),
                    400,
                    "OperationNotPermitted",
                    "Load balancer '%s' cannot be deleted because deletion protection is enabled"
                            .formatted(arn));
        }
        state.listenersOf(arn).forEach(listeners::remove);
        places.leave(arn);
        activeAt.remove(arn);
        attributes.forget(arn);
        state.balancers().remove(arn);
        tags.delete(arn);
        return DeleteLoadBalancerResponse.builder().build();
    }

    DescribeLoadBalancerAttributesResponse describeAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        String arn = state.balancers().get(request.loadBalancerArn()).loadBalancerArn();
        return DescribeLoadBalancerAttributesResponse.builder()
                .attributes(attributes.of(arn))
                .build();
    }

    /** By key. */
    Map<String, String> attributes(String arn) {
        return attributes.values(arn);
    }

    ModifyLoadBalancerAttributesResponse modifyAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        String arn = state.balancers().get(request.loadBalancerArn()).loadBalancerArn();
        attributes.set(arn, request.attributes());
        return ModifyLoadBalancerAttributesResponse.builder()
                .attributes(request.attributes())
                .build();
    }
}
