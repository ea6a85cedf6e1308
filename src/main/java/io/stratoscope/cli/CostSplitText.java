package io.stratoscope.cli;

import io.stratoscope.cost.ActualCost;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostBy;
import io.stratoscope.cost.CostComparison;
import io.stratoscope.cost.CostGroup;
import io.stratoscope.cost.Dollars;
import io.stratoscope.cost.TaggedCost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Estimate and actual side by side, split by what the operator chose. */
final class CostSplitText {
    private static final String NOT_KNOWN = "not known";

    private final Session session;
    private final CostReport report;

    CostSplitText(Session session, CostReport report) {
        this.session = session;
        this.report = report;
    }

    void print() {
        Optional<ActualCost> actual = report.known();
        switch (report.split()) {
            case CostSplit.Service() -> actual.ifPresent(_ -> services());
            case CostSplit.Day() -> actual.ifPresent(this::days);
            case CostSplit.Grouped(CostBy by) -> groups(by, actual);
        }
    }

    private void services() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        CostText.right("estimate"),
                        CostText.right("actual"),
                        CostText.right("unexplained"),
                        "service"));
        List<CostComparison> all = report.comparison();
        Stream.concat(all.stream(), Stream.of(sum(all)))
                .forEach(each ->
                        rows.add(
                                List.of(
                                        money(each.estimateUsd()),
                                        money(each.actualUsd()),
                                        CostText.right(Dollars.signed(each.unexplainedUsd())),
                                        Terminal.plain(each.service()))));
        session.print("");
        session.print(heading("") + ":");
        session.printTable(rows);
    }

    private static CostComparison sum(List<CostComparison> all) {
        return new CostComparison(
                "all", sum(all, CostComparison::estimateUsd), sum(all, CostComparison::actualUsd));
    }

    private static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> usd) {
        return all.stream().map(usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String heading(String by) {
        return "A month"
                + by
                + " by the estimate, of "
                + String.join(", ", report.estimate().topology().snapshot().regions())
                + ", and at the rate of the last 30 days, of all regions";
    }

    private void days(ActualCost cost) {
        List<List<String>> rows = new ArrayList<>();
        cost.byDay()
                .forEach((day, usd) ->
                        rows.add(
                                List.of(
                                        money(usd),
                                        day
                                                + (day.isBefore(cost.today())
                                                        ? ""
                                                        : ", as far as it is known"))));
        session.print("");
        session.print("Actual by day, in UTC:");
        session.printTable(rows);
    }

    private void groups(CostBy by, Optional<ActualCost> actual) {
        Optional<TaggedCost> tagged = by.tag().flatMap(key -> actual.flatMap(it -> it.tagged(key)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        CostText.right("estimate"),
                        CostText.right("actual"),
                        CostText.right("unexplained"),
                        CostText.right("this month"),
                        "resources",
                        ""));
        CostGroup.of(report.estimate(), actual, by)
                .forEach(group ->
                        rows.add(
                                List.of(
                                        group.isUnknown()
                                                ? CostText.right(NOT_KNOWN)
                                                : money(group.monthlyUsd()),
                                        paid(group, CostGroup.Paid::monthlyUsd),
                                        CostText.right(
                                                group.unexplainedUsd()
                                                        .map(Dollars::signed)
                                                        .orElse(NOT_KNOWN)),
                                        paid(group, CostGroup.Paid::monthToDateUsd),
                                        resources(group),
                                        Terminal.plain(group.name().orElse(by.without())))));
        session.print("");
        session.print(heading(" " + Terminal.plain(by.words())) + ":");
        session.printTable(rows);
        note(by, tagged).ifPresent(words -> session.print("Note: " + Terminal.plain(words)));
    }

    private Optional<String> note(CostBy by, Optional<TaggedCost> tagged) {
        if (by.tag().isEmpty()) {
            return Optional.of("a bill does not tell kinds apart.");
        }
        return switch (report.actual()) {
            case CostAnswer.Unavailable _ -> Optional.empty();
            case CostAnswer.Known _ ->
                    tagged.isEmpty()
                            ? Optional.of("Cost Explorer was not asked " + by.words() + " yet.")
                            : tagged.filter(cost -> !cost.isKnownToTheBill())
                                    .map(TaggedCost::unknownToTheBill);
        };
    }

    private static String resources(CostGroup group) {
        return group.resources()
                + (group.unknown() == 0 ? "" : " (" + group.unknown() + " in part not known)");
    }

    private static String paid(CostGroup group, Function<CostGroup.Paid, BigDecimal> which) {
        return group.paid().map(which).map(CostSplitText::money).orElse(CostText.right(NOT_KNOWN));
    }

    private static String money(BigDecimal usd) {
        return CostText.right(Dollars.words(usd));
    }
}
