package io.stratoscope.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

final class ClockSkewTest {

    private static final String NOON = "Mon, 23 Nov 2026 12:00:00 GMT";

    @ParameterizedTest
    @CsvSource({
        "12:00:00, FINE, in step with AWS",
        "12:00:01, FINE, in step with AWS",
        "11:59:50, FINE, 10 s behind AWS",
        "12:04:00, FINE, 240 s ahead of AWS",
        "12:04:01, NEAR_THE_LIMIT, 241 s ahead of AWS",
        "11:55:59, NEAR_THE_LIMIT, 241 s behind AWS",
        "12:05:00, NEAR_THE_LIMIT, 300 s ahead of AWS",
        "12:05:01, REFUSED, 301 s ahead of AWS",
        "11:54:59, REFUSED, 301 s behind AWS"
    })
    void theSkewIsJudgedByAwssFiveMinutes(
            String ours, ClockSkew.Severity severity, String message) {
        Instant now = Instant.parse("2026-11-23T" + ours + "Z");
        ClockSkew skew = ClockSkew.between(NOON, now, now);
        assertThat(skew.severity()).isEqualTo(severity);
        assertThat(skew.message()).isEqualTo(message);
        assertThat(skew.remedy().isEmpty()).isEqualTo(severity == ClockSkew.Severity.FINE);
    }

    @ParameterizedTest
    @CsvSource({
        "11:59:40, 12:00:10, 0", // asked three times, and the last answer came at once
        "12:00:00, 12:00:30, 0",
        "11:59:30, 12:00:00, 0",
        "12:00:05, 12:00:30, 5",
        "11:59:30, 11:59:53, -7"
    })
    void aCallThatTookLongTellsOnlyOfWhatIsBeyondIt(String sent, String received, long ahead) {
        ClockSkew skew =
                ClockSkew.between(
                        NOON,
                        Instant.parse("2026-11-23T" + sent + "Z"),
                        Instant.parse("2026-11-23T" + received + "Z"));
        assertThat(skew.ahead().orElseThrow()).isEqualTo(Duration.ofSeconds(ahead));
    }

    @Test
    void aDateThatIsNoneTellsNothing() {
        ClockSkew skew = ClockSkew.between("yesterday", Instant.EPOCH, Instant.EPOCH);
        assertThat(skew.severity()).isEqualTo(ClockSkew.Severity.UNKNOWN);
        assertThat(skew.message()).startsWith("no skew: ");
    }
}
