package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.CanonicalArn;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects the relations of one resource that one call told of. The SDK's {@code null} and empty texts are skipped. */
public final class RelationsOf {

    private final Arn from;
    private final String action;
    private final List<Relation> relations = new ArrayList<>();

    public RelationsOf(Arn from, String action) {
        this.from = from;
        this.action = action;
    }

    public RelationsOf to(RelationKind kind, Arn target, String detail, String field) {
        return target.equals(from) ? this : toMayBeSelf(kind, target, detail, field);
    }

    /** The same where a relation to itself says something: a security group that lets itself in. */
    public RelationsOf toMayBeSelf(RelationKind kind, Arn target, String detail, String field) {
        relations.add(
                new Relation(
                        from, CanonicalArn.of(target), kind, detail, new Evidence(action, field)));
        return this;
    }

    /** From another resource to this one, where only this one's description tells of it. */
    public RelationsOf from(RelationKind kind, Arn source, String detail, String field) {
        relations.add(
                new Relation(
                        CanonicalArn.of(source), from, kind, detail, new Evidence(action, field)));
        return this;
    }

    /** From what an id names, where there is an id. */
    public RelationsOf fromId(
            RelationKind kind, @Nullable String id, Function<String, Arn> arn, String field) {
        return id == null || id.isEmpty() ? this : from(kind, arn.apply(id), "", field);
    }

    public RelationsOf to(RelationKind kind, Arn target, String field) {
        return to(kind, target, "", field);
    }

    /** To what an id names, where there is an id. */
    public RelationsOf toId(
            RelationKind kind, @Nullable String id, Function<String, Arn> arn, String field) {
        return id == null || id.isEmpty() ? this : to(kind, arn.apply(id), "", field);
    }

    /** To each of the ids; the field is {@code prefix[i]}. */
    public RelationsOf toIds(
            RelationKind kind, List<String> ids, Function<String, Arn> arn, String field) {
        for (int i = 0; i < ids.size(); i++) {
            toId(kind, ids.get(i), arn, field + "[" + i + "]");
        }
        return this;
    }

    /** To what a text names, where the text is an ARN. */
    public RelationsOf toArn(RelationKind kind, @Nullable String arn, String detail, String field) {
        Optional.ofNullable(arn)
                .flatMap(Arn::parse)
                .ifPresent(target -> to(kind, target, detail, field));
        return this;
    }

    public RelationsOf toArn(RelationKind kind, @Nullable String arn, String field) {
        return toArn(kind, arn, "", field);
    }

    public List<Relation> list() {
        return List.copyOf(relations);
    }
}
