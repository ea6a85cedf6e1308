package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogChoice;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogHistogram;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.session.LogPlace;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lines of one resource: which of them are read, which are shown, and whether what comes in is followed. It asks for nothing
 * while the screen is not seen. On the application thread.
 */
public final class LogsViewModel {

    /** What is to come into sight. */
    sealed interface Focus {
        record OnLine(LogLine line) implements Focus {}

        record OnMoment(Instant moment) implements Focus {}
    }

    private final Session session;
    private final Optional<LogPort> port;
    private final LogBook empty;
    private final LogSubjects subjects;
    private final LogFinding finding;
    private final Optional<LogFeed> feed;
    private final LogChoosing choosing;
    private final LogTailing tailing;
    private final ObjectProperty<LogRange> range =
            new SimpleObjectProperty<>(LogRange.usual().get(1));
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<LogsState> state;
    private final ReadOnlyObjectWrapper<Optional<LogSubject>> subject =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LogFinding.Found> shown;
    private final ReadOnlyObjectWrapper<Map<String, Failure>> failures =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Focus>> focus =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription following;
    private LogBook newest;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private Optional<Focus> wanted = Optional.empty();

    /** What was selected when the screen was looked at last: another selection is another wish. */
    private Optional<Arn> left = Optional.empty();

    /**
     * Shows nothing until it is seen.
     *
     * @param port reads; empty where nobody does
     * @param limits of what is held
     */
    public LogsViewModel(Session session, Optional<LogPort> port, LogBook.Limits limits) {
        this.session = session;
        this.port = port;
        empty = LogBook.empty(limits);
        newest = empty;
        finding = new LogFinding(session, empty, this::found);
        shown =
                new ReadOnlyObjectWrapper<>(
                        new LogFinding.Found(
                                LogHits.none(empty, LogChoice.ALL), LogHistogram.EMPTY));
        state =
                new ReadOnlyObjectWrapper<>(
                        port.isPresent() ? new LogsState.Waiting() : new LogsState.Unread());
        feed = port.map(reads -> new LogFeed(session, reads, new Incoming()));
        subjects = new LogSubjects(session, seen, this::subjectsCame);
        choosing = new LogChoosing(finding::choose);
        tailing = new LogTailing(this::followOrNot);
        tailing.pausedProperty().subscribe((before, now) -> catchUp());
        range.subscribe((before, now) -> load());
        seen.subscribe((before, now) -> followOrNot());
        following =
                session.logPlaceProperty()
                        .subscribe(place -> place.ifPresent(asked -> subjects.ask(asked)));
    }

    private void subjectsCame() {
        if (port.isEmpty()) {
            return;
        }
        Optional<LogPlace> asked = subjects.takeAsked();
        Optional<Arn> selection = session.selectionProperty().get();
        Optional<LogSubject> selected =
                selection
                        .filter(arn -> !selection.equals(left))
                        .map(subjects::of)
                        .filter(one -> !one.sources().isEmpty());
        left = selection;
        if (asked.isPresent()) {
            show(asked.get());
        } else if (selected.isPresent()) {
            show(selected.get());
        } else if (subject.get().isEmpty()) {
            state.set(new LogsState.NothingChosen());
        }
    }

    /** Selects a resource that a line speaks of; the lines stay those of whoever they are of. */
    void select(Arn arn) {
        left = Optional.of(arn);
        session.selectionProperty().set(left);
    }

    private void show(LogPlace place) {
        subject.set(Optional.of(subjects.of(place.resource())));
        choosing.filterProperty().set(place.filter());
        wanted = place.moment().map(Focus.OnMoment::new);
        LogRange meant =
                place.moment()
                        .<LogRange>map(LogRange.Between::around)
                        .orElseGet(() ->
                                range.get() instanceof LogRange.Last last
                                        ? last
                                        : LogRange.usual().get(1));
        if (meant.equals(range.get())) {
            load();
        } else {
            range.set(meant);
        }
    }

    /** Shows the lines of another. */
    void show(LogSubject other) {
        subject.set(Optional.of(other));
        load();
    }

    /** Reads anew. */
    void load() {
        if (subject.get().isEmpty() || port.isEmpty()) {
            return;
        }
        LogSubject whose = subject.get().get();
        Instant now = port.get().now();
        from = range.get().from(now);
        to = range.get().to(now);
        newest = empty;
        failures.set(Map.of());
        tailing.begin(to.isBefore(now) ? to : now);
        choosing.choose();
        finding.look(newest, from, to);
        List<LogSource.Reachable> groups = whose.readable();
        if (groups.isEmpty()) {
            feed.ifPresent(LogFeed::stop);
            state.set(whyNot(whose));
        } else {
            state.set(new LogsState.Reading());
            feed.ifPresent(reads -> reads.read(whose.name(), groups, from, to, newest));
        }
    }

