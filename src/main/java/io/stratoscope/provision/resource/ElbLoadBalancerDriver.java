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

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.waiters.ElasticLoadBalancingV2Waiter;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A load balancer. One that is protected from deletion is not deleted: to want it unprotected is a change of its own. */
final class ElbLoadBalancerDriver implements Driver {

    private static final String NAME = "Name";
    private static final String TYPE = "Type";
    private static final String SCHEME = "Scheme";
    private static final String SUBNETS = "Subnets";
    private static final String GROUPS = "SecurityGroups";
    private static final String ADDRESSES = "IpAddressType";
    private static final String ATTRIBUTES = "LoadBalancerAttributes";
    private static final String KIND = ":loadbalancer/";
    private static final SdkWords WORDS = new SdkWords(Map.of(NAME, "LoadBalancerName"), Set.of());

    @Override
    public String type() {
        return "AWS::ElasticLoadBalancingV2::LoadBalancer";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME, TYPE, SCHEME);
    }

    @Override
    public List<Existing> list(Scope scope) {
        ElasticLoadBalancingV2Client elb = scope.client(ElasticLoadBalancingV2Client.class);
        List<LoadBalancer> all =
                elb.describeLoadBalancersPaginator().loadBalancers().stream().toList();
        Map<String, Map<String, String>> tags =
                ElbTags.of(elb, all.stream().map(LoadBalancer::loadBalancerArn).toList());
        return all.stream()
                .filter(one -> scope.owns(tags.getOrDefault(one.loadBalancerArn(), Map.of())))
                .map(one -> read(elb, one, tags.getOrDefault(one.loadBalancerArn(), Map.of())))
                .toList();
    }

    private Existing read(
            ElasticLoadBalancingV2Client elb, LoadBalancer balancer, Map<String, String> tags) {
        String arn = balancer.loadBalancerArn();
        JsonObject plain =
                Properties.only(WORDS.read(balancer), NAME, TYPE, SCHEME, GROUPS, ADDRESSES);
        JsonObject placed =
                Properties.with(
                        plain,
                        SUBNETS,
                        JsonValue.of(
                                balancer.availabilityZones().stream()
                                        .map(AvailabilityZone::subnetId)
                                        .map(JsonValue::of)
                                        .toList()));
        List<JsonObject> attributes =
                elb
                        .describeLoadBalancerAttributes(request -> request.loadBalancerArn(arn))
                        .attributes()
                        .stream()
                        .map(SdkWords.SAME::read)
                        .toList();
        return Existing.tagged(
                type(),
                arn,
                state(balancer),
                attributes(balancer),
                Properties.with(placed, ATTRIBUTES, JsonValue.of(attributes)),
                tags);
    }

    private static State state(LoadBalancer balancer) {
        LoadBalancerStateEnum code = balancer.state().code();
        if (code == LoadBalancerStateEnum.PROVISIONING) {
            return State.PENDING;
        }
        return code == LoadBalancerStateEnum.FAILED ? State.FAILED : State.READY;
    }

    private static JsonObject attributes(LoadBalancer balancer) {
        String arn = balancer.loadBalancerArn();
        return JsonValue.object()
                .put("Arn", arn)
                .put("LoadBalancerArn", arn)
                .put("LoadBalancerName", balancer.loadBalancerName())
                .put("LoadBalancerFullName", fullName(arn))
                .put("DNSName", balancer.dnsName())
                .put("CanonicalHostedZoneID", balancer.canonicalHostedZoneId())
                .build();
    }

    private static String fullName(String arn) {
        return arn.substring(arn.indexOf(KIND) + KIND.length());
    }

    @Override
    public Existing create(Order order) {
        Properties.refuseAllBut(
                order.properties(), NAME, TYPE, SCHEME, SUBNETS, GROUPS, ADDRESSES, ATTRIBUTES);
        ElasticLoadBalancingV2Client elb = order.client(ElasticLoadBalancingV2Client.class);
        CreateLoadBalancerRequest.Builder request =
                SdkWords.without(ATTRIBUTES)
                        .fill(CreateLoadBalancerRequest.builder(), order.properties());
        LoadBalancer made =
                elb.createLoadBalancer(Properties.tagged(request, order).build())
                        .loadBalancers()
                        .getFirst();
        return read(elb, made, order.tags());
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        ElasticLoadBalancingV2Client elb = order.client(ElasticLoadBalancingV2Client.class);
        String arn = existing.ref();
        try (ElasticLoadBalancingV2Waiter waiter =
                ElasticLoadBalancingV2Waiter.builder()
                        .client(elb)
                        .overrideConfiguration(order.waiting().ofSdk())
                        .build()) {
            waiter.waitUntilLoadBalancerAvailable(request -> request.loadBalancerArns(arn));
        }
        LoadBalancer balancer =
                elb.describeLoadBalancers(request -> request.loadBalancerArns(arn))
                        .loadBalancers()
                        .getFirst();
        return read(elb, balancer, ElbTags.of(elb, List.of(arn)).getOrDefault(arn, Map.of()));
    }

    @Override
    public void update(Existing existing, Order order) {
        Properties.refuseAllBut(
                order.properties(), NAME, TYPE, SCHEME, SUBNETS, GROUPS, ADDRESSES, ATTRIBUTES);
        ElasticLoadBalancingV2Client elb = order.client(ElasticLoadBalancingV2Client.class);
        JsonObject wanted = order.properties();
        String arn = existing.ref();
        if (Properties.differ(existing, order, SUBNETS)) {
            elb.setSubnets(request -> request.loadBalancerArn(arn).subnets(wanted.texts(SUBNETS)));
        }
        if (Properties.differ(existing, order, GROUPS)) {
            elb.setSecurityGroups(
                    request -> request.loadBalancerArn(arn).securityGroups(wanted.texts(GROUPS)));
        }
        if (Properties.differ(existing, order, ADDRESSES)) {
            elb.setIpAddressType(
                    SdkWords.SAME
                            .fill(
                                    SetIpAddressTypeRequest.builder().loadBalancerArn(arn),
                                    Properties.only(wanted, ADDRESSES))
                            .build());
        }
        if (Properties.differ(existing, order, ATTRIBUTES)) {
            elb.modifyLoadBalancerAttributes(
                    new SdkWords(Map.of(ATTRIBUTES, "Attributes"), Set.of())
                            .fill(
                                    ModifyLoadBalancerAttributesRequest.builder()
                                            .loadBalancerArn(arn),
                                    Properties.only(wanted, ATTRIBUTES))
                            .build());
        }
        ElbTags.set(elb, existing, order);
    }

    /**
     * Waits for its network interfaces as well: they go some time after it, and until then neither its security groups nor the
     * internet gateway can.
     */
    @Override
    public void delete(Existing existing, Removal removal) {
        ElasticLoadBalancingV2Client elb = removal.client(ElasticLoadBalancingV2Client.class);
        String arn = existing.ref();
        try {
            elb.deleteLoadBalancer(request -> request.loadBalancerArn(arn));
        } catch (LoadBalancerNotFoundException _) {
            // Gone already.
        }
        try (ElasticLoadBalancingV2Waiter waiter =
                ElasticLoadBalancingV2Waiter.builder()
                        .client(elb)
                        .overrideConfiguration(removal.waiting().ofSdk())
                        .build()) {
            waiter.waitUntilLoadBalancersDeleted(request -> request.loadBalancerArns(arn));
        }
        Ec2Client ec2 = removal.client(Ec2Client.class);
        Filter its = Filter.builder().name("description").values("ELB " + fullName(arn)).build();
        removal.waiting()
                .until(
                        "the network interfaces of the load balancer " + arn + " are gone",
                        () ->
                                ec2
                                        .describeNetworkInterfacesPaginator(
                                                request -> request.filters(its))
                                        .networkInterfaces()
                                        .stream()
                                        .findAny()
                                        .isEmpty());
    }
}
