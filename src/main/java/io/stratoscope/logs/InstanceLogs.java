package io.stratoscope.logs;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.stream.Stream;

/**
 * A DB instance: its own groups, or its streams in those of its cluster. RDS names a stream by the instance, {@code db-1} or
 * {@code db-1.0}.
 */
final class InstanceLogs implements LogFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.DB_INSTANCE);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        StreamChoice mine = new StreamChoice(resource.id(), resource.id());
        Stream<LogSource> ofCluster =
                topology.owner(resource.arn()).flatMap(topology::resource).stream()
                        .flatMap(cluster -> LogSources.relations(topology, cluster))
                        .map(relation -> LogSources.at(relation, mine));
        Stream<LogSource> own =
                LogSources.relations(topology, resource)
                        .map(relation -> LogSources.at(relation, StreamChoice.ALL));
        return Stream.concat(own, ofCluster).toList();
    }
}
