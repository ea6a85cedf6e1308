package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows the configuration of a resource, and DNS records and access points to what they stand for. */
final class Inheritance {
    private static final Set<RelationKind> BY_DEFINITION =
            Set.of(
                    RelationKind.CONNECTS_TO,
                    RelationKind.MOUNTS,
                    RelationKind.READS_SECRET,
                    RelationKind.LOGS_TO,
                    RelationKind.ASSUMES_ROLE,
                    RelationKind.STORES_IN,
                    RelationKind.NOTIFIES);

    private final Topology topology;

    Inheritance(Topology topology) {
        this.topology = topology;
    }

    List<EffectiveRelation> of(Arn arn) {
        List<EffectiveRelation> found = new ArrayList<>();
        for (Relation own : topology.outgoing(arn)) {
            resolve(EffectiveRelation.direct(own), found);
            if (own.kind() == RelationKind.CONFIGURED_BY && isDefinition(own.to())) {
                for (Relation inherited : topology.outgoing(own.to())) {
                    if (BY_DEFINITION.contains(inherited.kind())) {
                        resolve(inherit(arn, own, inherited), found);
                    }
                }
            }
        }
        Map<List<Object>, EffectiveRelation> once = new LinkedHashMap<>();
        found.forEach(r -> once.putIfAbsent(List.of(r.to(), r.kind(), r.detail()), r));
        return List.copyOf(once.values());
    }

    private boolean isDefinition(Arn arn) {
        return arn.resourceKind().equals("task-definition");
    }

    private static EffectiveRelation inherit(Arn heir, Relation configuredBy, Relation of) {
        return new EffectiveRelation(
                heir, of.to(), of.kind(), of.detail(), List.of(configuredBy, of));
    }

    /** Adds the relation, and after it where its end leads to: a record to its target, an access point to its file system. */
    private void resolve(EffectiveRelation relation, List<EffectiveRelation> found) {
        found.add(relation);
        if (relation.kind() != RelationKind.CONNECTS_TO && relation.kind() != RelationKind.MOUNTS) {
            return;
        }
        Set<Arn> seen = new HashSet<>(List.of(relation.to()));
        Deque<EffectiveRelation> open = new ArrayDeque<>(List.of(relation));
        while (!open.isEmpty()) {
            EffectiveRelation at = open.remove();
            for (Relation next : leadsOn(at.to())) {
                if (seen.add(next.to())) {
                    List<Relation> via = new ArrayList<>(at.via());
                    via.add(next);
                    EffectiveRelation further =
                            new EffectiveRelation(
                                    at.from(), next.to(), at.kind(), at.detail(), via);
                    found.add(further);
                    open.add(further);
                }
            }
        }
    }

    private List<Relation> leadsOn(Arn arn) {
        RelationKind kind;
        if (topology.isA(arn, ResourceType.RECORD_SET)) {
            kind = RelationKind.ROUTES_TO;
        } else if (topology.isA(arn, ResourceType.EFS_ACCESS_POINT)) {
            kind = RelationKind.PART_OF;
        } else {
            return List.of();
        }
        return topology.outgoing(arn).stream().filter(r -> r.kind() == kind).toList();
    }
}
