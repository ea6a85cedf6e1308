package io.stratoscope.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.store.HealthStore.Stretch;
import io.stratoscope.store.HealthStore.Trouble;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Since which look something is found so. */
class FirstSeenTest {
    private static final String ARN = "arn:aws:ecs:eu-central-1:123456789012:service/c/web";

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00Z");
    }

    private static Stretch looks(String from, String to) {
        return new Stretch(at(from), at(to), "down", 3);
    }

    private static Trouble trouble(String state, String rule, String from, String to) {
        return new Trouble(ARN, "web", state, rule, "It is so.", at(from), at(to));
    }

    private static Trouble path(String from, String to) {
        return trouble("down", "network-path", from, to);
    }

    private static Instant first(List<Stretch> looks, Trouble... troubles) {
        FirstSeen.Finding found =
                Optional.ofNullable(
                                FirstSeen.of(looks, List.of(troubles), at("12:00"))
                                        .get(Arn.parse(ARN).orElseThrow()))
                        .orElseThrow();
        assertThat(found.rule()).isEqualTo("network-path");
        return found.first();
    }

    @Test
    void itIsTheFirstOfTheLooksInARow() {
        assertThat(first(List.of(looks("11:00", "12:00")), path("11:20", "12:00")))
                .isEqualTo(at("11:20"));
    }

    @Test
    void aPauseInWhichNobodyLookedBreaksNothing() {
        assertThat(
                        first(
                                List.of(
                                        looks("08:00", "08:30"),
                                        looks("10:00", "10:00"),
                                        looks("12:00", "12:00")),
                                path("08:10", "08:30"),
                                path("10:00", "10:00"),
                                path("12:00", "12:00")))
                .isEqualTo(at("08:10"));
    }

    @Test
    void aLookInBetweenThatFoundItOtherwiseBeginsItAnew() {
        assertThat(
                        first(
                                List.of(
                                        looks("08:00", "08:30"),
                                        looks("10:00", "10:00"),
                                        looks("12:00", "12:00")),
                                path("08:10", "08:30"),
                                path("12:00", "12:00")))
                .isEqualTo(at("12:00"));
        assertThat(
                        first(
                                List.of(looks("08:00", "12:00")),
                                path("08:10", "08:30"),
                                path("08:32", "12:00")))
                .as("looks went on without it")
                .isEqualTo(at("08:32"));
    }

    @Test
    void anotherRuleOrAnotherStateIsSomethingElse() {
        assertThat(
                        first(
                                List.of(looks("11:00", "12:00")),
                                trouble("down", "targets", "11:00", "11:30"),
                                trouble("degraded", "network-path", "11:31", "11:40"),
                                path("11:41", "12:00")))
                .isEqualTo(at("11:41"));
    }

    @Test
    void whatThisLookDidNotFindIsNotSeen() {
        assertThat(
                        FirstSeen.of(
                                List.of(looks("11:00", "12:00")),
                                List.of(path("11:00", "11:59")),
                                at("12:00")))
                .isEmpty();
    }
}
