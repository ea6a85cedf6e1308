package io.stratoscope.ui.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.WriteGuard;
import io.stratoscope.provision.TurningClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class LockViewModelTest {

    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final WriteGuard guard = new WriteGuard();
    private final LockViewModel model = new LockViewModel(guard, clock, "profile immich");

    @Test
    void isLockedAtFirst() {
        assertThat(model.leftProperty().get()).isEmpty();
        assertThat(guard.isUnlocked()).isFalse();
    }

    @Test
    void theRightPhraseUnlocksForAWhile() {
        assertThat(model.unlock(" profile immich ", Duration.ofMinutes(15))).isTrue();

        assertThat(guard.isUnlocked()).isTrue();
        assertThat(model.leftProperty().get()).contains(Duration.ofMinutes(15));
        clock.turn(Duration.ofSeconds(60));
        model.tick();
        assertThat(model.leftProperty().get()).contains(Duration.ofMinutes(14));
    }

    @Test
    void anotherPhraseDoesNot() {
        assertThat(model.unlock("profile immich2", Duration.ofMinutes(15))).isFalse();
        assertThat(model.unlock("", Duration.ofMinutes(15))).isFalse();
        assertThat(guard.isUnlocked()).isFalse();
    }

    @Test
    void whenTheTimeIsOverItLocks() {
        model.unlock("profile immich", Duration.ofMinutes(15));
        clock.turn(Duration.ofMinutes(15).minusMillis(1));
        model.tick();
        assertThat(guard.isUnlocked()).isTrue();

        clock.turn(Duration.ofMillis(1));
        model.tick();

        assertThat(guard.isUnlocked()).isFalse();
        assertThat(model.leftProperty().get()).isEmpty();
    }

    @Test
    void whatAnotherWindowLocksIsLockedHereToo() {
        model.unlock("profile immich", Duration.ofMinutes(15));
        guard.lock();

        model.tick();

        assertThat(model.leftProperty().get()).isEmpty();
    }

    @Test
    void nothingIsTypedWhereNothingIsReal() {
        LockViewModel simulated = new LockViewModel(guard, clock, "");

        assertThat(simulated.unlock("", Duration.ofMinutes(1))).isTrue();
        simulated.lock();
        assertThat(guard.isUnlocked()).isFalse();
    }

    @Test
    void whatIsUnderWayHoldsItOpenBeyondItsTime() {
        model.unlock("profile immich", Duration.ofMinutes(15));
        model.hold();
        clock.turn(Duration.ofMinutes(16));

        model.tick();

        assertThat(guard.isUnlocked()).isTrue();
        assertThat(model.leftProperty().get()).contains(Duration.ZERO);

        model.release();

        assertThat(guard.isUnlocked()).isFalse();
        assertThat(model.leftProperty().get()).isEmpty();
    }

    @Test
    void lockingByHandLocksWhateverIsUnderWay() {
        model.unlock("profile immich", Duration.ofMinutes(15));
        model.hold();

        model.lock();

        assertThat(guard.isUnlocked()).isFalse();
    }

    @Test
    void theEndOfWhatWasUnderWayLeavesTheTimeThatIsLeft() {
        model.unlock("profile immich", Duration.ofMinutes(15));
        model.hold();
        clock.turn(Duration.ofSeconds(60));

        model.release();

        assertThat(model.leftProperty().get()).contains(Duration.ofMinutes(14));
    }
}
