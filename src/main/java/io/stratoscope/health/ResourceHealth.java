package io.stratoscope.health;

import io.stratoscope.model.Arn;

import java.util.Comparator;
import java.util.List;

/**
 * How a resource is, and why.
 *
 * @param state the worst that is said of it
 * @param verdicts all that is said of it, the worst first; never empty
 */
public record ResourceHealth(Arn resource, HealthState state, List<Verdict> verdicts) {
    private static final Comparator<Verdict> WORST =
            Comparator.comparing(Verdict::level)
                    .reversed()
                    // What is known of itself says more than what follows from others.
                    .thenComparing(verdict -> !verdict.causes().isEmpty())
                    .thenComparing(Verdict::rule);

    /** Out of what is said of it. */
    public static ResourceHealth of(Arn resource, List<Verdict> verdicts) {
        List<Verdict> sorted = verdicts.stream().sorted(WORST).toList();
        return new ResourceHealth(resource, sorted.getFirst().state(), sorted);
    }

    /** What is said first. */
    public Verdict worst() {
        return verdicts.getFirst();
    }
}
