package io.stratoscope.topology;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.SnapshotFilter.Tag;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the resources of a snapshot can be told apart by, and how many there are of each: the most frequent first, of equals in
 * the order of their names.
 */
public record SnapshotFacets(
        List<Facet<ResourceType>> types, List<Facet<String>> zones, List<Facet<Tag>> tags) {

    /** A value that resources have in common. */
    public record Facet<T>(T value, int count) {}

    /** Of no resource. */
    public static final SnapshotFacets NONE = new SnapshotFacets(List.of(), List.of(), List.of());

    public SnapshotFacets {
        types = List.copyOf(types);
        zones = List.copyOf(zones);
        tags = List.copyOf(tags);
    }

    /** A resource in several zones counts in each. */
    public static SnapshotFacets of(Snapshot snapshot) {
        Topology topology = Topology.of(snapshot);
        Map<ResourceType, Integer> types = new HashMap<>();
        Map<String, Integer> zones = new HashMap<>();
        Map<Tag, Integer> tags = new HashMap<>();
        for (Resource resource : snapshot.resources()) {
            types.merge(resource.type(), 1, Integer::sum);
            Set<String> in = topology.availabilityZones(resource.arn());
            (in.isEmpty() ? Set.of(SnapshotFilter.NO_ZONE) : in)
                    .forEach(zone -> zones.merge(zone, 1, Integer::sum));
            resource.tags()
                    .forEach((key, value) -> tags.merge(new Tag(key, value), 1, Integer::sum));
        }
        return new SnapshotFacets(sorted(types), sorted(zones), sorted(tags));
    }

    private static <T extends Comparable<? super T>> List<Facet<T>> sorted(Map<T, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Facet<>(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.<Facet<T>>comparingInt(Facet::count)
                                .reversed()
                                .thenComparing(Facet::value))
                .toList();
    }
}
