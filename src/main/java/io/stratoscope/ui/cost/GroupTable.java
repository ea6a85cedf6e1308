package io.stratoscope.ui.cost;

import io.stratoscope.cost.ActualCost;
import io.stratoscope.cost.CostBy;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.CostGroup;
import io.stratoscope.cost.Dollars;
import io.stratoscope.cost.TaggedCost;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The cost added up, in words.
 *
 * @param note how much Cost Explorer has to say about it
 */
record GroupTable(List<Group> groups, String note) {

    /**
     * Resources that have something in common.
     *
     * @param money what they cost a month by the estimate
     * @param share of all that is known, from 0 to 1
     * @param paid what was paid for them; empty where nobody knows
     */
    record Group(String name, String money, double share, String about, String paid) {}

    static GroupTable of(
            Optional<CostEstimate> estimate, Optional<CostFigures> figures, CostBy by) {
        Optional<ActualCost> actual = figures.flatMap(CostHead::cost);
        return new GroupTable(
                estimate.map(cost -> groups(cost, actual, by)).orElse(List.of()),
                note(figures, actual, by));
    }

    private static List<Group> groups(CostEstimate cost, Optional<ActualCost> actual, CostBy by) {
        BigDecimal all = cost.monthlyUsd();
        return CostGroup.of(cost, actual, by).stream()
                .map(group ->
                        new Group(
                                group.name().orElse(by.without()),
                                group.isUnknown()
                                        ? CostTables.NOT_KNOWN
                                        : Dollars.words(group.monthlyUsd()),
                                CostTables.share(group.monthlyUsd(), all),
                                about(group),
                                group.paid().map(GroupTable::paid).orElse("")
                                        + group.unexplainedUsd()
                                                .map(rest ->
                                                        ", "
                                                                + Dollars.signed(rest)
                                                                + " unexplained")
                                                .orElse("")))
                .toList();
    }

    private static String about(CostGroup group) {
        if (group.resources() == 0) {
            return "not found here, only on the bill";
        }
        return (group.resources() == 1 ? "1 resource" : group.resources() + " resources")
                + (group.unknown() == 0 ? "" : ", " + group.unknown() + " in part not known");
    }

    private static String paid(CostGroup.Paid paid) {
        return Dollars.words(paid.monthToDateUsd())
                + " paid this month, "
                + Dollars.words(paid.monthlyUsd())
                + " a month at the last days' rate";
    }

    private static String note(
            Optional<CostFigures> figures, Optional<ActualCost> actual, CostBy by) {
        if (by.tag().isEmpty()) {
            return "The estimate; a bill does not tell kinds apart.";
        }
        if (actual.isEmpty()) {
            return figures.isEmpty() ? "" : "The estimate; what was paid is not known.";
        }
        return by.tag()
                .flatMap(key -> actual.flatMap(cost -> cost.tagged(key)))
                .map(cost -> note(cost, figures))
                .orElse("The estimate; Cost Explorer was not asked " + by.words() + " yet.");
    }

    private static String note(TaggedCost cost, Optional<CostFigures> figures) {
        return cost.isKnownToTheBill()
                ? figures.map(now ->
                                "The estimate, and what was paid as Cost Explorer said "
                                        + CostHead.age(cost.askedAt(), now.at())
                                        + ".")
                        .orElse("")
                : "The estimate; " + cost.unknownToTheBill();
    }
}
