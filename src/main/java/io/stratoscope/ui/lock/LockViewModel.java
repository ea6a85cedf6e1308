package io.stratoscope.ui.lock;

import io.stratoscope.aws.WriteGuard;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the account may be written to, and until when. */
public final class LockViewModel {

    private final WriteGuard guard;
    private final Clock clock;
    private final String phrase;
    private final ReadOnlyObjectWrapper<Optional<Duration>> left =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Instant until = Instant.MIN;
    private int holds;

    /**
     * Locked, unless another window has unlocked the account: that is then its own to lock again.
     *
     * @param phrase what the operator types to unlock; empty where nothing is real and a click is enough
     */
    public LockViewModel(WriteGuard guard, Clock clock, String phrase) {
        this.guard = guard;
        this.clock = clock;
        this.phrase = phrase;
    }

    /** How long writing stays possible; empty while it is not. */
    public ReadOnlyObjectProperty<Optional<Duration>> leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** Why nothing can be changed, and what to do; empty while it can. */
    public String whyNot() {
        return left.get().isPresent()
                ? ""
                : "Read-only: unlock the window first, with the badge READ-ONLY below.";
    }

    /** What has to be typed; empty where nothing has. */
    public String phrase() {
        return phrase;
    }

    /** Whether this is what has to be typed. */
    public boolean accepts(String typed) {
        return typed.strip().equals(phrase);
    }

    /**
     * Lets writing calls through for a while.
     *
     * @return whether it did: what was typed must be the phrase
     */
    public boolean unlock(String typed, Duration time) {
        if (!accepts(typed)) {
            return false;
        }
        until = clock.instant().plus(time);
        guard.unlock();
        tick();
        return true;
    }

    /** Does not lock by itself until {@link #release}: what is under way would break off half done. */
    public void hold() {
        holds++;
    }

    /** The end of what {@link #hold} was for; where the time is over it locks. */
    public void release() {
        holds--;
        tick();
    }

    /** Refuses writing calls again. */
    public void lock() {
        until = Instant.MIN;
        guard.lock();
        left.set(Optional.empty());
    }

    /**
     * Looks at the clock; to be called every second while unlocked. Where the time is over it locks, unless something {@linkplain
     * #hold holds} it open.
     */
    public void tick() {
        if (until.equals(Instant.MIN)) {
            return;
        }
        Duration rest = Duration.between(clock.instant(), until);
        if (guard.isUnlocked() && (rest.isPositive() || holds > 0)) {
            left.set(Optional.of(rest.isPositive() ? rest : Duration.ZERO));
        } else {
            lock();
        }
    }
}
