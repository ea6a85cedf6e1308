package io.stratoscope.backup.drill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a drill will take.
 *
 * @param lines by resource, in the order in which they are made; all that it makes is among them
 * @param minutes from the first resource to the last one's removal
 * @param basis what the time is reckoned from: {@code the last 3 drills}, or what is said in AWS's documents
 */
public record DrillQuote(List<Line> lines, Duration minutes, String basis) {

    /**
     * A resource.
     *
     * @param id logical id
     * @param type CloudFormation's
     * @param usd for the whole drill, in US dollars; empty where no price is known
     */
    public record Line(String id, String type, Optional<BigDecimal> usd) {}

    public DrillQuote {
        lines = List.copyOf(lines);
    }

    /** All that is known, in US dollars, rounded up to a cent. */
    public BigDecimal usd() {
        return lines.stream()
                .flatMap(line -> line.usd().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.UP);
    }

    /** Resources whose price is not known. */
    public List<String> unpriced() {
        return lines.stream().filter(line -> line.usd().isEmpty()).map(Line::id).toList();
    }
}
