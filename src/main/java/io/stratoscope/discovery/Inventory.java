package io.stratoscope.discovery;

import io.stratoscope.discovery.Collector.FailedCall;
import io.stratoscope.discovery.Collector.Sighting;
import io.stratoscope.discovery.Collector.Told;
import io.stratoscope.discovery.Collector.Unread;
import io.stratoscope.discovery.Node.Level;
import io.stratoscope.discovery.Node.Reason;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that a running discovery knows, by ARN: what was named by whom, what became of it, and which of it belongs to
 * the snapshot. Changed only between two rounds, by one thread.
 */
final class Inventory {

    private static final Set<RelationKind> DATA_WORK =
            EnumSet.of(RelationKind.STORES_IN, RelationKind.COPIES_FROM, RelationKind.COPIES_TO);

    /** Who named what no call named. */
    private static final String OUTSIDE = "stratoscope:Named";

    private final Scope scope;
    private final NavigableMap<Arn, Node> nodes = new TreeMap<>();
    private final SortedSet<DiscoveryIssue> issues = new TreeSet<>();
    private final SortedSet<FailedListing> failedListings = new TreeSet<>();
    private final Set<String> regionsWithoutSweep = new HashSet<>();

    Inventory(Scope scope, Optional<Snapshot> previous) {
        this.scope = scope;
        previous.map(EarlierState::of).ifPresent(nodes::putAll);
    }

