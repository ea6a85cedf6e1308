package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A flow log: paid by what it writes, which is not in a snapshot. */
final class FlowLogEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.FLOW_LOG;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        String to = resource.description().text("LogDestinationType").orElse("");
        draft.byUse(
                "the logs that it writes",
                to.equals("s3") ? "vended-logs-to-s3" : "vended-logs-to-" + to);
    }
}
