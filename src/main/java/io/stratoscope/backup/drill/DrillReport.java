package io.stratoscope.backup.drill;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a drill came to, for an auditor: it holds all that is said of it.
 *
 * @param id the drill's
 * @param account twelve digits
 * @param region region code
 * @param project the value of the project's tag
 * @param restorePoint id of what was restored
 * @param databaseAt when the rows were as they are in it
 * @param filesAt when the files began to be copied
 * @param simulated whether nothing of it is real
 * @param reason why it has this verdict, in one line
 * @param phases in order; of one that was not come to there is none
 * @param checks in the order in which they were made
 * @param resources all that was made, and what proves that it is gone
 * @param left what still costs money, or is kept by AWS for a while, afterwards
 * @param quote what it was said to take; empty when it ended before that
 * @param meteredUsd what the resources came to by the time that they were there, in US dollars, by list prices
 * @param overhead the part of the time in which AWS was not waited for
 */
public record DrillReport(
        String id,
        String account,
        String region,
        String project,
        String restorePoint,
        Optional<Instant> databaseAt,
        Optional<Instant> filesAt,
        Instant startedAt,
        Instant endedAt,
        boolean simulated,
        Verdict verdict,
        String reason,
        List<Span> phases,
        List<DrillCheck> checks,
        List<Made> resources,
        List<Left> left,
        Optional<DrillQuote> quote,
        BigDecimal meteredUsd,
        Duration overhead) {

    /** How it ended. */
    public enum Verdict {
        /** The restored application was asked, and everything was there. */
        PROVED,
        FAILED,
        CANCELLED
    }

    /** How long a phase took. */
    public record Span(DrillPhase phase, Instant from, Instant to) {

        public Duration time() {
            return Duration.between(from, to);
        }
    }

    /**
     * A resource of the drill.
     *
     * @param id logical id
     * @param type CloudFormation's
     * @param ref what the API knew it by
     * @param goneAt when it was seen to be gone; empty where it is not known to be
     * @param proof what AWS said when it was asked for
     */
    public record Made(
            String id,
            String type,
            String ref,
            Instant madeAt,
            Optional<Instant> goneAt,
            String proof) {}

    /**
     * Something that is still there.
     *
     * @param monthlyUsd in US dollars; empty where it is not known
     */
    public record Left(String what, String why, Optional<BigDecimal> monthlyUsd) {}

    public DrillReport {
        phases = List.copyOf(phases);
        checks = List.copyOf(checks);
        resources = List.copyOf(resources);
        left = List.copyOf(left);
    }

    /** The measured recovery time: from the first resource to the application's proof; empty where it was not come to. */
    public Optional<Duration> recoveryTime() {
        return span(DrillPhase.BUILD)
                .flatMap(first ->
                        span(DrillPhase.PROVE)
                                .map(last -> Duration.between(first.from(), last.to())));
    }

    /** The measured recovery point: how old what came back was when the drill began. */
    public Optional<Duration> recoveryPoint() {
        return databaseAt
                .flatMap(database ->
                        filesAt.map(files -> database.isBefore(files) ? database : files))
                .map(at -> Duration.between(at, startedAt));
    }

    /** How much later the files were copied than the database; negative where the database is newer. */
    public Optional<Duration> skew() {
        return databaseAt.flatMap(
                database -> filesAt.map(files -> Duration.between(database, files)));
    }

    /** Whether everything that it made was seen to be gone. */
    public boolean isClean() {
        return resources.stream().allMatch(made -> made.goneAt().isPresent());
    }

    /** A phase's time. */
    public Optional<Span> span(DrillPhase phase) {
        return phases.stream().filter(each -> each.phase() == phase).findFirst();
    }
}
