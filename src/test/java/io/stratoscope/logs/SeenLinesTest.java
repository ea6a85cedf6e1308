package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

final class SeenLinesTest {

    private static final Instant TIME = Instant.parse("2026-11-23T12:00:00Z");

    private final SeenLines seen = new SeenLines();

    private static HeardLine line(String id, String text) {
        return line(id, "s", TIME, 1, text);
    }

    private static HeardLine line(
            String id, String stream, Instant time, long ingested, String text) {
        return new HeardLine(
                new LogLine(
                        time,
                        LogWorkplace.source("/a", StreamChoice.ALL).group(),
                        stream,
                        id,
                        text),
                ingested);
    }

    @Test
    void askingTellsByIds() {
        assertThat(seen.polled(line("1", "a"))).isTrue();
        assertThat(seen.polled(line("1", "a"))).isFalse();
        assertThat(seen.polled(line("2", "a"))).as("another line like it").isTrue();
    }

    @Test
    void whatOneWayToldTheOtherDoesNotTellAgain() {
        assertThat(seen.tailed(1, line("t1", "a"))).isTrue();
        assertThat(seen.polled(line("1", "a"))).isFalse();
        assertThat(seen.polled(line("2", "b"))).isTrue();
        assertThat(seen.tailed(1, line("t2", "b"))).isFalse();
    }

    @Test
    void linesThatAreAlikeAreCounted() {
        assertThat(seen.tailed(1, line("t1", "a"))).isTrue();
        assertThat(seen.tailed(1, line("t2", "a"))).isTrue();
        assertThat(seen.polled(line("1", "a"))).isFalse();
        assertThat(seen.polled(line("2", "a"))).isFalse();
        assertThat(seen.polled(line("3", "a"))).isTrue();
        assertThat(seen.tailed(1, line("t3", "a"))).isFalse();
        assertThat(seen.tailed(1, line("t4", "a"))).isTrue();
    }

    @Test
    void aSecondTailTellsTheSameAgain() {
        assertThat(seen.tailed(1, line("t1", "a"))).isTrue();
        assertThat(seen.tailed(2, line("t2", "a"))).isFalse();
        assertThat(seen.tailed(2, line("t3", "a"))).isTrue();
    }

    @Test
    void whatDiffersInOneThingIsAnother() {
        assertThat(seen.tailed(1, line("t", "a"))).isTrue();
        assertThat(seen.polled(line("1", "s", TIME, 1, "a "))).isTrue();
        assertThat(seen.polled(line("2", "sa", TIME, 1, ""))).isTrue();
        assertThat(seen.polled(line("3", "s", TIME.plusMillis(1), 1, "a"))).isTrue();
        assertThat(seen.polled(line("4", "s", TIME, 2, "a"))).isTrue();
        assertThat(seen.polled(line("5", "s", TIME, 1, "A"))).isTrue();
        assertThat(seen.polled(line("6", "s", TIME, 1, "a"))).isFalse();
    }

    @Test
    void whatIsOldIsForgotten() {
        assertThat(seen.polled(line("1", "a"))).isTrue();
        seen.forget(TIME);
        assertThat(seen.polled(line("1", "a"))).isFalse();
        seen.forget(TIME.plusMillis(1));
        assertThat(seen.polled(line("1", "a"))).isTrue();
    }
}
