package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidSubnetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which subnets load balancers are, with a network interface in each. */
final class ElbPlaces {

    private static final String KIND = ":loadbalancer/";

    private final SimulatedLoadBalancing elb;
    private final ElbState state;
    private final Map<String, List<String>> interfaces = new HashMap<>();

    ElbPlaces(SimulatedLoadBalancing elb, ElbState state) {
        this.elb = elb;
        this.state = state;
    }

    /**
     * Checks whether a load balancer can be in these subnets.
     *
     * @throws RuntimeException ELB's error where it cannot
     */
    void check(CreateLoadBalancerRequest request, LoadBalancerTypeEnum type, List<Subnet> subnets) {
        checkZones(type, subnets);
        String vpc = subnets.getFirst().vpcId();
        boolean attached =
                elb.ec2().internetGateways().rows().all().stream()
                        .flatMap(gateway -> gateway.attachments().stream())
                        .anyMatch(attachment -> vpc.equals(attachment.vpcId()));
        if (request.scheme() != LoadBalancerSchemeEnum.INTERNAL && !attached) {
            throw elb.error(
                    InvalidSubnetException.builder(),
                    400,
                    "InvalidSubnet",
                    "VPC %s has no internet gateway".formatted(vpc));
        }
    }

    private void checkZones(LoadBalancerTypeEnum type, List<Subnet> subnets) {
        if (subnets.isEmpty()) {
            throw elb.error(400, "ValidationError", "At least one subnet must be specified");
        }
        long zones = subnets.stream().map(Subnet::availabilityZone).distinct().count();
        if (zones < subnets.size()) {
            throw elb.error(
                    InvalidConfigurationRequestException.builder(),
                    400,
                    "InvalidConfigurationRequest",
                    "A load balancer cannot be attached to multiple subnets in the same"
                            + " Availability Zone");
        }
        if (zones < 2 && type == LoadBalancerTypeEnum.APPLICATION) {
            throw elb.error(
                    400,
                    "ValidationError",
                    "At least two subnets in two different Availability Zones must be specified");
        }
    }

    static List<AvailabilityZone> zones(List<Subnet> subnets) {
        return subnets.stream()
                .map(subnet ->
                        AvailabilityZone.builder()
                                .zoneName(subnet.availabilityZone())
                                .subnetId(subnet.subnetId())
                                .build())
                .toList();
    }

    /** A load balancer gets its interfaces. */
    void take(String arn, List<Subnet> subnets, List<String> securityGroups) {
        String description = "ELB " + arn.substring(arn.indexOf(KIND) + KIND.length());
        interfaces.put(
                arn,
                subnets.stream()
                        .map(subnet ->
                                elb.ec2()
                                        .attachInterface(
                                                subnet.subnetId(),
                                                securityGroups,
                                                description,
                                                "interface")
                                        .networkInterfaceId())
                        .toList());
    }

    /** Its interfaces, one in each zone. */
    List<String> interfacesOf(String arn) {
        return interfaces.getOrDefault(arn, List.of());
    }

    /** The public address of each interface: made up of its id, as Amazon's own addresses are in no list. */
    List<String> nodes(String arn) {
        return interfacesOf(arn).stream()
                .map(id -> {
                    Dice dice = Dice.of(Wave.seed(id), 0);
                    return "18.19"
                            + (2 + dice.below(5))
                            + "."
                            + dice.below(256)
                            + "."
                            + (1 + dice.below(254));
                })
                .toList();
    }

    /** A load balancer's interfaces go. */
    void leave(String arn) {
        interfaces.getOrDefault(arn, List.of()).forEach(elb.ec2().interfaces()::remove);
        interfaces.remove(arn);
    }

    SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        LoadBalancer balancer = state.balancers().get(request.loadBalancerArn());
        List<Subnet> subnets = subnets(request.subnets());
        checkZones(balancer.type(), subnets);
        put(balancer.toBuilder().availabilityZones(zones(subnets)).build());
        return SetSubnetsResponse.builder().availabilityZones(zones(subnets)).build();
    }

    SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        LoadBalancer balancer = state.balancers().get(request.loadBalancerArn());
        put(balancer.toBuilder().securityGroups(request.securityGroups()).build());
        return SetSecurityGroupsResponse.builder()
                .securityGroupIds(request.securityGroups())
                .build();
    }

    SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request) {
        LoadBalancer balancer = state.balancers().get(request.loadBalancerArn());
        state.balancers()
                .put(
                        balancer.loadBalancerArn(),
                        balancer.toBuilder().ipAddressType(request.ipAddressType()).build());
        return SetIpAddressTypeResponse.builder().ipAddressType(request.ipAddressType()).build();
    }

    private void put(LoadBalancer changed) {
        state.balancers().put(changed.loadBalancerArn(), changed);
        leave(changed.loadBalancerArn());
        take(
                changed.loadBalancerArn(),
                subnets(
                        changed.availabilityZones().stream()
                                .map(AvailabilityZone::subnetId)
                                .toList()),
                changed.securityGroups());
    }

    private List<Subnet> subnets(List<String> ids) {
        return ids.stream().map(id -> elb.ec2().vpcs().subnets().get(id)).toList();
    }
}
