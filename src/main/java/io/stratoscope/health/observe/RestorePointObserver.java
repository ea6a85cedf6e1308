package io.stratoscope.health.observe;

import io.stratoscope.health.Observation.RestorePoint;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

import java.util.Objects;

/** To which moment databases can be restored. */
final class RestorePointObserver implements Observer {
    private static final Evidence CALL =
            new Evidence("rds:DescribeDBClusters", "DBClusters.LatestRestorableTime");

    @Override
    public void observe(Asking asking) {
        for (Resource cluster : asking.resources(ResourceType.DB_CLUSTER)) {
            asking.ask(
                    cluster,
                    CALL,
                    () ->
                            asking
                                    .client(RdsClient.class, cluster)
                                    .describeDBClusters(
                                            request -> request.dbClusterIdentifier(cluster.id()))
                                    .dbClusters()
                                    .stream()
                                    .map(DBCluster::latestRestorableTime)
                                    .filter(Objects::nonNull)
                                    .map(newest -> new RestorePoint(asking.now(), CALL, newest))
                                    .toList());
        }
    }
}
