package io.stratoscope.cli;

import io.stratoscope.health.HealthReport;
import io.stratoscope.health.Problem;
import io.stratoscope.health.Reading;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.health.Verdict;
import io.stratoscope.logs.LogSources;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.topology.Topology;

import java.util.Locale;

/** A health report for programs. */
final class HealthJson {
    private final Topology topology;

    HealthJson(Topology topology) {
        this.topology = topology;
    }

    JsonObject of(HealthReport report) {
        ObjectBuilder counts = JsonValue.object();
        report.counts().forEach((state, count) -> counts.put(state.word(), count));
        return JsonValue.object()
                .put("at", report.at().toString())
                .put("state", report.state().word())
                .put("counts", counts.build())
                .put(
                        "problems",
                        report.problems().stream().map(each -> problem(report, each)).toList())
                .put("notices", report.notices().stream().map(HealthJson::verdict).toList())
                .put("resources", report.resources().values().stream().map(this::resource).toList())
                .put(
                        "issues",
                        report.issues().stream()
                                .map(issue ->
                                        JsonValue.object()
                                                .put("call", issue.call())
                                                .put(
                                                        "arn",
                                                        issue.resource()
                                                                .map(Arn::toString)
                                                                .orElse(""))
                                                .put("message", issue.failure().message())
                                                .put("remedy", issue.failure().remedy())
                                                .build())
                                .toList())
                .build();
    }

    private JsonObject problem(HealthReport report, Problem problem) {
        ObjectBuilder json =
                JsonValue.object()
                        .put("cause", problem.resource().toString())
                        .put("name", topology.name(problem.resource()))
                        .put("state", problem.cause().state().word())
                        .put("cost", word(problem.cost().name()))
                        .put("words", problem.cause().worst().words())
                        .put("remedy", problem.cause().worst().remedy())
                        .put(
                                "consequences",
                                problem.consequences().stream()
                                        .map(each ->
                                                JsonValue.object()
                                                        .put("arn", each.resource().toString())
                                                        .put("name", topology.name(each.resource()))
                                                        .put("state", each.state().word())
                                                        .put("words", each.words())
                                                        .put("why", each.why())
                                                        .build())
                                        .toList())
                        .put("reach", problem.reach().size());
        report.since(problem)
                .ifPresent(since ->
                        json.put("since", since.at().toString())
                                .put("sinceBy", word(since.by().name())));
        LogSources.firstWithLines(topology, problem.touched())
                .ifPresent(arn -> json.put("logs", arn.toString()));
        return json.build();
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private JsonObject resource(ResourceHealth health) {
        return JsonValue.object()
                .put("arn", health.resource().toString())
                .put("name", topology.name(health.resource()))
                .put("state", health.state().word())
                .put("verdicts", health.verdicts().stream().map(HealthJson::verdict).toList())
                .build();
    }

    private static JsonObject verdict(Verdict verdict) {
        ObjectBuilder json =
                JsonValue.object()
                        .put("rule", verdict.rule())
                        .put("arn", verdict.resource().toString())
                        .put("level", verdict.level().name().toLowerCase(Locale.ROOT))
                        .put("words", verdict.words());
        if (!verdict.remedy().isEmpty()) {
            json.put("remedy", verdict.remedy());
        }
        verdict.since().ifPresent(since -> json.put("since", since.toString()));
        verdict.moments().firstSeen().ifPresent(seen -> json.put("firstSeen", seen.toString()));
        return json.put("evidence", verdict.readings().stream().map(HealthJson::reading).toList())
                .build();
    }

    private static JsonObject reading(Reading reading) {
        return JsonValue.object()
                .put("name", reading.name())
                .put("value", reading.value())
                .put("at", reading.at().toString())
                .put("call", reading.source().call())
                .put("field", reading.source().field())
                .build();
    }
}
