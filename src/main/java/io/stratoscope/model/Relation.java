package io.stratoscope.model;

import java.util.Comparator;

/**
 * A typed, directed relation between two resources. The end need not be in the snapshot: then it is a <em>missing</em>
 * node for the topology.
 *
 * @param detail what qualifies it, for example {@code tcp 2283} or {@code 0.0.0.0/0}; empty where nothing does
 */
public record Relation(Arn from, Arn to, RelationKind kind, String detail, Evidence evidence)
        implements Comparable<Relation> {

    private static final Comparator<Relation> ORDER =
            Comparator.comparing(Relation::from)
                    .thenComparing(Relation::kind)
                    .thenComparing(Relation::to)
                    .thenComparing(Relation::detail)
                    .thenComparing(Relation::evidence);

    public Relation(Arn from, Arn to, RelationKind kind, Evidence evidence) {
        this(from, to, kind, "", evidence);
    }

    @Override
    public int compareTo(Relation other) {
        return ORDER.compare(this, other);
    }
}
