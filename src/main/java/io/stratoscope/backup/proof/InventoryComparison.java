package io.stratoscope.backup.proof;

import io.stratoscope.backup.proof.ProofCheck.State;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How far two inventories are alike, however large they are: both are read once, side by side, and nothing of them is kept but
 * counts and the first differences.
 *
 * @param expected how many files there should be
 * @param found how many there are
 * @param alike how many are the same in both
 * @param first the first differences; there may be more
 */
public record InventoryComparison(
        long expected,
        long found,
        long alike,
        long absent,
        long additional,
        long otherwise,
        List<InventoryDifference> first) {

    private static final int KEPT = 100;
    private static final int FEW = 20;

    public InventoryComparison {
        first = List.copyOf(first);
    }

    /**
     * Reads both.
     *
     * @param expected sorted by {@link InventoryEntry#BY_PATH}, each path once
     * @param found the same
     * @throws IllegalArgumentException where one is not sorted, or has a path twice: then nothing would be known
     */
    public static InventoryComparison of(
            Iterator<InventoryEntry> expected, Iterator<InventoryEntry> found) {
        return of(expected, found, _ -> {});
    }

    /**
     * The same.
     *
     * @param listener hears of each difference, in the order of paths
     */
    public static InventoryComparison of(
            Iterator<InventoryEntry> expected,
            Iterator<InventoryEntry> found,
            Consumer<InventoryDifference> listener) {
        Side left = new Side("expected", expected);
        Side right = new Side("found", found);
        Tally tally = new Tally(listener);
        while (left.current != null || right.current != null) {
            int order = order(left.current, right.current);
            if (order < 0) {
                tally.absent(new InventoryDifference.Absent(left.take()));
            } else if (order > 0) {
                tally.additional(new InventoryDifference.Additional(right.take()));
            } else {
                tally.both(left.take(), right.take());
            }
        }
        return new InventoryComparison(
                left.read,
                right.read,
                tally.alike,
                tally.absent,
                tally.additional,
                tally.otherwise,
                tally.first);
    }

    private static int order(@Nullable InventoryEntry left, @Nullable InventoryEntry right) {
        if (left == null) {
            return 1;
        }
        return right == null ? -1 : InventoryEntry.BY_PATH.compare(left, right);
    }

    /** Whether two things that may be unknown are known to be different. */
    static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    /**
     * As a check of a proof. What nobody expected is told, and fails nothing: deleted files stay in a bucket.
     *
     * @param name of the check
     */
    public ProofCheck check(String name, Instant at) {
        Map<String, String> measured = new TreeMap<>();
        measured.put("expected", String.valueOf(expected));
        measured.put("found", String.valueOf(found));
        measured.put("alike", String.valueOf(alike));
        measured.put("missing", String.valueOf(absent));
        measured.put("additional", String.valueOf(additional));
        measured.put("otherwise", String.valueOf(otherwise));
        boolean whole = absent == 0 && otherwise == 0;
        State state = expected == 0 ? State.NOT_CHECKABLE : whole ? State.PASS : State.FAIL;
        String evidence =
                switch (state) {
                    case NOT_CHECKABLE -> "no file was expected, so nothing was compared";
                    case PASS ->
                            "all %d files are there and alike%s"
                                    .formatted(
                                            expected,
                                            additional == 0
                                                    ? ""
                                                    : ", and %d more".formatted(additional));
                    case FAIL ->
                            "of %d files, %d are missing and %d are otherwise; restore them from another point"
                                    .formatted(expected, absent, otherwise);
                };
        return new ProofCheck(
                name,
                state,
                evidence,
                measured,
                first.stream().map(InventoryDifference::words).toList(),
                at);
    }

    /** One of the two, as far as it is read. */
    private static final class Side {
        private final String name;
        private final Iterator<InventoryEntry> entries;
        private @Nullable InventoryEntry current;
        private long read;

        Side(String name, Iterator<InventoryEntry> entries) {
            this.name = name;
            this.entries = entries;
            current = entries.hasNext() ? entries.next() : null;
        }

        InventoryEntry take() {
            InventoryEntry taken = Objects.requireNonNull(current);
            read++;
            current = entries.hasNext() ? entries.next() : null;
            if (current != null && InventoryEntry.BY_PATH.compare(taken, current) >= 0) {
                throw new IllegalArgumentException(
                        "the inventory of what is %s is not sorted by path: %s comes after %s"
                                .formatted(
                                        name,
                                        HttpFailures.plain(current.path()),
                                        HttpFailures.plain(taken.path())));
            }
            return taken;
        }
    }

    private static final class Tally {
        private final Consumer<InventoryDifference> listener;
        private final List<InventoryDifference> first = new ArrayList<>();
        private long alike;
        private long absent;
        private long additional;
        private long otherwise;

        Tally(Consumer<InventoryDifference> listener) {
            this.listener = listener;
        }

        void absent(InventoryDifference difference) {
            absent++;
            tell(difference, first.size() < KEPT);
        }

        void additional(InventoryDifference difference) {
            additional++;
            // They must not keep out what is missing.
            tell(difference, additional <= FEW);
        }

        void both(InventoryEntry expected, InventoryEntry found) {
            if (!expected.hasOtherSize(found)
                    && !differ(expected.checksum(), found.checksum())
                    && !differ(expected.owner(), found.owner())) {
                alike++;
            } else {
                otherwise++;
                tell(new InventoryDifference.Otherwise(expected, found), first.size() < KEPT);
            }
        }

        private void tell(InventoryDifference difference, boolean keep) {
            if (keep) {
                first.add(difference);
            }
            listener.accept(difference);
        }
    }
}
