package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service or a database that would do with half of what it has: in its busiest hour of two weeks it used so little that half the
 * size would still have had room. Without two weeks of metrics nothing is said.
 */
final class OversizedRule implements WasteRule {
    /** A little less than two weeks: the last hour is not over. */
    private static final Duration LONG_ENOUGH = Duration.ofDays(14).minusHours(2);

    /** Of half the processor it would be 60 %. */
    private static final BigDecimal PROCESSOR_PERCENT = BigDecimal.valueOf(30);

    /** Of half the memory it would be 80 %. */
    private static final BigDecimal MEMORY_PERCENT = BigDecimal.valueOf(40);

    @Override
    public List<Waste> find(CostEstimate cost) {
        return Stream.concat(
                        cost.topology().resources(ResourceType.ECS_SERVICE).stream()
                                .flatMap(service -> service(cost, service).stream()),
                        cost.topology().resources(ResourceType.DB_INSTANCE).stream()
                                .flatMap(database -> database(cost, database).stream()))
                .toList();
    }

    private static Optional<Waste> service(CostEstimate cost, Resource service) {
        return low(cost, service, Usage.CPU, PROCESSOR_PERCENT)
                .flatMap(cpu ->
                        low(cost, service, Usage.MEMORY, MEMORY_PERCENT)
                                .map(memory ->
                                        new Waste(
                                                "oversized-service",
                                                service,
                                                WasteRule.monthly(cost, service.arn())
                                                        .map(OversizedRule::half),
                                                "Its tasks would do with half their processor and memory.",
                                                List.of(says(cpu), says(memory)),
                                                "Halve cpu and memory in its task definition, as far as"
                                                        + " Fargate's sizes allow, and watch it for a day.")));
    }

    private static Optional<Waste> database(CostEstimate cost, Resource database) {
        return low(cost, database, Usage.CPU, PROCESSOR_PERCENT)
                .map(cpu -> {
                    Optional<String> smaller =
                            database.description()
                                    .text("DBInstanceClass")
                                    .flatMap(InstanceSize::nextSmaller);
                    Optional<BigDecimal> saved =
                            smaller.flatMap(size -> saved(cost, database, size));
                    return new Waste(
                            "oversized-database",
                            database,
                            saved,
                            "It uses little of its processor.",
                            List.of(says(cpu)),
                            "Look at its memory and connections, and take a smaller class if they allow it"
                                    + smaller.map(size -> hint(size, saved)).orElse("")
                                    + ".");
                });
    }

    private static String hint(String smaller, Optional<BigDecimal> saved) {
        return saved.isPresent()
                ? ": " + smaller + " is the next one"
                : ": " + smaller + " may be the next one, but its price is not known here";
    }

    /** What the next smaller class saves; nothing is known where either price is not, or it costs no less. */
    private static Optional<BigDecimal> saved(
            CostEstimate cost, Resource database, String smaller) {
        return WasteRule.monthly(cost, database.arn())
                .flatMap(now ->
                        cost.prices()
                                .price(
                                        DbInstanceEstimator.priceOf(database, smaller),
                                        database.region())
                                .map(price -> now.subtract(price.monthly(BigDecimal.ONE))))
                .filter(less -> less.signum() > 0);
    }

    private static Optional<Usage.Measured> low(
            CostEstimate cost, Resource resource, String key, BigDecimal most) {
        return cost.usage()
                .of(resource.arn(), key)
                .filter(measured -> measured.over().compareTo(LONG_ENOUGH) >= 0)
                .filter(measured -> measured.quantity().compareTo(most) <= 0);
    }

    private static BigDecimal half(BigDecimal usd) {
        return usd.divide(BigDecimal.TWO);
    }

    private static String says(Usage.Measured measured) {
        return "%s: %.1f %%".formatted(measured.words(), measured.quantity());
    }
}
