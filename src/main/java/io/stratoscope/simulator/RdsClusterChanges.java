package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.model.CloudwatchLogsExportConfiguration;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What of a cluster can be changed. */
final class RdsClusterChanges {

    private RdsClusterChanges() {}

    /** The cluster as it is afterwards; what the request does not name stays. */
    static DBCluster apply(DBCluster cluster, ModifyDbClusterRequest request) {
        DBCluster.Builder changed = cluster.toBuilder();
        set(request.deletionProtection(), changed::deletionProtection);
        set(request.backupRetentionPeriod(), changed::backupRetentionPeriod);
        set(request.dbClusterParameterGroupName(), changed::dbClusterParameterGroup);
        set(request.preferredBackupWindow(), changed::preferredBackupWindow);
        set(request.preferredMaintenanceWindow(), changed::preferredMaintenanceWindow);
        set(request.engineVersion(), changed::engineVersion);
        set(request.port(), changed::port);
        set(request.copyTagsToSnapshot(), changed::copyTagsToSnapshot);
        if (request.hasVpcSecurityGroupIds()) {
            changed.vpcSecurityGroups(RdsClusters.memberships(request.vpcSecurityGroupIds()));
        }
        CloudwatchLogsExportConfiguration logs = request.cloudwatchLogsExportConfiguration();
        if (logs != null) {
            Set<String> exported = new TreeSet<>(cluster.enabledCloudwatchLogsExports());
            exported.addAll(logs.enableLogTypes());
            exported.removeAll(Set.copyOf(logs.disableLogTypes()));
            changed.enabledCloudwatchLogsExports(List.copyOf(exported));
        }
        return changed.build();
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
