package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One NAT gateway that subnets of several zones go out through. */
final class SingleNatRule implements SpofRule {
    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        Map<Arn, NavigableSet<String>> zones = new TreeMap<>();
        Map<Arn, List<Relation>> routes = new TreeMap<>();
        for (Resource subnet : topology.resources(ResourceType.SUBNET)) {
            for (Relation route : topology.defaultRoutes(subnet.arn())) {
                if (route.to().resourceKind().equals("natgateway")) {
                    zones.computeIfAbsent(route.to(), _ -> new TreeSet<>())
                            .addAll(topology.availabilityZones(subnet.arn()));
                    routes.computeIfAbsent(route.to(), _ -> new ArrayList<>()).add(route);
                }
            }
        }
        return zones.entrySet().stream()
                .filter(served -> served.getValue().size() > 1)
                .map(served -> report(topology, served.getKey(), served.getValue(), routes))
                .toList();
    }

    private static SinglePointOfFailure report(
            Topology topology,
            Arn nat,
            NavigableSet<String> zones,
            Map<Arn, List<Relation>> routes) {
        return new SinglePointOfFailure(
                "single-nat",
                nat,
                "The private subnets of "
                        + String.join(" and ", zones)
                        + " all go out through "
                        + topology.name(nat)
                        + ": when its zone fails, none of them reaches the internet.",
                routes.getOrDefault(nat, List.of()).stream().distinct().toList(),
                "Make a NAT gateway in each zone and route each private subnet to the one of its own.");
    }
}
