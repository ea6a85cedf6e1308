package io.stratoscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.store.CsvFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

class MetricTableTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Arn SERVICE = Arn.of("arn:aws:ecs:eu-central-1:1:service/c/s");

    private static MetricQuestion question(String name, String service) {
        return new MetricQuestion(
                "eu-central-1",
                MetricFamily.of("Own", Map.of("ServiceName", service))
                        .average(name, MetricUnit.PERCENT, "Processor"));
    }

    /** Three minutes of which the second is a gap and the third zero, and the week before of which the first is one. */
    private static MetricReading reading(MetricQuestion question) {
        Instant from = NOON.minus(Duration.ofMinutes(3));
        return new MetricReading(
                new MetricRange(from, NOON),
                Map.of(question, read(question, from, 40, Double.NaN, 0)),
                Optional.of(
                        Map.of(
                                question,
                                read(
                                        question,
                                        from.minus(Duration.ofDays(7)),
                                        Double.NaN,
                                        1.25,
                                        1e10))));
    }

    private static MetricAnswer read(MetricQuestion question, Instant from, double... values) {
        Duration minute = Duration.ofMinutes(1);
        List<MetricPoint> points =
                IntStream.range(0, values.length)
                        .filter(i -> !Double.isNaN(values[i]))
                        .mapToObj(
                                i -> new MetricPoint(from.plus(minute.multipliedBy(i)), values[i]))
                        .toList();
        return new MetricAnswer.Read(
                new MetricSeries(
                        question,
                        new MetricWindow(
                                from, from.plus(minute.multipliedBy(values.length)), minute),
                        points,
                        false,
                        List.of()));
    }

    @Test
    void aGapIsAnEmptyCellAndAZeroIsNone() {
        List<List<String>> rows =
                new MetricTable().add(SERVICE, reading(question("Cpu", "s"))).rows();

        assertThat(rows.subList(1, 4))
                .extracting(row -> row.getFirst() + " " + row.get(7) + " " + row.get(8))
                .containsExactly(
                        "2026-11-23T11:57:00Z 40 ",
                        "2026-11-23T11:58:00Z  1.25",
                        "2026-11-23T11:59:00Z 0 10000000000");
    }

    @Test
    void namesOfStrangersAreNoFormulas(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("metrics.csv");
        CsvFile.write(
                file,
                new MetricTable()
                        .add(SERVICE, reading(question("=HYPERLINK(\"http://x\")", "a,b\"c")))
                        .rows());

        assertThat(Files.readAllLines(file).get(1))
                .contains(",\"'=HYPERLINK(\"\"http://x\"\")\",\"ServiceName=a,b\"\"c\",Average,");
    }
}
