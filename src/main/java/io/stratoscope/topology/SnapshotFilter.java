package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which resources of a snapshot are looked at. Of several wishes of one sort a resource fulfils one, and one of each sort. No
 * wish of a sort is no restriction.
 *
 * @param zones names of availability zones; {@link #NO_ZONE} for what stands in none
 */
public record SnapshotFilter(Set<ResourceType> types, Set<String> zones, Set<Tag> tags) {

    /** Lets everything through. */
    public static final SnapshotFilter NONE = new SnapshotFilter(Set.of(), Set.of(), Set.of());

    /** The zone of what stands in no zone. */
    public static final String NO_ZONE = "";

    /** A tag with its value. */
    public record Tag(String key, String value) implements Comparable<Tag> {
        @Override
        public int compareTo(Tag other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : value.compareTo(other.value);
        }
    }

    public SnapshotFilter {
        types = Set.copyOf(types);
        zones = Set.copyOf(zones);
        tags = Set.copyOf(tags);
    }

    public boolean isEmpty() {
        return types.isEmpty() && zones.isEmpty() && tags.isEmpty();
    }

    public SnapshotFilter withTypes(Set<ResourceType> now) {
        return new SnapshotFilter(now, zones, tags);
    }

    public SnapshotFilter withZones(Set<String> now) {
        return new SnapshotFilter(types, now, tags);
    }

    public SnapshotFilter withTags(Set<Tag> now) {
        return new SnapshotFilter(types, zones, now);
    }

    /** The resources that fulfil the wishes. */
    public List<Resource> matches(Topology topology) {
        return topology.snapshot().resources().stream()
                .filter(resource -> matches(topology, resource))
                .toList();
    }

    private boolean matches(Topology topology, Resource resource) {
        return (types.isEmpty() || types.contains(resource.type()))
                && (tags.isEmpty() || tags.stream().anyMatch(tag -> carries(resource, tag)))
                && (zones.isEmpty() || stands(topology.availabilityZones(resource.arn())));
    }

    private static boolean carries(Resource resource, Tag tag) {
        return tag.value().equals(resource.tags().get(tag.key()));
    }

    private boolean stands(NavigableSet<String> in) {
        return in.isEmpty() ? zones.contains(NO_ZONE) : in.stream().anyMatch(zones::contains);
    }

    /**
     * The snapshot of what matches and of what that stands in: subnets and VPCs, subnet groups where only they say which
     * subnets, and the route that makes a subnet a public one. Relations stay where both ends do, or where the end was not in
     * the snapshot before either: leaving a resource out must not make it a missing one. What was asked and could not be
     * answered stays said.
     */
    public Snapshot apply(Snapshot snapshot) {
        if (isEmpty()) {
            return snapshot;
        }
        Topology topology = Topology.of(snapshot);
        Map<Arn, Resource> all = snapshot.byArn();
        Set<Arn> kept = new HashSet<>();
        for (Resource resource : matches(topology)) {
            kept.add(resource.arn());
            surroundings(topology, resource.arn()).filter(all::containsKey).forEach(kept::add);
        }
        List<Relation> relations =
                snapshot.relations().stream()
                        .filter(relation -> kept.contains(relation.from()))
                        .filter(relation ->
                                kept.contains(relation.to()) || !all.containsKey(relation.to()))
                        .toList();
        return new Snapshot(
                snapshot.account(),
                snapshot.scope(),
                snapshot.regions(),
                snapshot.takenAt(),
                snapshot.resources().stream().filter(each -> kept.contains(each.arn())).toList(),
                relations,
                snapshot.issues(),
                snapshot.coverage());
    }

    private static Stream<Arn> surroundings(Topology topology, Arn arn) {
        Set<Arn> around = new HashSet<>(topology.subnets(arn));
        topology.subnet(arn).ifPresent(around::add);
        Stream.concat(Stream.of(arn), Set.copyOf(around).stream())
                .flatMap(each -> topology.vpc(each).stream())
                .forEach(around::add);
        topology.targets(arn, RelationKind.ATTACHED_TO)
                .filter(group -> saysTheSubnets(topology, group))
                .forEach(around::add);
        Set.copyOf(around).forEach(each -> addRouteOut(topology, each, around));
        addRouteOut(topology, arn, around);
        return around.stream();
    }

    private static boolean saysTheSubnets(Topology topology, Arn group) {
        return topology.targets(group, RelationKind.LOCATED_IN)
                .anyMatch(to -> topology.isA(to, ResourceType.SUBNET));
    }

    private static void addRouteOut(Topology topology, Arn subnet, Set<Arn> around) {
        if (!topology.isA(subnet, ResourceType.SUBNET)
                || topology.subnetKind(subnet) != SubnetKind.PUBLIC) {
            return;
        }
        Optional<Arn> table = topology.routeTable(subnet);
        table.ifPresent(around::add);
        topology.defaultRoutes(subnet).stream()
                .map(Relation::to)
                .filter(to -> to.resourceKind().equals("internet-gateway"))
                .forEach(around::add);
    }
}
