package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowTest {

    @Test
    void aWindowHasABeginAndALength() {
        assertThat(TimeWindow.daily("01:30-02:00")).isEqualTo(new TimeWindow(90, 30));
        assertThat(TimeWindow.daily("23:45-00:30")).isEqualTo(new TimeWindow(1425, 45));
        assertThat(TimeWindow.weekly("tue:00:10-tue:01:00")).isEqualTo(new TimeWindow(1450, 50));
        assertThat(TimeWindow.weekly("sun:23:30-mon:00:30")).isEqualTo(new TimeWindow(10050, 60));
    }

    @ParameterizedTest
    @CsvSource({
        "01:30-02:00, sun:03:00-sun:04:00, false",
        "01:30-02:00, sun:02:00-sun:03:00, false",
        "01:30-02:00, sun:01:59-sun:03:00, true",
        "03:00-03:30, sun:02:00-sun:03:00, false",
        "02:59-03:30, sun:02:00-sun:03:00, true",
        "02:10-02:50, sun:02:00-sun:03:00, true",
        "00:00-00:30, wed:23:00-thu:00:00, false",
        "00:00-00:30, wed:23:00-thu:00:01, true",
        "23:45-00:15, mon:00:00-mon:01:00, true",
        "23:45-00:15, mon:00:15-mon:01:00, false",
        "00:00-00:30, sun:23:00-mon:00:10, true",
        "12:00-13:00, fri:23:00-sat:13:00, true",
        "14:00-15:00, fri:23:00-sat:13:00, false"
    })
    void aDailyAndAWeeklyWindowMeet(String daily, String weekly, boolean meet) {
        assertThat(TimeWindow.daily(daily).meetsOnAnyDay(TimeWindow.weekly(weekly)))
                .isEqualTo(meet);
    }
}
