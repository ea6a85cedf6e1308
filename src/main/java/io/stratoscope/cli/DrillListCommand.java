package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillTrends;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.cli.FiledDrills.Place;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.JsonValue;

import picocli.CommandLine.Command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the drills that were. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "List the restore drills that the data directory knows, the newest first, when a restore was last"
                    + " proved, and how the last drill compares with those before.",
            "Asks no account: --simulate or --profile, --region and --project choose among them. Exit code 1 when"
                    + " a report was changed after its drill, or one is missing."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope drill list --simulate",
            "  stratoscope drill list --project immich --json"
        })
final class DrillListCommand extends Subcommand {

    @Override
    ExitCode run(Session session) {
        List<Place> places = FiledDrills.read(session).places();
        if (session.options().json) {
            session.printJson(
                    JsonValue.object()
                            .put("histories", places.stream().map(DrillJson::of).toList())
                            .build());
        } else {
            print(session, places);
        }
        boolean whole = true;
        for (Place place : places) {
            for (String flaw : place.reading().flaws()) {
                whole = false;
                session.say(place.history().name() + ": " + Terminal.plain(flaw));
            }
        }
        if (!whole) {
            session.say(
                    "The history is not what was written. What is not intact proves nothing; compare with reports"
                            + " that were handed out, and put back the files from a copy.");
        }
        return whole ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void print(Session session, List<Place> places) {
        if (places.stream().allMatch(place -> place.reading().drills().isEmpty())) {
            session.say("There is no drill yet. Make one with: stratoscope drill run --unlock");
            return;
        }
        session.printTable(table(places));
        for (Place place : places) {
            place.reading().drills().stream()
                    .map(filed -> filed.report().project())
                    .distinct()
                    .forEach(project -> summary(session, place, project));
        }
    }

    private static List<List<String>> table(List<Place> places) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "DRILL", "ENDED", "ACCOUNT", "REGION", "PROJECT", "VERDICT", "RTO", "RPO",
                        "COST", "SKEW", "REPORT"));
        for (Place place : places) {
            place.reading().drills().reversed().forEach(filed -> rows.add(row(filed)));
        }
        return rows;
    }

    private static List<String> row(Filed filed) {
        DrillReport report = filed.report();
        return List.of(
                Terminal.plain(report.id()),
                DrillWords.time(report.endedAt()),
                report.simulated() ? "simulated" : Terminal.plain(report.account()),
                Terminal.plain(report.region()),
                Terminal.plain(report.project()),
                DrillWords.verdict(report.verdict()),
                DrillWords.span(report.recoveryTime()),
                DrillWords.span(report.recoveryPoint()),
                DrillWords.usd(report.meteredUsd()),
                report.skew().map(DrillWords::skew).orElse("-"),
                filed.isIntact() ? "intact" : "changed");
    }

    private static void summary(Session session, Place place, String project) {
        Optional<DrillReport> last = place.reading().lastProved(Optional.of(project));
        String name = Terminal.plain(project) + " in " + place.history().name();
        session.say(
                last.map(report ->
                                "Last proved restore of "
                                        + name
                                        + ": "
                                        + Terminal.plain(report.id())
                                        + ", "
                                        + DrillWords.time(report.endedAt())
                                        + age(session, report)
                                        + ".")
                        .orElse("No restore of " + name + " is proved yet."));
        DrillTrends.of(
                        place.reading().drills().stream()
                                .filter(Filed::isIntact)
                                .map(Filed::report)
                                .filter(report -> report.project().equals(project))
                                .toList())
                .compared()
                .forEach(each -> session.say("  " + each.words() + "."));
    }

    /** The simulated account has a time of its own: how long ago that was, only it knows. */
    private static String age(Session session, DrillReport report) {
        Instant now = session.environment().clock().instant();
        return report.simulated() || report.endedAt().isAfter(now)
                ? ""
                : ", " + Verdict.age(report.endedAt(), now) + " ago";
    }
}
