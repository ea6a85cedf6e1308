package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.DBCluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How much is in clusters. Under the account's lock only. */
final class RdsVolumes {

    static final double GIBIBYTE = 1L << 30;

    private static final double FIRST_BYTES = 3 * GIBIBYTE;
    private static final double BYTES_A_MINUTE = 30_000;

    /** Of those that were restored, by resource id. */
    private final Map<String, Double> beginnings = new TreeMap<>();

    /** A cluster begins with so much. */
    void begin(String resourceId, double bytes) {
        beginnings.put(resourceId, bytes);
    }

    /** How many bytes a cluster holds at a time. */
    double bytes(DBCluster cluster, Instant at) {
        long minutes = Duration.between(cluster.clusterCreateTime(), at).toMinutes();
        return beginnings.getOrDefault(cluster.dbClusterResourceId(), FIRST_BYTES)
                + BYTES_A_MINUTE * Math.max(0, minutes);
    }
}
