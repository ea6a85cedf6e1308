package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A secret. One that is about to be deleted is free. */
final class SecretEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.SECRET;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        if (resource.description().text("DeletedDate").isEmpty()) {
            draft.line("secret", "secret");
            draft.unknown("the requests for it");
        }
    }
}
