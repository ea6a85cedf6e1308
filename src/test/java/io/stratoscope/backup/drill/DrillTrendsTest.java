package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.drill.DrillTrends.Compared;
import io.stratoscope.backup.drill.DrillTrends.Measure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a drill compares with those before. */
final class DrillTrendsTest {

    private static DrillReport drill(int week, int filesMinutes) {
        return SampleDrills.proved(
                SampleDrills.BEGIN.plus(Duration.ofDays(7L * week)), filesMinutes);
    }

    private static List<DrillReport> drills(Integer... filesMinutes) {
        return IntStream.range(0, filesMinutes.length)
                .mapToObj(week -> drill(week, filesMinutes[week]))
                .toList();
    }

    private static String recoveryTime(List<DrillReport> reports) {
        return DrillTrends.of(reports).compared().stream()
                .filter(each -> each.measure() == Measure.RECOVERY_TIME)
                .map(Compared::words)
                .findFirst()
                .orElse("");
    }

    @Test
    void theLastIsComparedWithTheMedianOfTheFiveBefore() {
        // With 18 minutes for what is not files.
        assertThat(recoveryTime(drills(100, 12, 12, 13, 2, 60, 25)))
                .isEqualTo(
                        "Recovery time 43 min 00 s, 43 % longer than the median of the 5 before (30 min 00 s)");
        assertThat(recoveryTime(drills(12, 14, 7)))
                .isEqualTo(
                        "Recovery time 25 min 00 s, 19 % shorter than the median of the 2 before (31 min 00 s)");
        assertThat(recoveryTime(drills(14, 14)))
                .isEqualTo("Recovery time 32 min 00 s, like the one before (32 min 00 s)");
    }

    @Test
    void whatFailedOrIsAloneIsNotCompared() {
        assertThat(recoveryTime(drills(14))).isEmpty();
        assertThat(recoveryTime(Stream.of(drill(0, 14), SampleDrills.failed()).toList())).isEmpty();
        assertThat(DrillTrends.of(List.of()).compared()).isEmpty();
    }

    @Test
    void nothingIsNoMeasure() {
        Compared compared = new Compared(Measure.COST, BigDecimal.ONE, BigDecimal.ZERO, 2);
        assertThat(compared.percent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT59.9S, 59 s",
        "PT12M5S, 12 min 05 s",
        "PT3H5M, 3 h 05 min",
        "PT52H, 2 d 4 h",
        "PT-95S, -1 min 35 s"
    })
    void spansAreSaidInTwoUnits(String span, String words) {
        assertThat(DrillWords.span(Duration.parse(span))).isEqualTo(words);
    }

    @Test
    void aLittleMoneyIsNotNothing() {
        assertThat(DrillWords.usd(new BigDecimal("0.00031"))).isEqualTo("$0.0004");
        assertThat(DrillWords.usd(new BigDecimal("1.005"))).isEqualTo("$1.01");
        assertThat(DrillWords.usd(BigDecimal.ZERO)).isEqualTo("$0.00");
    }
}
