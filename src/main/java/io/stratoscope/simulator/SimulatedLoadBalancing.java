package io.stratoscope.simulator;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;

/** Elastic Load Balancing, version 2. */
final class SimulatedLoadBalancing extends SimulatedService
        implements ElasticLoadBalancingV2Client {

    SimulatedLoadBalancing(AccountState account, String region) {
        super(account, region, "elasticloadbalancing", ElasticLoadBalancingV2Exception::builder);
    }
}
