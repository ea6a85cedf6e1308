package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One difference between two snapshots in words. Names in them are strangers' text and stand here as they are.
 *
 * @param resource which is different; for a relation where it starts
 * @param details a line each: the fields that changed
 */
public record Difference(Sign sign, Arn resource, String words, List<String> details) {

    /** What kind of difference. */
    public enum Sign {
        ADDED("+"),
        REMOVED("-"),
        CHANGED("~"),
        /** Nobody knows: it could not be read, or was not looked at. */
        UNKNOWN("?"),
        RELATION_ADDED("+"),
        RELATION_REMOVED("-");

        private final String symbol;

        Sign(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    public Difference {
        details = List.copyOf(details);
    }

    /**
     * Everything that is different, resources before relations.
     *
     * @param names what the resource with an ARN is called; empty where it is in neither snapshot
     * @param json writes a value on one line
     */
    public static List<Difference> of(
            SnapshotDiff diff,
            Function<Arn, Optional<String>> names,
            Function<JsonValue, String> json) {
        List<Difference> found = new ArrayList<>();
        diff.added().forEach(each -> found.add(resource(Sign.ADDED, each, "")));
        diff.removed().forEach(each -> found.add(resource(Sign.REMOVED, each, "")));
        for (SnapshotDiff.Change change : diff.changed()) {
            found.add(
                    new Difference(
                            Sign.CHANGED,
                            change.after().arn(),
                            words(change.after()),
                            change.fields().stream().map(field -> words(field, json)).toList()));
        }
        diff.becameStale()
                .forEach(each ->
                        found.add(resource(Sign.UNKNOWN, each, ": could not be read any more")));
        diff.notRead()
                .forEach(each ->
                        found.add(resource(Sign.UNKNOWN, each, ": not looked at the second time")));
        diff.relationsAdded()
                .forEach(each -> found.add(relation(Sign.RELATION_ADDED, each, names)));
        diff.relationsRemoved()
                .forEach(each -> found.add(relation(Sign.RELATION_REMOVED, each, names)));
        return found;
    }

    /** What the resources of both snapshots are called; of one that has another name now, what it is called now. */
    public static Function<Arn, Optional<String>> names(Snapshot before, Snapshot after) {
        Map<Arn, Resource> old = before.byArn();
        Map<Arn, Resource> now = after.byArn();
        return arn ->
                Optional.ofNullable(now.get(arn))
                        .or(() -> Optional.ofNullable(old.get(arn)))
                        .map(Resource::name);
    }

    private static Difference resource(Sign sign, Resource resource, String more) {
        return new Difference(sign, resource.arn(), words(resource) + more, List.of());
    }

    private static String words(Resource resource) {
        return resource.type().name() + " " + resource.name() + "  " + resource.arn();
    }

    private static String words(SnapshotDiff.FieldChange field, Function<JsonValue, String> json) {
        return field.field()
                + ": "
                + value(field.before(), json)
                + " → "
                + value(field.after(), json);
    }

    private static String value(Optional<JsonValue> value, Function<JsonValue, String> json) {
        return value.map(json).orElse("(not set)");
    }

    private static Difference relation(
            Sign sign, Relation relation, Function<Arn, Optional<String>> names) {
        return new Difference(
                sign,
                relation.from(),
                name(relation.from(), names)
                        + " "
                        + relation.kind().verb()
                        + " "
                        + name(relation.to(), names)
                        + (relation.detail().isEmpty() ? "" : " (" + relation.detail() + ")"),
                List.of());
    }

    private static String name(Arn arn, Function<Arn, Optional<String>> names) {
        return names.apply(arn).orElseGet(arn::resource);
    }
}
