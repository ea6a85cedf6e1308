package io.stratoscope.diagram.view;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** What is said in a subnet's second line. */
final class Guarding {
    private Guarding() {}

    /** The names of the route table and the network ACL that hold for a subnet. */
    static String of(Topology topology, Arn subnet) {
        String table = topology.routeTable(subnet).map(topology::name).orElse("");
        String acl =
                topology.sources(subnet, RelationKind.ATTACHED_TO)
                        .filter(arn -> topology.isA(arn, ResourceType.NETWORK_ACL))
                        .map(topology::name)
                        .findFirst()
                        .orElse("");
        String tables = table.isEmpty() ? "" : " · routes " + table;
        return tables + (acl.isEmpty() ? "" : " · ACL " + acl);
    }
}
