package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;

import java.util.Collection;
import java.util.List;

/** Collects the relations that a rule has looked at. */
final class Evidences {
    private Evidences() {}

    static List<Relation> of(Topology topology, Collection<Arn> from, RelationKind kind) {
        return from.stream()
                .flatMap(arn -> topology.outgoing(arn).stream())
                .filter(relation -> relation.kind() == kind)
                .toList();
    }
}
