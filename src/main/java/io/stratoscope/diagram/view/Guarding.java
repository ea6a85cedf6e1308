package io.stratoscope.diagram.view;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.function.UnaryOperator;

/** What is said in a subnet's second line beside its addresses. */
final class Guarding {
    private Guarding() {}

    /**
     * The names of the route table and the network ACL that hold for a subnet, without the word that they all begin with, the
     * project's.
     */
    static String of(Topology topology, Arn subnet) {
        String table = topology.routeTable(subnet).map(topology::name).orElse("");
        String acl =
                topology.sources(subnet, RelationKind.ATTACHED_TO)
                        .filter(arn -> topology.isA(arn, ResourceType.NETWORK_ACL))
                        .map(topology::name)
                        .findFirst()
                        .orElse("");
        String name = topology.name(subnet);
        String project = name.substring(0, name.indexOf('-') + 1);
        UnaryOperator<String> shorter =
                it ->
                        it.startsWith(project) && it.length() > project.length()
                                ? it.substring(project.length())
                                : it;
        String tables = table.isEmpty() ? "" : " · routes " + shorter.apply(table);
        return tables + (acl.isEmpty() ? "" : " · ACL " + shorter.apply(acl));
    }
}
