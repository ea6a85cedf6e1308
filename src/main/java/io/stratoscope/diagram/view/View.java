package io.stratoscope.diagram.view;

import io.stratoscope.topology.Topology;

/** Chooses what of a topology is drawn. */
interface View {
    /** Everything that the view would show if there were room for it. */
    Draft draft(Topology topology);

    /** Whether edges that are not what the view is about are taken together. */
    default boolean takesEdgesTogether() {
        return false;
    }
}
