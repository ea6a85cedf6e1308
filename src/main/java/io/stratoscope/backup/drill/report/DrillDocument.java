package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillHistory.Seal;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.backup.drill.DrillQuote;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillReport.Left;
import io.stratoscope.backup.drill.DrillReport.Made;
import io.stratoscope.backup.drill.DrillReport.Span;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.backup.drill.report.Block.Bar;
import io.stratoscope.backup.drill.report.Block.Column;
import io.stratoscope.backup.drill.report.Block.Fact;
import io.stratoscope.backup.drill.report.Block.Facts;
import io.stratoscope.backup.drill.report.Block.Heading;
import io.stratoscope.backup.drill.report.Block.Paragraph;
import io.stratoscope.backup.drill.report.Block.Picture;
import io.stratoscope.backup.drill.report.Block.Row;
import io.stratoscope.backup.drill.report.Block.Table;
import io.stratoscope.backup.drill.report.Block.Timeline;
import io.stratoscope.backup.drill.report.Block.Verdict;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that is said of a drill, in the order in which its reader wants it: how it ended and what to do first, the proof after it.
 *
 * @param title of the page
 */
public record DrillDocument(String title, List<Block> blocks) {

    public DrillDocument {
        blocks = List.copyOf(blocks);
    }

    public static DrillDocument of(DrillEvidence evidence) {
        DrillReport report = evidence.report();
        List<Block> blocks = new ArrayList<>();
        blocks.add(verdict(report));
        toDo(report, blocks);
        blocks.add(new Heading("In short"));
        blocks.add(glance(report));
        times(report, blocks);
        checks(report, blocks);
        cost(report, blocks);
        resources(report, blocks);
        evidence.picture()
                .ifPresent(picture -> {
                    blocks.add(new Heading("What was restored"));
                    blocks.add(new Picture(picture, "The architecture of what was restored"));
                });
        blocks.add(new Heading("Where it comes from"));
        blocks.add(seal(evidence.seal()));
        return new DrillDocument("Restore drill " + report.id(), blocks);
    }

    private static Verdict verdict(DrillReport report) {
        String headline =
                switch (report.verdict()) {
                    case PROVED -> "Proved: this backup can be restored";
                    case FAILED -> "Failed: this backup is not proved";
                    case CANCELLED -> "Cancelled: this backup is not proved";
                };
        return new Verdict(Tone.of(report.verdict()), headline, report.reason());
    }

    private static void toDo(DrillReport report, List<Block> blocks) {
        List<DrillCheck> failed = report.checks().stream().filter(DrillCheck::failed).toList();
        if (failed.isEmpty() && report.isClean()) {
            return;
        }
        blocks.add(new Heading("What to do"));
        failed.forEach(check ->
                blocks.add(
                        new Paragraph(
                                Tone.BAD,
                                check.name()
                                        + ": "
                                        + (check.next().isEmpty()
                                                ? check.evidence()
                                                : check.next()))));
        List<String> there =
                report.resources().stream()
                        .filter(made -> made.goneAt().isEmpty())
                        .map(Made::ref)
                        .toList();
        if (!there.isEmpty()) {
            blocks.add(
                    new Paragraph(
                            Tone.BAD,
                            "Not known to be gone: "
                                    + String.join(", ", there)
                                    + ". Remove with: stratoscope drill sweep --unlock"));
        }
    }

