package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bucket: <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html">how much is in it</a>, written once a day, by storage class. */
final class BucketMetrics implements MetricFinder {

    /** The storage types in which bytes are counted, with the words for them; a bucket has metrics of those that it uses. */
    private static final Map<String, String> STORAGE = storage();

    private static Map<String, String> storage() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("StandardStorage", "Standard");
        types.put("StandardIAStorage", "Standard-IA");
        types.put("IntelligentTieringFAStorage", "Intelligent-Tiering, frequent");
        types.put("IntelligentTieringIAStorage", "Intelligent-Tiering, infrequent");
        types.put("IntelligentTieringAIAStorage", "Intelligent-Tiering, archive instant");
        types.put("IntelligentTieringAAStorage", "Intelligent-Tiering, archive");
        types.put("IntelligentTieringDAAStorage", "Intelligent-Tiering, deep archive");
        types.put("OneZoneIAStorage", "One Zone-IA");
        types.put("GlacierInstantRetrievalStorage", "Glacier Instant Retrieval");
        types.put("GlacierStorage", "Glacier Flexible Retrieval");
        types.put("DeepArchiveStorage", "Glacier Deep Archive");
        return Collections.unmodifiableMap(types);
    }

    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.BUCKET);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(
                family(resource, "AllStorageTypes").average("NumberOfObjects", COUNT, "Objects"));
        STORAGE.forEach((storage, words) ->
                metrics.add(
                        family(resource, storage)
                                .average("BucketSizeBytes", BYTES, "Size, " + words)));
        return metrics;
    }

    private static MetricFamily family(Resource bucket, String storage) {
        return new MetricFamily(
                "AWS/S3",
                Map.of("BucketName", bucket.id(), "StorageType", storage),
                MetricFamily.DAY);
    }
}
