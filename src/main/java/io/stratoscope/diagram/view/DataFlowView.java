package io.stratoscope.diagram.view;

import io.stratoscope.topology.Topology;

/**
 * The way of the data: users → DNS → load balancer → service → database, cache, files → backup. What has no part in a flow (keys, secrets, logs,
 * alarms) stands aside, stacked by type.
 */
final class DataFlowView implements View {

    @Override
    public Draft draft(Topology topology) {
        return new DataFlow(topology).draft();
    }
}
