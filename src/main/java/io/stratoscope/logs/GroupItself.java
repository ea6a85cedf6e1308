package io.stratoscope.logs;

import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** A log group is the place. */
final class GroupItself implements LogFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.LOG_GROUP);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        return List.of(
                new LogSource.Group(
                        LogSources.whole(resource.arn()),
                        StreamChoice.ALL,
                        new Evidence(resource.call(), "logGroupArn")));
    }
}
