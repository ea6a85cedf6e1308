package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A hosted zone, public or private. */
final class HostedZoneEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.HOSTED_ZONE;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        draft.line("hosted zone", "hosted-zone");
        draft.assume("it is one of the account's first 25, which are dearer than those after");
        draft.unknown("the queries, of a public zone");
    }
}
