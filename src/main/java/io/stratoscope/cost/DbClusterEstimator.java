package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** The storage of an Aurora cluster, and its least capacity where it is serverless. */
final class DbClusterEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.DB_CLUSTER;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        if (!resource.description().text("Engine").orElse("").startsWith("aurora")) {
            draft.unknown("the storage of a cluster that is not Aurora");
            return;
        }
        draft.byUse("what it keeps", "aurora-storage");
        if (resource.description().text("StorageType").filter("aurora-iopt1"::equals).isEmpty()) {
            draft.byUse("its reads and writes", "aurora-io");
        } else {
            draft.assume("its instances cost as much as with standard storage; they are dearer");
        }
        draft.unknown("backups beyond the size of the database");
    }
}
