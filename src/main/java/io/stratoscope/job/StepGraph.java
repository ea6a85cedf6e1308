package io.stratoscope.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Steps of which some have to come before others: each is done as soon as those before it are, as many side by side as that
 * allows. A step that fails stops what waits for it, and nothing else.
 */
public final class StepGraph {

    /** What became of a step. */
    public sealed interface Outcome {

        /** It was done. */
        record Done() implements Outcome {}

        /** It was begun and threw. */
        record Failed(RuntimeException cause) implements Outcome {}

        /** It was not begun, as these before it were not done. */
        record Blocked(Set<String> by) implements Outcome {}

        /** It was not begun, as somebody asked to stop. */
        record Cancelled() implements Outcome {}
    }

    private final Map<String, Set<String>> after = new LinkedHashMap<>();

    /**
     * A graph.
     *
     * @param after for each step those that have to come before it; names that are no step are left out
     * @throws IllegalArgumentException when steps wait for each other
     */
    public StepGraph(Map<String, Set<String>> after) {
        after.forEach((step, first) -> {
            Set<String> known = new TreeSet<>(first);
            known.retainAll(after.keySet());
            this.after.put(step, known);
        });
        refuseCircles();
    }

    private void refuseCircles() {
        Map<String, Set<String>> open = new HashMap<>();
        after.forEach((step, first) -> open.put(step, new TreeSet<>(first)));
        boolean progress = true;
        while (progress) {
            Set<String> free = new TreeSet<>();
            open.forEach((step, first) -> {
                if (first.isEmpty()) {
                    free.add(step);
                }
            });
            free.forEach(open::remove);
            open.values().forEach(first -> first.removeAll(free));
            progress = !free.isEmpty();
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException(
                    "these steps wait for each other: " + new TreeSet<>(open.keySet()));
        }
    }

    /**
     * Does all steps and waits for them.
     *
     * @param work does one step; what it throws is that step's failure. An {@link Error} is everybody's: it ends the job after
     *     those that run
     * @return what became of each, in the order in which they were given
     */
    public Map<String, Outcome> run(JobContext context, Consumer<String> work) {
        Map<String, CompletableFuture<Outcome>> outcomes = new HashMap<>();
        after.keySet().forEach(step -> outcomes.put(step, new CompletableFuture<>()));
        List<Callable<Outcome>> tasks = new ArrayList<>();
        after.forEach((step, first) ->
                tasks.add(() -> {
                    CompletableFuture<Outcome> mine = future(outcomes, step);
                    try {
                        Outcome outcome = one(context, work, step, outcomes);
                        mine.complete(outcome);
                        return outcome;
                    } finally {
                        // An Error must not leave those that wait for this step waiting.
                        mine.complete(new Outcome.Cancelled());
                    }
                }));
        List<Outcome> results = context.inParallel(tasks);
        Map<String, Outcome> all = new LinkedHashMap<>();
        int i = 0;
        for (String step : after.keySet()) {
            all.put(step, results.get(i++));
        }
        return all;
    }

    private Outcome one(
            JobContext context,
            Consumer<String> work,
            String step,
            Map<String, CompletableFuture<Outcome>> outcomes) {
        Set<String> missing = new TreeSet<>();
        boolean cancelled = false;
        for (String first : after.getOrDefault(step, Set.of())) {
            switch (future(outcomes, first).join()) {
                case Outcome.Done() -> {}
                case Outcome.Failed(var _), Outcome.Blocked(var _) -> missing.add(first);
                case Outcome.Cancelled() -> cancelled = true;
            }
        }
        if (!missing.isEmpty()) {
            return new Outcome.Blocked(missing);
        }
        if (cancelled || context.cancelled()) {
            return new Outcome.Cancelled();
        }
        try {
            work.accept(step);
            return new Outcome.Done();
        } catch (RuntimeException e) {
            return new Outcome.Failed(e);
        }
    }

    private static CompletableFuture<Outcome> future(
            Map<String, CompletableFuture<Outcome>> outcomes, String step) {
        CompletableFuture<Outcome> future = outcomes.get(step);
        if (future == null) {
            throw new IllegalStateException("no step " + step);
        }
        return future;
    }
}
