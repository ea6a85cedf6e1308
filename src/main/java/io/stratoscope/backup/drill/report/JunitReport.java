package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillReport.Span;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.document.JunitXml;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * JUnit's XML: a suite a phase, a case a check; what cannot be checked is skipped. The verdict is a case of its own, so that a drill that
 * was cancelled without a failed check is no success.
 */
final class JunitReport implements DrillRenderer {

    @Override
    public byte[] render(DrillEvidence evidence) {
        DrillReport report = evidence.report();
        List<JunitXml.Suite> suites = new ArrayList<>();
        Arrays.stream(DrillPhase.values())
                .flatMap(phase -> suite(report, phase).stream())
                .forEach(suites::add);
        suites.add(
                new JunitXml.Suite(
                        "Verdict",
                        seconds(report.endedAt()),
                        Optional.of(
                                seconds(Duration.between(report.startedAt(), report.endedAt()))),
                        List.of(new JunitXml.Case("drill.Verdict", "proved", verdict(report)))));
        return JunitXml.of("stratoscope drill " + report.id(), suites)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<JunitXml.Suite> suite(DrillReport report, DrillPhase phase) {
        List<DrillCheck> checks =
                report.checks().stream().filter(check -> check.phase() == phase).toList();
        Optional<Span> span = report.span(phase);
        return checks.isEmpty() && span.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new JunitXml.Suite(
                                phase.words(),
                                seconds(span.map(Span::from).orElse(report.startedAt())),
                                span.map(Span::time).map(JunitReport::seconds),
                                checks.stream().map(JunitReport::testCase).toList()));
    }

    private static JunitXml.Case testCase(DrillCheck check) {
        return new JunitXml.Case(
                "drill." + check.phase().words().replace(' ', '-'),
                check.name(),
                switch (check.state()) {
                    case PASS -> new JunitXml.Passed(check.evidence());
                    case NOT_CHECKABLE -> new JunitXml.Skipped(check.evidence());
                    case FAIL ->
                            new JunitXml.Failed(
                                    DrillWords.state(check.state()),
                                    check.evidence(),
                                    check.next());
                });
    }

    private static JunitXml.Result verdict(DrillReport report) {
        return report.verdict() == DrillReport.Verdict.PROVED
                ? new JunitXml.Passed(report.reason())
                : new JunitXml.Failed(DrillWords.verdict(report.verdict()), report.reason(), "");
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String seconds(Duration span) {
        return BigDecimal.valueOf(span.toMillis(), 3).toPlainString();
    }
}
