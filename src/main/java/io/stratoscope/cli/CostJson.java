package io.stratoscope.cli;

import io.stratoscope.aws.IamActions;
import io.stratoscope.cost.ActualCost;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostBy;
import io.stratoscope.cost.CostComparison;
import io.stratoscope.cost.CostGroup;
import io.stratoscope.cost.Estimate;
import io.stratoscope.cost.Waste;
import io.stratoscope.cost.WatchingCost;
import io.stratoscope.cost.WhatIf;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.store.WatchingStore.Spent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cost report as JSON. Money is in US dollars, rounded to a hundredth of a cent; what is not known is left out. */
final class CostJson {
    private CostJson() {}

    static JsonObject of(CostReport report) {
        JsonValue.ObjectBuilder json =
                JsonValue.object()
                        .put("estimate", estimate(report))
                        .put("actual", actual(report.actual()))
                        .put(
                                "comparison",
                                report.comparison().stream().map(CostJson::comparison).toList());
        if (report.split() instanceof CostSplit.Grouped(CostBy by)) {
            json.put("groups", groups(report, by));
        }
        report.waste()
                .ifPresent(
                        waste -> json.put("waste", waste.stream().map(CostJson::waste).toList()));
        report.limits().budgetUsd().ifPresent(budget -> json.put("budgetUsd", usd(budget)));
        report.watching().ifPresent(cost -> json.put("watching", watching(cost)));
        if (!report.whatIfs().isEmpty()) {
            json.put("whatIf", report.whatIfs().stream().map(CostJson::whatIf).toList());
        }
        return json.build();
    }

    private static JsonObject estimate(CostReport report) {
        return JsonValue.object()
                .put("monthlyUsd", usd(report.estimate().monthlyUsd()))
                .put("pricesWritten", report.estimate().prices().written().toString())
                .put("pricesFrom", report.estimate().prices().source())
                .put(
                        "resources",
                        report.estimate().estimates().stream().map(CostJson::resource).toList())
                .build();
    }

    private static JsonObject resource(Estimate estimate) {
        JsonValue.ObjectBuilder json = about(estimate.resource());
        if (!estimate.isUnknown()) {
            json.put("monthlyUsd", usd(estimate.monthlyUsd()));
        }
        return json.put("lines", estimate.lines().stream().map(CostJson::line).toList())
                .put("assumptions", texts(estimate.assumptions()))
                .put("unknown", texts(estimate.unknown()))
                .build();
    }

    private static JsonObject line(Estimate.Line line) {
        return JsonValue.object()
                .put("what", line.what())
                .put("quantity", new JsonNumber(line.quantity()))
                .put("price", line.price().key())
                .put("unitUsd", new JsonNumber(line.price().usd()))
                .put("per", line.price().per().word())
                .put("formula", line.formula())
                .put("monthlyUsd", usd(line.monthlyUsd()))
                .build();
    }

    private static JsonObject actual(CostAnswer answer) {
        return switch (answer) {
            case CostAnswer.Unavailable(String reason) ->
                    JsonValue.object().put("unavailable", reason).build();
            case CostAnswer.Known(ActualCost cost, Optional<String> note) -> {
                JsonValue.ObjectBuilder json =
                        JsonValue.object()
                                .put("askedAt", cost.askedAt().toString())
                                .put("monthToDateUsd", usd(cost.monthToDate()))
                                .put("monthBeforeUsd", usd(cost.monthBefore()));
                cost.endOfMonth().ifPresent(sum -> json.put("endOfMonthUsd", usd(sum)));
                note.ifPresent(words -> json.put("note", words));
                yield json.put("byService", sums(cost.byService()))
                        .put("byDay", sums(cost.byDay()))
                        .put("changes", cost.changes().stream().map(CostJson::change).toList())
                        .build();
            }
        };
    }

