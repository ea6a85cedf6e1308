package io.stratoscope.cli;

import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.Locale;
import java.util.Optional;

/** Restore points as JSON. */
final class BackupJson {

    private BackupJson() {}

    static JsonObject of(RestorePoint point) {
        return of(point, Optional.empty());
    }

    /**
     * One.
     *
     * @param drill what the last drill said of it
     */
    static JsonObject of(RestorePoint point, Optional<DrillReport> drill) {
        ObjectBuilder object =
                JsonValue.object()
                        .put("id", point.id())
                        .put("at", point.at().toString())
                        .put("taken", word(point.origin().name()))
                        .put("complete", point.isComplete())
                        .put("good", point.isGood())
                        .put(
                                "warnings",
                                point.warnings().stream()
                                        .map(warning -> JsonValue.of(word(warning.name())))
                                        .toList());
        point.skew().ifPresent(skew -> object.put("skewSeconds", skew.toSeconds()));
        drill.ifPresent(report ->
                object.put(
                        "drill",
                        JsonValue.object()
                                .put("id", report.id())
                                .put("verdict", DrillWords.verdict(report.verdict()))
                                .put("endedAt", report.endedAt().toString())
                                .build()));
        point.database().ifPresent(copy -> object.put("database", of(copy)));
        point.files().ifPresent(copy -> object.put("files", of(copy)));
        return object.build();
    }

    private static JsonObject of(DatabaseCopy copy) {
        ObjectBuilder object =
                JsonValue.object()
                        .put("arn", copy.arn().toString())
                        .put("id", copy.id())
                        .put("cluster", copy.cluster())
                        .put("type", copy.type())
                        .put("status", copy.status())
                        .put("gibibytes", copy.gibibytes())
                        .put("encrypted", copy.encrypted())
                        .put("engine", copy.engine())
                        .put("engineVersion", copy.engineVersion());
        copy.created().ifPresent(created -> object.put("created", created.toString()));
        copy.key().ifPresent(key -> object.put("key", key));
        return object.build();
    }

    private static JsonObject of(FilesCopy copy) {
        ObjectBuilder object =
                JsonValue.object()
                        .put("execution", copy.execution().toString())
                        .put("status", copy.status())
                        .put("begin", copy.begin().toString())
                        .put("files", copy.files())
                        .put("bytes", copy.bytes());
        copy.end().ifPresent(end -> object.put("end", end.toString()));
        copy.prepare().ifPresent(result -> object.put("prepare", result));
        copy.transfer().ifPresent(result -> object.put("transfer", result));
        copy.verify().ifPresent(result -> object.put("verify", result));
        copy.error().ifPresent(error -> object.put("error", error));
        return object.build();
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
