package io.stratoscope.health;

import io.stratoscope.topology.Topology;

/**
 * What one look at a project found.
 *
 * @param topology what was judged; it names what the report speaks of
 */
public record HealthLook(Topology topology, HealthReport report) {}
