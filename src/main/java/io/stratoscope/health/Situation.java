package io.stratoscope.health;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What rules look at.
 *
 * @param observations what was asked beyond the snapshot
 * @param now the account's time
 */
public record Situation(
        Topology topology, Observations observations, HealthSettings settings, Instant now) {

    /** The resources of a type, sorted by ARN. */
    public List<Resource> resources(ResourceType type) {
        return topology.resources(type);
    }

    /** The number that a rule compares with. */
    public BigDecimal threshold(HealthRule rule, String name) {
        return settings.threshold(rule, name);
    }
}
