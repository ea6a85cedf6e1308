package io.stratoscope.ui.resources;

import java.util.Comparator;

/**
 * Rows that belong together.
 *
 * @param rank those of a lower one come first
 * @param title strangers' text
 */
public record Group(int rank, String title) implements Comparable<Group> {

    private static final Comparator<Group> ORDER =
            Comparator.comparingInt(Group::rank)
                    .thenComparing(Group::title, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Group::title);

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
