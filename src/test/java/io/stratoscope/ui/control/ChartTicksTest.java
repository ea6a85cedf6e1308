package io.stratoscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

class ChartTicksTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 100, 1000, '0.0, 50.0, 100.0'",
        "0, 87, 1000, '0.0, 50.0, 100.0'",
        "0, 1, 1000, '0.0, 0.5, 1.0'",
        "0, 7, 1000, '0.0, 5.0, 10.0'",
        "-3, 3, 1000, '-4.0, -2.0, 0.0, 2.0, 4.0'",
        "0, 3072, 1024, '0.0, 1024.0, 2048.0, 3072.0'",
        "0, 1048576, 1024, '0.0, 512000.0, 1024000.0, 1536000.0'",
    })
    void valuesAreRound(double from, double to, double base, String ticks) {
        assertThat(ChartTicks.values(from, to, base, 3).toString()).isEqualTo("[" + ticks + "]");
    }

    private static List<String> times(Duration last, ZoneId zone, int most) {
        return ChartTicks.times(NOON.minus(last), NOON, zone, most).stream()
                .map(ChartTicks.TimeTick::words)
                .toList();
    }

    @Test
    void timesAreRoundAndNoMoreThanFit() {
        assertThat(times(Duration.ofHours(3), ZoneOffset.UTC, 6))
                .containsExactly("09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00");
        assertThat(times(Duration.ofDays(1), ZoneOffset.UTC, 4))
                .containsExactly("12:00", "18:00", "11-23", "06:00", "12:00");
        assertThat(times(Duration.ofDays(30), ZoneOffset.UTC, 5)).hasSizeBetween(4, 6);
    }

    @Test
    void daysBeginWhereTheOperatorIs() {
        assertThat(
                        ChartTicks.times(
                                NOON.minus(Duration.ofDays(2)), NOON, ZoneId.of("Asia/Tokyo"), 3))
                .extracting(ChartTicks.TimeTick::at)
                .contains(Instant.parse("2026-11-22T15:00:00Z"));
    }

    @Test
    void theDayWhenClocksChangeHasItsOwnLength() {
        Instant to = Instant.parse("2026-10-26T23:00:00Z");
        assertThat(
                        ChartTicks.times(
                                        to.minus(Duration.ofDays(4)),
                                        to,
                                        ZoneId.of("Europe/Berlin"),
                                        5)
                                .stream()
                                .map(ChartTicks.TimeTick::words))
                .containsExactly("10-24", "10-25", "10-26", "10-27");
    }

    @Test
    void aLimitThatWouldPressTheLineIsLeftOut() {
        assertThat(data(List.of(40.0, 50.0), 80).bounds()).containsExactly(0, 80);
        assertThat(data(List.of(4.0, 5.0), 80).bounds()).containsExactly(0, 5);
        assertThat(data(List.of(-4.0, Double.NaN), 1).bounds()).containsExactly(-4, 1);
        assertThat(data(List.of(0.0, 0.0), 80).bounds()).containsExactly(0, 1);
    }

    private static ChartData data(List<Double> values, double limit) {
        return new ChartData(
                NOON,
                Duration.ofMinutes(1),
                values,
                List.of(),
                List.of(new ChartData.Limit("alarm", limit)),
                String::valueOf,
                1000,
                ZoneOffset.UTC);
    }
}
