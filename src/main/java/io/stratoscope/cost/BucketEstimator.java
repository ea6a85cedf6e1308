package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A bucket: its size is a metric, not in a snapshot. */
final class BucketEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.BUCKET;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        draft.byUse("what it keeps", "s3-standard");
        draft.unknown("the requests to it");
    }
}
