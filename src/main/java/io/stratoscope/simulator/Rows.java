package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * All of one kind of resource that a service holds, under the id or name that its API calls them by. A caller may name one
 * in each way that the service understands (an ARN, other letter case).
 *
 * @param <T> what is kept of one
 */
final class Rows<T> {

    private final Map<String, T> rows;
    private final UnaryOperator<String> key;
    private final Function<String, RuntimeException> missing;

    private Rows(
            Map<String, T> rows,
            UnaryOperator<String> key,
            Function<String, RuntimeException> missing) {
        this.rows = rows;
        this.key = key;
        this.missing = missing;
    }

    /**
     * An empty table that lists its rows sorted by key.
     *
     * @param key the key in what a caller wrote
     * @param missing the service's error where nothing has the key, for what the caller wrote
     */
    static <T> Rows<T> sorted(
            UnaryOperator<String> key, Function<String, RuntimeException> missing) {
        return new Rows<>(new TreeMap<>(), key, missing);
    }

    /** The same, listed oldest first. */
    static <T> Rows<T> oldestFirst(
            UnaryOperator<String> key, Function<String, RuntimeException> missing) {
        return new Rows<>(new LinkedHashMap<>(), key, missing);
    }

    /** Adds a row, or replaces the one with this key. */
    void put(String id, T row) {
        rows.put(id, row);
    }

    boolean has(@Nullable String reference) {
        return reference != null && rows.containsKey(key.apply(reference));
    }

    /**
     * The row that a caller names.
     *
     * @throws RuntimeException the service's not-found error
     */
    T get(@Nullable String reference) {
        T row = reference == null ? null : rows.get(key.apply(reference));
        if (row == null) {
            throw missing(String.valueOf(reference));
        }
        return row;
    }

    /** The service's not-found error, for what a caller wrote. */
    RuntimeException missing(String reference) {
        return missing.apply(reference);
    }

    /**
     * Takes away the row that a caller names; it is the answer.
     *
     * @throws RuntimeException the service's not-found error
     */
    T remove(@Nullable String reference) {
        T row = get(reference);
        rows.remove(key.apply(String.valueOf(reference)));
        return row;
    }

    /** The row that a caller names, or all where he names none. */
    List<T> find(@Nullable String reference) {
        return reference == null || reference.isEmpty()
                ? List.copyOf(rows.values())
                : List.of(get(reference));
    }

    /** Every row, in the table's order. */
    Collection<T> all() {
        return rows.values();
    }
}
