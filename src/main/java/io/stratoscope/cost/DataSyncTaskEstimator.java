package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A DataSync task: paid by what it copies, which is not in a snapshot. */
final class DataSyncTaskEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.DATASYNC_TASK;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        draft.byUse("the data that it copies", "datasync");
    }
}
