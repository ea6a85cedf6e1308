package io.stratoscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values and statistics in words. */
class MetricUnitTest {

    @ParameterizedTest
    @CsvSource({
        "COUNT, 0, 0",
        "COUNT, 7, 7",
        "COUNT, 999, 999",
        "COUNT, 1234, 1.23 k",
        "COUNT, 2500000, 2.5 M",
        "COUNT, 0.5, 0.5",
        "COUNT, 0.0012, 0.0012",
        "PERCENT, 12.345, 12.3 %",
        "PERCENT, 100, 100 %",
        "BYTES, 0, 0 B",
        "BYTES, 1023, 1023 B",
        "BYTES, 1024, 1 KiB",
        "BYTES, 1023.99, 1 KiB",
        "BYTES, 1610612736, 1.5 GiB",
        "BYTES_PER_SECOND, 104857600, 100 MiB/s",
        "SECONDS, 0.035, 35 ms",
        "SECONDS, 2.5, 2.5 s",
        "SECONDS, 0, 0 s",
        "MILLISECONDS, 20.4, 20.4 ms",
        "MILLISECONDS, 1500, 1.5 s",
        "DAYS, 30, 30 d",
        "NONE, 0.4, 0.4",
    })
    void valuesAreShort(MetricUnit unit, double value, String words) {
        assertThat(unit.words(value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "average, Average",
        "AVG, Average",
        "max, Maximum",
        "Minimum, Minimum",
        "samplecount, SampleCount",
        "p95, p95",
        "P99.9, p99.9",
        "p100, p100",
    })
    void statisticsAreRead(String text, String word) {
        assertThat(Statistic.parse(text)).contains(new Statistic(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mean", "p", "p101", "p1000", "p9.", "95", "p-1", "median"})
    void otherWordsAreNoStatistics(String text) {
        assertThat(Statistic.parse(text)).isEmpty();
    }

    @Test
    void onlySumsAndCountsAddUp() {
        assertThat(Statistic.COMMON.stream().filter(Statistic::addsUp))
                .containsExactlyInAnyOrder(Statistic.SUM, Statistic.SAMPLE_COUNT);
    }
}
