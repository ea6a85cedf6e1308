package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;

import java.util.List;

/**
 * A relation that a resource has itself or inherits: a service connects to what its task definition connects to, and where that
 * is a DNS record, to what the record leads to.
 *
 * @param via the relations that it was concluded from, from the start to the end
 */
public record EffectiveRelation(
        Arn from, Arn to, RelationKind kind, String detail, List<Relation> via) {
    public EffectiveRelation {
        via = List.copyOf(via);
    }

    static EffectiveRelation direct(Relation relation) {
        return new EffectiveRelation(
                relation.from(),
                relation.to(),
                relation.kind(),
                relation.detail(),
                List.of(relation));
    }
}
