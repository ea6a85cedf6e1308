package io.stratoscope.provision.apply;

import io.stratoscope.job.Journal;
import io.stratoscope.job.Journal.Entry;
import io.stratoscope.job.Journal.Phase;
import io.stratoscope.provision.plan.Plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the last plan of a stack that was followed from this computer, as its journal tells.
 *
 * @param plan the plan's id
 * @param at when the last was heard of it
 * @param end how it ended
 */
public record LastRun(String plan, Plan.Kind kind, Instant at, End end) {

    static final String FAIL = "fail ";

    /** How it ended. */
    public sealed interface End {
        /** All is as it was planned. */
        record Finished() implements End {}

        /**
         * Some of it came to nothing.
         *
         * @param failures what, and why
         */
        record Failed(List<Failure> failures) implements End {
            public Failed {
                failures = List.copyOf(failures);
            }
        }

        /**
         * It did not end: it was cut off, or it still goes on in another window or terminal.
         *
         * @param steps that were begun and are not done
         */
        record Open(List<String> steps) implements End {
            public Open {
                steps = List.copyOf(steps);
            }
        }
    }

    /**
     * A step that came to nothing.
     *
     * @param id the change's
     * @param why in words for people
     */
    public record Failure(String id, String why) {}

    /** How the journal calls all of a plan. */
    static String step(Plan.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The last one in a journal; empty where nothing was ever begun. */
    public static Optional<LastRun> in(Journal journal) {
        List<Entry> entries = journal.entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            for (Plan.Kind kind : Plan.Kind.values()) {
                if (entry.phase() == Phase.BEGUN && entry.step().equals(step(kind))) {
                    return Optional.of(of(kind, entries.subList(i, entries.size())));
                }
            }
        }
        return Optional.empty();
    }

    private static LastRun of(Plan.Kind kind, List<Entry> entries) {
        String plan = entries.getFirst().run();
        List<Failure> failures = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>();
        Optional<Phase> ended = Optional.empty();
        for (Entry entry : entries.subList(1, entries.size())) {
            if (entry.step().equals(step(kind))) {
                ended = Optional.of(entry.phase());
            } else if (entry.step().startsWith(FAIL)) {
                failures.add(new Failure(entry.step().substring(FAIL.length()), entry.detail()));
            } else if (entry.phase() == Phase.BEGUN) {
                open.add(entry.step());
            } else {
                open.remove(entry.step());
            }
        }
        End end =
                ended.<End>map(phase ->
                                phase == Phase.DONE ? new End.Finished() : new End.Failed(failures))
                        .orElseGet(() -> new End.Open(List.copyOf(open)));
        return new LastRun(plan, kind, entries.getLast().at(), end);
    }
}
