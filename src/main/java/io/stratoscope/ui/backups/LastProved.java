package io.stratoscope.ui.backups;

import io.stratoscope.health.Verdict;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.Recovery;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.session.Answer;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How long ago a drill proved that the project can be restored, held against the operator's policy. Looked up after each discovery. On the
 * application thread.
 */
public final class LastProved {

    /** What can be restored, and lost: a project without it needs no drill. */
    private static final Set<ResourceType> WORTH_A_DRILL =
            Set.of(ResourceType.DB_CLUSTER, ResourceType.EFS_FILE_SYSTEM);

    /** How it stands. */
    public enum State {
        IN_TIME,
        /** Longer ago than the operator wants. */
        LATE,
        NEVER,
        /** The history of drills could not be read. */
        UNKNOWN
    }

    /**
     * What is shown.
     *
     * @param words a few, for the status bar
     * @param details a sentence or two, with what to do
     */
    public record Standing(State state, String words, String details) {}

    private final Session session;
    private final BackupPort port;
    private final ObservableValue<Settings> settings;
    private final Latest looks = new Latest();
    private final ReadOnlyObjectWrapper<Optional<Standing>> standing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Found> found = Optional.empty();

    /** What the last look found: how long ago; empty for never. */
    private record Found(Optional<Duration> ago) {}

    public LastProved(Session session, BackupPort port, ObservableValue<Settings> settings) {
        this.session = session;
        this.port = port;
        this.settings = settings;
        session.snapshotProperty().subscribe(newest -> newest.ifPresent(this::lookAt));
        settings.subscribe(_ -> show());
    }

    private void lookAt(Snapshot newest) {
        Latest.Turn turn = looks.next();
        if (newest.resources().stream()
                .noneMatch(resource -> WORTH_A_DRILL.contains(resource.type()))) {
            found = Optional.empty();
            standing.set(Optional.empty());
            return;
        }
        session.run(
                "Look at the drills",
                _ -> Answer.of(() -> new Found(port.sinceProved(newest)), BackupRefusals::words),
                turn.only(answer -> answer.take(this::found, this::refused)),
                turn.only(failure -> refused(Advice.sentences(failure))));
    }

    private void found(Found now) {
        found = Optional.of(now);
        show();
    }

    private void refused(String why) {
        found = Optional.empty();
        standing.set(
                Optional.of(new Standing(State.UNKNOWN, "Last proved restore: not known", why)));
    }

    private void show() {
        found.ifPresent(now ->
                standing.set(Optional.of(standing(now.ago(), settings.getValue().recovery()))));
    }

    private static Standing standing(Optional<Duration> ago, Recovery policy) {
        if (ago.isEmpty()) {
            return new Standing(
                    State.NEVER,
                    "Last proved restore: never",
                    "No drill has proved yet that this project can be restored. Make one with: stratoscope"
                            + " drill run --unlock");
        }
        String age = ago.get().toMinutes() < 1 ? "just now" : Verdict.words(ago.get()) + " ago";
        boolean late = ago.get().compareTo(policy.proved()) > 0;
        return new Standing(
                late ? State.LATE : State.IN_TIME,
                "Last proved restore: " + age,
                late
                        ? "You want a restore proved every "
                                + policy.provedDays()
                                + " days. Make a drill with: stratoscope drill run --unlock"
                        : "A drill restored this project and found everything there. The next is due within "
                                + policy.provedDays()
                                + " days of it.");
    }

    /** Empty before the first answer, and where there is nothing to restore. */
    public ReadOnlyObjectProperty<Optional<Standing>> standingProperty() {
        return standing.getReadOnlyProperty();
    }
}
