package io.stratoscope.cli;

import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.RestorePoint.Warning;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.health.Verdict;
import io.stratoscope.metrics.MetricUnit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Restore points in words. */
final class BackupText {

    private BackupText() {}

    /** A table, with how old each is, and what drills said of it. */
    static List<List<String>> table(
            List<RestorePoint> points, Map<String, DrillReport> drills, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "RESTORE POINT",
                        "AGE",
                        "DATABASE",
                        "SIZE",
                        "FILES",
                        "SKEW",
                        "TAKEN",
                        "DRILL",
                        "WARNINGS"));
        points.forEach(point ->
                rows.add(
                        List.of(
                                Terminal.plain(point.id()),
                                Verdict.age(point.at(), now),
                                point.database()
                                        .map(copy -> Terminal.plain(copy.status()))
                                        .orElse("none"),
                                point.database().map(copy -> copy.gibibytes() + " GiB").orElse("-"),
                                point.files().map(copy -> word(copy.status())).orElse("none"),
                                point.skew().map(BackupText::skew).orElse("-"),
                                origin(point.origin()),
                                Optional.ofNullable(drills.get(point.id()))
                                        .map(BackupText::drill)
                                        .orElse("never"),
                                warnings(point))));
        return rows;
    }

    /** What one is made of. */
    static List<String> lines(RestorePoint point) {
        List<String> lines = new ArrayList<>();
        lines.add("Restore point " + Terminal.plain(point.id()));
        point.database()
                .ifPresent(copy ->
                        lines.add(
                                "  database  "
                                        + Terminal.plain(copy.id())
                                        + ": "
                                        + Terminal.plain(copy.status())
                                        + ", "
                                        + copy.gibibytes()
                                        + " GiB, "
                                        + Terminal.plain(copy.engine() + " " + copy.engineVersion())
                                        + (copy.encrypted() ? ", encrypted" : ", not encrypted")));
        point.files()
                .ifPresent(copy ->
                        lines.add(
                                "  files     "
                                        + Terminal.plain(copy.id())
                                        + ": "
                                        + word(copy.status())
                                        + ", "
                                        + copy.files()
                                        + " files, "
                                        + MetricUnit.BYTES.words((double) copy.bytes())
                                        + copy.verify()
                                                .map(verify -> ", verified: " + word(verify))
                                                .orElse("")));
        point.skew().ifPresent(skew -> lines.add("  skew      " + skew(skew)));
        point.warnings().forEach(warning -> lines.add("  warning   " + words(warning)));
        return lines;
    }

    /** How far the two are apart. */
    private static String skew(Duration skew) {
        Duration size = skew.abs();
        String much =
                size.compareTo(Duration.ofMinutes(2)) < 0
                        ? size.toSeconds() + " s"
                        : Verdict.words(size);
        return skew.isNegative() ? "files " + much + " older" : "files " + much + " later";
    }

    private static String drill(DrillReport report) {
        return DrillWords.verdict(report.verdict())
                + " "
                + LocalDate.ofInstant(report.endedAt(), ZoneOffset.UTC);
    }

    private static String origin(RestorePoint.Origin origin) {
        return switch (origin) {
            case MADE -> "by Stratoscope";
            case AUTOMATED -> "automatically";
            case BY_HAND -> "by hand";
        };
    }

    static String words(Warning warning) {
        return switch (warning) {
            case INCOMPLETE -> "the database or the files are missing or not whole";
            case DATABASE_NEWER ->
                    "the database is newer than its files: rows may point at files that are missing";
            case UNENCRYPTED -> "the database snapshot is not encrypted";
        };
    }

    private static String warnings(RestorePoint point) {
        return String.join(", ", point.warnings().stream().map(each -> word(each.name())).toList());
    }

    /** AWS's and our own names in capitals, for people: {@code database newer}. */
    private static String word(String name) {
        return Terminal.plain(name.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
