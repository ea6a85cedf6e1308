package io.stratoscope.cli;

import io.stratoscope.aws.IamActions;
import io.stratoscope.cost.ActualCost;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.Dollars;
import io.stratoscope.cost.Estimate;
import io.stratoscope.cost.Waste;
import io.stratoscope.cost.WatchingCost;
import io.stratoscope.cost.WhatIf;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cost report for people. */
final class CostText {
    private static final String NOT_KNOWN = "not known";
    private static final int MONEY_WIDTH = 11;

    private final Session session;
    private final CostReport report;

    CostText(Session session, CostReport report) {
        this.session = session;
        this.report = report;
    }

    void print() {
        estimate();
        session.print("");
        actual();
        new CostSplitText(session, report).print();
        budget();
        report.watching()
                .ifPresent(cost -> {
                    session.print("");
                    watching(cost);
                });
        report.waste()
                .ifPresent(waste -> {
                    session.print("");
                    waste(waste);
                });
        report.whatIfs()
                .forEach(answered -> {
                    session.print("");
                    whatIf(answered);
                });
    }

    private void estimate() {
        session.print(
                "Estimate: "
                        + Dollars.words(report.estimate().monthlyUsd())
                        + " a month, by list prices written down "
                        + report.estimate().prices().written()
                        + ", and what is not known.");
        session.printTable(report.estimate().estimates().stream().map(CostText::row).toList());
        details("Taken for granted:", Estimate::assumptions);
        details("Not in it:", Estimate::unknown);
    }

    private static List<String> row(Estimate estimate) {
        return List.of(
                right(estimate.isUnknown() ? NOT_KNOWN : Dollars.words(estimate.monthlyUsd())),
                Terminal.plain(estimate.resource().name()),
                estimate.resource().type().name(),
                estimate.lines().stream()
                        .map(line -> line.what() + " " + line.formula())
                        .collect(Collectors.joining(" + ")));
    }

    /** Words that hold for many resources are said once. */
    private void details(String heading, Function<Estimate, List<String>> words) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Estimate estimate : report.estimate().estimates()) {
            for (String word : words.apply(estimate)) {
                names.computeIfAbsent(word, _ -> new ArrayList<>())
                        .add(Terminal.plain(estimate.resource().name()));
            }
        }
        if (names.isEmpty()) {
            return;
        }
        session.print("");
        session.print(heading);
        names.forEach((word, of) ->
                session.print(
                        "  "
                                + String.join(", ", of.stream().distinct().toList())
                                + ": "
                                + Terminal.plain(word)));
    }

    private void actual() {
        switch (report.actual()) {
            case CostAnswer.Unavailable(String reason) ->
                    session.print("Actual: not known; " + Terminal.plain(reason));
            case CostAnswer.Known(ActualCost cost, Optional<String> note) -> known(cost, note);
        }
    }

    private void budget() {
        report.limits()
                .budgetUsd()
                .ifPresent(budget -> {
                    session.print("");
                    session.print(
                            "Budget: "
                                    + Dollars.words(budget)
                                    + " a month, "
                                    + againstBudget()
                                    + ".");
                });
    }

    private String againstBudget() {
        return switch (report.actual()) {
            case CostAnswer.Unavailable _ -> "and nobody knows what was paid";
            case CostAnswer.Known _ ->
                    report.limits()
                            .beyondBudget(report.actual())
                            .map(beyond -> "passed by " + Dollars.words(beyond))
                            .orElse("kept");
        };
    }

    private void watching(WatchingCost cost) {
        session.print(
                "Watching: "
                        + Dollars.exact(cost.usd())
                        + " in "
                        + cost.month()
                        + " of "
                        + Dollars.words(cost.capUsd())
                        + ", by list prices without free tiers"
                        + (cost.isStopped()
                                ? "; calls that cost money have stopped: raise the cap in the settings, or"
                                        + " wait until the 1st."
                                : "."));
        cost.problem()
                .ifPresent(why -> session.print("Note: not all is known; " + Terminal.plain(why)));
        session.printTable(
                cost.spent().stream()
                        .map(each ->
                                List.of(
                                        right(Dollars.exact(each.usd())),
                                        IamActions.of(each.service(), each.operation()),
                                        each.calls() + (each.calls() == 1 ? " call" : " calls"),
                                        each.units() + " priced"))
                        .toList());
    }

    private void known(ActualCost cost, Optional<String> note) {
        session.print(
                "Actual, as Cost Explorer said "
                        + age(cost.askedAt(), report.now())
                        + ": "
                        + Dollars.words(cost.monthToDate())
                        + " this month, "
                        + cost.endOfMonth()
                                .map(sum -> Dollars.words(sum) + " expected at its end")
                                .orElse("what it will be at its end is not known")
                        + ", "
                        + Dollars.words(cost.monthBefore())
                        + " the month before.");
        note.ifPresent(words -> session.print("Note: " + Terminal.plain(words)));
        session.print("");
        session.print("This month until yesterday, and the same days of the month before:");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(right("before"), right("now"), right("change"), "service"));
        cost.changes()
                .forEach(change ->
                        rows.add(
                                List.of(
                                        right(Dollars.words(change.beforeUsd())),
                                        right(Dollars.words(change.nowUsd())),
                                        right(Dollars.signed(change.usd())),
                                        Terminal.plain(change.service()))));
        session.printTable(rows);
    }

    private void waste(List<Waste> all) {
        if (all.isEmpty()) {
            session.print("Waste: none is known.");
            return;
        }
        session.print(
                "Waste: "
                        + Dollars.words(
                                sum(all.stream().map(Waste::monthlyUsd).flatMap(Optional::stream)))
                        + " a month, and what is not known.");
        for (Waste waste : all) {
            session.print(
                    right(waste.monthlyUsd().map(Dollars::words).orElse(NOT_KNOWN))
                            + "  "
                            + Terminal.plain(waste.resource().name())
                            + "  ["
                            + waste.rule()
                            + "]");
            session.print("  " + Terminal.plain(waste.reason()));
            waste.evidence().forEach(each -> session.print("  known from " + Terminal.plain(each)));
            session.print("  Remedy: " + waste.remedy());
        }
    }

    private void whatIf(CostReport.Answered answered) {
        List<WhatIf.Change> changes = answered.changes();
        session.print("With " + answered.question().about() + ":");
        if (changes.isEmpty()) {
            session.print("  nothing would change.");
            return;
        }
        session.printTable(
                changes.stream()
                        .map(change ->
                                List.of(
                                        right(
                                                change.monthlyUsd()
                                                        .map(Dollars::signed)
                                                        .orElse(NOT_KNOWN)),
                                        Terminal.plain(change.resource().name()),
                                        change.resource().type().name(),
                                        change.words()))
                        .toList());
        BigDecimal known =
                sum(changes.stream().map(WhatIf.Change::monthlyUsd).flatMap(Optional::stream));
        boolean whole = changes.stream().allMatch(change -> change.monthlyUsd().isPresent());
        session.print(
                right(Dollars.signed(known))
                        + "  a month"
                        + (whole ? "." : ", and what is not known."));
    }

    private static BigDecimal sum(Stream<BigDecimal> all) {
        return all.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "just now";
        }
        return age.toHours() < 1
                ? age.toMinutes() + " minutes ago"
                : age.toHours() + (age.toHours() == 1 ? " hour ago" : " hours ago");
    }

    /** Sums stand one under the other. */
    static String right(String text) {
        return " ".repeat(Math.max(0, MONEY_WIDTH - text.length())) + text;
    }
}
