package io.stratoscope.metrics;

import io.stratoscope.model.Arn;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Series as a table for spreadsheets: a row a period; the value of a gap is an empty cell. */
public final class MetricTable {

    private static final List<String> HEADER =
            List.of(
                    "time",
                    "resource",
                    "namespace",
                    "metric",
                    "dimensions",
                    "statistic",
                    "unit",
                    "value",
                    "weekBefore");

    private final List<List<String>> rows = new ArrayList<>(List.of(HEADER));

    /** Adds what was read of a resource. */
    public MetricTable add(Arn resource, MetricReading reading) {
        for (MetricSeries series : reading.series()) {
            add(resource, series, reading.before(series.question()));
        }
        return this;
    }

    private void add(Arn resource, MetricSeries series, Optional<MetricSeries> before) {
        double[] values = series.values();
        double[] earlier = before.map(MetricSeries::values).orElse(new double[0]);
        MetricId id = series.question().metric().id();
        String dimensions =
                id.dimensions().entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(";"));
        Instant at = series.window().from();
        for (int i = 0; i < values.length; i++, at = at.plus(series.window().period())) {
            rows.add(
                    List.of(
                            at.toString(),
                            resource.toString(),
                            id.namespace(),
                            id.name(),
                            dimensions,
                            series.question().statistic().word(),
                            series.question().metric().unit().name().toLowerCase(Locale.ROOT),
                            cell(values, i),
                            cell(earlier, i)));
        }
    }

    private static String cell(double[] values, int i) {
        return i >= values.length || Double.isNaN(values[i]) ? "" : plain(values[i]);
    }

    // As a program reads it: 5, not 5.0.
    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The header and all rows. */
    public List<List<String>> rows() {
        return List.copyOf(rows);
    }
}