    /** Whether a call confirmed it and all its relations are followed. Asked by running tasks, between two changes. */
    boolean confirmed(Arn arn) {
        Node node = nodes.get(arn);
        return node != null
                && node.sighting.isPresent()
                && node.followed.compareTo(Level.PART) >= 0;
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Optional<Node> get(Arn arn) {
        return Optional.ofNullable(nodes.get(arn));
    }

    SortedSet<DiscoveryIssue> issues() {
        return issues;
    }

    SortedSet<FailedListing> failedListings() {
        return failedListings;
    }

    /** The tagging API named it. */
    void swept(Arn arn, Map<String, String> tags, String region) {
        Node node = want(arn, Reason.SWEPT, region, TagSweep.ACTION);
        node.sweptTags = tags;
        // What a sweep names is in the region that was swept, also where its ARN does not say so
        // (S3): until a describe call tells, since an emulator's sweep of any region names all
        // buckets.
        if (node.sighting.isEmpty()) {
            node.region = region;
        }
    }

    /** Somebody outside of the account named it; it is looked at like what another resource names. */
    void named(Arn arn, String home) {
        want(arn, Reason.REFERENCED, arn.region().isEmpty() ? home : arn.region(), OUTSIDE);
    }

    /** The tagging API did not answer for a region: who carried the tag before still counts as carrying it. */
    void sweepFailed(String region) {
        regionsWithoutSweep.add(region);
    }

    /** What an earlier snapshot knew and nothing has named yet is looked at too. */
    void wantPrevious() {
        for (Node node : nodes.values()) {
            if (node.previous.isPresent()) {
                node.reasons.add(Reason.PREVIOUS);
            }
        }
    }

    /** What an earlier snapshot knew and nobody came to look at is stale. */
    void leavePreviousUnlooked() {
        wantPrevious();
        nodes.values().stream()
                .filter(node -> node.previous.isPresent())
                .forEach(node -> node.asked = true);
    }

    private Node want(Arn arn, Reason reason, String region, String namedBy) {
        Node node = node(arn, region);
        node.reasons.add(reason);
        if (node.namedBy.isEmpty()) {
            node.namedBy = namedBy;
        }
        return node;
    }

    private Node node(Arn arn, String region) {
        return nodes.computeIfAbsent(arn, key -> new Node(key, region));
    }

    /** Takes over what a task collected. */
    void take(Collector collected, String service, boolean parts) {
        for (Sighting sighting : collected.sightings()) {
            Arn arn = sighting.described().arn();
            Node node = node(arn, sighting.region());
            if (parts) {
                want(arn, Reason.PART, sighting.region(), sighting.described().action());
            }
            if (node.sighting.isEmpty()) {
                node.sighting = Optional.of(sighting);
                if (arn.region().isEmpty()) {
                    node.region = sighting.region();
                }
            }
        }
        for (Told told : collected.told()) {
            Node node = node(told.resource(), collected.region());
            node.told.addAll(told.relations());
            node.followed = Level.ASIDE;
        }
        for (Unread unread : collected.unread()) {
            for (Arn arn : unread.resources()) {
                Node node = node(arn, collected.region());
                node.unread.addAll(unread.fields());
                node.followed = Level.ASIDE;
            }
        }
        collected.gone().forEach(arn -> gone(arn, collected.region()));
        collected.detours().forEach(call -> said(call, service, collected.region()));
        collected.failures().forEach(failed -> failed(failed, service, collected.region()));
    }

    private void gone(Arn arn, String region) {
        Node node = node(arn, region);
        node.gone = node.sighting.isEmpty();
    }

    private void failed(FailedCall call, String service, String region) {
        List<Arn> about = call.about();
        if (call.failure() instanceof Failure.NotFound && about.size() == 1) {
            Node node = node(about.getFirst(), region);
            if (!node.settled()) {
                node.gone = true;
                return;
            }
        }
        said(call, service, region);
        List<Node> unsettled =
                about.stream()
                        .map(arn -> node(arn, region))
                        .filter(node -> !node.settled())
                        .toList();
        if (unsettled.isEmpty()) {
            failedListings.add(
                    new FailedListing(row(call, service), region, call.action(), call.failure()));
        }
        unsettled.forEach(node -> node.failure = Optional.of(call.failure()));
    }

    private void said(FailedCall call, String service, String region) {
        List<Arn> about = call.about();
        issues.add(
                new DiscoveryIssue(
                        actionService(call.action(), service),
                        region,
                        call.action(),
                        about.size() == 1 ? Optional.of(about.getFirst()) : Optional.empty(),
                        call.failure()));
    }

    /** The ledger's row: where the describer is of no service, that of the resources. */
    private static String row(FailedCall call, String service) {
        if (!service.isEmpty()) {
            return service;
        }
        return call.about().isEmpty()
                ? actionService(call.action(), service)
                : call.about().getFirst().service();
    }

    private static String actionService(String action, String otherwise) {
        int colon = action.indexOf(':');
        return colon > 0 ? action.substring(0, colon) : otherwise;
    }

    void issue(DiscoveryIssue issue) {
        issues.add(issue);
    }

    /** Follows the relations of all that belongs to the snapshot, until nothing new is wanted. */
    void follow() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : List.copyOf(nodes.values())) {
                if (level(node) == Level.ASIDE && worksOnOwnData(node)) {
                    want(
                            node.arn,
                            Reason.PART,
                            node.region,
                            node.sighting.orElseThrow().described().action());
                }
                Level level = level(node);
                if (level.compareTo(node.followed) > 0) {
                    follow(node, level);
                    changed = true;
                }
            }
        }
    }

    /**
     * Whether it is a copy job, or its place in a storage, that works on data of the scope, and the endpoint does not tell
     * its tags.
     */
    private boolean worksOnOwnData(Node node) {
        return node.sighting.filter(each -> !each.described().tagsKnown()).isPresent()
                && node.relations().stream()
                        .filter(relation -> DATA_WORK.contains(relation.kind()))
                        .flatMap(relation -> get(relation.to()).stream())
                        .anyMatch(end -> level(end).compareTo(Level.PART) >= 0);
    }

    private void follow(Node node, Level level) {
        node.followed = level;
        for (Relation relation : node.relations()) {
            if (follows(level, relation, node.arn)) {
                Arn end = relation.from().equals(node.arn) ? relation.to() : relation.from();
                // Which API an endpoint is of is known when everything is described.
                if (!ApiEndpoints.isEndpoint(end)) {
                    want(
                            end,
                            Reason.REFERENCED,
                            end.region().isEmpty() ? node.region : end.region(),
                            relation.evidence().call());
                }
            }
        }
    }

    /** Whether the other end of a relation that this resource's description tells of is looked at. */
    static boolean follows(Level level, Relation relation, Arn teller) {
        RelationKind kind = relation.kind();
        return switch (level) {
            case MEMBER -> true;
            case PART -> kind != RelationKind.ATTACHED_TO;
            // Its containers, but not what it contains.
            case RELATIVE ->
                    relation.from().equals(teller)
                            && (kind == RelationKind.LOCATED_IN || kind == RelationKind.PART_OF);
            case ASIDE -> false;
        };
    }

    /** How much of it belongs to the snapshot by what is known now. */
    Level level(Node node) {
        if (node.sighting.isEmpty() && !node.stale()) {
            return Level.ASIDE;
        }
        if (isRetired(node) && !node.reasons.contains(Reason.REFERENCED)) {
            return Level.ASIDE;
        }
        if (carriesTag(node)) {
            return Level.MEMBER;
        }
        if (node.reasons.contains(Reason.PART) && !claimedElsewhere(node.tags())) {
            return Level.PART;
        }
        if (node.reasons.contains(Reason.REFERENCED)) {
            return Level.RELATIVE;
        }
        return node.reasons.contains(Reason.PREVIOUS) ? levelOfPrevious(node) : Level.ASIDE;
    }

    private static boolean isRetired(Node node) {
        return node.sighting.filter(each -> each.described().retired()).isPresent();
    }

    private Level levelOfPrevious(Node node) {
        if (node.stale()) {
            return Level.RELATIVE;
        }
        // Its owner may be unreadable this time, so that nothing else names this part.
        boolean partOfMember =
                !claimedElsewhere(node.tags())
                        && ends(node, Inventory::partOf)
                                .anyMatch(owner -> owner.followed.compareTo(Level.PART) >= 0);
        if (partOfMember) {
            return Level.PART;
        }
        // The same for what is no part, and was named by what it belongs to.
        return ends(node, relation -> true).anyMatch(Node::stale) ? Level.RELATIVE : Level.ASIDE;
    }

    private static boolean partOf(Relation relation) {
        return relation.kind() == RelationKind.PART_OF || relation.kind() == RelationKind.ALIAS_OF;
    }

    private Stream<Node> ends(Node node, Predicate<Relation> wanted) {
        return node.relations().stream()
                .filter(wanted)
                .filter(relation -> relation.from().equals(node.arn))
                .flatMap(relation -> get(relation.to()).stream());
    }

    private boolean carriesTag(Node node) {
        Map<String, String> tags = node.tags();
        if (scope.includes(tags)) {
            return true;
        }
        if (claimedElsewhere(tags)) {
            return false;
        }
        boolean taggedBefore =
                node.previous
                        .filter(resource -> resource.discoveredBy() == DiscoveredBy.TAG)
                        .isPresent();
        boolean tagsSaidNow =
                node.sighting.filter(sighting -> sighting.described().tagsKnown()).isPresent();
        return node.reasons.contains(Reason.SWEPT)
                || (taggedBefore && node.stale())
                || (taggedBefore && !tagsSaidNow && sweepFailedFor(node));
    }

    private boolean sweepFailedFor(Node node) {
        return regionsWithoutSweep.contains(node.region)
                || (node.arn.region().isEmpty() && !regionsWithoutSweep.isEmpty());
    }

    /** Whether the tags say that it belongs to another project. */
    private boolean claimedElsewhere(Map<String, String> tags) {
        return switch (scope) {
            case Scope.Everything() -> false;
            case Scope.Tagged(Map<String, String> wanted) ->
                    wanted.entrySet().stream()
                            .anyMatch(tag ->
                                    tags.containsKey(tag.getKey())
                                            && !tag.getValue().equals(tags.get(tag.getKey())));
        };
    }

    /** Why a resource of the snapshot is in it. */
    DiscoveredBy discoveredBy(Node node) {
        return switch (scope) {
            case Scope.Everything() -> DiscoveredBy.ALL;
            case Scope.Tagged ignored -> {
                boolean swept = node.reasons.contains(Reason.SWEPT) && !node.settled();
                yield swept || carriesTag(node) ? DiscoveredBy.TAG : DiscoveredBy.EXPANSION;
            }
        };
    }
}
