package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.AccessPointDescriber;
import io.stratoscope.discovery.describer.AlarmDescriber;
import io.stratoscope.discovery.describer.BucketDescriber;
import io.stratoscope.discovery.describer.CacheClusterDescriber;
import io.stratoscope.discovery.describer.CacheParameterGroupDescriber;
import io.stratoscope.discovery.describer.CacheSubnetGroupDescriber;
import io.stratoscope.discovery.describer.CertificateDescriber;
import io.stratoscope.discovery.describer.CloudControlDescriber;
import io.stratoscope.discovery.describer.DataSyncLocationDescriber;
import io.stratoscope.discovery.describer.DataSyncTaskDescriber;
import io.stratoscope.discovery.describer.DbClusterDescriber;
import io.stratoscope.discovery.describer.DbClusterParameterGroupDescriber;
import io.stratoscope.discovery.describer.DbInstanceDescriber;
import io.stratoscope.discovery.describer.DbParameterGroupDescriber;
import io.stratoscope.discovery.describer.DbSubnetGroupDescriber;
import io.stratoscope.discovery.describer.EcsClusterDescriber;
import io.stratoscope.discovery.describer.EcsServiceDescriber;
import io.stratoscope.discovery.describer.EcsTaskDescriber;
import io.stratoscope.discovery.describer.ElasticIpDescriber;
import io.stratoscope.discovery.describer.FileSystemDescriber;
import io.stratoscope.discovery.describer.FlowLogDescriber;
import io.stratoscope.discovery.describer.HostedZoneDescriber;
import io.stratoscope.discovery.describer.InstanceDescriber;
import io.stratoscope.discovery.describer.InstanceProfileDescriber;
import io.stratoscope.discovery.describer.InternetGatewayDescriber;
import io.stratoscope.discovery.describer.KeyAliasDescriber;
import io.stratoscope.discovery.describer.KeyDescriber;
import io.stratoscope.discovery.describer.ListenerDescriber;
import io.stratoscope.discovery.describer.ListenerRuleDescriber;
import io.stratoscope.discovery.describer.LoadBalancerDescriber;
import io.stratoscope.discovery.describer.LogGroupDescriber;
import io.stratoscope.discovery.describer.ManagedPolicyDescriber;
import io.stratoscope.discovery.describer.MountTargetDescriber;
import io.stratoscope.discovery.describer.NamespaceDescriber;
import io.stratoscope.discovery.describer.NatGatewayDescriber;
import io.stratoscope.discovery.describer.NetworkAclDescriber;
import io.stratoscope.discovery.describer.RecordSetDescriber;
import io.stratoscope.discovery.describer.ReplicationGroupDescriber;
import io.stratoscope.discovery.describer.RoleDescriber;
import io.stratoscope.discovery.describer.RouteTableDescriber;
import io.stratoscope.discovery.describer.ScalableTargetDescriber;
import io.stratoscope.discovery.describer.SecretDescriber;
import io.stratoscope.discovery.describer.SecurityGroupDescriber;
import io.stratoscope.discovery.describer.SubnetDescriber;
import io.stratoscope.discovery.describer.TargetGroupDescriber;
import io.stratoscope.discovery.describer.TaskDefinitionDescriber;
import io.stratoscope.discovery.describer.TopicDescriber;
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
                new ScalableTargetDescriber(),
                new NamespaceDescriber(),
                // IAM and Route 53
                new RoleDescriber(),
                new ManagedPolicyDescriber(),
                new InstanceProfileDescriber(),
                new HostedZoneDescriber(),
                new RecordSetDescriber(),
                // databases, caches, storage, data transfer
                new DbClusterDescriber(),
                new DbInstanceDescriber(),
                new DbSubnetGroupDescriber(),
                new DbClusterParameterGroupDescriber(),
                new DbParameterGroupDescriber(),
                new ReplicationGroupDescriber(),
                new CacheClusterDescriber(),
                new CacheSubnetGroupDescriber(),
                new CacheParameterGroupDescriber(),
                new FileSystemDescriber(),
                new AccessPointDescriber(),
                new MountTargetDescriber(),
                new BucketDescriber(),
                new DataSyncTaskDescriber(),
                new DataSyncLocationDescriber(),
                // keys, secrets, certificates
                new KeyDescriber(),
                new KeyAliasDescriber(),
                new SecretDescriber(),
                new CertificateDescriber(),
                // logs, alarms, topics
                new LogGroupDescriber(),
                new AlarmDescriber(),
                new TopicDescriber(),
                // every other type
                new CloudControlDescriber());
    }
}
