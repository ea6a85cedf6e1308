package io.stratoscope.topology;

import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;

/** A load balancer whose subnets are all in one zone. */
final class OneZoneBalancerRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        return topology.resources(ResourceType.LOAD_BALANCER).stream()
                .filter(balancer -> topology.availabilityZones(balancer.arn()).size() == 1)
                .map(balancer -> report(topology, balancer))
                .toList();
    }

    private static SinglePointOfFailure report(Topology topology, Resource balancer) {
        return new SinglePointOfFailure(
                "one-zone-load-balancer",
                balancer.arn(),
                "The load balancer "
                        + balancer.name()
                        + " stands in "
                        + topology.availabilityZones(balancer.arn()).first()
                        + " only: nobody gets in when that zone fails.",
                Evidences.of(topology, List.of(balancer.arn()), RelationKind.LOCATED_IN),
                "Give it a subnet in a second zone.");
    }
}
