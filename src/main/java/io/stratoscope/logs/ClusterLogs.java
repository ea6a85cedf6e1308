package io.stratoscope.logs;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** An ECS cluster: what its services write. */
final class ClusterLogs implements LogFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.ECS_CLUSTER);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        return topology.parts(resource.arn(), ResourceType.ECS_SERVICE).stream()
                .flatMap(service -> LogSources.of(topology, service).stream())
                .toList();
    }
}
