package io.stratoscope.discovery;

import io.stratoscope.discovery.Node.Level;
import io.stratoscope.discovery.Node.Reason;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.Failure;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of everything that was asked for, each in one column. */
final class Ledger {

    private enum Column {
        CONFIRMED,
        GHOST,
        MISSING,
        DENIED,
        THROTTLED,
        FAILED,
        UNSUPPORTED,
        NOT_SCANNED
    }

    private record Key(String service, String region) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byService = service.compareTo(other.service);
            return byService != 0 ? byService : region.compareTo(other.region);
        }
    }

    private final Inventory inventory;
    private final Places places;

    Ledger(Inventory inventory, Places places) {
        this.inventory = inventory;
        this.places = places;
    }

    Coverage coverage() {
        Map<Key, Map<Column, Integer>> counts = new TreeMap<>();
        for (Node node : inventory.nodes()) {
            if (askedFor(node)) {
                count(counts, new Key(places.serviceOf(node), places.regionOf(node)), column(node));
            }
        }
        for (FailedListing listing : inventory.failedListings()) {
            count(counts, new Key(listing.service(), listing.region()), column(listing.failure()));
        }
        return new Coverage(
                counts.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private boolean askedFor(Node node) {
        if (inventory.level(node) != Level.ASIDE) {
            return true;
        }
        return !node.reasons.isEmpty()
                && (node.sighting.isEmpty() || node.reasons.contains(Reason.SWEPT));
    }

    private static Column column(Node node) {
        if (node.sighting.isPresent()) {
            return Column.CONFIRMED;
        }
        if (node.gone) {
            return node.reasons.contains(Reason.SWEPT) ? Column.GHOST : Column.MISSING;
        }
        return node.failure.map(Ledger::column).orElse(Column.NOT_SCANNED);
    }

    private static Column column(Failure failure) {
        return switch (failure) {
            case Failure.AccessDenied ignored -> Column.DENIED;
            case Failure.Throttled ignored -> Column.THROTTLED;
            case Failure.Cancelled ignored -> Column.NOT_SCANNED;
            case Failure.Capped ignored -> Column.FAILED;
            case Failure.BadCredentials ignored -> Column.FAILED;
            case Failure.Network ignored -> Column.FAILED;
            case Failure.NotFound ignored -> Column.FAILED;
            case Failure.Unsupported ignored -> Column.UNSUPPORTED;
            case Failure.ServiceError ignored -> Column.FAILED;
            case Failure.Bug ignored -> Column.FAILED;
        };
    }

    private static void count(Map<Key, Map<Column, Integer>> counts, Key key, Column column) {
        counts.computeIfAbsent(key, ignored -> new EnumMap<>(Column.class))
                .merge(column, 1, Integer::sum);
    }

    private static Coverage.Row row(Key key, Map<Column, Integer> counts) {
        return new Coverage.Row(
                key.service(),
                key.region(),
                counts.getOrDefault(Column.CONFIRMED, 0),
                counts.getOrDefault(Column.GHOST, 0),
                counts.getOrDefault(Column.MISSING, 0),
                counts.getOrDefault(Column.DENIED, 0),
                counts.getOrDefault(Column.THROTTLED, 0),
                counts.getOrDefault(Column.FAILED, 0),
                counts.getOrDefault(Column.UNSUPPORTED, 0),
                counts.getOrDefault(Column.NOT_SCANNED, 0));
    }
}
