package io.stratoscope.logs;

import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Set;

/** A VPC or a subnet: the flow logs that watch it. */
final class WatchedByFlowLogs implements LogFinder {
    private static final Set<ResourceType> TYPES = Set.of(ResourceType.VPC, ResourceType.SUBNET);

    @Override
    public boolean knows(Resource resource) {
        return TYPES.contains(resource.type());
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        return topology.sources(resource.arn(), RelationKind.MONITORS)
                .filter(watcher -> topology.isA(watcher, ResourceType.FLOW_LOG))
                .flatMap(flowLog -> LogSources.of(topology, flowLog).stream())
                .toList();
    }
}
