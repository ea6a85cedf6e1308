package io.stratoscope.provision.terraform;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Management;
import io.stratoscope.topology.Management.Absent;
import io.stratoscope.topology.Management.Apart;
import io.stratoscope.topology.Management.Managed;
import io.stratoscope.topology.Management.Standing;
import io.stratoscope.topology.Management.Unmanaged;
import io.stratoscope.topology.Topology;
import io.stratoscope.topology.Unread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A state against a snapshot: what is managed by which module, what is missing, and what nobody manages. What could not be read is
 * neither missing nor unmanaged. A snapshot knows what is outside of its scope only when it was asked for what the state names.
 */
public final class StateComparison {

    private record Name(ResourceType type, String id) {}

    private final Snapshot snapshot;
    private final Topology topology;
    private final Unread unread;
    private final Map<Arn, Resource> byArn;
    private final Map<Name, List<Resource>> byName = new HashMap<>();
    private final SortedMap<Arn, Standing> standings = new TreeMap<>();
    private final List<Absent> absent = new ArrayList<>();
    private final List<String> notCompared = new ArrayList<>();

    private StateComparison(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.topology = Topology.of(snapshot);
        this.unread = new Unread(snapshot);
        this.byArn = snapshot.byArn();
        for (Resource each : snapshot.resources()) {
            byName.computeIfAbsent(new Name(each.type(), each.id()), _ -> new ArrayList<>())
                    .add(each);
        }
    }

    /** Compares them. */
    public static Management of(TerraformState state, Snapshot snapshot) {
        StateComparison comparison = new StateComparison(snapshot);
        // What is a setting of another may have the other's ARN: the other comes first.
        Map<Boolean, List<StateResource>> known =
                state.resources().stream()
                        .collect(
                                Collectors.partitioningBy(each -> each.resourceType().isPresent()));
        Stream.of(true, false)
                .flatMap(each -> known.getOrDefault(each, List.of()).stream())
                .forEach(comparison::place);
        comparison.placeTheRest();
        return new Management(comparison.standings, comparison.absent, comparison.notCompared);
    }

    private void place(StateResource each) {
        Optional<Resource> found = found(each).filter(it -> !standings.containsKey(it.arn()));
        if (found.isPresent()) {
            boolean confirmed = found.get().state() == ResourceState.LIVE;
            standings.put(found.get().arn(), new Managed(each.module(), each.address(), confirmed));
        } else if (each.resourceType().isEmpty() || found(each).isPresent()) {
            notCompared.add(each.address());
        } else {
            absent.add(
                    new Absent(
                            each.module(),
                            each.localAddress(),
                            each.resourceType().get(),
                            each.arn(),
                            each.arn()
                                    .map(unread::whyUnknown)
                                    .orElse(Optional.of("has no ARN in the state"))));
        }
    }

    private Optional<Resource> found(StateResource each) {
        return each.arn()
                .flatMap(arn -> Optional.ofNullable(byArn.get(arn)))
                .or(() -> each.arn().isPresent() ? Optional.empty() : named(each));
    }

    /** By type and id, where only one has them. */
    private Optional<Resource> named(StateResource each) {
        if (each.resourceType().isEmpty() || each.id().isEmpty()) {
            return Optional.empty();
        }
        List<Resource> found =
                byName.getOrDefault(
                        new Name(each.resourceType().get(), each.id().get()), List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private void placeTheRest() {
        MadeByAws aws = new MadeByAws(topology);
        for (Resource resource : snapshot.resources()) {
            if (!standings.containsKey(resource.arn())) {
                standings.put(
                        resource.arn(),
                        aws.standing(resource).orElseGet(() -> unmanaged(resource)));
            }
        }
    }

    private Standing unmanaged(Resource resource) {
        if (resource.state() != ResourceState.LIVE) {
            return new Apart("could not be read");
        }
        return isInScope(resource) ? new Unmanaged() : new Apart("outside of the scope");
    }

    /** Whether it belongs to the scope: by its own tag, or as a part of what does. */
    private boolean isInScope(Resource resource) {
        Deque<Arn> open = new ArrayDeque<>(List.of(resource.arn()));
        Set<Arn> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Arn arn = open.remove();
            if (topology.resource(arn)
                    .filter(it -> it.discoveredBy() != DiscoveredBy.EXPANSION)
                    .isPresent()) {
                return true;
            }
            Stream.of(RelationKind.PART_OF, RelationKind.ALIAS_OF)
                    .flatMap(kind -> topology.targets(arn, kind))
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return false;
    }
}
