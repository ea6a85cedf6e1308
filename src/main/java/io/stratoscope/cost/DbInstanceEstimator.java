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
            draft.byUse("its capacity units (ACU)", "aurora-acu");
        } else {
            draft.line(size + " instance", "aurora/" + size);
        }
    }
}
