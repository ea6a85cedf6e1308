package io.stratoscope.ui.cost;

import io.stratoscope.aws.IamActions;
import io.stratoscope.cost.ActualCost;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostBy;
import io.stratoscope.cost.CostComparison;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.Dollars;
import io.stratoscope.cost.Waste;
import io.stratoscope.cost.WatchingCost;
import io.stratoscope.cost.WhatIf;
import io.stratoscope.cost.WhatIfs;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What the tabs of the screen list, in words. */
record CostTables(
        List<Priced> resources,
        List<Service> services,
        GroupTable groups,
        List<Wasted> waste,
        List<Question> whatIfs,
        Optional<Watched> watching) {

    static final String NOT_KNOWN = "not known";

    /** A resource to go to. */
    record Named(Arn arn, String name, String kind) {
        static Named of(Resource resource) {
            return new Named(resource.arn(), resource.name(), resource.type().kind());
        }
    }

    /**
     * What a resource costs.
     *
     * @param share of all that is known, from 0 to 1
     * @param lines what is paid for it, each with its formula
     * @param unknown what is paid on top and nobody knows
     */
    record Priced(
            Named resource,
            String money,
            double share,
            List<Line> lines,
            List<String> assumptions,
            List<String> unknown) {}

    /** A part of an estimate. */
    record Line(String what, String formula, String money) {}

    /** A service, as Cost Explorer and as the estimate have it. Empty where something is not known. */
    record Service(
            String name,
            String estimate,
            String actual,
            String unexplained,
            String before,
            String now,
            String change) {}

    /** Something paid in vain. */
    record Wasted(
            Named resource, String money, String reason, List<String> evidence, String remedy) {}

    /** What it would cost otherwise. */
    record Question(String about, String money, List<Change> changes) {}

    /** What would be otherwise with a resource. */
    record Change(Named resource, String words, String money) {}

    /** What it costs to look. */
    record Watched(String headline, String about, List<Spent> spent) {}

    /** What the calls of an operation came to. */
    record Spent(String action, String count, String money) {}

    static CostTables of(
            Optional<CostEstimate> estimate, Optional<CostFigures> figures, CostBy grouping) {
        return new CostTables(
                estimate.map(CostTables::resources).orElse(List.of()),
                services(estimate, figures),
                GroupTable.of(estimate, figures, grouping),
                estimate.map(CostTables::waste).orElse(List.of()),
                estimate.map(CostTables::questions).orElse(List.of()),
                figures.map(now -> watched(now.watching())));
    }

    private static List<Priced> resources(CostEstimate cost) {
        BigDecimal all = cost.monthlyUsd();
        return cost.estimates().stream()
                .map(each ->
                        new Priced(
                                Named.of(each.resource()),
                                each.isUnknown() ? NOT_KNOWN : Dollars.words(each.monthlyUsd()),
                                share(each.monthlyUsd(), all),
                                each.lines().stream()
                                        .map(line ->
                                                new Line(
                                                        line.what(),
                                                        line.formula(),
                                                        Dollars.words(line.monthlyUsd())))
                                        .toList(),
                                each.assumptions(),
                                each.unknown()))
                .toList();
    }

    static double share(BigDecimal part, BigDecimal all) {
        return all.signum() <= 0 ? 0 : part.divide(all, MathContext.DECIMAL32).doubleValue();
    }

    private static List<Service> services(
            Optional<CostEstimate> estimate, Optional<CostFigures> figures) {
        Map<String, CostComparison> compared = new TreeMap<>();
        Map<String, ActualCost.Change> changes = new TreeMap<>();
        figures.ifPresent(now -> {
            estimate.ifPresent(cost ->
                    CostComparison.of(cost, now.answer())
                            .forEach(each -> compared.put(each.service(), each)));
            if (now.answer() instanceof CostAnswer.Known(ActualCost cost, _)) {
                cost.changes().forEach(each -> changes.put(each.service(), each));
            }
        });
        TreeSet<String> names = new TreeSet<>(compared.keySet());
        names.addAll(changes.keySet());
        return names.stream()
                .sorted(
                        greatestFirst(changes, change -> change.usd().abs())
                                .thenComparing(greatestFirst(compared, CostComparison::actualUsd)))
                .map(name ->
                        service(
                                name,
                                Optional.ofNullable(compared.get(name)),
                                Optional.ofNullable(changes.get(name))))
                .toList();
    }

    private static <T> Comparator<String> greatestFirst(
            Map<String, T> known, Function<T, BigDecimal> sum) {
        return Comparator.comparing((String name) ->
                        Optional.ofNullable(known.get(name))
                                .map(sum)
                                .orElse(BigDecimal.ZERO)
                                .setScale(2, RoundingMode.HALF_UP))
                .reversed();
    }

    private static Service service(
            String name, Optional<CostComparison> compared, Optional<ActualCost.Change> change) {
        return new Service(
                name,
                compared.map(it -> Dollars.words(it.estimateUsd())).orElse(""),
                compared.map(it -> Dollars.words(it.actualUsd())).orElse(""),
                compared.map(it -> Dollars.signed(it.unexplainedUsd())).orElse(""),
                change.map(it -> Dollars.words(it.beforeUsd())).orElse(""),
                change.map(it -> Dollars.words(it.nowUsd())).orElse(""),
                change.map(it -> Dollars.signed(it.usd())).orElse(""));
    }

    private static List<Wasted> waste(CostEstimate cost) {
        return Waste.in(cost).stream()
                .map(each ->
                        new Wasted(
                                Named.of(each.resource()),
                                each.monthlyUsd().map(Dollars::words).orElse(NOT_KNOWN),
                                each.reason(),
                                each.evidence(),
                                each.remedy()))
                .toList();
    }

    private static List<Question> questions(CostEstimate cost) {
        return WhatIfs.all().stream().map(each -> question(each, cost)).toList();
    }

    private static Question question(WhatIf question, CostEstimate cost) {
        List<WhatIf.Change> changes = question.changes(cost);
        BigDecimal known =
                changes.stream()
                        .map(WhatIf.Change::monthlyUsd)
                        .flatMap(Optional::stream)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean whole = changes.stream().allMatch(change -> change.monthlyUsd().isPresent());
        return new Question(
                question.about(),
                changes.isEmpty()
                        ? "nothing would change"
                        : Dollars.signed(known)
                                + " a month"
                                + (whole ? "" : ", and what is not known"),
                changes.stream()
                        .map(change ->
                                new Change(
                                        Named.of(change.resource()),
                                        change.words(),
                                        change.monthlyUsd().map(Dollars::signed).orElse(NOT_KNOWN)))
                        .toList());
    }

    private static Watched watched(WatchingCost cost) {
        return new Watched(
                Dollars.exact(cost.usd())
                        + " in "
                        + cost.month()
                        + " of "
                        + Dollars.words(cost.capUsd())
                        + (cost.isStopped()
                                ? ": calls that cost money have stopped; raise the cap in the settings, or wait until the 1st"
                                : ""),
                cost.problem()
                        .map(why -> "Counted in this run only: " + why)
                        .orElse(
                                "Calls of all Stratoscopes on this data directory, at list prices without free tiers."
                                        + " At the cap, metrics, Cost Explorer, log queries and live tails stop."),
                cost.spent().stream()
                        .map(each ->
                                new Spent(
                                        IamActions.of(each.service(), each.operation()),
                                        count(each.calls(), "call")
                                                + (each.units() == each.calls()
                                                        ? ""
                                                        : ", " + each.units() + " priced units"),
                                        Dollars.exact(each.usd())))
                        .toList());
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
