package io.stratoscope.backup.drill;

import io.stratoscope.backup.drill.DrillReport.Left;
import io.stratoscope.backup.drill.DrillReport.Made;
import io.stratoscope.backup.drill.DrillReport.Span;
import io.stratoscope.json.Fields;
import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Drill reports as JSON. Times are ISO 8601's, spans of time too ({@code PT12M}), money is US dollars. Reading is strict, as an
 * auditor reads it: what is missing, of another type or not known is refused, and what is read says the same as what was written.
 */
public final class DrillReportCodec {

    private static final String FORM = "stratoscope-drill-1";

    private DrillReportCodec() {}

    /** Indented text with a final line end: the same each time for the same report. */
    public static String text(DrillReport report) {
        return JsonText.pretty(write(report));
    }

    /**
     * Reads such a text.
     *
     * @throws JsonFormatException when it is none, with the path to what is wrong
     */
    public static DrillReport parse(String text) {
        return read(JsonText.parse(text));
    }

    public static JsonObject write(DrillReport report) {
        ObjectBuilder object =
                JsonValue.object()
                        .put("form", FORM)
                        .put("id", report.id())
                        .put("account", report.account())
                        .put("region", report.region())
                        .put("project", report.project())
                        .put("restorePoint", report.restorePoint());
        report.databaseAt().ifPresent(at -> object.put("databaseAt", at.toString()));
        report.filesAt().ifPresent(at -> object.put("filesAt", at.toString()));
        object.put("startedAt", report.startedAt().toString())
                .put("endedAt", report.endedAt().toString())
                .put("simulated", report.simulated())
                .put("verdict", Fields.Words.of(report.verdict()))
                .put("reason", report.reason())
                .put("phases", report.phases().stream().map(DrillReportCodec::span).toList())
                .put("checks", report.checks().stream().map(DrillReportCodec::check).toList())
                .put("resources", report.resources().stream().map(DrillReportCodec::made).toList())
                .put("left", report.left().stream().map(DrillReportCodec::left).toList());
        report.quote().ifPresent(quote -> object.put("quote", quote(quote)));
        return object.put("meteredUsd", new JsonNumber(report.meteredUsd()))
                .put("overhead", report.overhead().toString())
                .build();
    }

    private static JsonObject span(Span span) {
        return JsonValue.object()
                .put("phase", Fields.Words.of(span.phase()))
                .put("from", span.from().toString())
                .put("to", span.to().toString())
                .build();
    }

    private static JsonObject check(DrillCheck check) {
        return JsonValue.object()
                .put("phase", Fields.Words.of(check.phase()))
                .put("name", check.name())
                .put("state", Fields.Words.of(check.state()))
                .put("evidence", check.evidence())
                .put("next", check.next())
                .build();
    }

    private static JsonObject made(Made made) {
        ObjectBuilder object =
                JsonValue.object()
                        .put("id", made.id())
                        .put("type", made.type())
                        .put("ref", made.ref())
                        .put("madeAt", made.madeAt().toString());
        made.goneAt().ifPresent(at -> object.put("goneAt", at.toString()));
        return object.put("proof", made.proof()).build();
    }

    private static JsonObject left(Left left) {
        ObjectBuilder object = JsonValue.object().put("what", left.what()).put("why", left.why());
        left.monthlyUsd().ifPresent(usd -> object.put("monthlyUsd", new JsonNumber(usd)));
        return object.build();
    }

    private static JsonObject quote(DrillQuote quote) {
        return JsonValue.object()
                .put("lines", quote.lines().stream().map(DrillReportCodec::line).toList())
                .put("time", quote.minutes().toString())
                .put("basis", quote.basis())
                .build();
    }

    private static JsonObject line(DrillQuote.Line line) {
        ObjectBuilder object = JsonValue.object().put("id", line.id()).put("type", line.type());
        line.usd().ifPresent(usd -> object.put("usd", new JsonNumber(usd)));
        return object.build();
    }

    /**
     * Reads a report.
     *
     * @throws JsonFormatException when it is none
     */
    public static DrillReport read(JsonValue value) {
        Fields report = Fields.of("report", value);
        if (!report.text("form").equals(FORM)) {
            throw new JsonFormatException(
                    "report.form is not " + FORM + ": another Stratoscope wrote it; read it there");
        }
        report.only(
                "form",
                "id",
                "account",
                "region",
                "project",
                "restorePoint",
                "databaseAt",
                "filesAt",
                "startedAt",
                "endedAt",
                "simulated",
                "verdict",
                "reason",
                "phases",
                "checks",
                "resources",
                "left",
                "quote",
                "meteredUsd",
                "overhead");
        return new DrillReport(
                report.text("id"),
                report.text("account"),
                report.text("region"),
                report.text("project"),
                report.text("restorePoint"),
                report.optional("databaseAt", name -> time(report, name)),
                report.optional("filesAt", name -> time(report, name)),
                time(report, "startedAt"),
                time(report, "endedAt"),
                report.flag("simulated"),
                report.word("verdict", DrillReport.Verdict.class),
                report.text("reason"),
                report.list("phases", DrillReportCodec::span),
                report.list("checks", DrillReportCodec::check),
                report.list("resources", DrillReportCodec::made),
                report.list("left", DrillReportCodec::left),
                report.optional("quote", name -> quote(report.object(name))),
                money(report, "meteredUsd"),
                report.parsed("overhead", Duration::parse));
    }

    private static Instant time(Fields fields, String name) {
        return fields.parsed(name, Instant::parse);
    }

    private static BigDecimal money(Fields fields, String name) {
        BigDecimal usd = fields.decimal(name);
        if (usd.signum() < 0) {
            throw new JsonFormatException(fields.path() + "." + name + " is less than nothing");
        }
        return usd;
    }

    private static Span span(Fields fields) {
        Span span =
                new Span(
                        fields.only("phase", "from", "to").word("phase", DrillPhase.class),
                        time(fields, "from"),
                        time(fields, "to"));
        if (span.to().isBefore(span.from())) {
            throw new JsonFormatException(fields.path() + " ends before it begins");
        }
        return span;
    }

    private static DrillCheck check(Fields fields) {
        fields.only("phase", "name", "state", "evidence", "next");
        return new DrillCheck(
                fields.word("phase", DrillPhase.class),
                fields.text("name"),
                fields.word("state", DrillCheck.State.class),
                fields.text("evidence"),
                fields.text("next"));
    }

    private static Made made(Fields fields) {
        fields.only("id", "type", "ref", "madeAt", "goneAt", "proof");
        return new Made(
                fields.text("id"),
                fields.text("type"),
                fields.text("ref"),
                time(fields, "madeAt"),
                fields.optional("goneAt", name -> time(fields, name)),
                fields.text("proof"));
    }

    private static Left left(Fields fields) {
        fields.only("what", "why", "monthlyUsd");
        return new Left(
                fields.text("what"),
                fields.text("why"),
                fields.optional("monthlyUsd", name -> money(fields, name)));
    }

    private static DrillQuote quote(Fields fields) {
        fields.only("lines", "time", "basis");
        List<DrillQuote.Line> lines =
                fields.list(
                        "lines",
                        line -> {
                            line.only("id", "type", "usd");
                            return new DrillQuote.Line(
                                    line.text("id"),
                                    line.text("type"),
                                    line.optional("usd", name -> money(line, name)));
                        });
        return new DrillQuote(lines, fields.parsed("time", Duration::parse), fields.text("basis"));
    }
}
