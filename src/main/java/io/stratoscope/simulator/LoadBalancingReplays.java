package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class LoadBalancingReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            ElasticLoadBalancingV2Client.class,
                            AddTagsRequest.class,
                            AddTagsRequest::builder,
                            ElasticLoadBalancingV2Client::addTags),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            CreateListenerRequest.class,
                            CreateListenerRequest::builder,
                            ElasticLoadBalancingV2Client::createListener),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            CreateLoadBalancerRequest.class,
                            CreateLoadBalancerRequest::builder,
                            ElasticLoadBalancingV2Client::createLoadBalancer),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            CreateRuleRequest.class,
                            CreateRuleRequest::builder,
                            ElasticLoadBalancingV2Client::createRule),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            CreateTargetGroupRequest.class,
                            CreateTargetGroupRequest::builder,
                            ElasticLoadBalancingV2Client::createTargetGroup),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            DeleteListenerRequest.class,
                            DeleteListenerRequest::builder,
                            ElasticLoadBalancingV2Client::deleteListener),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            DeleteLoadBalancerRequest.class,
                            DeleteLoadBalancerRequest::builder,
                            ElasticLoadBalancingV2Client::deleteLoadBalancer),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            DeleteRuleRequest.class,
                            DeleteRuleRequest::builder,
                            ElasticLoadBalancingV2Client::deleteRule),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            DeleteTargetGroupRequest.class,
                            DeleteTargetGroupRequest::builder,
                            ElasticLoadBalancingV2Client::deleteTargetGroup),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            DeregisterTargetsRequest.class,
                            DeregisterTargetsRequest::builder,
                            ElasticLoadBalancingV2Client::deregisterTargets),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            ModifyListenerRequest.class,
                            ModifyListenerRequest::builder,
                            ElasticLoadBalancingV2Client::modifyListener),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            ModifyLoadBalancerAttributesRequest.class,
                            ModifyLoadBalancerAttributesRequest::builder,
                            ElasticLoadBalancingV2Client::modifyLoadBalancerAttributes),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            ModifyRuleRequest.class,
                            ModifyRuleRequest::builder,
                            ElasticLoadBalancingV2Client::modifyRule),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            ModifyTargetGroupRequest.class,
                            ModifyTargetGroupRequest::builder,
                            ElasticLoadBalancingV2Client::modifyTargetGroup),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            ModifyTargetGroupAttributesRequest.class,
                            ModifyTargetGroupAttributesRequest::builder,
                            ElasticLoadBalancingV2Client::modifyTargetGroupAttributes),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            RegisterTargetsRequest.class,
                            RegisterTargetsRequest::builder,
                            ElasticLoadBalancingV2Client::registerTargets),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            RemoveTagsRequest.class,
                            RemoveTagsRequest::builder,
                            ElasticLoadBalancingV2Client::removeTags),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            SetIpAddressTypeRequest.class,
                            SetIpAddressTypeRequest::builder,
                            ElasticLoadBalancingV2Client::setIpAddressType),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            SetRulePrioritiesRequest.class,
                            SetRulePrioritiesRequest::builder,
                            ElasticLoadBalancingV2Client::setRulePriorities),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            SetSecurityGroupsRequest.class,
                            SetSecurityGroupsRequest::builder,
                            ElasticLoadBalancingV2Client::setSecurityGroups),
                    change(
                            ElasticLoadBalancingV2Client.class,
                            SetSubnetsRequest.class,
                            SetSubnetsRequest::builder,
                            ElasticLoadBalancingV2Client::setSubnets));

    private LoadBalancingReplays() {}
}
