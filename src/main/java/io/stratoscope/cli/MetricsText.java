package io.stratoscope.cli;

import io.stratoscope.metrics.AlarmLine;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricQuestion;
import io.stratoscope.metrics.MetricReading;
import io.stratoscope.metrics.MetricSeries;
import io.stratoscope.model.Failure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Metrics for people: a table a resource, with a line of blocks for the course of each. */
final class MetricsText {

    private static final int WIDTH = 40;

    private final Session session;
    private final MetricsReport report;

    MetricsText(Session session, MetricsReport report) {
        this.session = session;
        this.report = report;
    }

    void print() {
        boolean first = true;
        for (MetricsReport.Part part : report.parts()) {
            if (!first) {
                session.print("");
            }
            first = false;
            print(part);
        }
    }

    private void print(MetricsReport.Part part) {
        MetricReading reading = part.reading();
        session.print(
                Terminal.plain(part.resource().name())
                        + " ("
                        + part.resource().type().kind()
                        + "), "
                        + reading.range().from().truncatedTo(ChronoUnit.SECONDS)
                        + " to "
                        + reading.range().to().truncatedTo(ChronoUnit.SECONDS));
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(reading.weekBefore().isPresent()));
        reading.series().forEach(series -> rows.add(row(series, reading)));
        if (rows.size() > 1) {
            session.printTable(rows);
        }
        notListed(reading);
        notes(reading);
    }

    private static List<String> header(boolean compared) {
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "  METRIC",
                                "STATISTIC",
                                "EVERY",
                                "LAST",
                                "LEAST",
                                "AVERAGE",
                                "MOST"));
        if (compared) {
            header.add("WEEK BEFORE");
        }
        header.add("COURSE");
        header.add("ALARM");
        return header;
    }

    private List<String> row(MetricSeries series, MetricReading reading) {
        MetricQuestion question = series.question();
        List<String> row = new ArrayList<>();
        row.add("  " + Terminal.plain(question.metric().id().name()) + qualifier(question));
        row.add(question.statistic().word());
        row.add(words(series.window().period()));
        Optional<MetricSeries.Figures> figures = series.figures();
        row.add(figures.map(each -> question.words(each.last())).orElse("no data"));
        row.add(figures.map(each -> question.words(each.minimum())).orElse(""));
        row.add(figures.map(each -> question.words(each.average())).orElse(""));
        row.add(figures.map(each -> question.words(each.maximum())).orElse(""));
        if (reading.weekBefore().isPresent()) {
            row.add(
                    reading.before(question)
                            .flatMap(MetricSeries::figures)
                            .map(before -> change(question, before, figures))
                            .orElse("no data"));
        }
        row.add(Sparkline.of(series.values(), WIDTH));
        row.add(
                AlarmLine.of(report.topology(), question.metric().id()).stream()
                        .map(line -> alarm(line, question))
                        .collect(Collectors.joining(", ")));
        return row;
    }

    /** What tells metrics of one name apart: the storage class, the node. */
    private static String qualifier(MetricQuestion question) {
        return question.metric().id().dimensions().entrySet().stream()
                .filter(each ->
                        each.getKey().equals("StorageClass")
                                || each.getKey().equals("StorageType")
                                || each.getKey().equals("CacheClusterId"))
                .map(each -> " " + Terminal.plain(each.getValue()))
                .collect(Collectors.joining());
    }

    private static String change(
            MetricQuestion question,
            MetricSeries.Figures before,
            Optional<MetricSeries.Figures> now) {
        String share =
                now.filter(_ -> before.average() != 0)
                        .map(each ->
                                String.format(
                                        Locale.ROOT,
                                        " (%+.0f %%)",
                                        100 * (each.average() / before.average() - 1)))
                        .orElse("");
        return question.words(before.average()) + share;
    }

    private static String alarm(AlarmLine line, MetricQuestion question) {
        return Terminal.plain(line.name())
                + ": "
                + line.statistic().word()
                + " "
                + line.words(question.metric().unit())
                + " in "
                + words(line.period());
    }

    /** A period for people: {@code 5 min}. */
    static String words(Duration period) {
        if (period.toDays() > 0) {
            return period.toDays() + " d";
        }
        return period.toHours() > 0 ? period.toHours() + " h" : period.toMinutes() + " min";
    }

    private void notListed(MetricReading reading) {
        String names =
                reading.answers().entrySet().stream()
                        .filter(each -> each.getValue() instanceof MetricAnswer.NotListed)
                        .map(each ->
                                Terminal.plain(each.getKey().metric().id().name())
                                        + qualifier(each.getKey()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            session.print("  No data within two weeks, so not asked for: " + names);
        }
    }

    private void notes(MetricReading reading) {
        reading.series().stream()
                .filter(MetricSeries::partial)
                .map(series -> series.question().metric().id().name())
                .distinct()
                .forEach(name ->
                        session.say(
                                "CloudWatch has not told all of "
                                        + Terminal.plain(name)
                                        + "; ask again for the rest."));
        reading.series().stream()
                .flatMap(series -> series.notes().stream())
                .distinct()
                .forEach(note -> session.say("CloudWatch says: " + Terminal.plain(note)));
        failures(reading).forEach(session::say);
    }

    /** Why metrics could not be read, each reason once. */
    static List<String> failures(MetricReading reading) {
        return reading.answers().values().stream()
                .filter(MetricAnswer.Unread.class::isInstance)
                .map(answer -> ((MetricAnswer.Unread) answer).failure())
                .map(MetricsText::words)
                .distinct()
                .toList();
    }

    private static String words(Failure failure) {
        return Terminal.plain("metrics: " + failure.message() + "; " + failure.remedy());
    }
}
