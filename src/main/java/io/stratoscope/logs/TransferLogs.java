package io.stratoscope.logs;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** A DataSync task: the streams of its executions, {@code task-…-exec-…}; several tasks may share a group. */
final class TransferLogs implements LogFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.DATASYNC_TASK);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        StreamChoice mine = StreamChoice.beginning(resource.arn().lastSegment() + "-");
        return LogSources.relations(topology, resource)
                .map(relation -> LogSources.at(relation, mine))
                .toList();
    }
}
