package io.stratoscope.ui.cost;

import io.stratoscope.cost.ActualCost;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.cost.Dollars;
import io.stratoscope.cost.Estimate;
import io.stratoscope.price.PriceTable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The figures at the top of the screen, and what there is to say about them.
 *
 * @param figures each with its caption and a line below it
 * @param age how old what Cost Explorer said is
 * @param reason why a figure is not there or not newer; empty where nothing is amiss
 * @param ask what the button that asks anew says
 */
record CostHead(List<Figure> figures, String age, String reason, String ask) {

    /** A sum. */
    record Figure(String id, String caption, String value, String below) {}

    private static final String NOT_KNOWN = "not known";

    static CostHead of(Optional<CostEstimate> estimate, Optional<CostFigures> figures) {
        Optional<ActualCost> cost = figures.flatMap(CostHead::cost);
        return new CostHead(
                List.of(
                        estimated(estimate),
                        new Figure(
                                "to-date",
                                "This month so far",
                                cost.map(it -> Dollars.words(it.monthToDate())).orElse(NOT_KNOWN),
                                cost.map(it -> "until " + it.today() + ", UTC").orElse("")),
                        endOfMonth(cost, figures),
                        new Figure(
                                "before",
                                "The month before",
                                cost.map(it -> Dollars.words(it.monthBefore())).orElse(NOT_KNOWN),
                                cost.map(it -> "all of it").orElse(""))),
                figures.map(CostHead::age).orElse("Cost Explorer is being asked …"),
                figures.map(CostHead::reason).orElse(""),
                figures.map(CostHead::ask).orElse(""));
    }

    /** What Cost Explorer said, where it said anything. */
    static Optional<ActualCost> cost(CostFigures figures) {
        return switch (figures.answer()) {
            case CostAnswer.Known(ActualCost cost, _) -> Optional.of(cost);
            case CostAnswer.Unavailable _ -> Optional.empty();
        };
    }

    private static Figure estimated(Optional<CostEstimate> estimate) {
        return new Figure(
                "estimate",
                "Estimate, a month",
                estimate.map(it -> Dollars.words(it.monthlyUsd())).orElse("…"),
                estimate.map(CostHead::basis).orElse("being counted"));
    }

    private static String basis(CostEstimate estimate) {
        PriceTable prices = estimate.prices();
        long unknown =
                estimate.estimates().stream()
                        .map(Estimate::unknown)
                        .filter(list -> !list.isEmpty())
                        .count();
        return "prices of "
                + prices.written()
                + (unknown == 0 ? "" : "; " + unknown + " resources in part not known");
    }

    private static Figure endOfMonth(Optional<ActualCost> cost, Optional<CostFigures> figures) {
        Optional<String> beyond =
                figures.flatMap(now -> now.limits().beyondBudget(now.answer()))
                        .map(sum -> Dollars.words(sum) + " beyond the budget");
        return new Figure(
                "end",
                "Expected at its end",
                cost.flatMap(ActualCost::endOfMonth).map(Dollars::words).orElse(NOT_KNOWN),
                beyond.or(() ->
                                cost.flatMap(ActualCost::rangeAtEndOfMonth)
                                        .map(range ->
                                                Dollars.words(range.leastUsd())
                                                        + " to "
                                                        + Dollars.words(range.mostUsd())))
                        .orElse(""));
    }

    private static String age(CostFigures figures) {
        return cost(figures)
                .map(cost -> "Cost Explorer said so " + age(cost.askedAt(), figures.at()))
                .orElse("Cost Explorer has said nothing");
    }

    static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "just now";
        }
        return age.toHours() < 1
                ? counted(age.toMinutes(), "minute")
                : counted(age.toHours(), "hour");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s") + " ago";
    }

    private static String reason(CostFigures figures) {
        return switch (figures.answer()) {
            case CostAnswer.Known(_, Optional<String> note) -> note.orElse("");
            case CostAnswer.Unavailable(String why) -> "What was paid is not known: " + why;
        };
    }

    private static String ask(CostFigures figures) {
        return "Ask again for "
                + Dollars.exact(CostRequests.usualUsd())
                + (figures.needsWord() ? " …" : "");
    }
}
