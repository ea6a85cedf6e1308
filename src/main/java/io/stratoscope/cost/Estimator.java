package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** Knows what is paid for resources of one type. */
interface Estimator {

    ResourceType type();

    /** Adds to the draft what this resource costs; nothing where nothing is paid for it. */
    void estimate(Resource resource, Topology topology, EstimateDraft draft);
}
