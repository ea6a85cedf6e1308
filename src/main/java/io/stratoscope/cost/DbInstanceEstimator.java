package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** An instance of Aurora PostgreSQL. Others have no price in the table. */
final class DbInstanceEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.DB_INSTANCE;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        String engine = resource.description().text("Engine").orElse("");
        String size = resource.description().text("DBInstanceClass").orElse("");
        if (!engine.equals("aurora-postgresql")) {
            draft.unknown("a database instance with the engine " + engine);
        } else if (size.equals("db.serverless")) {
            draft.byUse(
                    "its capacity units (ACU)",
                    DbClusterEstimator.isIoOptimized(resource) ? "aurora-iopt-acu" : "aurora-acu");
        } else {
            draft.line(size + " instance", priceOf(resource, size));
        }
    }

    /** The name of the price of an instance of a class; with I/O-Optimized storage it is dearer. */
    static String priceOf(Resource instance, String size) {
        return (DbClusterEstimator.isIoOptimized(instance) ? "aurora-iopt/" : "aurora/") + size;
    }
}
