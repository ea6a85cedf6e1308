package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A log group: what it keeps. What is written to it is not in a snapshot. */
final class LogGroupEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.LOG_GROUP;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        resource.description()
                .number("storedBytes")
                .ifPresentOrElse(
                        bytes ->
                                draft.line("stored logs", Gibibytes.of(bytes), "logs-storage")
                                        .assume("it keeps as much as it does now"),
                        () -> draft.unknown("how much it keeps"));
        draft.byUse("the logs that are written to it", "logs-ingestion");
    }
}
