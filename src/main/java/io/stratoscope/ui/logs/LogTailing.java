package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogHits;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether and how what comes in is followed, up to when all is known, and what waits while the list is paused. On the application
 * thread.
 */
final class LogTailing {

    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper sampled = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper waiting = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Optional<LogFollowing.Following>> means =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Instant read = Instant.EPOCH;

    /** @param changed is told when the operator wishes for another way of following */
    LogTailing(Runnable changed) {
        follow.subscribe((before, now) -> changed.run());
        live.subscribe((before, now) -> changed.run());
    }

    /** Another reading begins, after which all is known up to a moment. */
    void begin(Instant known) {
        read = known;
        sampled.set(0);
        means.set(Optional.empty());
        paused.set(false);
    }

    /** Takes what a look at the groups says, and when it was, if nothing of it failed. */
    void looked(LogFollowing.Look look, Instant now) {
        sampled.set(sampled.get() + look.sampled());
        means.set(Optional.of(look.following()));
        if (look.failures().isEmpty()) {
            read = now;
        }
    }

    /** Goes on from where all is known. */
    void start(LogFeed feed, LogSubject whose, LogBook book) {
        feed.follow(
                whose.name(),
                whose.readable(),
                read,
                live.get() ? LogFollowing.Means.LIVE_TAIL : LogFollowing.Means.ASKING,
                book);
    }

    /** Counts what came in and is not shown. */
    void countWaiting(LogBook newest, LogHits shown) {
        waiting.set(Math.max(0, newest.taken() - shown.book().taken()));
    }

    BooleanProperty followProperty() {
        return follow;
    }

    /** Whether it is followed by live tails, which are paid by the minute. */
    BooleanProperty liveProperty() {
        return live;
    }

    /** Whether the list stays as it is; what comes in is kept all the same. */
    BooleanProperty pausedProperty() {
        return paused;
    }

    /** Of how many seconds AWS left out lines, since the reading. */
    ReadOnlyLongProperty sampledProperty() {
        return sampled.getReadOnlyProperty();
    }

    /** How the groups are followed; empty where they are not. */
    ReadOnlyObjectProperty<Optional<LogFollowing.Following>> meansProperty() {
        return means.getReadOnlyProperty();
    }

    /** How many lines came in since it was paused. */
    ReadOnlyLongProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }
}
