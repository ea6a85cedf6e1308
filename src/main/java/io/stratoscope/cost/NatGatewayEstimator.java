package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A NAT gateway by the hour; the gigabytes that go through it are not in a snapshot. Its public addresses are counted by themselves. */
final class NatGatewayEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.NAT_GATEWAY;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        if (resource.description().text("State").filter("deleted"::equals).isPresent()) {
            return;
        }
        draft.line("NAT gateway", "nat-gateway");
        draft.byUse("the data that it processes", "nat-gateway-data");
    }
}