    private static JsonObject sums(Map<?, BigDecimal> sums) {
        JsonValue.ObjectBuilder json = JsonValue.object();
        sums.forEach((key, sum) -> json.put(key.toString(), usd(sum)));
        return json.build();
    }

    private static JsonObject change(ActualCost.Change change) {
        return JsonValue.object()
                .put("service", change.service())
                .put("beforeUsd", usd(change.beforeUsd()))
                .put("nowUsd", usd(change.nowUsd()))
                .build();
    }

    private static JsonObject comparison(CostComparison each) {
        return JsonValue.object()
                .put("service", each.service())
                .put("estimateUsd", usd(each.estimateUsd()))
                .put("actualUsd", usd(each.actualUsd()))
                .put("unexplainedUsd", usd(each.unexplainedUsd()))
                .build();
    }

    private static List<JsonObject> groups(CostReport report, CostBy by) {
        return CostGroup.of(report.estimate(), report.known(), by).stream()
                .map(group -> group(group, by))
                .toList();
    }

    /** What is in no group has no name; what was paid is left out where nobody knows. */
    private static JsonObject group(CostGroup group, CostBy by) {
        JsonValue.ObjectBuilder json = JsonValue.object().put("by", by.words());
        group.name().ifPresent(name -> json.put("name", name));
        json.put("estimateUsd", usd(group.monthlyUsd()))
                .put("resources", JsonValue.of(group.resources()))
                .put("inPartNotKnown", JsonValue.of(group.unknown()));
        group.paid()
                .ifPresent(paid ->
                        json.put("actualUsd", usd(paid.monthlyUsd()))
                                .put("monthToDateUsd", usd(paid.monthToDateUsd())));
        group.unexplainedUsd().ifPresent(rest -> json.put("unexplainedUsd", usd(rest)));
        return json.build();
    }

    private static JsonObject waste(Waste waste) {
        JsonValue.ObjectBuilder json = about(waste.resource()).put("rule", waste.rule());
        waste.monthlyUsd().ifPresent(sum -> json.put("monthlyUsd", usd(sum)));
        return json.put("reason", waste.reason())
                .put("evidence", texts(waste.evidence()))
                .put("remedy", waste.remedy())
                .build();
    }

    private static JsonObject watching(WatchingCost cost) {
        return JsonValue.object()
                .put("month", cost.month().toString())
                .put("usd", new JsonNumber(cost.usd()))
                .put("capUsd", usd(cost.capUsd()))
                .put("stopped", JsonValue.of(cost.isStopped()))
                .put("calls", cost.spent().stream().map(CostJson::spent).toList())
                .build();
    }

    private static JsonObject spent(Spent each) {
        return JsonValue.object()
                .put("action", IamActions.of(each.service(), each.operation()))
                .put("calls", JsonValue.of(each.calls()))
                .put("units", JsonValue.of(each.units()))
                .put("usd", new JsonNumber(each.usd()))
                .build();
    }

    private static JsonObject whatIf(CostReport.Answered answered) {
        return JsonValue.object()
                .put("name", answered.question().name())
                .put("about", answered.question().about())
                .put("changes", answered.changes().stream().map(CostJson::change).toList())
                .build();
    }

    private static JsonObject change(WhatIf.Change change) {
        JsonValue.ObjectBuilder json = about(change.resource()).put("would", change.words());
        change.monthlyUsd().ifPresent(sum -> json.put("monthlyUsd", usd(sum)));
        return json.build();
    }

    private static JsonValue.ObjectBuilder about(Resource resource) {
        return JsonValue.object()
                .put("arn", resource.arn().toString())
                .put("type", resource.type().name())
                .put("name", resource.name());
    }

    private static List<JsonValue> texts(List<String> texts) {
        return texts.stream().<JsonValue>map(JsonValue::of).toList();
    }

    private static JsonNumber usd(BigDecimal usd) {
        return new JsonNumber(usd.setScale(4, RoundingMode.HALF_UP));
    }
}
