package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.RestorePoints;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists what there is to restore from. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "List the restore points of a project, the newest first: those that Stratoscope made, and those"
                    + " that come about by themselves, of a snapshot and the first whole copy of the files"
                    + " that was begun after it. Changes nothing.",
            "One is good when it is complete and its database is not newer than its files."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope backup list --simulate",
            "  stratoscope backup list --profile my-profile --project immich --rpo 24h"
        })
final class BackupListCommand extends Subcommand {

    @Mixin BackupOptions target = new BackupOptions();

    @Option(
            names = "--rpo",
            paramLabel = "SPAN",
            description = "Exit with 1 when the newest good one is older than this: 90m, 24h, 2d.")
    @Nullable String rpo;

    @Override
    ExitCode run(Session session) {
        Optional<Duration> limit = Optional.ofNullable(rpo).map(text -> span("--rpo", text));
        return session.withAccount(account -> run(session, account, limit));
    }

    /** What an option says. */
    static Duration span(String option, String text) {
        return Span.read(text)
                .orElseThrow(() ->
                        new UsageException(
                                option
                                        + ": '"
                                        + Terminal.plain(text)
                                        + "' is no span of time; write it like 90m, 24h or 2d"));
    }

    private ExitCode run(Session session, AwsAccount account, Optional<Duration> limit) {
        BackupTarget meant = target.target(session, account);
        List<RestorePoint> points = BackupOptions.points(session, account, meant);
        Map<String, DrillReport> drills = BackupOptions.drills(session, account, meant);
        Instant now = account.clock().instant();
        Optional<RestorePoint> newest = RestorePoints.newestGood(points);
        Optional<Duration> age = newest.map(point -> Duration.between(point.at(), now));
        boolean inTime =
                limit.isEmpty() || age.filter(old -> old.compareTo(limit.get()) <= 0).isPresent();
        if (session.options().json) {
            printJson(session, meant, points, drills, newest, age, limit);
        } else {
            print(session, points, drills, now, newest);
        }
        if (!inTime) {
            session.say(
                    newest.map(point ->
                                    "The newest good restore point is "
                                            + Verdict.age(point.at(), now)
                                            + " old")
                                    .orElse("There is no good restore point")
                            + ", and should be no older than "
                            + Terminal.plain(String.valueOf(rpo))
                            + "; make one with: stratoscope backup now --unlock");
        }
        return inTime ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void print(
            Session session,
            List<RestorePoint> points,
            Map<String, DrillReport> drills,
            Instant now,
            Optional<RestorePoint> newest) {
        if (points.isEmpty()) {
            session.say(
                    "There is nothing to restore from. Back up with: stratoscope backup now --unlock");
            return;
        }
        session.printTable(BackupText.table(points, drills, now));
        session.say(
                newest.map(point ->
                                "The newest good one is "
                                        + Terminal.plain(point.id())
                                        + ", "
                                        + Verdict.age(point.at(), now)
                                        + " old.")
                        .orElse("None of them is good."));
    }

    private static void printJson(
            Session session,
            BackupTarget target,
            List<RestorePoint> points,
            Map<String, DrillReport> drills,
            Optional<RestorePoint> newest,
            Optional<Duration> age,
            Optional<Duration> limit) {
        ObjectBuilder object =
                JsonValue.object()
                        .put("database", target.cluster().toString())
                        .put("task", target.task().toString());
        newest.ifPresent(point -> object.put("newestGood", point.id()));
        age.ifPresent(old -> object.put("ageSeconds", old.toSeconds()));
        limit.ifPresent(most -> object.put("rpoSeconds", most.toSeconds()));
        session.printJson(
                object.put(
                                "restorePoints",
                                points.stream()
                                        .map(point ->
                                                BackupJson.of(
                                                        point,
                                                        Optional.ofNullable(
                                                                drills.get(point.id()))))
                                        .toList())
                        .build());
    }
}
