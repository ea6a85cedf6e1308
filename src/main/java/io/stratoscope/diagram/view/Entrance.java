package io.stratoscope.diagram.view;

import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.util.List;

/** The way from the internet to a load balancer. */
final class Entrance {
    private Entrance() {}

    /** The routes of an internet-facing load balancer's subnets to internet gateways, once each; none of an internal one. */
    static List<Relation> of(Topology topology, Resource balancer) {
        if (balancer.description().text("Scheme").filter("internet-facing"::equals).isEmpty()) {
            return List.of();
        }
        return topology.subnets(balancer.arn()).stream()
                .flatMap(subnet -> topology.defaultRoutes(subnet).stream())
                .filter(route -> route.to().resourceKind().equals("internet-gateway"))
                .distinct()
                .toList();
    }
}
