package io.stratoscope.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class SpeedTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Speed speed = new Speed();

    private static FilesCopy copy(String status, long bytes) {
        return new FilesCopy(
                Arn.of("arn:aws:datasync:eu-central-1:123456789012:task/task-1/execution/exec-1"),
                status,
                START,
                Optional.empty(),
                1,
                Optional.of(10L),
                bytes,
                Optional.of(10_000L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private Optional<Long> at(int seconds, String status, long bytes) {
        return speed.of(copy(status, bytes), START.plusSeconds(seconds));
    }

    @Test
    void itIsMeasuredFromTheFirstLookAtTheTransferOn() {
        assertThat(at(0, "PREPARING", 0)).isEmpty();
        assertThat(at(60, "TRANSFERRING", 1000)).as("nothing to compare with").isEmpty();
        assertThat(at(70, "TRANSFERRING", 1000)).as("nothing came").isEmpty();
        assertThat(at(70, "TRANSFERRING", 3000)).contains(200L);
        assertThat(at(90, "VERIFYING", 10_000)).as("the transfer is over").isEmpty();
    }

    @Test
    void theRestTakesSoLong() {
        assertThat(Speed.left(copy("TRANSFERRING", 9000), Optional.of(300L)))
                .contains(Duration.ofSeconds(4));
        assertThat(Speed.left(copy("TRANSFERRING", 9000), Optional.empty())).isEmpty();
        assertThat(Speed.left(copy("TRANSFERRING", 11_000), Optional.of(300L)))
                .as("more came than was estimated")
                .contains(Duration.ZERO);
    }
}
