package io.stratoscope.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class ScheduleExpressionTest {

    /** A Sunday. */
    private static final Instant FROM = Instant.parse("2026-03-01T02:00:00Z");

    private static List<String> times(String text, Duration span) {
        return ScheduleExpression.read(text).orElseThrow().times(FROM, FROM.plus(span)).stream()
                .map(Instant::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cron(0 2 * * ? *)             | 2026-03-02T02:00:00Z
                    cron(30 1 ? * MON-FRI *)      | 2026-03-02T01:30:00Z
                    cron(30 1 ? * 7 *)            | 2026-03-07T01:30:00Z
                    cron(15 0/12 * * ? *)         | 2026-03-01T12:15:00Z
                    cron(15 */12 * * ? *)         | 2026-03-01T12:15:00Z
                    cron( 5 4,3 5-9 mar ? 2026 )  | 2026-03-05T03:05:00Z
                    rate(6 hours)                 | 2026-03-01T08:00:00Z
                    rate(1 day)                   | 2026-03-02T02:00:00Z
                    """)
    void theNextTimeIsTold(String text, String next) {
        assertThat(times(text, Duration.ofDays(7))).first().isEqualTo(next);
    }

    @Test
    void aTimeIsAfterTheOneEndAndNotAfterTheOther() {
        assertThat(times("cron(0 2 * * ? *)", Duration.ofDays(2)))
                .containsExactly("2026-03-02T02:00:00Z", "2026-03-03T02:00:00Z");
        assertThat(times("cron(0 2 * * ? 2027)", Duration.ofDays(2))).isEmpty();
        assertThat(times("rate(24 hours)", Duration.ofHours(47)))
                .containsExactly("2026-03-02T02:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every day",
                "cron(0 2 * * ?)",
                "cron(0 2 L * ? *)",
                "cron(0 2 ? * 2#1 *)",
                "cron(0 2 15W * ? *)",
                "cron(60 2 * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(0 9-2 * * ? *)",
                "cron(0 2 0 * ? *)",
                "cron(0, 2 * * ? *)",
                "cron(0 */0 * * ? *)",
                "cron(0 99999999999 * * ? *)",
                "rate(0 hours)",
                "rate(1 fortnight)",
                "rate(-1 day)"
            })
    void whatIsNotUnderstoodIsNotGuessed(String text) {
        assertThat(ScheduleExpression.read(text)).isEmpty();
    }
}
