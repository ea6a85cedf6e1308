package io.stratoscope.discovery;

import io.stratoscope.discovery.Node.Level;
import io.stratoscope.discovery.Node.Reason;
import io.stratoscope.discovery.describer.CloudFormationTypes;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the snapshot of what a discovery knows in the end. */
final class SnapshotAssembly {

    private final Inventory inventory;
    private final Places places;

    SnapshotAssembly(Inventory inventory, Places places) {
        this.inventory = inventory;
        this.places = places;
    }

    Snapshot assemble(AccountInfo account, DiscoveryRequest request, Instant takenAt) {
        Map<Arn, Resource> resources = new TreeMap<>();
        for (Node node : inventory.nodes()) {
            if (shown(node)) {
                resources.put(node.arn, resource(node, inventory, places, takenAt));
            }
        }
        ApiEndpoints apis = ApiEndpoints.of(resources.values(), account.id());
        List<Relation> relations = relations(resources, apis);
        relations.addAll(EndpointResolver.over(resources.values()).relations());
        relations.addAll(ServiceConnect.relations(resources.values()));
        relations.addAll(
                PolicyGrants.among(resources.keySet(), apis)
                        .relations(
                                resources.values().stream().map(this::withPolicies).toList(),
                                relations));
        return new Snapshot(
                account,
                request.scope(),
                request.regions(),
                takenAt,
                List.copyOf(resources.values()),
                relations,
                List.copyOf(inventory.issues()),
                new Ledger(inventory, places).coverage());
    }

    private boolean shown(Node node) {
        return inventory.level(node) != Level.ASIDE || unverified(node);
    }

    /** Named by something, but neither confirmed nor gone, and no earlier snapshot knows it. */
    private static boolean unverified(Node node) {
        return !node.settled() && !node.stale() && !node.reasons.isEmpty();
    }

    static Resource resource(Node node, Inventory inventory, Places places, Instant takenAt) {
        if (node.stale()) {
            return node.previous
                    .orElseThrow()
                    .withState(
                            node.previous.orElseThrow().state() == ResourceState.UNVERIFIED
                                    ? ResourceState.UNVERIFIED
                                    : ResourceState.STALE);
        }
        Optional<Described> described = node.sighting.map(Collector.Sighting::described);
        String id = described.map(Described::id).orElse(node.arn.lastSegment());
        // What the sweep says of tags has not been redacted yet.
        Map<String, String> tags = Redaction.tags(node.tags());
        String name =
                Optional.ofNullable(tags.get("Name"))
                        .filter(tag -> !tag.isBlank())
                        .or(() -> described.map(Described::name))
                        .orElse(node.arn.resourceId());
        return new Resource(
                node.arn,
                described.map(Described::type).orElseGet(() -> CloudFormationTypes.of(node.arn)),
                id,
                name,
                places.regionOf(node),
                described.flatMap(Described::availabilityZone),
                tags,
                inventory.discoveredBy(node),
                described.isPresent() ? ResourceState.LIVE : ResourceState.UNVERIFIED,
                described.map(Described::action).orElse(node.namedBy),
                takenAt,
                described.map(Described::description).orElse(JsonObject.EMPTY));
    }

    private List<Relation> relations(Map<Arn, Resource> resources, ApiEndpoints apis) {
        List<Relation> kept = new ArrayList<>();
        for (Node node : inventory.nodes()) {
            if (!resources.containsKey(node.arn)) {
                continue;
            }
            Level level = inventory.level(node);
            for (Relation told : node.relations()) {
                apis.between(told)
                        .filter(relation ->
                                resources.containsKey(relation.from())
                                        && (resources.containsKey(relation.to())
                                                || (missing(relation, node.arn, level)
                                                        && !endedSince(node, told))))
                        .ifPresent(kept::add);
            }
        }
        return kept;
    }

    /** As it was known before where its policies could not be read this time. */
    private Resource withPolicies(Resource resource) {
        return inventory
                .get(resource.arn())
                .filter(node -> !Collections.disjoint(node.unread, PolicyGrants.MEMBERS))
                .flatMap(node -> node.previous)
                .orElse(resource);
    }

    private boolean missing(Relation relation, Arn teller, Level level) {
        return Inventory.follows(level, relation, teller)
                && inventory.get(relation.to()).filter(end -> end.gone && named(end)).isPresent();
    }

    /** Whether it is only known from an earlier snapshot, and its end went away since: it went with it. */
    private boolean endedSince(Node node, Relation told) {
        return node.keptFromBefore(told)
                && inventory.get(told.to()).filter(end -> end.previous.isPresent()).isPresent();
    }

    private static boolean named(Node node) {
        return node.reasons.contains(Reason.REFERENCED);
    }
}
