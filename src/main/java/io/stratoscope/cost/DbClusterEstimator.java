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
        if (isIoOptimized(resource)) {
            draft.byUse("what it keeps, I/O-Optimized", "aurora-iopt-storage");
            draft.assume("its reads and writes are free: it is I/O-Optimized");
        } else {
            draft.byUse("what it keeps", "aurora-storage");
            draft.byUse("its reads and writes", "aurora-io");
        }
        draft.unknown("backups beyond the size of the database");
    }

    /** Whether a cluster, or an instance of one, has dearer storage and pays for no I/O. */
    static boolean isIoOptimized(Resource resource) {
        return resource.description()
                .text("StorageType")
                .filter("aurora-iopt1"::equals)
                .isPresent();
    }

    static boolean isStandard(Resource resource) {
        return !isIoOptimized(resource);
    }
}
