package io.stratoscope.backup.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** What the checks of one proof share: the servers, and the sample, which is picked once. */
final class Proving {

    private static final int TRIES = 4;

    private final ImmichServer restored;
    private final Optional<ImmichServer> live;
    private final Expected expected;
    private final BooleanSupplier cancelled;
    private Optional<Answer<List<AssetRow>>> sample = Optional.empty();

    Proving(
            ImmichServer restored,
            Optional<ImmichServer> live,
            Expected expected,
            BooleanSupplier cancelled) {
        this.restored = restored;
        this.live = live;
        this.expected = expected;
        this.cancelled = cancelled;
    }

    ImmichServer restored() {
        return restored;
    }

    Optional<ImmichServer> live() {
        return live;
    }

    Expected expected() {
        return expected;
    }

    /** Whether somebody wants no more of it; asked between two requests. */
    boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    /** Rows at random places, as many as are wanted or there are. */
    Answer<List<AssetRow>> sample() {
        if (sample.isEmpty()) {
            sample =
                    Optional.of(
                            restored.ownAssets(expected.asOf())
                                    .then(count ->
                                            picked(
                                                    Math.toIntExact(
                                                            Math.min(count, Integer.MAX_VALUE)))));
        }
        return sample.get();
    }

    private Answer<List<AssetRow>> picked(int count) {
        SplittableRandom random = new SplittableRandom(expected.seed());
        int wanted = Math.min(count, expected.sample());
        Set<Integer> places = new HashSet<>();
        Set<String> ids = new HashSet<>();
        List<AssetRow> rows = new ArrayList<>();
        // Rows of one second may be on two pages, and places at the end may be empty: not for ever.
        for (int i = 0; rows.size() < wanted && i < wanted * TRIES && !isCancelled(); i++) {
            int place = wanted == count ? i % count : random.nextInt(count);
            if (!places.add(place)) {
                continue;
            }
            switch (restored.asset(expected.asOf(), place + 1)) {
                case Answer.Given<Optional<AssetRow>>(Optional<AssetRow> row) ->
                        row.filter(found -> ids.add(found.id())).ifPresent(rows::add);
                case Answer.Missing<Optional<AssetRow>> missing -> {
                    return missing.of();
                }
            }
        }
        return new Answer.Given<>(rows);
    }
}
