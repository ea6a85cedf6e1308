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
import java.util.function.Function;

/**
 * What some resources cost together by their estimates.
 *
 * @param name what they have in common; empty for those that have no such thing
 * @param monthlyUsd what is known of it, in US dollars a month, not rounded
 * @param resources how many they are
 * @param unknown how many of them cost something that is not known
 */
public record CostGroup(Optional<String> name, BigDecimal monthlyUsd, int resources, int unknown) {

    /** Puts estimates together, the dearest group first and those without a name last. */
    public static List<CostGroup> by(CostEstimate cost, Function<Resource, Optional<String>> name) {
        Map<String, List<Estimate>> named = new TreeMap<>();
        List<Estimate> others = new ArrayList<>();
        cost.estimates()
                .forEach(estimate ->
                        name.apply(estimate.resource())
                                .map(known -> named.computeIfAbsent(known, _ -> new ArrayList<>()))
                                .orElse(others)
                                .add(estimate));
        List<CostGroup> groups = new ArrayList<>();
        named.forEach((known, estimates) -> groups.add(of(Optional.of(known), estimates)));
        groups.sort(Comparator.comparing(CostGroup::monthlyUsd).reversed());
        if (!others.isEmpty()) {
            groups.add(of(Optional.empty(), others));
        }
        return List.copyOf(groups);
    }

    /** By the value of a tag. */
    public static List<CostGroup> byTag(CostEstimate cost, String key) {
        return by(cost, resource -> Optional.ofNullable(resource.tags().get(key)));
    }

    /** The keys of the tags of what costs something. */
    public static SortedSet<String> tagKeys(CostEstimate cost) {
        SortedSet<String> keys = new TreeSet<>();
        cost.estimates().forEach(estimate -> keys.addAll(estimate.resource().tags().keySet()));
        return keys;
    }

    private static CostGroup of(Optional<String> name, List<Estimate> estimates) {
        return new CostGroup(
                name,
                estimates.stream()
                        .map(Estimate::monthlyUsd)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                estimates.size(),
                (int) estimates.stream().filter(each -> !each.unknown().isEmpty()).count());
    }
}
