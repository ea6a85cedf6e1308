package io.stratoscope.cost;

import java.util.List;

/** The estimators, a class a type. */
final class Estimators {
    private Estimators() {}

    static List<Estimator> all() {
        return List.of(
                new AlarmEstimator(),
                new BucketEstimator(),
                new CacheClusterEstimator(),
                new DataSyncTaskEstimator(),
                new DbClusterEstimator(),
                new DbInstanceEstimator(),
                new ElasticIpEstimator(),
                new FargateServiceEstimator(),
                new FileSystemEstimator(),
                new FlowLogEstimator(),
                new HostedZoneEstimator(),
                new KmsKeyEstimator(),
                new LoadBalancerEstimator(),
                new LogGroupEstimator(),
                new NatGatewayEstimator(),
                new SecretEstimator(),
                new VolumeEstimator(),
                new VpcEndpointEstimator());
    }
}
