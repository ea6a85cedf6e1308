package io.stratoscope.cli;

import io.stratoscope.health.HealthChange;
import io.stratoscope.health.HealthReport;
import io.stratoscope.health.HealthRule;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.Problem;
import io.stratoscope.health.Reading;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.health.Verdict;
import io.stratoscope.logs.LastLines;
import io.stratoscope.logs.LogSource;
import io.stratoscope.logs.LogSources;
import io.stratoscope.logs.LogWords;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.topology.Topology;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A health report for people. */
final class HealthText {
    /** A line may be a megabyte; {@code logs} prints all of it. */
    private static final int LONGEST = 300;

    /** Reads what a stopped task wrote last. */
    @FunctionalInterface
    interface LastLinesReader {
        LastLines read(List<LogSource.Reachable> places, Instant stopped);
    }

    private final Session session;
    private final Optional<LastLinesReader> lastLines;

    /** Of these the last lines were printed. */
    private final Set<Arn> told = new HashSet<>();

    HealthText(Session session) {
        this(session, Optional.empty());
    }

    /** @param lastLines where what stopped tasks wrote last is wanted, too */
    HealthText(Session session, Optional<LastLinesReader> lastLines) {
        this.session = session;
        this.lastLines = lastLines;
    }

    void print(Topology topology, HealthReport report, boolean everything) {
        if (report.problems().isEmpty()) {
            session.print("Nothing is broken.");
        }
        int number = 1;
        for (Problem problem : report.problems()) {
            print(number++, problem, topology, report);
        }
        unknown(topology, report);
        if (everything) {
            notices(topology, report);
            healthy(topology, report);
        } else if (!report.notices().isEmpty()) {
            session.print("");
            session.print(
                    (report.notices().size() == 1
                                    ? "1 thing works"
                                    : report.notices().size() + " things work")
                            + " and should be otherwise: 'stratoscope health --full' lists them.");
        }
        session.print("");
        session.print(counts(report));
    }

    private void print(int number, Problem problem, Topology topology, HealthReport report) {
        Verdict worst = problem.cause().worst();
        session.print(
                "%d. %s is %s  [%s]"
                        .formatted(
                                number,
                                named(problem.resource(), topology),
                                problem.cause().state().word(),
                                problem.cost().words()));
        for (Verdict verdict : problem.cause().verdicts()) {
            if (verdict.state().isBad()) {
                session.print(
                        "   " + Terminal.plain(verdict.words()) + since(verdict, report.at()));
                verdict.readings().forEach(reading -> session.print("     " + words(reading)));
                lastLines(verdict, topology);
            }
        }
        report.since(problem)
                .filter(since -> since.by() == HealthReport.Witness.CONSEQUENCE)
                .ifPresent(since ->
                        session.print(
                                "   Since %s (%s), going by what follows from it."
                                        .formatted(
                                                time(since.at()),
                                                Verdict.age(since.at(), report.at()))));
        if (!worst.remedy().isEmpty()) {
            session.print("   Next: " + Terminal.plain(worst.remedy()));
        }
        if (!problem.consequences().isEmpty()) {
            session.print("   Because of it:");
            problem.consequences()
                    .forEach(each ->
                            session.print(
                                    "     "
                                            + named(each.resource(), topology)
                                            + " is "
                                            + each.state().word()
                                            + ": "
                                            + Terminal.plain(each.words())));
            problem.consequences().stream()
                    .flatMap(each -> report.of(each.resource()).stream())
                    .flatMap(health -> health.verdicts().stream())
                    .filter(verdict -> verdict.state().isBad())
                    .forEach(verdict -> lastLines(verdict, topology));
        }
        lines(problem, topology, report.linesFrom(problem));
        long more = problem.furtherReach();
        if (more > 0) {
            session.print(
                    "   %d more %s on it: stratoscope blast-radius '%s'"
                            .formatted(
                                    more,
                                    more == 1 ? "depends" : "depend",
                                    Terminal.plain(problem.resource().toString())));
        }
        session.print("");
    }

    private void lastLines(Verdict verdict, Topology topology) {
        if (lastLines.isEmpty()) {
            return;
        }
        for (Arn task : verdict.stoppedTasks()) {
            List<LogSource.Reachable> places = LastLines.places(topology, verdict.resource(), task);
            // What a cluster rests on are the readings of its services.
            if (!places.isEmpty() && told.add(task)) {
                print(task, lastLines.get().read(places, verdict.moment()));
            }
        }
    }

