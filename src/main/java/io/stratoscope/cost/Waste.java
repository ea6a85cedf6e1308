package io.stratoscope.cost;

import io.stratoscope.model.Resource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Something that is paid for and does nothing, or would cost less otherwise.
 *
 * @param rule the rule's stable key, for example {@code idle-nat}
 * @param monthlyUsd what could be saved, in US dollars a month, not rounded; empty where it depends on what is not known
 * @param reason one sentence: what is wasteful
 * @param evidence what it was concluded from, each with the call that said so
 * @param remedy one sentence: what to do
 */
public record Waste(
        String rule,
        Resource resource,
        Optional<BigDecimal> monthlyUsd,
        String reason,
        List<String> evidence,
        String remedy)
        implements Comparable<Waste> {
    public Waste {
        evidence = List.copyOf(evidence);
    }

    /** All of it in a snapshot, what is dearest first and what is not known last. */
    public static List<Waste> in(CostEstimate cost) {
        return WasteRules.all().stream()
                .flatMap(rule -> rule.find(cost).stream())
                .sorted()
                .toList();
    }

    @Override
    public int compareTo(Waste other) {
        int byMoney =
                other.monthlyUsd
                        .orElse(BigDecimal.ONE.negate())
                        .compareTo(monthlyUsd.orElse(BigDecimal.ONE.negate()));
        int byRule = byMoney != 0 ? byMoney : rule.compareTo(other.rule);
        return byRule != 0 ? byRule : resource.compareTo(other.resource);
    }
}
