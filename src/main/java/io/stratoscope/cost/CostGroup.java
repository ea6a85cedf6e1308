package io.stratoscope.cost;

import io.stratoscope.model.Resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What some resources cost together: by their estimates, and beside it what was paid for them.
 *
 * @param name what they have in common; empty for those that have no such thing
 * @param monthlyUsd what is known of the estimates, in US dollars a month, not rounded
 * @param resources how many they are; none where the bill alone knows of such a thing
 * @param unknown how many of them cost something that is not known
 * @param paid empty where Cost Explorer did not say, or cannot
 */
public record CostGroup(
        Optional<String> name,
        BigDecimal monthlyUsd,
        int resources,
        int unknown,
        Optional<Paid> paid) {

    /** The dearest first; what has no name is last, however dear. */
    private static final Comparator<CostGroup> ORDER =
            Comparator.comparing((CostGroup group) -> group.name().isEmpty())
                    .thenComparing(CostGroup::monthlyUsd, Comparator.reverseOrder())
                    .thenComparing(
                            group -> group.paid().map(Paid::monthlyUsd).orElse(BigDecimal.ZERO),
                            Comparator.reverseOrder())
                    .thenComparing(group -> group.name().orElse(""));

    /**
     * What was paid, in US dollars.
     *
     * @param monthlyUsd a month of 730 hours at the rate of the last days, thirty at most
     * @param monthToDateUsd this month so far
     */
    public record Paid(BigDecimal monthlyUsd, BigDecimal monthToDateUsd) {}

    /** Whether nothing at all of the estimates is known, although something is paid: a nought would be a lie. */
    public boolean isUnknown() {
        return monthlyUsd.signum() == 0 && unknown > 0;
    }

    /** What was paid a month and no estimate explains; less than zero where less was paid. Empty where nobody knows. */
    public Optional<BigDecimal> unexplainedUsd() {
        return paid.map(sum -> sum.monthlyUsd().subtract(monthlyUsd));
    }

    /** Puts estimates together, and beside them what was paid. */
    public static List<CostGroup> of(CostEstimate cost, Optional<ActualCost> actual, CostBy by) {
        Map<String, List<Estimate>> estimates = new TreeMap<>();
        cost.estimates()
                .forEach(estimate ->
                        estimates
                                .computeIfAbsent(
                                        by.of(estimate.resource()).orElse(""),
                                        _ -> new ArrayList<>())
                                .add(estimate));
        Optional<TaggedCost> tagged = by.tag().flatMap(key -> actual.flatMap(it -> it.tagged(key)));
        Map<String, BigDecimal> rate = tagged.map(TaggedCost::monthlyRate).orElse(Map.of());
        Map<String, BigDecimal> toDate = tagged.map(TaggedCost::byValue).orElse(Map.of());
        SortedSet<String> names = new TreeSet<>(estimates.keySet());
        names.addAll(rate.keySet());
        names.addAll(toDate.keySet());
        return names.stream()
                .map(name ->
                        of(
                                name,
                                estimates.getOrDefault(name, List.of()),
                                tagged.map(_ ->
                                        new Paid(
                                                rate.getOrDefault(name, BigDecimal.ZERO),
                                                toDate.getOrDefault(name, BigDecimal.ZERO)))))
                .sorted(ORDER)
                .toList();
    }

    /** The keys of the tags of what costs something. */
    public static SortedSet<String> tagKeys(CostEstimate cost) {
        SortedSet<String> keys = new TreeSet<>();
        cost.estimates().stream()
                .map(Estimate::resource)
                .map(Resource::tags)
                .forEach(tags -> keys.addAll(tags.keySet()));
        return keys;
    }

    private static CostGroup of(String name, List<Estimate> estimates, Optional<Paid> paid) {
        return new CostGroup(
                Optional.of(name).filter(known -> !known.isEmpty()),
                estimates.stream()
                        .map(Estimate::monthlyUsd)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                estimates.size(),
                (int) estimates.stream().filter(each -> !each.unknown().isEmpty()).count(),
                paid);
    }
}
