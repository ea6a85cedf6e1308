package io.stratoscope.backup.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * All that the live server had at the restore point's time is there: of users, or of albums. Where it was counted then, the counts
 * are compared; else the live server is asked for what it has from before that time.
 *
 * @param name what they are
 * @param rows asks a server for them
 * @param counted how many there were, where somebody counted
 */
record RowsCheck(
        String name,
        Function<ImmichServer, Answer<List<NamedRow>>> rows,
        ToLongFunction<Counts> counted)
        implements Check {

    private static final int NAMED = 20;

    @Override
    public Finding look(Proving proving) {
        return switch (rows.apply(proving.restored())) {
            case Answer.Missing<List<NamedRow>> missing -> Finding.fail(missing);
            case Answer.Given<List<NamedRow>>(List<NamedRow> here) ->
                    proving.expected()
                            .counts()
                            .map(counts -> counted(here.size(), counted.applyAsLong(counts)))
                            .orElseGet(() -> compared(here, proving));
        };
    }

    private Finding counted(long here, long expected) {
        return CountWords.compared(name, here, expected);
    }

    private Finding compared(List<NamedRow> here, Proving proving) {
        if (proving.live().isEmpty()) {
            return Finding.unknown(CountWords.nothingToCompare(name, here.size()));
        }
        return switch (rows.apply(proving.live().get())) {
            case Answer.Missing<List<NamedRow>> missing ->
                    Finding.unknown(CountWords.liveIsMissing(missing));
            case Answer.Given<List<NamedRow>>(List<NamedRow> live) ->
                    compared(here, live, proving.expected().asOf());
        };
    }

    private Finding compared(List<NamedRow> here, List<NamedRow> live, Instant asOf) {
        List<NamedRow> then = live.stream().filter(row -> !row.created().isAfter(asOf)).toList();
        Set<String> found = ids(here);
        Set<String> alive = ids(live);
        List<NamedRow> lost = then.stream().filter(row -> !found.contains(row.id())).toList();
        long deleted = here.stream().filter(row -> !alive.contains(row.id())).count();
        Map<String, String> measured = new TreeMap<>();
        measured.put("restored", String.valueOf(here.size()));
        measured.put("live at that time", String.valueOf(then.size()));
        if (!lost.isEmpty()) {
            return Finding.fail(
                    "%d of the %d %s that the live server had then are missing; restore from another point"
                            .formatted(lost.size(), then.size(), name),
                    measured,
                    lost.stream()
                            .limit(NAMED)
                            .map(row ->
                                    HttpFailures.plain(row.name())
                                            + " ("
                                            + HttpFailures.plain(row.id())
                                            + ") is missing")
                            .toList());
        }
        return Finding.pass(
                "all %d %s that the live server had then are there".formatted(then.size(), name)
                        + (deleted == 0 ? "" : ", and %d that it has no more".formatted(deleted)),
                measured);
    }

    private static Set<String> ids(List<NamedRow> rows) {
        return rows.stream().map(NamedRow::id).collect(Collectors.toSet());
    }
}
