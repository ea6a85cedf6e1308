package io.stratoscope.ui.search;

import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.NameMatch;

import java.util.Comparator;
import java.util.List;

/**
 * Finds resources by name, ARN, id, type and tags. Every word of a query must occur somewhere in a resource; those whose
 * name fits best come first, of equals the thing itself before its parts.
 */
final class SearchIndex {

    /** @param text all that can be searched, in lower case, a line each */
    private record Entry(Resource resource, String name, String text) {}

    private record Hit(Entry entry, int rank) {}

    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingInt(Hit::rank)
                    .thenComparing(SearchIndex::isOnlyPartOfSomething)
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
        return new Entry(
                resource, SearchWords.lower(resource.name()), SearchWords.textOf(resource));
    }

    /**
     * The best hits; none for a query without a word.
     *
     * @param most how many at most
     */
    List<Resource> find(String query, int most) {
        SearchWords words = SearchWords.of(query);
        if (words.isEmpty()) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> words.allIn(entry.text()))
                .map(entry -> new Hit(entry, rank(entry, words)))
                .sorted(BEST_FIRST)
                .limit(most)
                .map(hit -> hit.entry().resource())
                .toList();
    }

    private static int rank(Entry entry, SearchWords words) {
        String name = entry.name();
        if (name.equals(String.join(" ", words.words()))) {
            return 0;
        }
        return words.allIn(name) ? 1 : 2;
    }

    /** Who looks for the database means it, and not its alias, its security group or its log group. */
    private static boolean isOnlyPartOfSomething(Hit hit) {
        return !NameMatch.MEANT_FIRST.contains(hit.entry().resource().type());
    }
}
