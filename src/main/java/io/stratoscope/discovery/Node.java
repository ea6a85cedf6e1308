package io.stratoscope.discovery;

import io.stratoscope.discovery.Collector.Sighting;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a running discovery knows of one ARN. Changed only between two rounds, by one thread. */
final class Node {

    /** Why an ARN is looked at. */
    enum Reason {
        /** The tagging API named it. */
        SWEPT,
        /** A part of something that belongs to the scope. */
        PART,
        /** A relation that is followed ends there. */
        REFERENCED,
        /** An earlier snapshot has it. */
        PREVIOUS
    }

    /** How much of it belongs to the snapshot; each level follows more of its relations. */
    enum Level {
        /** Known, but of no interest. */
        ASIDE,
        /** Only mentioned by another: shown, but only its containers are followed. */
        RELATIVE,
        /** Untagged part of a member: followed, except to what it is attached to, which may be another project's. */
        PART,
        /** Within the scope: all its relations are followed. */
        MEMBER
    }

    final Arn arn;
    final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    String region;
    Map<String, String> sweptTags = Map.of();
    String namedBy = "";
    Optional<Sighting> sighting = Optional.empty();
    Optional<Resource> previous = Optional.empty();
    List<Relation> previousRelations = List.of();

    /** All that an earlier snapshot knew of it and its own calls may have told, whichever end it is. */
    List<Relation> previousAround = List.of();

    final List<Relation> told = new ArrayList<>();

    /** What the fields of the evidence begin with that could not be read this time. */
    final Set<String> unread = new TreeSet<>();

    Optional<Failure> failure = Optional.empty();
    boolean gone;
    boolean asked;
    boolean partsAsked;
    Level followed = Level.ASIDE;

    Node(Arn arn, String region) {
        this.arn = arn;
        this.region = region;
    }

    /** Whether a call said what became of it. */
    boolean settled() {
        return sighting.isPresent() || gone;
    }

    /** Whether it was looked at in vain, and an earlier snapshot still knows it. */
    boolean stale() {
        return !settled() && asked && previous.isPresent();
    }

    /** Its tags by the best source. */
    Map<String, String> tags() {
        Optional<Described> described = sighting.map(Sighting::described);
        if (described.filter(Described::tagsKnown).isPresent()) {
            return described.orElseThrow().tags();
        }
        return sweptTags.isEmpty() && stale()
                ? previous.map(Resource::tags).orElse(Map.of())
                : sweptTags;
    }

    List<Relation> relations() {
        if (sighting.isEmpty()) {
            return stale() ? previousRelations : List.of();
        }
        List<Relation> all = toldNow();
        if (!unread.isEmpty()) {
            previousAround.stream().filter(this::couldNotBeReadAgain).forEach(all::add);
        }
        return all;
    }

    private List<Relation> toldNow() {
        List<Relation> now = new ArrayList<>(sighting.map(Sighting::relations).orElse(List.of()));
        now.addAll(told);
        return now;
    }

    /** Whether a relation of what was confirmed could not be read this time and stands as an earlier snapshot knew it. */
    boolean keptFromBefore(Relation relation) {
        return sighting.isPresent() && !toldNow().contains(relation);
    }

    private boolean couldNotBeReadAgain(Relation relation) {
        // What a role may use is inferred anew, from the policies that were known.
        return relation.kind() != RelationKind.MAY_USE
                && unread.stream().anyMatch(relation.evidence().field()::startsWith);
    }
}
