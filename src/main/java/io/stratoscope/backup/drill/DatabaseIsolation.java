package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** The drill's database is one of its own, in subnets without a way out, and not public. */
final class DatabaseIsolation implements IsolationCheck {

    @Override
    public String name() {
        return "database of its own";
    }

    @Override
    public DrillCheck look(IsolationCase drill) {
        RdsClient rds = drill.client(RdsClient.class);
        DBCluster cluster =
                rds.describeDBClusters(request ->
                                request.dbClusterIdentifier(drill.ref(DrillData.DATABASE)))
                        .dbClusters()
                        .getFirst();
        DBInstance writer =
                rds.describeDBInstances(request ->
                                request.dbInstanceIdentifier(drill.ref(DrillData.WRITER)))
                        .dbInstances()
                        .getFirst();
        if (Boolean.TRUE.equals(writer.publiclyAccessible())) {
            return fail(writer.dbInstanceIdentifier() + " is publicly accessible");
        }
        if (drill.original().database().names().contains(cluster.endpoint())) {
            return fail(cluster.endpoint() + " is the live database");
        }
        return pass(
                cluster.endpoint()
                        + ", not public, in the subnet group "
                        + cluster.dbSubnetGroup());
    }
}
