package io.stratoscope.diagram.view;

import io.stratoscope.topology.Topology;

/** Every resource and every relation. What stands in no VPC is grouped by service. */
final class EverythingView implements View {

    @Override
    public Draft draft(Topology topology) {
        return new Everything(topology).draft();
    }

    @Override
    public boolean takesEdgesTogether() {
        return true;
    }
}
