package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A public IPv4 address, which costs the same in use and not. */
final class ElasticIpEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.ELASTIC_IP;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        draft.line("public IPv4 address", "public-ipv4");
    }
}
