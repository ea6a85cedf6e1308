package io.stratoscope.logs;

import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.util.List;

/**
 * Whatever says itself where it logs to, and is alone there: a DB cluster, a replication group, a bucket's access logs.
 */
final class OwnLogs implements LogFinder {
    @Override
    public boolean knows(Resource resource) {
        return true;
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        return LogSources.relations(topology, resource)
                .map(relation -> LogSources.at(relation, StreamChoice.ALL))
                .toList();
    }
}
