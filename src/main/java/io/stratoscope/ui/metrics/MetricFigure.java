package io.stratoscope.ui.metrics;

import io.stratoscope.metrics.AlarmLine;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricLook;
import io.stratoscope.metrics.MetricQuestion;
import io.stratoscope.metrics.MetricSeries;
import io.stratoscope.metrics.MetricUnit;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.ChartData;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A metric as the window shows it.
 *
 * @param title in words
 * @param name AWS's, with the statistic and the period
 * @param figures the last, least, average and highest value
 * @param last the newest value alone
 * @param chart what is drawn
 * @param notes what alarms say that is not drawn, and what AWS said beside the values
 */
public record MetricFigure(
        String title,
        String name,
        String figures,
        String last,
        ChartData chart,
        List<String> notes) {

    public MetricFigure {
        notes = List.copyOf(notes);
    }

    /** All that was read. */
    public static List<MetricFigure> of(MetricLook look, ZoneId zone) {
        return look.reading().series().stream().map(series -> of(series, look, zone)).toList();
    }

    private static MetricFigure of(MetricSeries series, MetricLook look, ZoneId zone) {
        MetricQuestion question = series.question();
        Optional<MetricSeries> before = look.reading().before(question);
        List<AlarmLine> lines = look.lines().getOrDefault(question, List.of());
        Duration period = series.window().period();
        List<ChartData.Limit> limits =
                lines.stream()
                        .filter(line -> line.fits(question.statistic(), period))
                        .map(line -> new ChartData.Limit(line.name(), line.threshold()))
                        .toList();
        List<String> notes = new ArrayList<>();
        lines.forEach(line ->
                notes.add(
                        "Alarm "
                                + line.name()
                                + ": "
                                + line.statistic().word()
                                + " "
                                + line.words(question.metric().unit())
                                + " in "
                                + words(line.period())));
        if (series.partial()) {
            notes.add("CloudWatch has not told all of it: refresh.");
        }
        series.notes().forEach(note -> notes.add("CloudWatch says: " + note));
        return new MetricFigure(
                question.metric().title(),
                question.metric().id().name()
                        + " · "
                        + question.statistic().word()
                        + " of "
                        + words(period),
                figures(series, before),
                series.figures().map(each -> question.words(each.last())).orElse("no data"),
                new ChartData(
                        series.window().from(),
                        period,
                        boxed(series.values()),
                        before.map(each -> boxed(each.values())).orElse(List.of()),
                        limits,
                        question::words,
                        isOfBytes(question.metric().unit()) ? 1024 : 1000,
                        zone),
                notes);
    }

    private static String figures(MetricSeries series, Optional<MetricSeries> before) {
        MetricQuestion question = series.question();
        String now =
                series.figures()
                        .map(each ->
                                "last %s · least %s · average %s · most %s"
                                        .formatted(
                                                question.words(each.last()),
                                                question.words(each.minimum()),
                                                question.words(each.average()),
                                                question.words(each.maximum())))
                        .orElse("no data in this time");
        return before.map(earlier ->
                        now
                                + " · a week before "
                                + earlier.figures()
                                        .map(each -> "average " + question.words(each.average()))
                                        .orElse("no data"))
                .orElse(now);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static boolean isOfBytes(MetricUnit unit) {
        return unit == MetricUnit.BYTES || unit == MetricUnit.BYTES_PER_SECOND;
    }

    private static String words(Duration period) {
        return period.toDays() > 0
                ? period.toDays() + " d"
                : period.toHours() > 0 ? period.toHours() + " h" : period.toMinutes() + " min";
    }

    /** What was not asked for since CloudWatch lists no data of it; empty where all was. */
    public static String notListed(MetricLook look) {
        Set<String> names = new LinkedHashSet<>();
        look.reading()
                .answers()
                .forEach((question, answer) -> {
                    if (answer instanceof MetricAnswer.NotListed) {
                        names.add(question.metric().title());
                    }
                });
        return names.isEmpty()
                ? ""
                : "No data within two weeks, so not asked for: " + String.join("; ", names) + ".";
    }

    /** Why metrics could not be read, each reason once. */
    public static List<String> failures(MetricLook look) {
        return look.reading().answers().values().stream()
                .filter(MetricAnswer.Unread.class::isInstance)
                .map(answer -> ((MetricAnswer.Unread) answer).failure())
                .filter(failure -> !(failure instanceof Failure.Cancelled))
                .map(Advice::sentences)
                .distinct()
                .toList();
    }
}
