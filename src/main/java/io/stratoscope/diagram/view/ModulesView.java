package io.stratoscope.diagram.view;

import io.stratoscope.topology.Management;
import io.stratoscope.topology.Topology;

/** Terraform's modules, one in the other, with what they manage; what is missing there, and what nobody manages. */
final class ModulesView implements View {

    private final Management management;

    ModulesView(Management management) {
        this.management = management;
    }

    @Override
    public Draft draft(Topology topology) {
        return new Modules(topology, management).draft();
    }

    @Override
    public boolean takesEdgesTogether() {
        return true;
    }
}
