package io.stratoscope.backup.drill;

import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reckons what a drill costs, by list prices: each resource for as long as it is there, and the bytes that DataSync copies. */
final class DrillQuotes {

    /** AWS reckons a month so. */
    private static final BigDecimal MINUTES_A_MONTH = BigDecimal.valueOf(730L * 60);

    private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);

    /** RDS charges at least so long. */
    private static final Duration RDS_LEAST = Duration.ofMinutes(10);

    /** A cluster and its writer, by AWS's documents and many people's experience. */
    private static final Duration DATABASE_GUESS = Duration.ofMinutes(20);

    /** Service, proof and removal. */
    private static final Duration REST_GUESS = Duration.ofMinutes(25);

    /** What DataSync does with small files, to be on the safe side. */
    private static final long BYTES_A_SECOND = 30L << 20;

    private final PriceTable prices;

    DrillQuotes(PriceTable prices) {
        this.prices = prices;
    }

    /**
     * A quote.
     *
     * @param plan all that is made
     * @param bytes of the files, as the last copies tell; 0 where nobody knows
     * @param former how long drills took before, the newest last
     */
    DrillQuote quote(Plan plan, long bytes, List<Duration> former) {
        Duration minutes = former.isEmpty() ? guess(bytes) : former.getLast();
        List<DrillQuote.Line> lines = new ArrayList<>();
        for (Change change : plan.toDo()) {
            lines.add(
                    new DrillQuote.Line(
                            change.id(),
                            change.type(),
                            cost(change.type(), change.monthlyUsd(), minutes)));
        }
        lines.add(
                new DrillQuote.Line(
                        "files copied", "AWS::DataSync::Task", copied(plan.region(), bytes)));
        return new DrillQuote(
                lines,
                minutes,
                former.isEmpty()
                        ? "a guess: no drill has been run yet"
                        : "as long as the last drill took");
    }

    private static Duration guess(long bytes) {
        Duration files = Duration.ofSeconds(bytes / BYTES_A_SECOND);
        return (files.compareTo(DATABASE_GUESS) > 0 ? files : DATABASE_GUESS).plus(REST_GUESS);
    }

    /** What a resource costs that is there for so long. */
    static Optional<BigDecimal> cost(String type, Optional<BigDecimal> monthly, Duration there) {
        Duration paid =
                type.startsWith("AWS::RDS::") && there.compareTo(RDS_LEAST) < 0 ? RDS_LEAST : there;
        return monthly.map(price ->
                price.multiply(BigDecimal.valueOf(paid.toSeconds()))
                        .divide(
                                MINUTES_A_MONTH.multiply(BigDecimal.valueOf(60)),
                                MathContext.DECIMAL32));
    }

    /** What DataSync charges for bytes. */
    Optional<BigDecimal> copied(String region, long bytes) {
        return prices.price("datasync", region)
                .map(price ->
                        price.usd()
                                .multiply(
                                        BigDecimal.valueOf(bytes)
                                                .divide(GIBIBYTE, MathContext.DECIMAL32)));
    }
}
