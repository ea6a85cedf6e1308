package io.stratoscope.diagram.view;

import io.stratoscope.topology.Topology;

/**
 * VPC ⊃ AZ ⊃ subnet, with what has a network interface in it. A route is an edge from the subnet whose table has it to the gateway, labelled
 * with its destination; the tables and ACLs themselves stand in the subnets' second lines. It reads from the internet inwards.
 */
final class NetworkView implements View {

    @Override
    public Draft draft(Topology topology) {
        return new Network(topology).draft();
    }
}
