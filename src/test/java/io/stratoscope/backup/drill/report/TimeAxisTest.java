package io.stratoscope.backup.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.stream.Collectors;

/** Where the marks of an axis stand. */
final class TimeAxisTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT0.4S, 0",
        "PT3S, 0 1 s 2 s 3 s",
        "PT39M, 0 5 min 10 min 15 min 20 min 25 min 30 min 35 min",
        "PT5H10M, 0 1 h 2 h 3 h 4 h 5 h",
        "PT1H50M, 0 20 min 40 min 1 h 80 min 100 min",
        "P40D, 0 144 h 288 h 432 h 576 h 720 h 864 h"
    })
    void marksAreFewAndRound(String total, String words) {
        assertThat(
                        TimeAxis.marks(Duration.parse(total)).stream()
                                .map(TimeAxis.Mark::words)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(words);
    }
}
