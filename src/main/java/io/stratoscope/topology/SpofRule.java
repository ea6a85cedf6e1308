package io.stratoscope.topology;

import java.util.List;

/** Finds one sort of single points of failure. One class a rule, registered in {@link SpofRules}. */
interface SpofRule {
    List<SinglePointOfFailure> find(Topology topology);
}
