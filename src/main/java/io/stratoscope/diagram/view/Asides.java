package io.stratoscope.diagram.view;

import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

/** What has no part in the flow, in its region: one node a type, until someone opens it. */
final class Asides {
    private final Topology topology;
    private final Frame frame;
    private final FlowRoles roles;

    Asides(Topology topology, Frame frame, FlowRoles roles) {
        this.topology = topology;
        this.frame = frame;
        this.roles = roles;
    }

    void place() {
        for (Resource resource : topology.snapshot().resources()) {
            if (roles.isAside(resource)) {
                frame.addAside(resource.arn(), frame.region(resource.region()));
            }
        }
    }
}
