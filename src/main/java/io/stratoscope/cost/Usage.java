package io.stratoscope.cost;

import io.stratoscope.model.Arn;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much was used of what is paid by use.
 *
 * @param byResource of each resource by the key of the price, or by {@link #CPU} and {@link #MEMORY}
 * @param problem why something could not be measured, in a line; empty where all could
 */
public record Usage(Map<Arn, Map<String, Measured>> byResource, Optional<String> problem) {

    /** Nobody measured. */
    public static final Usage NONE = new Usage(Map.of(), Optional.empty());

    /**
     * How much.
     *
     * @param quantity a month, in the unit of the price; for what is paid by the hour, how many at a time; of {@link #CPU} and {@link
     *     #MEMORY} the most that an hour took, in percent
     * @param over how far back the metrics go
     * @param words where it comes from, for people
     */
    public record Measured(BigDecimal quantity, Duration over, String words) {}

    /** The key under which stands how much of its processor something uses. */
    static final String CPU = "cpu";

    /** The key under which stands how much of its memory something uses. */
    static final String MEMORY = "memory";

    public Usage {
        Map<Arn, Map<String, Measured>> copy = new TreeMap<>();
        byResource.forEach((arn, measured) -> copy.put(arn, Map.copyOf(measured)));
        byResource = Collections.unmodifiableMap(copy);
    }

    Optional<Measured> of(Arn resource, String key) {
        return Optional.ofNullable(byResource.getOrDefault(resource, Map.of()).get(key));
    }
}
