package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.AccessPointDescriber;
import io.stratoscope.discovery.describer.AlarmDescriber;
import io.stratoscope.discovery.describer.BucketDescriber;
import io.stratoscope.discovery.describer.CacheClusterDescriber;
import io.stratoscope.discovery.describer.CacheParameterGroupDescriber;
import io.stratoscope.discovery.describer.CacheSubnetGroupDescriber;
import io.stratoscope.discovery.describer.CertificateDescriber;
import io.stratoscope.discovery.describer.DataSyncLocationDescriber;
import io.stratoscope.discovery.describer.DataSyncTaskDescriber;
import io.stratoscope.discovery.describer.DbClusterDescriber;
import io.stratoscope.discovery.describer.DbClusterParameterGroupDescriber;
import io.stratoscope.discovery.describer.DbInstanceDescriber;
import io.stratoscope.discovery.describer.DbParameterGroupDescriber;
import io.stratoscope.discovery.describer.DbSubnetGroupDescriber;
import io.stratoscope.discovery.describer.FileSystemDescriber;
import io.stratoscope.discovery.describer.KeyAliasDescriber;
import io.stratoscope.discovery.describer.KeyDescriber;
import io.stratoscope.discovery.describer.LogGroupDescriber;
import io.stratoscope.discovery.describer.MountTargetDescriber;
import io.stratoscope.discovery.describer.ReplicationGroupDescriber;
import io.stratoscope.discovery.describer.SecretDescriber;
import io.stratoscope.discovery.describer.TopicDescriber;
import io.stratoscope.discovery.describer.VpcDescriber;

import java.util.List;

/** All describers: a new one is one class and one line here. */
public final class Describers {

    private Describers() {}

    /** In the order in which they are asked whether they handle an ARN; the first that does gets it. */
    public static List<Describer> all() {
        return List.of(
                // EC2
                new VpcDescriber(),
                // Elastic Load Balancing
                // ECS
                // IAM and Route 53
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
                new TopicDescriber());
    }
}
