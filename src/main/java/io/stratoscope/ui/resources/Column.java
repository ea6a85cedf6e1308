package io.stratoscope.ui.resources;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The columns of the table: what each says of a resource, and how it is sorted. */
public enum Column {
    NAME("Name", Comparator.comparing(Resource::name, String.CASE_INSENSITIVE_ORDER)),
    TYPE("Type", Comparator.comparing(Resource::type)),
    STATE("State", Comparator.comparing(Resource::state)),
    PLACE(
            "Zone or region",
            Comparator.comparing(
                    resource -> resource.availabilityZone().orElse(resource.region()))),
    ID("Id", Comparator.comparing(Resource::id)),
    TAGS("Tags", Column::compareTags),
    CONFIRMED("Confirmed", Comparator.comparing(Resource::confirmedAt));

    /** So many tags fit into a cell; the others are a number. */
    static final int TAGS_SHOWN = 3;

    private static final String NAME_TAG = "Name";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // the comparators above hold no state
    private final Comparator<Resource> order;

    Column(String title, Comparator<Resource> order) {
        this.title = title;
        this.order = order;
    }

    public String title() {
        return title;
    }

    /** Ascending. */
    Comparator<Resource> order() {
        return order;
    }

    /**
     * What the cell says.
     *
     * @param zone in which times are shown
     */
    public String text(Resource resource, ZoneId zone) {
        return switch (this) {
            case NAME -> resource.name();
            case TYPE -> words(resource);
            case STATE -> words(resource.state());
            case PLACE -> resource.availabilityZone().orElseGet(() -> region(resource));
            case ID -> resource.id();
            case TAGS -> compact(resource.tags());
            case CONFIRMED -> TIME.format(resource.confirmedAt().atZone(zone));
        };
    }

    /** {@code EC2 · Instance}; a name that is not in AWS's shape stays as it is. */
    private static String words(Resource resource) {
        String service = resource.type().service();
        return service.equals(resource.type().name())
                ? service
                : service + " · " + resource.type().kind();
    }

    static String words(ResourceState state) {
        return switch (state) {
            case LIVE -> "Live";
            case STALE -> "Stale";
            case UNVERIFIED -> "Unverified";
        };
    }

    static String region(Resource resource) {
        return resource.region().equals(Resource.GLOBAL) ? "global" : resource.region();
    }

    /** The name tag says nothing that the name does not. */
    private static String compact(Map<String, String> tags) {
        StringBuilder words = new StringBuilder();
        int others = tags.size() - (tags.containsKey(NAME_TAG) ? 1 : 0);
        for (Map.Entry<String, String> tag : shownFirst(tags, TAGS_SHOWN)) {
            words.append(words.isEmpty() ? "" : "  ")
                    .append(tag.getKey())
                    .append('=')
                    .append(tag.getValue());
            others--;
        }
        return others > 0 ? words.append("  +").append(others).toString() : words.toString();
    }

    /** Tags but the name, at most so many. */
    static List<Map.Entry<String, String>> shownFirst(Map<String, String> tags, int most) {
        return tags.entrySet().stream()
                .filter(tag -> !tag.getKey().equals(NAME_TAG))
                .limit(most)
                .toList();
    }

    private static int compareTags(Resource one, Resource other) {
        Iterator<Map.Entry<String, String>> mine = one.tags().entrySet().iterator();
        Iterator<Map.Entry<String, String>> theirs = other.tags().entrySet().iterator();
        while (mine.hasNext() && theirs.hasNext()) {
            Map.Entry<String, String> a = mine.next();
            Map.Entry<String, String> b = theirs.next();
            int byKey = a.getKey().compareTo(b.getKey());
            int order = byKey != 0 ? byKey : a.getValue().compareTo(b.getValue());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(mine.hasNext(), theirs.hasNext());
    }
}
