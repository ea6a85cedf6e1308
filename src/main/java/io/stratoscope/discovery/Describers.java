package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.EcsClusterDescriber;
import io.stratoscope.discovery.describer.EcsServiceDescriber;
import io.stratoscope.discovery.describer.EcsTaskDescriber;
import io.stratoscope.discovery.describer.ElasticIpDescriber;
import io.stratoscope.discovery.describer.FlowLogDescriber;
import io.stratoscope.discovery.describer.HostedZoneDescriber;
import io.stratoscope.discovery.describer.InstanceDescriber;
import io.stratoscope.discovery.describer.InstanceProfileDescriber;
import io.stratoscope.discovery.describer.InternetGatewayDescriber;
import io.stratoscope.discovery.describer.ListenerDescriber;
import io.stratoscope.discovery.describer.ListenerRuleDescriber;
import io.stratoscope.discovery.describer.LoadBalancerDescriber;
import io.stratoscope.discovery.describer.ManagedPolicyDescriber;
import io.stratoscope.discovery.describer.NatGatewayDescriber;
import io.stratoscope.discovery.describer.NetworkAclDescriber;
import io.stratoscope.discovery.describer.RecordSetDescriber;
import io.stratoscope.discovery.describer.RoleDescriber;
import io.stratoscope.discovery.describer.RouteTableDescriber;
import io.stratoscope.discovery.describer.SecurityGroupDescriber;
import io.stratoscope.discovery.describer.SubnetDescriber;
import io.stratoscope.discovery.describer.TargetGroupDescriber;
import io.stratoscope.discovery.describer.TaskDefinitionDescriber;
import io.stratoscope.discovery.describer.VpcDescriber;
import io.stratoscope.discovery.describer.VpcEndpointDescriber;

import java.util.List;

/** All describers: a new one is one class and one line here. */
public final class Describers {

    private Describers() {}

    /** In the order in which they are asked whether they handle an ARN; the first that does gets it. */
    public static List<Describer> all() {
        return List.of(
                // EC2
                new VpcDescriber(),
                new SubnetDescriber(),
                new InternetGatewayDescriber(),
                new NatGatewayDescriber(),
                new ElasticIpDescriber(),
                new RouteTableDescriber(),
                new NetworkAclDescriber(),
                new SecurityGroupDescriber(),
                new FlowLogDescriber(),
                new VpcEndpointDescriber(),
                new InstanceDescriber(),
                // Elastic Load Balancing
                new LoadBalancerDescriber(),
                new ListenerDescriber(),
                new ListenerRuleDescriber(),
                new TargetGroupDescriber(),
                // ECS
                new EcsClusterDescriber(),
                new EcsServiceDescriber(),
                new EcsTaskDescriber(),
                new TaskDefinitionDescriber(),
                // IAM and Route 53
                new RoleDescriber(),
                new ManagedPolicyDescriber(),
                new InstanceProfileDescriber(),
                new HostedZoneDescriber(),
                new RecordSetDescriber()
                // databases, caches, storage, data transfer
                // keys, secrets, certificates
                // logs, alarms, topics
                );
    }
}
