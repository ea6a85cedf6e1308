package io.stratoscope.ui.filter;

import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.SnapshotFilter;
import io.stratoscope.topology.SnapshotFilter.Tag;
import io.stratoscope.ui.control.Labels;

import java.util.HashSet;
import java.util.Set;

/** One thing that can be filtered by. */
sealed interface FilterValue {

    record OfType(ResourceType type) implements FilterValue {}

    record OfZone(String zone) implements FilterValue {}

    record OfTag(Tag tag) implements FilterValue {}

    /** In words for people, on one line. */
    default String words() {
        return switch (this) {
            case OfType(ResourceType type) -> type.service() + " " + type.kind();
            case OfZone(String zone) ->
                    zone.equals(SnapshotFilter.NO_ZONE) ? "in no zone" : Labels.oneLine(zone);
            case OfTag(Tag tag) -> Labels.oneLine(tag.key() + " = " + tag.value());
        };
    }

    default boolean isIn(SnapshotFilter filter) {
        return switch (this) {
            case OfType(ResourceType type) -> filter.types().contains(type);
            case OfZone(String zone) -> filter.zones().contains(zone);
            case OfTag(Tag tag) -> filter.tags().contains(tag);
        };
    }

    /** The filter with this asked for, or not any more. */
    default SnapshotFilter set(SnapshotFilter filter, boolean asked) {
        return switch (this) {
            case OfType(ResourceType type) -> filter.withTypes(set(filter.types(), type, asked));
            case OfZone(String zone) -> filter.withZones(set(filter.zones(), zone, asked));
            case OfTag(Tag tag) -> filter.withTags(set(filter.tags(), tag, asked));
        };
    }

    private static <T> Set<T> set(Set<T> values, T value, boolean asked) {
        Set<T> now = new HashSet<>(values);
        if (asked) {
            now.add(value);
        } else {
            now.remove(value);
        }
        return now;
    }
}
