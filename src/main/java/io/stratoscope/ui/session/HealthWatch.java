package io.stratoscope.ui.session;

import io.stratoscope.health.HealthHistory;
import io.stratoscope.health.HealthLook;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.control.Advice;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How the project of a session is: looked at after each discovery, in a job. A look at an older snapshot than the newest is dropped
 * when it comes late; one that fails is a notice, and what was seen before stays. On the application thread.
 */
public final class HealthWatch {

    private sealed interface Answer {
        record Seen(HealthLook look, HealthHistory history) implements Answer {}

        record Refused(String why) implements Answer {}
    }

    private final Session session;
    private final Optional<HealthPort> port;
    private final Latest looks = new Latest();
    private final ReadOnlyObjectWrapper<Optional<HealthLook>> look =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<HealthHistory> history =
            new ReadOnlyObjectWrapper<>(HealthHistory.NONE);
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

    HealthWatch(Session session, Optional<HealthPort> port) {
        this.session = session;
        this.port = port;
    }

    /** Looks at what was just discovered, also where it is as it was before: more is asked than the snapshot tells. */
    void lookAt(Snapshot newest) {
        port.ifPresent(health -> {
            Latest.Turn turn = looks.next();
            looking.set(true);
            ZoneId zone = session.clock().getZone();
            session.run(
                    "Look at the health",
                    context -> look(health, newest, zone, context),
                    turn.only(this::accept),
                    turn.only(failure -> failed(Advice.sentences(failure))));
        });
    }

    /** A file that the operator wrote may be wrong: that is no mistake of the program. */
    private static Answer look(
            HealthPort health, Snapshot newest, ZoneId zone, JobContext context) {
        try {
            return new Answer.Seen(health.look(newest, context), health.history(newest, zone));
        } catch (FileException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private void accept(Answer answer) {
        switch (answer) {
            case Answer.Seen(HealthLook now, HealthHistory days) -> {
                looking.set(false);
                history.set(days);
                look.set(Optional.of(now));
            }
            case Answer.Refused(String why) -> failed(why);
        }
    }

    private void failed(String why) {
        looking.set(false);
        session.notices()
                .say(
                        Notice.Kind.WARNING,
                        "The health could not be looked at: " + why,
                        "Try again",
                        () -> session.snapshotProperty().get().ifPresent(this::lookAt));
    }

    /** Whether anything is looked at here at all. */
    public boolean isWatched() {
        return port.isPresent();
    }

    /** The newest look; empty before the first. */
    public ReadOnlyObjectProperty<Optional<HealthLook>> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** How the project was on the last days; changes with each look, before it. */
    public ReadOnlyObjectProperty<HealthHistory> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** Whether a look is under way. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** What the newest look calls a resource. */
    public String name(Arn resource) {
        return look.get()
                .map(seen -> seen.topology().name(resource))
                .orElseGet(resource::lastSegment);
    }
}
