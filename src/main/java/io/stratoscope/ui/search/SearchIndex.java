package io.stratoscope.ui.search;

import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds resources by name, ARN, id, type and tags. Every word of a query must occur somewhere in a resource; those whose
 * name fits best come first.
 */
final class SearchIndex {

    /** @param text all that can be searched, in lower case, a line each */
    private record Entry(Resource resource, String name, String text) {}

    private record Hit(Entry entry, int rank) {}

    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingInt(Hit::rank)
                    .thenComparing(hit -> hit.entry().name())
                    .thenComparing(hit -> hit.entry().resource().arn());

    private final List<Entry> entries;

    private SearchIndex(List<Entry> entries) {
        this.entries = entries;
    }

    static SearchIndex of(Snapshot snapshot) {
        return new SearchIndex(snapshot.resources().stream().map(SearchIndex::entry).toList());
    }

    private static Entry entry(Resource resource) {
        StringBuilder text = new StringBuilder(256);
        text.append(resource.name())
                .append('\n')
                .append(resource.arn())
                .append('\n')
                .append(resource.id())
                .append('\n')
                .append(resource.type().name());
        resource.tags()
                .forEach((key, value) -> text.append('\n').append(key).append('=').append(value));
        return new Entry(resource, lower(resource.name()), lower(text.toString()));
    }

    /**
     * The best hits; none for a query without a word.
     *
     * @param most how many at most
     */
    List<Resource> find(String query, int most) {
        String[] words =
                Arrays.stream(lower(query).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new);
        if (words.length == 0) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> Arrays.stream(words).allMatch(entry.text()::contains))
                .map(entry -> new Hit(entry, rank(entry, words)))
                .sorted(BEST_FIRST)
                .limit(most)
                .map(hit -> hit.entry().resource())
                .toList();
    }

    private static int rank(Entry entry, String... words) {
        String name = entry.name();
        if (name.equals(String.join(" ", words))) {
            return 0;
        }
        if (name.startsWith(words[0])) {
            return 1;
        }
        return Arrays.stream(words).allMatch(name::contains) ? 2 : 3;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
