package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Scope;
import io.stratoscope.store.HealthStore.Stretch;
import io.stratoscope.store.HealthStore.Trouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class HealthStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Scope IMMICH = Scope.project("immich");

    @TempDir private Path directory;

    private HealthStore open() {
        return HealthStore.open(directory, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private void look(int minute, String state, Trouble... troubles) {
        open().add("me", IMMICH, minute(minute), state, List.of(troubles));
    }

    private static Trouble trouble(int minute, String resource, String state, String words) {
        return Trouble.at(minute(minute), resource, "its name", state, "rule", words);
    }

    private List<Stretch> looks() {
        return open().looks("me", IMMICH, NOON.minusSeconds(1));
    }

    private List<Trouble> troubles() {
        return open().troubles("me", IMMICH, NOON.minusSeconds(1));
    }

    @Test
    void whatStaysTheSameIsOneRow() {
        look(0, "down", trouble(0, "db", "down", "for 1 minute"));
        look(1, "down", trouble(1, "db", "down", "for 2 minutes"));
        look(2, "down", trouble(2, "db", "down", "for 3 minutes"));

        assertThat(looks()).containsExactly(new Stretch(minute(0), minute(2), "down", 3));
        assertThat(troubles())
                .containsExactly(
                        new Trouble(
                                "db",
                                "its name",
                                "down",
                                "rule",
                                "for 3 minutes",
                                minute(0),
                                minute(2)));
    }

    @Test
    void whatEndsAndComesBackIsTwo() {
        look(0, "down", trouble(0, "db", "down", "it is"));
        look(1, "healthy");
        look(2, "down", trouble(2, "db", "down", "it is"));

        assertThat(looks()).extracting(Stretch::state).containsExactly("down", "healthy", "down");
        assertThat(troubles()).extracting(Trouble::from).containsExactly(minute(0), minute(2));
    }

    @Test
    void whatGetsWorseIsAnother() {
        look(0, "degraded", trouble(0, "db", "degraded", "it is"));
        look(1, "down", trouble(1, "db", "down", "it is"));
        assertThat(troubles()).extracting(Trouble::state).containsExactly("degraded", "down");
    }

    @Test
    void afterALongPauseNobodyKnowsHowItWas() {
        int patience = (int) HealthStore.PATIENCE.toMinutes();
        look(0, "healthy");
        look(patience, "healthy");
        look(2 * patience + 1, "healthy");
        assertThat(looks())
                .containsExactly(
                        new Stretch(minute(0), minute(patience), "healthy", 2),
                        new Stretch(
                                minute(2 * patience + 1), minute(2 * patience + 1), "healthy", 1));
    }

    @Test
    void aLookThatIsOlderIsLetBe() {
        look(5, "healthy");
        look(4, "down", trouble(4, "db", "down", "it is"));
        assertThat(looks()).containsExactly(new Stretch(minute(5), minute(5), "healthy", 1));
        assertThat(troubles()).isEmpty();
    }

    @Test
    void accountsAndProjectsStandApart() {
        look(0, "healthy");
        open().add("you", IMMICH, minute(0), "down", List.of());
        open().add("me", Scope.project("photobooth"), minute(0), "stale", List.of());
        assertThat(looks()).extracting(Stretch::state).containsExactly("healthy");
    }

    @Test
    void whatIsVeryOldIsForgotten() {
        look(0, "down", trouble(0, "db", "down", "it is"));
        int later = (int) HealthStore.KEPT.toMinutes();
        look(later, "healthy");
        assertThat(looks()).hasSize(2);
        look(later + 1, "healthy");
        assertThat(looks()).extracting(Stretch::state).containsExactly("healthy");
        assertThat(troubles()).isEmpty();
    }

    @Test
    void aSimulatedAccountYearsAheadMakesNoOtherForget() {
        look(0, "healthy");
        open().add(
                        "simulated",
                        IMMICH,
                        NOON.plus(HealthStore.KEPT).plus(Duration.ofDays(1)),
                        "healthy",
                        List.of());
        assertThat(looks()).hasSize(1);
    }

    /** The owner's limit is 10 MiB for all that a day of watching keeps, with one look a minute. */
    @Test
    void aDayOfLooksTakesLittleRoom() throws IOException {
        HealthStore store = open();
        Path file = directory.resolve("stratoscope.db");
        long before = Files.size(file);
        for (int minute = 0; minute < 1_440; minute++) {
            int now = minute;
            Stream<Trouble> lasting =
                    IntStream.range(0, 20)
                            .mapToObj(each ->
                                    trouble(now, "arn:" + each, "degraded", "since " + now));
            Stream<Trouble> flapping =
                    now % 2 == 0 ? Stream.of(trouble(now, "lb", "down", "5xx")) : Stream.empty();
            store.add(
                    "me",
                    IMMICH,
                    minute(minute),
                    now % 2 == 0 ? "down" : "degraded",
                    Stream.concat(lasting, flapping).toList());
        }
        assertThat(Files.size(file) - before).isLessThan(1 << 20);
    }
}
