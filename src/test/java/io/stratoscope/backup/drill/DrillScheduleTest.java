package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When drills are due, as people write it and as computers want it. */
final class DrillScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun 04:00 | Sun *-*-* 04:00:00 | 0 4 * * 0",
                "sunday 04:00 | Sun *-*-* 04:00:00 | 0 4 * * 0",
                "Thu,Mon 23:59 | Mon,Thu *-*-* 23:59:00 | 59 23 * * 1,4",
                "Sat, Sun 00:00 | Sat,Sun *-*-* 00:00:00 | 0 0 * * 6,0",
                "04:05 | *-*-* 04:05:00 | 5 4 * * *",
                "1 04:00 | *-*-01 04:00:00 | 0 4 1 * *",
                "28 12:30 | *-*-28 12:30:00 | 30 12 28 * *",
            })
    void timesAreRead(String text, String onCalendar, String cron) {
        DrillSchedule schedule = DrillSchedule.parse(text).orElseThrow();

        assertThat(schedule.onCalendar()).isEqualTo(onCalendar);
        assertThat(schedule.cron()).isEqualTo(cron);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sun",
                "Sun 4:00",
                "Sun 24:00",
                "Sun 04:60",
                "Sun 04:00:00",
                "Son 04:00",
                "Sun;Mon 04:00",
                "Sun,,Mon 04:00",
                "0 04:00",
                "29 04:00",
                "100 04:00",
                "weekly",
                "Sun 04:00 UTC",
                "-1 04:00"
            })
    void whatComesNearIsNone(String text) {
        assertThat(DrillSchedule.parse(text)).isEmpty();
    }
}
