package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillTrends;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.cli.FiledDrills.Place;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.Optional;

/** Histories of drills as JSON. */
final class DrillJson {

    private DrillJson() {}

    static JsonObject of(Place place) {
        return JsonValue.object()
                .put("name", place.history().name())
                .put("whole", place.reading().flaws().isEmpty())
                .put("flaws", place.reading().flaws().stream().map(JsonValue::of).toList())
                .put(
                        "projects",
                        place.reading().drills().stream()
                                .map(filed -> filed.report().project())
                                .distinct()
                                .map(project -> project(place, project))
                                .toList())
                .put(
                        "drills",
                        place.reading().drills().reversed().stream().map(DrillJson::of).toList())
                .build();
    }

    private static JsonObject project(Place place, String project) {
        ObjectBuilder object = JsonValue.object().put("name", project);
        place.reading()
                .lastProved(Optional.of(project))
                .ifPresent(report ->
                        object.put("lastProved", report.id())
                                .put("lastProvedAt", report.endedAt().toString()));
        return object.put(
                        "trends",
                        DrillTrends.of(
                                        place.reading().drills().stream()
                                                .filter(Filed::isIntact)
                                                .map(Filed::report)
                                                .filter(report -> report.project().equals(project))
                                                .toList())
                                .compared()
                                .stream()
                                .map(DrillJson::of)
                                .toList())
                .build();
    }

    private static JsonObject of(DrillTrends.Compared compared) {
        ObjectBuilder object =
                JsonValue.object()
                        .put("measure", compared.measure().words())
                        .put("last", new JsonNumber(compared.last()))
                        .put("median", new JsonNumber(compared.median()))
                        .put("before", compared.before());
        compared.percent().ifPresent(percent -> object.put("percent", percent));
        return object.build();
    }

    private static JsonObject of(Filed filed) {
        DrillReport report = filed.report();
        ObjectBuilder object =
                JsonValue.object()
                        .put("id", report.id())
                        .put("account", report.account())
                        .put("simulated", report.simulated())
                        .put("region", report.region())
                        .put("project", report.project())
                        .put("restorePoint", report.restorePoint())
                        .put("startedAt", report.startedAt().toString())
                        .put("endedAt", report.endedAt().toString())
                        .put("verdict", DrillWords.verdict(report.verdict()))
                        .put("reason", report.reason())
                        .put("usd", new JsonNumber(report.meteredUsd()))
                        .put("clean", report.isClean())
                        .put("intact", filed.isIntact());
        report.recoveryTime().ifPresent(rto -> object.put("rtoSeconds", rto.toSeconds()));
        report.recoveryPoint().ifPresent(rpo -> object.put("rpoSeconds", rpo.toSeconds()));
        report.skew().ifPresent(skew -> object.put("skewSeconds", skew.toSeconds()));
        report.quote().ifPresent(quote -> object.put("quotedUsd", new JsonNumber(quote.usd())));
        filed.seal().ifPresent(seal -> object.put("sha256", seal.sha256()));
        return object.build();
    }
}
