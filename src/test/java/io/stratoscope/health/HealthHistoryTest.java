package io.stratoscope.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthHistory.Day;
import io.stratoscope.health.HealthHistory.Event;
import io.stratoscope.store.HealthStore.Stretch;
import io.stratoscope.store.HealthStore.Trouble;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

class HealthHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static Instant at(String time) {
        return Instant.parse("2026-11-" + time + ":00Z");
    }

    private static Stretch look(String from, String to, String state) {
        return new Stretch(at(from), at(to), state, 3);
    }

    private static List<Day> days(List<Stretch> looks, Trouble... troubles) {
        return HealthHistory.of(looks, List.of(troubles), NOW, ZoneOffset.UTC, 3).days();
    }

    @Test
    void aDayThatNobodyWatchedHasNoState() {
        List<Day> days = days(List.of(look("22T10:00", "22T11:00", "healthy")));
        assertThat(days)
                .extracting(Day::date)
                .containsExactly(
                        LocalDate.of(2026, 11, 21),
                        LocalDate.of(2026, 11, 22),
                        LocalDate.of(2026, 11, 23));
        assertThat(days.get(0).state()).isEmpty();
        assertThat(days.get(1).state()).contains(HealthState.HEALTHY);
        assertThat(days.get(2).state()).isEmpty();
        assertThat(days.get(2).watched()).isZero();
    }

    @Test
    void aDayIsAsBadAsItsWorstLook() {
        assertThat(
                        days(List.of(
                                        look("23T08:00", "23T09:00", "healthy"),
                                        look("23T09:01", "23T09:02", "down"),
                                        look("23T09:03", "23T11:00", "unknown")))
                                .getLast())
                .satisfies(today -> {
                    assertThat(today.state()).contains(HealthState.DOWN);
                    assertThat(today.watched()).isEqualTo(Duration.ofHours(3));
                    assertThat(today.looks()).isEqualTo(9);
                });
    }

    @Test
    void whatNobodySawIsNotWatched() {
        assertThat(
                        days(List.of(
                                        look("23T08:00", "23T09:00", "healthy"),
                                        look("23T09:16", "23T10:00", "healthy")))
                                .getLast()
                                .watched())
                .isEqualTo(Duration.ofMinutes(60 + 44));
    }

    @Test
    void whatGoesOverMidnightBelongsToBothDays() {
        List<Day> days =
                days(
                        List.of(look("21T23:00", "22T01:00", "down")),
                        new Trouble(
                                "arn",
                                "database",
                                "down",
                                "status",
                                "It is down.",
                                at("21T23:00"),
                                at("22T01:00")));
        assertThat(days.get(0).watched()).isEqualTo(Duration.ofHours(1));
        assertThat(days.get(1).watched()).isEqualTo(Duration.ofHours(1));
        assertThat(days.get(1).events())
                .containsExactly(
                        new Event(
                                "arn",
                                "database",
                                HealthState.DOWN,
                                "status",
                                "It is down.",
                                at("22T00:00"),
                                at("22T01:00")));
        assertThat(days.get(2).events()).isEmpty();
    }

    @Test
    void aDayIsThatOfThePlaceWherePeopleAre() {
        List<Stretch> looks = List.of(look("22T23:30", "22T23:40", "down"));
        assertThat(HealthHistory.of(looks, List.of(), NOW, ZoneId.of("Europe/Berlin"), 2).days())
                .extracting(Day::state)
                .satisfiesExactly(
                        yesterday -> assertThat(yesterday).isEmpty(),
                        today -> assertThat(today).contains(HealthState.DOWN));
    }

    @Test
    void theWorstStandsFirst() {
        Trouble unknown =
                new Trouble("a", "a", "unknown", "r", "w", at("23T08:00"), at("23T09:00"));
        Trouble down = new Trouble("b", "b", "down", "r", "w", at("23T08:30"), at("23T09:00"));
        Trouble strange = new Trouble("c", "c", "melted", "r", "w", at("23T08:30"), at("23T09:00"));
        assertThat(days(List.of(), unknown, down, strange).getLast().events())
                .extracting(Event::name)
                .containsExactly("b", "a");
    }
}
