package io.stratoscope.provision.apply;

import io.stratoscope.topology.DependencyGraph;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long it took to follow a plan, on the account's clock, and how much of that it had to take.
 *
 * @param took from the beginning of the first step to the end of the last
 * @param criticalPath the steps that waited for one another and together took longest, in their order: however much is done side
 *     by side, it is not quicker than they are
 */
public record Timing(Duration took, List<Step> criticalPath) {

    /** A step that takes a smaller part of the critical path goes without saying. */
    private static final int LEAST_PART = 10;

    /**
     * A step.
     *
     * @param id the change's
     * @param took without what it waited for others
     */
    public record Step(String id, Duration took) {}

    public Timing {
        criticalPath = List.copyOf(criticalPath);
    }

    /**
     * What the steps of a plan took.
     *
     * @param after for each step those that had to come before it; names that are no step are left out
     * @param times of the steps that were done
     * @param ids of their changes
     */
    static Timing of(
            Duration took,
            DependencyGraph after,
            Map<String, Duration> times,
            Map<String, String> ids) {
        return new Timing(
                took,
                after
                        .longestPath(step -> times.getOrDefault(step, Duration.ZERO).toNanos())
                        .stream()
                        .map(step ->
                                new Step(
                                        ids.getOrDefault(step, step),
                                        times.getOrDefault(step, Duration.ZERO)))
                        .toList());
    }

    /** What the critical path took. */
    public Duration criticalPathTook() {
        return criticalPath.stream().map(Step::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** In a line. */
    public String words() {
        Duration least = criticalPathTook();
        String longest =
                criticalPath.stream()
                        .filter(step -> step.took().multipliedBy(LEAST_PART).compareTo(least) >= 0)
                        .map(step -> step.id() + " " + words(step.took()))
                        .collect(Collectors.joining(" → "));
        return "It took "
                + words(took)
                + "; the longest chain of steps that wait for one another took "
                + words(least)
                + (longest.isEmpty() ? "." : " (" + longest + ").");
    }

    private static String words(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return duration.compareTo(Duration.ofHours(1)) < 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
