package io.stratoscope.logs;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** A cache cluster: the streams with its id in their names, in groups that it shares with the others of its replication group. */
final class CacheNodeLogs implements LogFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.CACHE_CLUSTER);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        StreamChoice mine = new StreamChoice("", resource.id());
        return LogSources.relations(topology, resource)
                .map(relation -> LogSources.at(relation, mine))
                .toList();
    }
}
