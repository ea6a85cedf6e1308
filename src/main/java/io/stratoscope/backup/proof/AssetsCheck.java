package io.stratoscope.backup.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * No photo or video is missing that the live server had at the restore point's time. Those of the key's user are counted up to that
 * time on both. Of others, the live server tells only how many there are by now: fewer are well, as they may have been
 * uploaded since, but none at all are not known to be.
 */
final class AssetsCheck implements Check {

    private static final String NAME = "photos and videos";

    /** What both have. */
    private record Both(long own, long liveOwn, ImmichServer.Usage here, ImmichServer.Usage live) {}

    @Override
    public String name() {
        return "assets";
    }

    @Override
    public Finding look(Proving proving) {
        return switch (proving.restored().usage()) {
            case Answer.Missing<ImmichServer.Usage> missing -> Finding.fail(missing);
            case Answer.Given<ImmichServer.Usage>(ImmichServer.Usage here) ->
                    proving.expected()
                            .counts()
                            .map(counts ->
                                    CountWords.compared(NAME, here.assets(), counts.assets()))
                            .orElseGet(() -> compared(here, proving));
        };
    }

    private static Finding compared(ImmichServer.Usage here, Proving proving) {
        if (proving.live().isEmpty()) {
            return Finding.unknown(CountWords.nothingToCompare(NAME, here.assets()));
        }
        ImmichServer live = proving.live().get();
        var asOf = proving.expected().asOf();
        return switch (proving.restored().ownAssets(asOf)) {
            case Answer.Missing<Long> missing -> Finding.fail(missing);
            case Answer.Given<Long>(Long own) ->
                    switch (live.ownAssets(asOf)
                            .then(liveOwn ->
                                    live.usage()
                                            .then(usage ->
                                                    new Answer.Given<>(
                                                            new Both(
                                                                    own, liveOwn, here, usage))))) {
                        case Answer.Missing<Both> missing ->
                                Finding.unknown(CountWords.liveIsMissing(missing));
                        case Answer.Given<Both>(Both both) -> compared(both);
                    };
        };
    }

    private static Finding compared(Both both) {
        Map<String, String> measured = new TreeMap<>();
        measured.put("restored, own", String.valueOf(both.own()));
        measured.put("live at that time, own", String.valueOf(both.liveOwn()));
        measured.put("restored, of all users", String.valueOf(both.here().assets()));
        measured.put("live now, of all users", String.valueOf(both.live().assets()));
        if (both.own() < both.liveOwn()) {
            return Finding.fail(
                    "%d of the %d own %s that the live server had then are missing; restore from another point"
                            .formatted(both.liveOwn() - both.own(), both.liveOwn(), NAME),
                    measured);
        }
        List<String> bare = bare(both);
        if (!bare.isEmpty()) {
            return new Finding(
                    ProofCheck.State.NOT_CHECKABLE,
                    "%d users have nothing here and something on the live server; it does not tell since when"
                            .formatted(bare.size()),
                    measured,
                    bare);
        }
        long since = both.live().assets() - both.here().assets();
        return Finding.pass(
                "all %d own %s that the live server had then are there"
                                .formatted(both.liveOwn(), NAME)
                        + (both.own() == both.liveOwn()
                                ? ""
                                : ", and %d that it has no more"
                                        .formatted(both.own() - both.liveOwn()))
                        + "; of all users there are %d, on the live server %s"
                                .formatted(
                                        both.here().assets(),
                                        since == 0 ? "as many" : both.live().assets() + " by now"),
                measured);
    }

    private static List<String> bare(Both both) {
        List<String> bare = new ArrayList<>();
        both.here()
                .byUser()
                .forEach((user, count) -> {
                    long live = both.live().byUser().getOrDefault(user, 0L);
                    if (count == 0 && live > 0) {
                        bare.add(
                                "user %s has none of %d".formatted(HttpFailures.plain(user), live));
                    }
                });
        return bare;
    }
}
