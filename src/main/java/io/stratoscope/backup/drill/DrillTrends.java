package io.stratoscope.backup.drill;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the last drill that proved its backup compares with those before it. Drills that failed or were cancelled are not counted: what
 * they took says nothing of a recovery.
 *
 * @param compared what can be compared; nothing where fewer than two were proved
 */
public record DrillTrends(List<Compared> compared) {

    /** So many before the last one are what is usual. */
    private static final int USUAL = 5;

    /** What is compared. */
    public enum Measure {
        RECOVERY_TIME("recovery time", "longer", "shorter"),
        RECOVERY_POINT("recovery point", "older", "younger"),
        COST("cost", "more", "less");

        private final String words;
        private final String above;
        private final String below;

        Measure(String words, String above, String below) {
            this.words = words;
            this.above = above;
            this.below = below;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /**
     * A measure of the last one and of those before.
     *
     * @param last seconds, or US dollars
     * @param median of those before, in the same unit
     * @param before how many those are
     */
    public record Compared(Measure measure, BigDecimal last, BigDecimal median, int before) {

        /** By how many percent the last one is above the median; negative below; empty where the median is nothing. */
        public Optional<Long> percent() {
            return median.signum() == 0
                    ? Optional.empty()
                    : Optional.of(
                            Math.round((last.doubleValue() / median.doubleValue() - 1) * 100));
        }

        /** One line for people. */
        public String words() {
            String usual =
                    before == 1
                            ? "the one before (" + value(median) + ")"
                            : "the median of the " + before + " before (" + value(median) + ")";
            String begin =
                    Character.toUpperCase(measure.words.charAt(0))
                            + measure.words.substring(1)
                            + " "
                            + value(last);
            long percent = percent().orElse(0L);
            return percent == 0
                    ? begin + ", like " + usual
                    : begin
                            + ", "
                            + Math.abs(percent)
                            + " % "
                            + (percent > 0 ? measure.above : measure.below)
                            + " than "
                            + usual;
        }

        private String value(BigDecimal value) {
            return switch (measure) {
                case RECOVERY_TIME, RECOVERY_POINT ->
                        DrillWords.span(Duration.ofSeconds(value.longValue()));
                case COST -> DrillWords.usd(value);
            };
        }
    }

    public DrillTrends {
        compared = List.copyOf(compared);
    }

    /**
     * Compares.
     *
     * @param reports of one project, the oldest first
     */
    public static DrillTrends of(List<DrillReport> reports) {
        List<DrillReport> proved =
                reports.stream()
                        .filter(report -> report.verdict() == DrillReport.Verdict.PROVED)
                        .toList();
        List<Compared> compared = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            compare(measure, proved).ifPresent(compared::add);
        }
        return new DrillTrends(compared);
    }

    private static Optional<Compared> compare(Measure measure, List<DrillReport> proved) {
        Function<DrillReport, Optional<BigDecimal>> value =
                switch (measure) {
                    case RECOVERY_TIME -> report -> report.recoveryTime().map(DrillTrends::seconds);
                    case RECOVERY_POINT ->
                            report -> report.recoveryPoint().map(DrillTrends::seconds);
                    case COST -> report -> Optional.of(report.meteredUsd());
                };
        List<BigDecimal> values =
                proved.stream().flatMap(report -> value.apply(report).stream()).toList();
        if (values.size() < 2) {
            return Optional.empty();
        }
        int last = values.size() - 1;
        List<BigDecimal> before = values.subList(Math.max(0, last - USUAL), last);
        return Optional.of(new Compared(measure, values.get(last), median(before), before.size()));
    }

    private static BigDecimal seconds(Duration span) {
        return BigDecimal.valueOf(span.toSeconds());
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO);
    }
}
