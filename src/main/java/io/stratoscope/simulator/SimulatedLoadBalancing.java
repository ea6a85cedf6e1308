package io.stratoscope.simulator;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
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
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
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
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Elastic Load Balancing, version 2: load balancers, listeners with their rules, and target groups. */
final class SimulatedLoadBalancing extends SimulatedService
        implements ElasticLoadBalancingV2Client {

    static final Paging.Limits PAGES = new Paging.Limits(400, 1, 400, "ValidationError");
    private static final int TAGGED_AT_ONCE = 20;

    private final ServiceTags<Tag> tags;
    private final ElbState state;
    private final ElbBalancers balancers;
    private final ElbTargetGroups groups;
    private final ElbListeners listeners;
    private final ElbRules rules;

    SimulatedLoadBalancing(AccountState account, String region) {
        super(account, region, "elasticloadbalancing", ElasticLoadBalancingV2Exception::builder);
        tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
        state = new ElbState(this);
        rules = new ElbRules(this, tags, state);
        listeners = new ElbListeners(this, tags, state, rules);
        balancers = new ElbBalancers(this, tags, state, listeners);
        groups = new ElbTargetGroups(this, tags, state);
    }

    SimulatedEc2 ec2() {
        return account().service(SimulatedEc2.class, Ec2Client.class, region());
    }

    ElbState state() {
        return state;
    }

    /** The attributes of a load balancer, by key. */
    Map<String, String> attributesOf(String balancerArn) {
        return balancers.attributes(balancerArn);
    }

    /** The public addresses of a load balancer's nodes, one in each of its zones. */
    List<String> nodesOf(String balancerArn) {
        return balancers.places().nodes(balancerArn);
    }

    /** Address and port of each target of a group. */
    List<String> targetsOf(String groupArn) {
        return groups.targets(groupArn);
    }

    /** What a certificate is for; empty where there is none. */
    Optional<String> hostOf(String certificateArn) {
        return account()
                .service(SimulatedAcm.class, AcmClient.class, region())
                .domainOf(certificateArn);
    }

    /** The load balancers that show a certificate. */
    List<String> usersOfCertificate(String certificateArn) {
        return listeners.usersOfCertificate(certificateArn);
    }

    @Override
    public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
        return call("CreateLoadBalancer", request, () -> balancers.createLoadBalancer(request));
    }

    @Override
    public DescribeLoadBalancersResponse describeLoadBalancers(
            DescribeLoadBalancersRequest request) {
        return call("DescribeLoadBalancers", request, () -> balancers.describe(request));
    }

    @Override
    public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
        return call("DeleteLoadBalancer", request, () -> balancers.delete(request));
    }

    @Override
    public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
        return call("CreateTargetGroup", request, () -> groups.create(request));
    }

    @Override
    public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        return call("DescribeTargetGroups", request, () -> groups.describe(request));
    }

    @Override
    public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
        return call("DeleteTargetGroup", request, () -> groups.delete(request));
    }

    @Override
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        return call("RegisterTargets", request, () -> groups.register(request));
    }

    @Override
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        return call("DeregisterTargets", request, () -> groups.deregister(request));
    }

    @Override
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        return call("DescribeTargetHealth", request, () -> groups.describeHealth(request));
    }

    @Override
    public CreateListenerResponse createListener(CreateListenerRequest request) {
        return call("CreateListener", request, () -> listeners.createListener(request));
    }

    @Override
    public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
        return call("DescribeListeners", request, () -> listeners.describe(request));
    }

    @Override
    public DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
        return call("DeleteListener", request, () -> listeners.delete(request));
    }

    @Override
    public CreateRuleResponse createRule(CreateRuleRequest request) {
        return call("CreateRule", request, () -> rules.create(request));
    }

    @Override
    public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        return call("DescribeRules", request, () -> rules.describe(request));
    }

    @Override
    public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
            DescribeLoadBalancerAttributesRequest request) {
        return call(
                "DescribeLoadBalancerAttributes",
                request,
                () -> balancers.describeAttributes(request));
    }

    @Override
    public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
            ModifyLoadBalancerAttributesRequest request) {
        return call(
                "ModifyLoadBalancerAttributes", request, () -> balancers.modifyAttributes(request));
    }

    @Override
    public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request) {
        return call(
                "DescribeTargetGroupAttributes", request, () -> groups.describeAttributes(request));
    }

    @Override
    public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(
            ModifyTargetGroupAttributesRequest request) {
        return call("ModifyTargetGroupAttributes", request, () -> groups.modifyAttributes(request));
    }

    @Override
    public ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request) {
        return call("ModifyTargetGroup", request, () -> groups.modify(request));
    }

    @Override
    public ModifyListenerResponse modifyListener(ModifyListenerRequest request) {
        return call("ModifyListener", request, () -> listeners.modify(request));
    }

    @Override
    public ModifyRuleResponse modifyRule(ModifyRuleRequest request) {
        return call("ModifyRule", request, () -> rules.modify(request));
    }

    @Override
    public SetRulePrioritiesResponse setRulePriorities(SetRulePrioritiesRequest request) {
        return call("SetRulePriorities", request, () -> rules.setPriorities(request));
    }

    @Override
    public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        return call("DeleteRule", request, () -> rules.delete(request));
    }

    @Override
    public SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        return call("SetSubnets", request, () -> balancers.places().setSubnets(request));
    }

    @Override
    public SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        return call(
                "SetSecurityGroups", request, () -> balancers.places().setSecurityGroups(request));
    }

    @Override
    public SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request) {
        return call(
                "SetIpAddressType", request, () -> balancers.places().setIpAddressType(request));
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return call(
                "DescribeTags",
                request,
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
        return TagDescription.builder().resourceArn(arn).tags(tags.of(arn)).build();
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        return call(
                "AddTags",
                request,
                () -> {
                    request.resourceArns().forEach(this::exists);
                    request.resourceArns().forEach(arn -> tags.add(arn, request.tags()));
                    return AddTagsResponse.builder().build();
                });
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        return call(
                "RemoveTags",
                request,
                () -> {
                    request.resourceArns().forEach(this::exists);
                    request.resourceArns().forEach(arn -> tags.remove(arn, request.tagKeys()));
                    return RemoveTagsResponse.builder().build();
                });
    }

    private void exists(String arn) {
        if (arn.contains(":loadbalancer/")) {
            state.balancers().get(arn);
        } else if (arn.contains(":targetgroup/")) {
            state.groups().get(arn);
        } else if (arn.contains(":listener-rule/")) {
            state.rules().get(arn);
        } else {
            state.listeners().get(arn);
        }
    }
}
