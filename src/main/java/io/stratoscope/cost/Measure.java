package io.stratoscope.cost;

import io.stratoscope.metrics.MetricId;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What of a type is measured by what.
 *
 * @param key of the price
 * @param metrics their names; several are added
 * @param dimensions what the metrics must say of themselves
 * @param of which resources of the type: what a resource does not pay for by use is not asked
 */
record Measure(
        ResourceType type,
        String key,
        Way way,
        List<String> metrics,
        Map<String, String> dimensions,
        Predicate<Resource> of) {

    /** How a month's quantity comes out of the values. */
    enum Way {
        /** Bytes add up, and are paid by the GiB. */
        SUM_OF_BYTES,
        /** Requests add up, and are paid by the million. */
        SUM_OF_REQUESTS,
        /** So many at a time are paid by the hour. */
        AVERAGE,
        /** What is kept, in GiB, as of the last value. */
        LAST_BYTES,
        /** The most that an hour took on average. */
        HIGHEST
    }

    /** All that are known. */
    static List<Measure> all() {
        List<Measure> all = new ArrayList<>(BY_TYPE);
        StorageClass.OF_BUCKETS.forEach(each ->
                all.add(stored(ResourceType.BUCKET, each, "BucketSizeBytes", "StorageType")));
        StorageClass.OF_FILE_SYSTEMS.forEach(each ->
                all.add(
                        stored(
                                ResourceType.EFS_FILE_SYSTEM,
                                each,
                                "StorageBytes",
                                "StorageClass")));
        return List.copyOf(all);
    }

    private static final List<Measure> BY_TYPE =
            List.of(
                    // Each byte is paid once, in whichever direction it goes through.
                    of(
                            ResourceType.NAT_GATEWAY,
                            "nat-gateway-data",
                            Way.SUM_OF_BYTES,
                            "BytesOutToDestination",
                            "BytesInFromDestination"),
                    of(
                            ResourceType.VPC_ENDPOINT,
                            "vpc-endpoint-data",
                            Way.SUM_OF_BYTES,
                            "BytesProcessed"),
                    of(
                            ResourceType.LOAD_BALANCER,
                            "application-load-balancer-lcu",
                            Way.AVERAGE,
                            "ConsumedLCUs"),
                    of(ResourceType.LOG_GROUP, "logs-ingestion", Way.SUM_OF_BYTES, "IncomingBytes"),
                    of(
                            ResourceType.DATASYNC_TASK,
                            "datasync",
                            Way.SUM_OF_BYTES,
                            "BytesTransferred"),
                    of(ResourceType.DB_CLUSTER, "aurora-storage", Way.LAST_BYTES, "VolumeBytesUsed")
                            .only(DbClusterEstimator::isStandard),
                    of(
                                    ResourceType.DB_CLUSTER,
                                    "aurora-iopt-storage",
                                    Way.LAST_BYTES,
                                    "VolumeBytesUsed")
                            .only(DbClusterEstimator::isIoOptimized),
                    of(
                                    ResourceType.DB_CLUSTER,
                                    "aurora-io",
                                    Way.SUM_OF_REQUESTS,
                                    "VolumeReadIOPs",
                                    "VolumeWriteIOPs")
                            .only(DbClusterEstimator::isStandard),
                    of(
                                    ResourceType.DB_INSTANCE,
                                    "aurora-acu",
                                    Way.AVERAGE,
                                    "ServerlessDatabaseCapacity")
                            .only(DbClusterEstimator::isStandard),
                    of(
                                    ResourceType.DB_INSTANCE,
                                    "aurora-iopt-acu",
                                    Way.AVERAGE,
                                    "ServerlessDatabaseCapacity")
                            .only(DbClusterEstimator::isIoOptimized),
                    of(ResourceType.ECS_SERVICE, Usage.CPU, Way.HIGHEST, "CPUUtilization"),
                    of(ResourceType.ECS_SERVICE, Usage.MEMORY, Way.HIGHEST, "MemoryUtilization"),
                    of(ResourceType.DB_INSTANCE, Usage.CPU, Way.HIGHEST, "CPUUtilization"));

    private static Measure of(ResourceType type, String key, Way way, String... metrics) {
        return new Measure(type, key, way, List.of(metrics), Map.of(), _ -> true);
    }

    private static Measure stored(
            ResourceType type, StorageClass stored, String metric, String dimension) {
        return new Measure(
                type,
                stored.key(),
                Way.LAST_BYTES,
                List.of(metric),
                Map.of(dimension, stored.metric()),
                _ -> true);
    }

    private Measure only(Predicate<Resource> which) {
        return new Measure(type, key, way, metrics, dimensions, which);
    }

    /** Whether it is measured by a metric. */
    boolean takes(MetricId metric) {
        return metrics.contains(metric.name())
                && metric.dimensions().entrySet().containsAll(dimensions.entrySet());
    }
}
