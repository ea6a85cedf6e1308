package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Snapshot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is different between two snapshots. Everything is sorted, by ARN or as relations are.
 *
 * @param removed what the later snapshot says is gone: it could be read there, and was not there
 * @param changed resources of which something that AWS said is different; when it was confirmed does not count
 * @param becameStale live before, and could not be read in the later snapshot, which keeps it as it was
 * @param notRead in the earlier snapshot only, and the later one could not read it or did not look there: nobody knows
 * @param relationsRemoved without those that start or end at what was not read
 */
public record SnapshotDiff(
        List<Resource> added,
        List<Resource> removed,
        List<Change> changed,
        List<Resource> becameStale,
        List<Resource> notRead,
        List<Relation> relationsAdded,
        List<Relation> relationsRemoved) {

    /** A resource that is in both. */
    public record Change(Resource before, Resource after, List<FieldChange> fields) {}

    /**
     * A field that is different.
     *
     * @param field its path, for example {@code tags.Owner} or {@code desiredCount} or {@code Listeners[0].Port}
     */
    public record FieldChange(
            String field, Optional<JsonValue> before, Optional<JsonValue> after) {}

    public SnapshotDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        becameStale = List.copyOf(becameStale);
        notRead = List.copyOf(notRead);
        relationsAdded = List.copyOf(relationsAdded);
        relationsRemoved = List.copyOf(relationsRemoved);
    }

    /** Whether nothing is known to be different. What was not read is no difference. */
    public boolean isEmpty() {
        return added.isEmpty()
                && removed.isEmpty()
                && changed.isEmpty()
                && becameStale.isEmpty()
                && relationsAdded.isEmpty()
                && relationsRemoved.isEmpty();
    }

    public static SnapshotDiff between(Snapshot before, Snapshot after) {
        Map<Arn, Resource> old = before.byArn();
        Map<Arn, Resource> now = after.byArn();
        Unread unread = new Unread(after);
        List<Resource> removed = new ArrayList<>();
        List<Resource> notRead = new ArrayList<>();
        for (Resource was : before.resources()) {
            if (!now.containsKey(was.arn())) {
                (unread.covers(was) ? notRead : removed).add(was);
            }
        }
        List<Resource> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        List<Resource> becameStale = new ArrayList<>();
        Set<Arn> unsure = new HashSet<>();
        notRead.forEach(resource -> unsure.add(resource.arn()));
        for (Resource is : after.resources()) {
            Resource was = old.get(is.arn());
            if (was == null) {
                added.add(is);
            } else if (is.state() != ResourceState.LIVE) {
                unsure.add(is.arn());
                if (was.state() == ResourceState.LIVE) {
                    becameStale.add(is);
                }
            } else {
                List<FieldChange> fields = fields(was, is);
                if (!fields.isEmpty()) {
                    changed.add(new Change(was, is, fields));
                }
            }
        }
        return new SnapshotDiff(
                added,
                removed,
                changed,
                becameStale,
                notRead,
                relationsOnlyIn(after, before, Set.of()),
                relationsOnlyIn(before, after, unsure));
    }

    /** Where a relation is known from does not make it another one. */
    private static List<Relation> relationsOnlyIn(Snapshot one, Snapshot other, Set<Arn> unsure) {
        Set<List<Object>> known = new HashSet<>();
        other.relations().forEach(relation -> known.add(key(relation)));
        return one.relations().stream()
                .filter(relation -> !known.contains(key(relation)))
                .filter(r -> !unsure.contains(r.from()) && !unsure.contains(r.to()))
                .toList();
    }

    private static List<Object> key(Relation relation) {
        return List.of(relation.from(), relation.to(), relation.kind(), relation.detail());
    }

    private static List<FieldChange> fields(Resource was, Resource is) {
        List<FieldChange> changes = new ArrayList<>();
        compare("name", text(was.name()), text(is.name()), changes);
        compare("type", text(was.type().name()), text(is.type().name()), changes);
        compare(
                "availabilityZone",
                was.availabilityZone().map(JsonValue::of),
                is.availabilityZone().map(JsonValue::of),
                changes);
        compare("tags", Optional.of(object(was.tags())), Optional.of(object(is.tags())), changes);
        compare("", Optional.of(was.description()), Optional.of(is.description()), changes);
        return changes;
    }

    private static Optional<JsonString> text(String text) {
        return Optional.of(JsonValue.of(text));
    }

    private static JsonObject object(Map<String, String> tags) {
        JsonValue.ObjectBuilder object = JsonValue.object();
        tags.forEach(object::put);
        return object.build();
    }

    private static void compare(
            String field,
            Optional<? extends JsonValue> was,
            Optional<? extends JsonValue> is,
            List<FieldChange> changes) {
        if (was.equals(is)) {
            return;
        }
        if (was.isPresent() && is.isPresent()) {
            if (was.get() instanceof JsonObject(var before)
                    && is.get() instanceof JsonObject(var after)) {
                Set<String> names = new TreeSet<>(before.keySet());
                names.addAll(after.keySet());
                for (String name : names) {
                    compare(
                            field.isEmpty() ? name : field + "." + name,
                            Optional.ofNullable(before.get(name)),
                            Optional.ofNullable(after.get(name)),
                            changes);
                }
                return;
            }
            if (was.get() instanceof JsonArray(var before)
                    && is.get() instanceof JsonArray(var after)
                    && before.size() == after.size()) {
                for (int i = 0; i < before.size(); i++) {
                    compare(
                            field + "[" + i + "]",
                            Optional.of(before.get(i)),
                            Optional.of(after.get(i)),
                            changes);
                }
                return;
            }
        }
        changes.add(
                new FieldChange(field, was.map(v -> (JsonValue) v), is.map(v -> (JsonValue) v)));
    }
}
