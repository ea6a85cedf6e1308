package io.stratoscope.cli;

import io.stratoscope.metrics.AlarmLine;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricQuestion;
import io.stratoscope.metrics.MetricReading;
import io.stratoscope.metrics.MetricSeries;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Metrics for programs. A gap has no point; a metric that was not read says why. */
final class MetricsJson {

    private final MetricsReport report;

    MetricsJson(MetricsReport report) {
        this.report = report;
    }

    JsonObject json() {
        return JsonValue.object()
                .put("resources", report.parts().stream().map(this::part).toList())
                .build();
    }

    private JsonObject part(MetricsReport.Part part) {
        MetricReading reading = part.reading();
        return JsonValue.object()
                .put("arn", part.resource().arn().toString())
                .put("name", part.resource().name())
                .put("type", part.resource().type().name())
                .put("from", reading.range().from().toString())
                .put("to", reading.range().to().toString())
                .put(
                        "metrics",
                        reading.answers().entrySet().stream()
                                .map(each -> metric(each.getKey(), each.getValue(), reading))
                                .toList())
                .build();
    }

    private JsonObject metric(MetricQuestion question, MetricAnswer answer, MetricReading reading) {
        ObjectBuilder json =
                JsonValue.object()
                        .put("namespace", question.metric().id().namespace())
                        .put("name", question.metric().id().name())
                        .put("dimensions", question.metric().id().dimensions())
                        .put("title", question.metric().title())
                        .put("statistic", question.statistic().word())
                        .put("unit", question.metric().unit().name().toLowerCase(Locale.ROOT))
                        .put(
                                "alarms",
                                AlarmLine.of(report.topology(), question.metric().id()).stream()
                                        .map(MetricsJson::alarm)
                                        .toList());
        switch (answer) {
            case MetricAnswer.Read(MetricSeries series) -> {
                json.put("state", "read");
                series(series, json);
                reading.before(question)
                        .ifPresent(before -> {
                            ObjectBuilder earlier = JsonValue.object();
                            series(before, earlier);
                            json.put("weekBefore", earlier.build());
                        });
            }
            case MetricAnswer.NotListed() -> json.put("state", "not-listed");
            case MetricAnswer.Unread(var failure) ->
                    json.put("state", "unread")
                            .put("message", failure.message())
                            .put("remedy", failure.remedy());
        }
        return json.build();
    }

    private static void series(MetricSeries series, ObjectBuilder json) {
        json.put("from", series.window().from().toString())
                .put("to", series.window().to().toString())
                .put("periodSeconds", series.window().period().toSeconds())
                .put("partial", series.partial());
        series.figures()
                .ifPresent(figures ->
                        json.put("last", number(figures.last()))
                                .put("minimum", number(figures.minimum()))
                                .put("average", number(figures.average()))
                                .put("maximum", number(figures.maximum())));
        List<JsonValue.JsonString> notes = series.notes().stream().map(JsonValue::of).toList();
        json.put("notes", notes)
                .put(
                        "points",
                        series.points().stream()
                                .map(point ->
                                        JsonValue.object()
                                                .put("time", point.at().toString())
                                                .put("value", number(point.value()))
                                                .build())
                                .toList());
    }

    private static JsonObject alarm(AlarmLine line) {
        return JsonValue.object()
                .put("arn", line.alarm().toString())
                .put("name", line.name())
                .put("statistic", line.statistic().word())
                .put("periodSeconds", line.period().toSeconds())
                .put("sign", line.sign())
                .put("threshold", number(line.threshold()))
                .build();
    }

    private static JsonNumber number(double value) {
        return new JsonNumber(
                new BigDecimal(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
    }
}
