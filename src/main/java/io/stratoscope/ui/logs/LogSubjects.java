package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogLinks;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.LogPlace;
import io.stratoscope.ui.session.Session;

import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

import java.util.List;
import java.util.Optional;

/**
 * Whose lines can be shown, as the newest snapshot says. It is found out aside, when the screen is seen. On the application thread.
 */
final class LogSubjects {

    private record Known(
            Snapshot snapshot, Topology topology, List<LogSubject> all, LogLinks links) {
        static Known of(Snapshot snapshot) {
            Topology topology = Topology.of(snapshot);
            return new Known(snapshot, topology, LogSubject.all(topology), LogLinks.of(snapshot));
        }
    }

    private final Session session;
    private final ObservableValue<Boolean> seen;
    private final Runnable told;
    private final Latest turns = new Latest();
    private final Subscription following;
    private Optional<Known> known = Optional.empty();
    private Optional<LogPlace> asked = Optional.empty();

    /** @param told is run when there is something new to be shown */
    LogSubjects(Session session, ObservableValue<Boolean> seen, Runnable told) {
        this.session = session;
        this.seen = seen;
        this.told = told;
        following =
                session.snapshotProperty()
                        .subscribe(newest -> look())
                        .and(seen.subscribe(now -> look()));
    }

    // Another snapshot that is equal is as good; to find out would take as long as to look anew.
    @SuppressWarnings("ReferenceEquality")
    private void look() {
        Optional<Snapshot> newest = session.snapshotProperty().get();
        if (!seen.getValue() || newest.isEmpty()) {
            return;
        }
        if (known.filter(before -> before.snapshot() == newest.get()).isPresent()) {
            told.run();
            return;
        }
        Latest.Turn turn = turns.next();
        session.jobs()
                .aside(() -> {
                    Known found = Known.of(newest.get());
                    session.applicationThread()
                            .execute(() -> turn.<Known>only(this::accept).accept(found));
                });
    }

    private void accept(Known found) {
        known = Optional.of(found);
        told.run();
    }

    /** Somebody asked for lines: they are shown as soon as the screen is seen and the snapshot is there. */
    void ask(LogPlace place) {
        asked = Optional.of(place);
        look();
    }

    /** What was asked for, once. */
    Optional<LogPlace> takeAsked() {
        Optional<LogPlace> taken = asked;
        asked = Optional.empty();
        return taken;
    }

    /** All that have lines, by name. */
    List<LogSubject> all() {
        return known.map(Known::all).orElse(List.of());
    }

    LogSubject of(Arn arn) {
        return known.map(found -> LogSubject.of(found.topology(), arn))
                .orElseGet(() -> new LogSubject(arn, arn.lastSegment(), "", List.of()));
    }

    /** What lines may speak of. */
    LogLinks links() {
        return known.map(Known::links).orElse(LogLinks.NONE);
    }

    void close() {
        turns.forget();
        following.unsubscribe();
    }
}