    private static LogsState whyNot(LogSubject whose) {
        return whose.sources().isEmpty()
                ? new LogsState.NoLines(
                        "No logs of " + whose.name() + " are known of.",
                        "Choose a service, a task, a database, a cache or a log group.")
                : new LogsState.NoLines(
                        "The logs of " + whose.name() + " are where they cannot be read.",
                        "What is known of them stands above.");
    }

    private boolean canFollow() {
        return range.get().isOpen(now());
    }

    private void followOrNot() {
        if (!(state.get() instanceof LogsState.Read) || subject.get().isEmpty()) {
            return;
        }
        LogSubject whose = subject.get().get();
        boolean wish = tailing.followProperty().get() && seen.get() && canFollow();
        state.set(new LogsState.Read(wish));
        feed.ifPresent(reads -> {
            if (wish) {
                tailing.start(reads, whose, newest);
            } else {
                reads.stop();
            }
        });
    }

    /** Takes what the feed brings. */
    private final class Incoming implements LogFeed.Listener {
        @Override
        public void grew(LogBook book) {
            newest = book;
            catchUp();
        }

        @Override
        public void read(LogReading reading) {
            failures.set(reading.failures());
            state.set(new LogsState.Read(false));
            finding.look(newest, from, to);
            followOrNot();
        }

        @Override
        public void looked(LogFollowing.Look look) {
            failures.set(Collections.unmodifiableMap(new TreeMap<>(look.failures())));
            tailing.looked(look, now());
            if (!canFollow()) {
                followOrNot();
            }
        }

        @Override
        public void failed(Failure failure) {
            state.set(new LogsState.Failed(failure));
        }
    }

    private void catchUp() {
        if (!tailing.pausedProperty().get()) {
            Instant end = range.get() instanceof LogRange.Last ? now() : to;
            finding.look(newest, from, end);
        }
        countWaiting();
    }

    private void countWaiting() {
        tailing.countWaiting(newest, shown.get().hits());
    }

    /** Shows all lines, whatever the filter says, with this one in sight. */
    void showAround(LogLine line) {
        wanted = Optional.of(new Focus.OnLine(line));
        choosing.showAround(line);
    }

    /** Shows what the filter wants again, with the line in sight whose surroundings were shown. */
    void showHits() {
        wanted = choosing.aroundProperty().get().map(Focus.OnLine::new);
        choosing.showHits();
    }

    /** Brings a moment into sight. */
    void goTo(Instant moment) {
        wanted = Optional.of(new Focus.OnMoment(moment));
        takeFocus();
    }

    private void found(LogFinding.Found found) {
        shown.set(found);
        countWaiting();
        if (found.hits().isComplete() && !(state.get() instanceof LogsState.Reading)) {
            takeFocus();
        }
    }

    private void takeFocus() {
        if (wanted.isPresent()) {
            focus.set(wanted);
            wanted = Optional.empty();
            focus.set(Optional.empty());
        }
    }

    Session session() {
        return session;
    }

    /** Which of the lines are shown. */
    LogChoosing choosing() {
        return choosing;
    }

    /** Whether what comes in is followed. */
    LogTailing tailing() {
        return tailing;
    }

    LogSubjects subjects() {
        return subjects;
    }

    ObjectProperty<LogRange> rangeProperty() {
        return range;
    }

    /** Whether the screen is in front. */
    BooleanProperty seenProperty() {
        return seen;
    }

    ReadOnlyObjectProperty<LogsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<LogSubject>> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LogFinding.Found> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why groups cannot be read, by their names. */
    ReadOnlyObjectProperty<Map<String, Failure>> failuresProperty() {
        return failures.getReadOnlyProperty();
    }

    /** What is to come into sight now. */
    ReadOnlyObjectProperty<Optional<Focus>> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    /** The moment that is now for the account. */
    Instant now() {
        return port.map(LogPort::now).orElse(Instant.EPOCH);
    }

    /** Stops asking and listening. */
    void close() {
        following.unsubscribe();
        subjects.close();
        finding.close();
        feed.ifPresent(LogFeed::stop);
    }
}
