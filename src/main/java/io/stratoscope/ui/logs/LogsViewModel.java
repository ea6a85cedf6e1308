package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogChoice;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogFilterException;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogHistogram;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLevel;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.session.LogPlace;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Set<LevelChip>> chips =
            new SimpleObjectProperty<>(EnumSet.allOf(LevelChip.class));
    private final ObjectProperty<LogRange> range =
            new SimpleObjectProperty<>(LogRange.USUAL.get(1));
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper sampled = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Optional<LogFollowing.Following>> means =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<LogsState> state;
    private final ReadOnlyObjectWrapper<Optional<LogSubject>> subject =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LogFinding.Found> shown;
    private final ReadOnlyLongWrapper waiting = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Map<String, Failure>> failures =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<LogLine>> around =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Focus>> focus =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription following;
    private LogChoice chosen = LogChoice.ALL;
    private LogBook newest;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private Instant read = Instant.EPOCH;
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
        filter.subscribe((before, now) -> choose());
        chips.subscribe((before, now) -> choose());
        range.subscribe((before, now) -> load());
        follow.subscribe((before, now) -> followOrNot());
        live.subscribe((before, now) -> followOrNot());
        paused.subscribe((before, now) -> catchUp());
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
        filter.set(place.filter());
        wanted = place.moment().map(Focus.OnMoment::new);
        LogRange meant =
                place.moment()
                        .<LogRange>map(LogRange.Between::around)
                        .orElseGet(() ->
                                range.get() instanceof LogRange.Last last
                                        ? last
                                        : LogRange.USUAL.get(1));
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
        read = to;
        newest = empty;
        failures.set(Map.of());
        sampled.set(0);
        means.set(Optional.empty());
        around.set(Optional.empty());
        paused.set(false);
        choose();
        finding.look(newest, from, to);
        List<LogSource.Readable> groups = whose.readable();
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
        return range.get() instanceof LogRange.Last;
    }

    private void followOrNot() {
        if (!(state.get() instanceof LogsState.Read) || subject.get().isEmpty()) {
            return;
        }
        LogSubject whose = subject.get().get();
        boolean wish = follow.get() && seen.get() && canFollow();
        state.set(new LogsState.Read(wish));
        feed.ifPresent(reads -> {
            if (wish) {
                reads.follow(
                        whose.name(),
                        whose.readable(),
                        read,
                        live.get() ? LogFollowing.Means.LIVE_TAIL : LogFollowing.Means.ASKING,
                        newest);
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
            sampled.set(sampled.get() + look.sampled());
            means.set(Optional.of(look.following()));
            if (look.failures().isEmpty()) {
                read = port.map(LogPort::now).orElse(read);
            }
        }

        @Override
        public void failed(Failure failure) {
            state.set(new LogsState.Failed(failure));
        }
    }

    private void catchUp() {
        if (!paused.get()) {
            Instant end = port.map(LogPort::now).filter(now -> canFollow()).orElse(to);
            finding.look(newest, from, end);
        }
        countWaiting();
    }

    private void countWaiting() {
        waiting.set(Math.max(0, newest.taken() - shown.get().hits().book().taken()));
    }

    private void choose() {
        try {
            Set<LogLevel> levels = EnumSet.noneOf(LogLevel.class);
            chips.get().forEach(chip -> levels.addAll(chip.levels()));
            chosen =
                    new LogChoice(
                            LogFilter.parse(filter.get()),
                            levels,
                            chips.get().contains(LevelChip.OTHERS));
            filterProblem.set("");
            around.set(Optional.empty());
            finding.choose(chosen);
        } catch (LogFilterException e) {
            filterProblem.set(Objects.requireNonNullElse(e.getMessage(), "this is no filter"));
        }
    }

    /** Shows all lines, whatever the filter says, with this one in sight. */
    void showAround(LogLine line) {
        around.set(Optional.of(line));
        wanted = Optional.of(new Focus.OnLine(line));
        finding.choose(LogChoice.ALL);
    }

    /** Shows what the filter wants again, with the line in sight whose surroundings were shown. */
    void showHits() {
        wanted = around.get().map(Focus.OnLine::new);
        around.set(Optional.empty());
        finding.choose(chosen);
    }

    /** Brings a moment into sight. */
    void goTo(Instant moment) {
        wanted = Optional.of(new Focus.OnMoment(moment));
        takeFocus();
    }

    /** Shows the lines that speak of a request. */
    void filterBy(String words) {
        filter.set('"' + words + '"');
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

    LogSubjects subjects() {
        return subjects;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** The filter that is in use; while another is written that is none, the one before. */
    LogFilter filter() {
        return chosen.filter();
    }

    /** What is wrong with the filter; empty where nothing is. */
    ReadOnlyStringProperty filterProblemProperty() {
        return filterProblem.getReadOnlyProperty();
    }

    ObjectProperty<Set<LevelChip>> chipsProperty() {
        return chips;
    }

    ObjectProperty<LogRange> rangeProperty() {
        return range;
    }

    BooleanProperty followProperty() {
        return follow;
    }

    /** Whether it is followed by live tails, which are paid by the minute. */
    BooleanProperty liveProperty() {
        return live;
    }

    /** Of how many seconds AWS left out lines, since the reading. */
    ReadOnlyLongProperty sampledProperty() {
        return sampled.getReadOnlyProperty();
    }

    /** How the groups are followed; empty where they are not. */
    ReadOnlyObjectProperty<Optional<LogFollowing.Following>> meansProperty() {
        return means.getReadOnlyProperty();
    }

    BooleanProperty pausedProperty() {
        return paused;
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

    /** How many lines came in since it was paused. */
    ReadOnlyLongProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Why groups cannot be read, by their names. */
    ReadOnlyObjectProperty<Map<String, Failure>> failuresProperty() {
        return failures.getReadOnlyProperty();
    }

    /** The line whose surroundings are shown. */
    ReadOnlyObjectProperty<Optional<LogLine>> aroundProperty() {
        return around.getReadOnlyProperty();
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
