package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

final class LogLineTest {

    static LogLine line(String text) {
        return new LogLine(
                Instant.EPOCH, Arn.of("arn:aws:logs:eu-central-1:1:log-group:/g"), "s", "1", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[Nest] 7  - 11/23/2026, 1:00:03 PM     LOG [Api:EventRepository] Websocket Connect ~ INFO",
                "[Nest] 7  - 11/23/2026, 1:00:03 PM   ERROR [Microservices:JobService] Unable ~ ERROR",
                "[11/23/26 13:00:03] WARNING  Failed to load ~ WARN",
                "[11/23/26 13:00:03] INFO     Loading model ~ INFO",
                "2026-11-23 12:00:01 UTC:10.0.11.5(45678):immich@immich:[1234]:LOG:  duration: 1 ms ~ INFO",
                "2026-11-23 12:00:01 UTC::@:[12]:FATAL:  the database system is starting up ~ FATAL",
                "2026-11-23 12:00:01 UTC::@:[12]:PANIC:  could not write ~ FATAL",
                "[NOTICE] Verified file /a ~ INFO",
                "2026/11/23 12:00:01 [warn] 7#7: upstream ~ WARN",
                "time=12:00 level=error msg=\"no\" ~ ERROR",
                "{\"LogLevel\":\"WARNING\",\"Message\":\"x\"} ~ WARN",
                "{\"level\":\"debug\",\"msg\":\"ERROR in the text\"} ~ DEBUG",
            })
    void knowsLevels(String text, LogLevel level) {
        assertThat(line(text).level()).contains(level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ERRORS: none",
                "NO_ERROR_HERE",
                "an error of the user",
                "the LOG of the ship",
                "    at Sharp.toBuffer (/usr/src/app/output.js:163:17)",
                "{\"level\":30,\"msg\":\"numbers are each program's own\"}",
                "{\"msg\":\"ERROR\"}",
                "level=unknown",
            })
    void saysNothingWhereALineSaysNothing(String text) {
        assertThat(line(text).level()).isEmpty();
    }

    @Test
    void whatStandsFarFromTheBeginningIsNoLevel() {
        assertThat(line("x".repeat(200) + " ERROR ").level()).isEmpty();
    }

    @Test
    void whatOnlyLooksLikeJsonIsText() {
        for (String text :
                List.of("{", "{}}", "{a: 1}", "[1]", "{\"a\":1", "{\"a\":".repeat(500) + "}")) {
            assertThat(line(text).fields().members()).as(text).isEmpty();
        }
        assertThat(line(" {\"a\":1}\n").fields().members()).hasSize(1);
    }
}
