package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfigurationRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What of a replication group can be changed. */
final class CacheChanges {

    private CacheChanges() {}

    /** What would have been asked for from the beginning; what the change does not name stays. */
    static CreateReplicationGroupRequest apply(
            CreateReplicationGroupRequest before, ModifyReplicationGroupRequest change) {
        CreateReplicationGroupRequest.Builder after = before.toBuilder();
        set(change.replicationGroupDescription(), after::replicationGroupDescription);
        set(change.automaticFailoverEnabled(), after::automaticFailoverEnabled);
        set(change.multiAZEnabled(), after::multiAZEnabled);
        set(change.cacheParameterGroupName(), after::cacheParameterGroupName);
        // What becomes of the nodes waits for the maintenance window, unless it is asked for at
        // once.
        if (Boolean.TRUE.equals(change.applyImmediately())) {
            set(change.engine(), after::engine);
            set(change.engineVersion(), after::engineVersion);
            set(change.cacheNodeType(), after::cacheNodeType);
        }
        set(change.snapshotRetentionLimit(), after::snapshotRetentionLimit);
        set(change.transitEncryptionEnabled(), after::transitEncryptionEnabled);
        if (change.hasSecurityGroupIds()) {
            after.securityGroupIds(change.securityGroupIds());
        }
        List<LogDeliveryConfigurationRequest> logs =
                new ArrayList<>(before.logDeliveryConfigurations());
        for (LogDeliveryConfigurationRequest log : change.logDeliveryConfigurations()) {
            logs.removeIf(other -> other.logType() == log.logType());
            if (!Boolean.FALSE.equals(log.enabled())) {
                logs.add(log);
            }
        }
        return after.logDeliveryConfigurations(logs).build();
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
