package io.stratoscope.ui.health;

import io.stratoscope.health.HealthLook;
import io.stratoscope.health.HealthReport;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.Problem;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.health.Verdict;
import io.stratoscope.logs.LogSources;
import io.stratoscope.model.Arn;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.health.HealthRow.Effect;
import io.stratoscope.ui.health.HealthRow.Named;
import io.stratoscope.ui.session.LogPlace;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the health screen shows. */
sealed interface HealthPage {

    /** Nobody looks at the health of this project. */
    record Unwatched() implements HealthPage {}

    /** There is no look yet. */
    record Waiting() implements HealthPage {}

    /**
     * A look.
     *
     * @param headline whether anything is broken
     * @param lookedAt when that was so
     * @param counts how many resources are in each state
     */
    record Seen(
            String headline, String lookedAt, Map<HealthState, Long> counts, List<HealthRow> rows)
            implements HealthPage {}

    DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Of a look, with its times in a zone. */
    static Seen of(HealthLook look, ZoneId zone) {
        HealthReport report = look.report();
        int broken = report.problems().size();
        return new Seen(
                switch (broken) {
                    case 0 -> "Nothing is broken";
                    case 1 -> "1 problem";
                    default -> broken + " problems";
                },
                "looked at " + TIME.format(report.at().atZone(zone)),
                report.counts(),
                new Rows(look.topology(), report, zone).list());
    }

    /** Makes the rows. */
    record Rows(Topology topology, HealthReport report, ZoneId zone) {

        List<HealthRow> list() {
            List<HealthRow> rows = new ArrayList<>();
            int number = 0;
            for (Problem problem : report.problems()) {
                number++;
                rows.add(trouble(number, problem));
            }
            section(rows, "Not known", unknown());
            section(
                    rows,
                    "Works, and should be otherwise",
                    report.notices().stream().map(this::noted).toList());
            return List.copyOf(rows);
        }

        private static void section(List<HealthRow> rows, String title, List<HealthRow> below) {
            if (!below.isEmpty()) {
                rows.add(new HealthRow.Section(title + " · " + below.size()));
                rows.addAll(below);
            }
        }

        private HealthRow trouble(int number, Problem problem) {
            return new HealthRow.Trouble(
                    number,
                    named(problem.resource()),
                    problem.cause().state(),
                    problem.cost(),
                    problem.cause().verdicts().stream()
                            .filter(verdict -> verdict.state().isBad())
                            .map(verdict -> verdict.words() + since(verdict, report.at(), zone))
                            .distinct()
                            .toList(),
                    problem.cause().worst().remedy(),
                    problem.consequences().stream()
                            .map(each ->
                                    new Effect(
                                            named(each.resource()),
                                            each.state(),
                                            each.words(),
                                            lines(each.resource(), began(problem, each)),
                                            report.of(each.resource()).stream()
                                                    .flatMap(Rows::stopped)
                                                    .toList()))
                            .toList(),
                    problem.furtherReach(),
                    lines(problem),
                    stopped(problem.cause()).toList());
        }

        private static Stream<LogPlace> stopped(ResourceHealth health) {
            return health.verdicts().stream()
                    .filter(verdict -> verdict.state().isBad())
                    .flatMap(verdict ->
                            verdict.stoppedTasks().stream()
                                    .map(task ->
                                            LogPlace.ofTask(
                                                    verdict.resource(),
                                                    task,
                                                    Optional.of(verdict.moment()))))
                    .distinct();
        }

        /** Where the cause has no lines, those of the nearest that depends on it. */
        private Optional<LogPlace> lines(Problem problem) {
            Instant since = report.moment(problem);
            return lines(problem.resource(), since)
                    .or(() ->
                            LogSources.firstWithLines(topology, problem.touched())
                                    .flatMap(arn -> lines(arn, since)));
        }

        /** Of the minute in which it began, else of the look. */
        private Optional<LogPlace> lines(Arn arn, Instant since) {
            return topology.resource(arn)
                    .filter(resource -> LogSources.mayHave(resource.type()))
                    .map(resource -> new LogPlace(arn, Optional.of(since)));
        }

        private Instant began(Problem problem, Problem.Consequence consequence) {
            return report.of(consequence.resource())
                    .flatMap(health -> health.worst().began())
                    .orElseGet(() -> report.moment(problem));
        }

        private List<HealthRow> unknown() {
            List<HealthRow> rows = new ArrayList<>();
            report.issues().stream()
                    .map(issue ->
                            new HealthRow.Unasked(
                                    issue.call(),
                                    issue.failure().message(),
                                    Advice.toDo(issue.failure())))
                    .distinct()
                    .forEach(rows::add);
            for (ResourceHealth each : report.resources().values()) {
                if (each.state() == HealthState.UNKNOWN || each.state() == HealthState.STALE) {
                    rows.add(
                            new HealthRow.Unsure(
                                    named(each.resource()), each.state(), each.worst().words()));
                }
            }
            return rows;
        }

        private HealthRow noted(Verdict verdict) {
            return new HealthRow.Noted(
                    named(verdict.resource()), verdict.words(), verdict.remedy());
        }

        private Named named(Arn arn) {
            return new Named(
                    arn,
                    topology.name(arn),
                    topology.resource(arn)
                            .map(resource -> resource.type().kind())
                            .orElse("not there"));
        }
    }

    /**
     * {@code  (since 2026-03-01 13:02:11, 12 minutes)}, or when a look first found it so, which is not the same; empty where nobody
     * knows.
     */
    static String since(Verdict verdict, Instant now, ZoneId zone) {
        return verdict.since()
                .map(when ->
                        " (since "
                                + TIME.format(when.atZone(zone))
                                + ", "
                                + Verdict.age(when, now)
                                + ")")
                .or(() ->
                        verdict.moments()
                                .firstSeen()
                                .map(when ->
                                        " (first seen " + TIME.format(when.atZone(zone)) + ")"))
                .orElse("");
    }
}
