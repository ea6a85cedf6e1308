package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that stands in one zone and that all traffic passes: an articulation point of the graph of the flows from the ways in (public records,
 * internet-facing load balancers) to the targets. What AWS itself runs in several zones (a load balancer in two subnets, a
 * listener, a target group, a record) is not meant: it has no single place to fail in.
 */
final class OnlyWayInRule implements SpofRule {
    private static final String INTERNET = "internet";

    @Override
    public List<SinglePointOfFailure> find(Topology topology) {
        SimpleGraph<String, DefaultEdge> flows = new SimpleGraph<>(DefaultEdge.class);
        flows.addVertex(INTERNET);
        for (Resource resource : topology.snapshot().resources()) {
            flow(topology, flows, resource);
        }
        Set<String> cuts = new TreeSet<>(new BiconnectivityInspector<>(flows).getCutpoints());
        List<SinglePointOfFailure> found = new ArrayList<>();
        for (String cut : cuts) {
            Arn.parse(cut)
                    .filter(arn -> passesOn(topology, arn))
                    .filter(arn -> topology.availabilityZones(arn).size() == 1)
                    .ifPresent(arn -> found.add(report(topology, arn)));
        }
        return found;
    }

    private static void flow(
            Topology topology, SimpleGraph<String, DefaultEdge> flows, Resource resource) {
        String from = resource.arn().toString();
        boolean wayIn =
                resource.description().text("Scheme").filter("internet-facing"::equals).isPresent()
                        || resource.description().text("PublicIpAddress").isPresent()
                        || (resource.type().equals(ResourceType.RECORD_SET)
                                && topology.targets(resource.arn(), RelationKind.ROUTES_TO)
                                        .findAny()
                                        .isPresent());
        if (wayIn) {
            connect(flows, INTERNET, from);
        }
        if (resource.type().equals(ResourceType.ROUTE_TABLE)) {
            return;
        }
        topology.targets(resource.arn(), RelationKind.ROUTES_TO)
                .forEach(to -> connect(flows, from, to.toString()));
        if (resource.type().equals(ResourceType.LISTENER)) {
            topology.owner(resource.arn()).ifPresent(lb -> connect(flows, lb.toString(), from));
        }
        topology.targets(resource.arn(), RelationKind.CONNECTS_TO)
                .forEach(to -> connect(flows, from, to.toString()));
    }

    private static void connect(SimpleGraph<String, DefaultEdge> flows, String from, String to) {
        flows.addVertex(from);
        flows.addVertex(to);
        if (!from.equals(to)) {
            flows.addEdge(from, to);
        }
    }

    /** Only machines: a service or a balancer has rules of its own. */
    private static boolean passesOn(Topology topology, Arn arn) {
        return topology.isA(arn, ResourceType.EC2_INSTANCE);
    }

    private static SinglePointOfFailure report(Topology topology, Arn arn) {
        return new SinglePointOfFailure(
                "only-way-in",
                arn,
                "All traffic to what is behind "
                        + topology.name(arn)
                        + " passes this one instance in "
                        + topology.availabilityZones(arn).first()
                        + ".",
                Evidences.of(topology, List.of(arn), RelationKind.CONNECTS_TO),
                "Run a second one in another zone behind a load balancer.");
    }
}
