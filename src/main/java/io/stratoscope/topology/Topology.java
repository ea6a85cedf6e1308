package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.TopologyNode.Presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A snapshot as a graph: what stands in what, what belongs to what, and what depends on what. Immutable; every answer is in the
 * order of the ARNs, so that it is the same whenever the snapshot is.
 */
public final class Topology {
    private final Snapshot snapshot;
    private final RelationGraph graph;
    private final Containment containment;

    private Topology(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.graph = new RelationGraph(snapshot);
        this.containment = new Containment(graph);
    }

    public static Topology of(Snapshot snapshot) {
        return new Topology(snapshot);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** Every node, sorted by ARN: resources, and what relations name beyond them. */
    public List<TopologyNode> nodes() {
        return graph.nodes();
    }

    public Optional<TopologyNode> node(Arn arn) {
        return graph.node(arn);
    }

    /** The resource, where the snapshot has it. */
    public Optional<Resource> resource(Arn arn) {
        return node(arn).flatMap(TopologyNode::resource);
    }

    /** The resources of a type, sorted by ARN. */
    public List<Resource> resources(ResourceType type) {
        return snapshot.resources().stream().filter(r -> r.type().equals(type)).toList();
    }

    public boolean isA(Arn arn, ResourceType type) {
        return resource(arn).map(r -> r.type().equals(type)).orElse(false);
    }

    /** The name for people; the last segment of the ARN where only that is known. */
    public String name(Arn arn) {
        return node(arn).map(TopologyNode::name).orElseGet(arn::lastSegment);
    }

    /** The relations that start at a resource. */
    public List<Relation> outgoing(Arn arn) {
        return graph.outgoing(arn);
    }

    /** The relations that end at a resource. */
    public List<Relation> incoming(Arn arn) {
        return graph.incoming(arn);
    }

    /** The ends of a resource's relations of a kind. */
    public Stream<Arn> targets(Arn from, RelationKind kind) {
        return graph.targets(from, kind);
    }

    /** The starts of the relations of a kind that end at a resource. */
    public Stream<Arn> sources(Arn to, RelationKind kind) {
        return graph.sources(to, kind);
    }

    /** The smallest container: subnet, VPC, or what it is a part of. */
    public Optional<Arn> parent(Arn arn) {
        return containment.parent(arn);
    }

    /** Those whose {@link #parent} this is. */
    public List<Arn> children(Arn arn) {
        return containment.children(arn);
    }

    /** What it is a part of: the cluster of a service, the load balancer of a listener; empty for a whole. */
    public Optional<Arn> owner(Arn arn) {
        return targets(arn, RelationKind.PART_OF).filter(to -> !to.equals(arn)).findFirst();
    }

    /** Its parts that the snapshot has. */
    public List<Arn> parts(Arn whole, ResourceType type) {
        return sources(whole, RelationKind.PART_OF).filter(part -> isA(part, type)).toList();
    }

    /** The VPC that it stands in, or that it is. */
    public Optional<Arn> vpc(Arn arn) {
        return containment.enclosing(arn, Containment::isVpc);
    }

    /** The one subnet that it stands in, or that it is. */
    public Optional<Arn> subnet(Arn arn) {
        return containment.enclosing(arn, Containment::isSubnet);
    }

    /** Every subnet that it is in, by itself or by its subnet group. */
    public List<Arn> subnets(Arn arn) {
        return containment.subnetsOf(arn);
    }

    /** The zones that it stands in: its own, else those of its subnets. */
    public NavigableSet<String> availabilityZones(Arn arn) {
        NavigableSet<String> zones = new TreeSet<>();
        resource(arn).flatMap(Resource::availabilityZone).ifPresent(zones::add);
        if (zones.isEmpty()) {
            Stream.concat(subnets(arn).stream(), subnet(arn).stream())
                    .flatMap(subnet -> resource(subnet).stream())
                    .flatMap(subnet -> subnet.availabilityZone().stream())
                    .forEach(zones::add);
        }
        return zones;
    }

    /** The one zone that it stands in. */
    public Optional<String> availabilityZone(Arn arn) {
        NavigableSet<String> zones = availabilityZones(arn);
        return zones.size() == 1 ? Optional.of(zones.first()) : Optional.empty();
    }

    /** The route table that holds for a subnet: its own, else the main one of its VPC. */
    public Optional<Arn> routeTable(Arn subnet) {
        Predicate<Arn> isTable = arn -> arn.resourceKind().equals("route-table");
        return sources(subnet, RelationKind.ATTACHED_TO)
                .filter(isTable)
                .findFirst()
                .or(() ->
                        targets(subnet, RelationKind.LOCATED_IN)
                                .filter(Containment::isVpc)
                                .flatMap(vpc -> incoming(vpc).stream())
                                .filter(r -> r.kind() == RelationKind.ATTACHED_TO)
                                .filter(r -> r.detail().equals("main"))
                                .map(Relation::from)
                                .filter(isTable)
                                .findFirst());
    }

    /** The routes of a subnet's table that lead everywhere. */
    public List<Relation> defaultRoutes(Arn subnet) {
        return routeTable(subnet).stream()
                .flatMap(table -> outgoing(table).stream())
                .filter(route -> route.kind() == RelationKind.ROUTES_TO)
                .filter(route -> isEverywhere(route.detail()))
                .toList();
    }

    private static boolean isEverywhere(String cidr) {
        return cidr.equals("0.0.0.0/0") || cidr.equals("::/0");
    }

    public SubnetKind subnetKind(Arn subnet) {
        boolean leadsOut =
                defaultRoutes(subnet).stream()
                        .anyMatch(route -> route.to().resourceKind().equals("internet-gateway"));
        return leadsOut ? SubnetKind.PUBLIC : SubnetKind.PRIVATE;
    }

    /** What it has to do with others: its own relations, and those it inherits from its configuration. */
    public List<EffectiveRelation> effective(Arn arn) {
        return new Inheritance(this).of(arn);
    }

    /** One line each, for people: what is missing, stale, or contradicts itself. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(containment.warnings());
        for (TopologyNode node : graph.nodes()) {
            if (node.presence() == Presence.MISSING) {
                incoming(node.arn()).stream()
                        .findFirst()
                        .ifPresent(r ->
                                warnings.add(
                                        name(r.from())
                                                + " "
                                                + r.kind().verb()
                                                + " "
                                                + node.arn()
                                                + ", which was not found"));
            }
        }
        count(
                        ResourceState.STALE,
                        "could not be read this time and stand as they were known before")
                .ifPresent(warnings::add);
        count(ResourceState.UNVERIFIED, "were named but never confirmed by a describe call")
                .ifPresent(warnings::add);
        return warnings;
    }

    private Optional<String> count(ResourceState state, String words) {
        long count = snapshot.resources().stream().filter(r -> r.state() == state).count();
        return count == 0 ? Optional.empty() : Optional.of(count + " resources " + words);
    }

    /** What stops working if a resource is gone. */
    public BlastRadius blastRadius(Arn gone) {
        return new Failing(Dependencies.of(this)).of(List.of(gone), name(gone));
    }

    /** The same for each of several, which costs less than one after the other. */
    public Map<Arn, BlastRadius> blastRadii(Collection<Arn> each) {
        Dependencies dependencies = Dependencies.of(this);
        Map<Arn, BlastRadius> radii = new TreeMap<>();
        each.forEach(
                gone -> radii.put(gone, new Failing(dependencies).of(List.of(gone), name(gone))));
        return radii;
    }

    /** What stops working if everything that stands in one zone only is gone. */
    public BlastRadius blastRadiusOfZone(String zone) {
        List<Arn> gone =
                snapshot.resources().stream()
                        .map(Resource::arn)
                        .filter(arn -> availabilityZone(arn).filter(zone::equals).isPresent())
                        .toList();
        return new Failing(Dependencies.of(this)).of(gone, "availability zone " + zone);
    }

    /** What has no second of its kind, worst first. */
    public List<SinglePointOfFailure> singlePointsOfFailure() {
        return SpofRules.all().stream().flatMap(rule -> rule.find(this).stream()).sorted().toList();
    }

    /**
     * Answers why nothing gets from one resource to a TCP port of another, many times.
     *
     * @see Obstacles#between
     */
    public Obstacles obstacles() {
        return new Reachability(this)::obstacle;
    }

    /** Who mounts file systems, and where they can be mounted. */
    public Mounts mounts() {
        return new Mounts(this);
    }

    /** Who may reach whom on which port. */
    public List<Access> access() {
        return new Reachability(this).all();
    }
}
