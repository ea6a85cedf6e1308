package io.stratoscope.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** A NAT gateway that no route leads to. */
final class IdleNatRule implements WasteRule {
    @Override
    public List<Waste> find(CostEstimate cost) {
        Topology topology = cost.topology();
        if (!WasteRule.wasRead(topology, "ec2:DescribeRouteTables")) {
            return List.of();
        }
        return topology.resources(ResourceType.NAT_GATEWAY).stream()
                .filter(nat -> isIdle(nat.arn(), topology))
                .map(nat ->
                        new Waste(
                                "idle-nat",
                                nat,
                                WasteRule.monthly(cost, nat.arn()),
                                "No route leads to the NAT gateway: nothing goes through it.",
                                List.of("ec2:DescribeRouteTables: no route with " + nat.id()),
                                "Delete it and release its address, or add the route that is missing."))
                .toList();
    }

    // A VPC of which no route table is in the snapshot was not looked at: it may well have the
    // route.
    private static boolean isIdle(Arn nat, Topology topology) {
        return topology.sources(nat, RelationKind.ROUTES_TO).findAny().isEmpty()
                && topology.vpc(nat)
                        .filter(vpc -> !topology.parts(vpc, ResourceType.ROUTE_TABLE).isEmpty())
                        .isPresent();
    }
}
