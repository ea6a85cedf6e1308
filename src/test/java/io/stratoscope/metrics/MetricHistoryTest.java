package io.stratoscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each reader here is a program that was started anew. */
class MetricHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir private Path directory;

    private final FakeCloudWatch account = new FakeCloudWatch();

    private MetricReader started() {
        return new MetricReader(
                account, new MetricHistory(directory, account.label(), account.clock()));
    }

    private static Metric cpu(String service) {
        return MetricFamily.of("AWS/ECS", Map.of("ClusterName", "c", "ServiceName", service))
                .average("CPUUtilization", MetricUnit.PERCENT, "Processor");
    }

    private static MetricQuestion ask(Metric metric) {
        return new MetricQuestion(FakeCloudWatch.REGION, metric);
    }

    private MetricAnswer read(MetricReader reader, Duration last, MetricQuestion question) {
        return Optional.ofNullable(
                        reader.read(
                                        List.of(question),
                                        MetricRange.last(last, account.clock().instant()),
                                        () -> false)
                                .get(question))
                .orElseThrow();
    }

    @Test
    void whatWasReadCostsNothingAfterARestart() {
        account.put(cpu("a").id(), NOON.minusSeconds(300), 10)
                .put(cpu("a").id(), NOON.minusSeconds(60), 0);
        MetricAnswer first = read(started(), HOUR, ask(cpu("a")));
        long calls = account.meter().calls();

        MetricAnswer again = read(started(), HOUR, ask(cpu("a")));

        assertThat(again).isEqualTo(first);
        assertThat(account.meter().calls()).isEqualTo(calls);
        double[] values = ((MetricAnswer.Read) again).series().values();
        assertThat(values[55]).isEqualTo(10);
        assertThat(values[56]).as("a gap is a gap after a restart, too").isNaN();
        assertThat(values[59]).isZero();
    }

    @Test
    void anotherMomentOrMetricIsAskedFor() {
        account.every(cpu("a").id(), Duration.ofHours(3), 40);
        account.every(cpu("b").id(), Duration.ofHours(3), 50);
        read(started(), HOUR, ask(cpu("a")));

        read(started(), Duration.ofHours(2), ask(cpu("a")));
        assertThat(account.asked).as("longer ago").hasSize(2);
        read(started(), HOUR, ask(cpu("b")));
        assertThat(account.asked).as("of another service").hasSize(3);
        account.later(Duration.ofMinutes(1));
        read(started(), HOUR, ask(cpu("a")));
        assertThat(account.asked).as("a minute later").hasSize(4);
    }

    @Test
    void whatIsLongOverIsNotAskedForAgain() {
        account.every(cpu("a").id(), Duration.ofHours(3), 40);
        MetricRange range = new MetricRange(NOON.minus(HOUR.multipliedBy(2)), NOON.minus(HOUR));
        MetricQuestion question = ask(cpu("a"));
        started().read(List.of(question), range, () -> false);
        account.later(HOUR);

        assertThat(started().read(List.of(question), range, () -> false).get(question))
                .isInstanceOf(MetricAnswer.Read.class);
        assertThat(account.asked).hasSize(1);
    }

    @Test
    void whatWasNotWholeIsNotRemembered() {
        account.every(cpu("a").id(), HOUR, 40);
        account.statuses.put(cpu("a").id(), StatusCode.PARTIAL_DATA);
        read(started(), HOUR, ask(cpu("a")));
        account.statuses.put(cpu("a").id(), StatusCode.INTERNAL_ERROR);
        read(started(), HOUR, ask(cpu("a")));
        account.statuses.clear();

        read(started(), HOUR, ask(cpu("a")));

        assertThat(account.asked).hasSize(3);
    }

    @Test
    void withoutAPlaceForItThereAreTheMetricsAndOneLineWhyTheyAreNotRemembered()
            throws IOException {
        account.every(cpu("a").id(), HOUR, 40);
        Path taken = Files.createFile(directory.resolve("file"));
        MetricReader reader =
                new MetricReader(
                        account, new MetricHistory(taken, account.label(), account.clock()));

        assertThat(read(reader, HOUR, ask(cpu("a")))).isInstanceOf(MetricAnswer.Read.class);
        assertThat(reader.takeTrouble().orElseThrow())
                .startsWith("What was read of metrics is not remembered: ")
                .contains("--data-dir")
                .doesNotContain("\n");
        assertThat(reader.takeTrouble()).as("told once").isEmpty();
    }

    @Test
    void whereAllIsWellNothingIsSaid() {
        account.every(cpu("a").id(), HOUR, 40);
        MetricReader reader = started();
        read(reader, HOUR, ask(cpu("a")));
        assertThat(reader.takeTrouble()).isEmpty();
    }
}
