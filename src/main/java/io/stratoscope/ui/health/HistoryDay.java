package io.stratoscope.ui.health;

import io.stratoscope.health.HealthHistory.Day;
import io.stratoscope.health.HealthHistory.Event;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.Verdict;
import io.stratoscope.ui.control.Labels;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A day in the history strip.
 *
 * @param state the worst that was seen; empty where nobody looked
 * @param title one line: which day, and how it was
 * @param events what was not healthy, the worst first
 * @param more how many more there were than stand in {@code events}
 */
record HistoryDay(
        LocalDate date, Optional<HealthState> state, String title, List<Line> events, int more) {

    /** More lines would push the problems of today out of sight. */
    private static final int MOST_EVENTS = 4;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** What was said of a resource for a while. */
    record Line(HealthState state, String words) {}

    HistoryDay {
        events = List.copyOf(events);
    }

    static HistoryDay of(Day day, ZoneId zone) {
        return new HistoryDay(
                day.date(),
                day.state(),
                DATE.format(day.date())
                        + ": "
                        + day.state()
                                .map(state ->
                                        (state == HealthState.HEALTHY
                                                        ? "healthy, "
                                                        : state.word() + " at worst, ")
                                                + looks(day))
                                .orElse("nobody looked"),
                day.events().stream()
                        .limit(MOST_EVENTS)
                        .map(event -> new Line(event.state(), words(event, zone)))
                        .toList(),
                Math.max(0, day.events().size() - MOST_EVENTS));
    }

    private static String looks(Day day) {
        return day.looks() == 1
                ? "looked at once"
                : "looked at %d times over %s".formatted(day.looks(), Verdict.words(day.watched()));
    }

    private static String words(Event event, ZoneId zone) {
        String from = time(event.from(), zone);
        String to = time(event.to(), zone);
        return (from.equals(to) ? from : from + "–" + to)
                + "  "
                + Labels.oneLine(event.name())
                + ": "
                + Labels.oneLine(event.words());
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