    private void print(Arn task, LastLines last) {
        session.print(
                "   Last lines of the stopped task " + Terminal.plain(task.lastSegment()) + ":");
        last.lines()
                .forEach(line ->
                        session.print(
                                "     "
                                        + line.time()
                                        + "  "
                                        + LogWords.oneLine(line.text(), LONGEST)));
        last.failures()
                .forEach((group, why) ->
                        session.print("     " + Terminal.plain(group) + ": " + words(why)));
        if (last.lines().isEmpty() && last.failures().isEmpty()) {
            session.print("     " + LastLines.noneWords());
        }
    }

    /** Which command shows the lines from then on. A network has none: whoever depends on it tells. */
    private void lines(Problem problem, Topology topology, Instant from) {
        LogSources.firstWithLines(topology, problem.touched())
                .ifPresent(arn ->
                        session.print(
                                "   Log lines%s: stratoscope logs '%s' --since %s"
                                        .formatted(
                                                arn.equals(problem.resource())
                                                        ? ""
                                                        : " of " + named(arn, topology),
                                                Terminal.plain(arn.toString()),
                                                time(from))));
    }

    /** To the second: what is finer helps nobody here. */
    private static String time(Instant when) {
        return when.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String since(Verdict verdict, Instant now) {
        return verdict.since()
                .map(when -> " (since " + time(when) + ", " + Verdict.age(when, now) + ")")
                .or(() -> verdict.moments().firstSeen().map(when -> firstSeen(when, now)))
                .orElse("");
    }

    /** It may have begun long before anybody looked: that is not said to be since then. */
    private static String firstSeen(Instant when, Instant now) {
        return when.equals(now)
                ? " (first seen by this look)"
                : " (first seen " + time(when) + ", " + Verdict.age(when, now) + " ago)";
    }

    private static String words(Reading reading) {
        return Terminal.plain(
                "%s: %s, read from %s at %s"
                        .formatted(
                                reading.name(),
                                reading.value(),
                                reading.source(),
                                time(reading.at())));
    }

    private static String named(Arn arn, Topology topology) {
        String type =
                topology.resource(arn).map(resource -> resource.type().kind()).orElse("not there");
        return Terminal.plain(topology.name(arn)) + " (" + type + ")";
    }

    private void unknown(Topology topology, HealthReport report) {
        List<ResourceHealth> unsure =
                report.resources().values().stream()
                        .filter(each ->
                                each.state() == HealthState.UNKNOWN
                                        || each.state() == HealthState.STALE)
                        .toList();
        if (unsure.isEmpty() && report.issues().isEmpty()) {
            return;
        }
        session.print("Not known:");
        List<List<String>> rows = new ArrayList<>();
        unsure.forEach(each ->
                rows.add(
                        List.of(
                                "  " + each.state().word(),
                                named(each.resource(), topology),
                                Terminal.plain(each.worst().words()))));
        session.printTable(rows);
        report.issues().stream()
                .map(issue -> issue.failure())
                .map(HealthText::words)
                .distinct()
                .forEach(line -> session.print("  " + line));
    }

    private static String words(Failure failure) {
        return Terminal.plain(failure.message() + "; " + failure.remedy());
    }

    private void notices(Topology topology, HealthReport report) {
        if (report.notices().isEmpty()) {
            return;
        }
        session.print("");
        session.print("To be noted:");
        for (Verdict notice : report.notices()) {
            session.print(
                    "  "
                            + named(notice.resource(), topology)
                            + ": "
                            + Terminal.plain(notice.words()));
            session.print("    Next: " + Terminal.plain(notice.remedy()));
        }
    }

    private void healthy(Topology topology, HealthReport report) {
        session.print("");
        session.print("Healthy:");
        List<List<String>> rows = new ArrayList<>();
        for (ResourceHealth each : report.resources().values()) {
            if (each.state() == HealthState.HEALTHY) {
                rows.add(
                        List.of(
                                "  " + named(each.resource(), topology),
                                Terminal.plain(each.worst().words())));
            }
        }
        session.printTable(rows);
    }

    private static String counts(HealthReport report) {
        return report.counts().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> entry.getValue() + " " + entry.getKey().word())
                        .collect(Collectors.joining(", "))
                + " of "
                + report.resources().size()
                + ", at "
                + time(report.at())
                + ".";
    }

    /** What is otherwise than it was, a line each. */
    void printChanges(HealthReport before, HealthReport after, Topology topology) {
        for (HealthChange change : HealthChange.between(before, after)) {
            session.print(
                    time(after.at())
                            + "  "
                            + named(change.now().resource(), topology)
                            + ": "
                            + change.before().word()
                            + " → "
                            + change.now().state().word()
                            + ": "
                            + Terminal.plain(change.now().worst().words()));
        }
        session.terminal().out().flush();
    }

    void printRules(List<HealthRule> rules) {
        for (HealthRule rule : rules) {
            session.print(rule.key() + "  " + rule.title());
            HealthCommand.thresholds(rule).forEach(line -> session.print("    " + line));
        }
    }
}
