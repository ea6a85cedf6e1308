package io.stratoscope.logs;

import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.util.List;

/** Knows where one sort of resource has its logs. */
interface LogFinder {

    boolean knows(Resource resource);

    List<LogSource> find(Topology topology, Resource resource);
}