    private static Facts glance(DrillReport report) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        "Measured recovery time (RTO)",
                        report.recoveryTime()
                                .map(rto ->
                                        DrillWords.span(rto)
                                                + ", from the first resource to the application's proof")
                                .orElse("not known: the application was not come to")));
        facts.add(
                new Fact(
                        "Measured recovery point (RPO)",
                        report.recoveryPoint()
                                .map(rpo ->
                                        DrillWords.span(rpo)
                                                + ", how old what came back was when the drill began")
                                .orElse("not known: the restore point is not whole")));
        facts.add(
                new Fact(
                        report.skew().filter(Duration::isNegative).isPresent()
                                ? Tone.BAD
                                : Tone.PLAIN,
                        "Database and files",
                        report.skew().map(DrillDocument::skew).orElse("not known")));
        facts.add(new Fact("Cost, metered", DrillWords.usd(report.meteredUsd())));
        facts.add(new Fact("Checks", counts(report.checks())));
        facts.add(
                report.isClean()
                        ? new Fact(Tone.GOOD, "Afterwards", "all that it made is gone")
                        : new Fact(Tone.BAD, "Afterwards", "not all that it made is gone"));
        facts.add(
                new Fact(
                        "Account",
                        report.simulated()
                                ? "simulated: nothing of it is real"
                                : report.account()));
        facts.add(new Fact("Region", report.region()));
        facts.add(new Fact("Project", report.project()));
        facts.add(new Fact("Restore point", report.restorePoint()));
        facts.add(new Fact("Database as at", time(report.databaseAt())));
        facts.add(new Fact("Files as from", time(report.filesAt())));
        facts.add(new Fact("Drill began", DrillWords.time(report.startedAt())));
        facts.add(
                new Fact(
                        "Drill ended",
                        DrillWords.time(report.endedAt())
                                + ", after "
                                + DrillWords.span(total(report))));
        facts.add(
                new Fact(
                        "Not waiting for AWS",
                        DrillWords.span(report.overhead())
                                + share(report.overhead(), total(report))));
        return new Facts(facts);
    }

    private static String skew(Duration skew) {
        return DrillWords.skew(skew)
                + (skew.isNegative()
                        ? ": rows of the database may point at files that were not copied"
                        : "");
    }

    private static String counts(List<DrillCheck> checks) {
        List<String> counts = new ArrayList<>();
        for (DrillCheck.State state : DrillCheck.State.values()) {
            long count = checks.stream().filter(check -> check.state() == state).count();
            if (count > 0) {
                counts.add(count + " " + DrillWords.state(state));
            }
        }
        return counts.isEmpty() ? "none" : String.join(", ", counts);
    }

    private static Duration total(DrillReport report) {
        return Duration.between(report.startedAt(), report.endedAt());
    }

    private static String share(Duration part, Duration whole) {
        return whole.isPositive()
                ? String.format(
                        Locale.ROOT, " (%.1f %%)", 100.0 * part.toMillis() / whole.toMillis())
                : "";
    }

    private static String time(Optional<Instant> time) {
        return time.map(DrillWords::time).orElse("not known");
    }

    private static void times(DrillReport report, List<Block> blocks) {
        blocks.add(new Heading("How long it took"));
        List<Bar> bars = new ArrayList<>();
        report.recoveryTime()
                .ifPresent(rto -> {
                    Duration from =
                            report.span(DrillPhase.BUILD)
                                    .map(span -> Duration.between(report.startedAt(), span.from()))
                                    .orElse(Duration.ZERO);
                    bars.add(new Bar("Recovery", from, from.plus(rto), DrillWords.span(rto), true));
                });
        List<Row> rows = new ArrayList<>();
        for (Span span : report.phases()) {
            bars.add(
                    new Bar(
                            span.phase().words(),
                            Duration.between(report.startedAt(), span.from()),
                            Duration.between(report.startedAt(), span.to()),
                            DrillWords.span(span.time()),
                            false));
            rows.add(
                    new Row(
                            Tone.PLAIN,
                            List.of(
                                    span.phase().words(),
                                    DrillWords.time(span.from()),
                                    DrillWords.time(span.to()),
                                    DrillWords.span(span.time()))));
        }
        if (!bars.isEmpty()) {
            blocks.add(new Timeline(bars, total(report)));
        }
        blocks.add(
                new Table(
                        List.of(
                                new Column("Phase", 3),
                                new Column("From", 4),
                                new Column("To", 4),
                                new Column("Took", 2)),
                        rows,
                        "No phase was begun."));
    }

    private static void checks(DrillReport report, List<Block> blocks) {
        blocks.add(new Heading("What was checked"));
        blocks.add(
                new Table(
                        List.of(
                                new Column("Result", 3),
                                new Column("Phase", 3),
                                new Column("Check", 5),
                                new Column("Evidence", 9),
                                new Column("What to do", 6)),
                        report.checks().stream()
                                .map(check ->
                                        new Row(
                                                Tone.of(check.state()),
                                                List.of(
                                                        DrillWords.state(check.state()),
                                                        check.phase().words(),
                                                        check.name(),
                                                        check.evidence(),
                                                        check.next())))
                                .toList(),
                        "Nothing was checked."));
    }

    private static void cost(DrillReport report, List<Block> blocks) {
        blocks.add(new Heading("Quoted and metered"));
        if (report.quote().isEmpty()) {
            blocks.add(
                    new Paragraph(
                            Tone.PLAIN,
                            "It ended before its quote. Metered: "
                                    + DrillWords.usd(report.meteredUsd())
                                    + "."));
            return;
        }
        DrillQuote quote = report.quote().get();
        BigDecimal more = report.meteredUsd().subtract(quote.usd());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Cost quoted", DrillWords.usd(quote.usd())));
        facts.add(
                new Fact(
                        "Cost metered",
                        DrillWords.usd(report.meteredUsd()) + ", " + difference(more)));
        facts.add(
                new Fact(
                        "Time quoted",
                        DrillWords.span(quote.minutes()) + ", reckoned from " + quote.basis()));
        facts.add(new Fact("Time taken", DrillWords.span(total(report))));
        if (!quote.unpriced().isEmpty()) {
            facts.add(new Fact("Without a known price", String.join(", ", quote.unpriced())));
        }
        blocks.add(new Facts(facts));
        blocks.add(
                new Table(
                        List.of(
                                new Column("Resource", 4),
                                new Column("Type", 6),
                                new Column("Quoted", 2)),
                        quote.lines().stream()
                                .map(line ->
                                        new Row(
                                                Tone.PLAIN,
                                                List.of(line.id(), line.type(), usd(line.usd()))))
                                .toList(),
                        "Nothing was to be made."));
    }

    private static String difference(BigDecimal more) {
        return switch (more.signum()) {
            case 0 -> "as quoted";
            case 1 -> DrillWords.usd(more) + " more than quoted";
            default -> DrillWords.usd(more.negate()) + " less than quoted";
        };
    }

    private static String usd(Optional<BigDecimal> usd) {
        return usd.map(DrillWords::usd).orElse("not known");
    }

    private static void resources(DrillReport report, List<Block> blocks) {
        blocks.add(new Heading("What it made, and that it is gone"));
        blocks.add(
                new Table(
                        List.of(
                                new Column("Resource", 6),
                                new Column("Name", 5),
                                new Column("Made", 4),
                                new Column("Gone", 4),
                                new Column("Proof", 6)),
                        report.resources().stream().map(DrillDocument::row).toList(),
                        "It made nothing."));
        blocks.add(new Heading("What stays"));
        blocks.add(
                new Table(
                        List.of(
                                new Column("What", 5),
                                new Column("Why", 7),
                                new Column("A month", 2)),
                        report.left().stream().map(DrillDocument::row).toList(),
                        "Nothing: it costs nothing any more."));
    }

    private static Row row(Made made) {
        return new Row(
                made.goneAt().isPresent() ? Tone.GOOD : Tone.BAD,
                List.of(
                        made.id() + ", " + made.type(),
                        made.ref(),
                        DrillWords.time(made.madeAt()),
                        made.goneAt().map(DrillWords::time).orElse("not known to be gone"),
                        made.proof()));
    }

    private static Row row(Left left) {
        return new Row(Tone.PLAIN, List.of(left.what(), left.why(), usd(left.monthlyUsd())));
    }

    private static Block seal(Optional<Seal> seal) {
        if (seal.isEmpty()) {
            return new Paragraph(
                    Tone.UNSURE,
                    "The history of drills does not know this report: nothing vouches for it.");
        }
        return new Facts(
                List.of(
                        seal.get().intact()
                                ? new Fact(
                                        Tone.GOOD,
                                        "Report",
                                        "as it was written when the drill ended")
                                : new Fact(Tone.BAD, "Report", "changed after the drill"),
                        new Fact("SHA-256 of the report as JSON", seal.get().sha256()),
                        new Fact("SHA-256 of its entry in the history", seal.get().entry()),
                        new Fact("SHA-256 of the entry before", seal.get().previous())));
    }
}
