package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A bucket: its size in each storage class is a metric, not in a snapshot. */
final class BucketEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.BUCKET;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        if (StorageClass.OF_BUCKETS.stream().noneMatch(each -> draft.isMeasured(each.key()))) {
            draft.byUse("what it keeps", StorageClass.BUCKET_STANDARD.key());
        }
        StorageClass.OF_BUCKETS.stream()
                .filter(each -> draft.isUsed(each.key()))
                .forEach(each -> used(each, draft));
        draft.unknown("the requests to it");
    }

    private static void used(StorageClass stored, EstimateDraft draft) {
        draft.byUse(stored.what(), stored.key());
        if (!stored.equals(StorageClass.BUCKET_STANDARD)) {
            draft.assume(
                    "objects in other classes than Standard are not smaller than those are billed for");
        }
        if (stored.key().startsWith("s3-intelligent")) {
            draft.unknown("the monitoring of objects in Intelligent-Tiering");
        }
    }
}
