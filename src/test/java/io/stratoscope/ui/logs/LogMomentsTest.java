package io.stratoscope.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneOffset;

class LogMomentsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "20m, 2026-03-01T11:40:00Z",
        "2h, 2026-03-01T10:00:00Z",
        "3 d, 2026-02-26T12:00:00Z",
        "9:05, 2026-03-01T08:05:00Z",
        "12:30:05, 2026-03-01T11:30:05Z",
        "02-28 23:00, 2026-02-28T22:00:00Z",
        "2025-12-31 23:59, 2025-12-31T22:59:00Z",
        "2026-03-01T08:00:00Z, 2026-03-01T08:00:00Z"
    })
    void readsWhatPeopleWrite(String text, Instant meant) {
        assertThat(LogMoments.parse(text, ZoneOffset.ofHours(1), NOW)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "25:00", "12:60", "02-30 12:00", "12", "20x", "-5m"})
    void whatIsNoMomentIsNone(String text) {
        assertThat(LogMoments.parse(text, ZoneOffset.UTC, NOW)).isEmpty();
    }

    @Test
    void saysMomentsInTheZone() {
        assertThat(LogMoments.words(NOW, ZoneOffset.ofHours(1))).isEqualTo("2026-03-01 13:00:00");
    }
}
