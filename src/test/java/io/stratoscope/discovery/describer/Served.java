package io.stratoscope.discovery.describer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The pages of a fake listing, with tokens: some may be short or empty. Counts how often one is asked for. */
final class Served<T> {

    private final List<List<T>> pages = new ArrayList<>();
    int calls;

    @SafeVarargs
    Served(List<T>... pages) {
        for (List<T> page : pages) {
            this.pages.add(page);
        }
    }

    List<T> page(@Nullable String token) {
        calls++;
        return pages.get(index(token));
    }

    @Nullable String next(@Nullable String token) {
        int next = index(token) + 1;
        return next < pages.size() ? "page-" + next : null;
    }

    private static int index(@Nullable String token) {
        return token == null ? 0 : Integer.parseInt(token.substring("page-".length()));
    }

    List<T> all() {
        List<T> all = new ArrayList<>();
        pages.forEach(all::addAll);
        return all;
    }
}
