package io.stratoscope.cli;

import io.stratoscope.health.HealthHistory;
import io.stratoscope.health.HealthHistory.Day;
import io.stratoscope.health.HealthHistory.Event;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a project was on the last days. */
final class HealthHistoryText {
    private final Session session;

    HealthHistoryText(Session session) {
        this.session = session;
    }

    /** A line a day, and below it what was not healthy. */
    void print(HealthHistory history) {
        List<List<String>> rows = new ArrayList<>();
        for (Day day : history.days()) {
            rows.add(
                    List.of(
                            day.date().toString(),
                            day.state().map(HealthState::word).orElse("nobody looked"),
                            day.looks() == 0 ? "" : looks(day)));
            day.events().forEach(event -> rows.add(List.of("", "", words(event))));
        }
        session.printTable(rows);
        if (history.days().stream().allMatch(day -> day.state().isEmpty())) {
            session.say(
                    "Nothing is remembered yet: run 'stratoscope health', or leave the window open.");
        }
    }

    private static String looks(Day day) {
        return (day.looks() == 1 ? "1 look" : day.looks() + " looks")
                + ", watched for "
                + Verdict.words(day.watched());
    }

    private static String words(Event event) {
        return Terminal.plain(
                "%s–%s %s is %s: %s"
                        .formatted(
                                time(event.from()),
                                time(event.to()),
                                event.name(),
                                event.state().word(),
                                event.words()));
    }

    private static String time(Instant at) {
        return at.toString().substring(11, 16);
    }

    /** The same for programs. */
    static JsonObject json(HealthHistory history) {
        return JsonValue.object()
                .put("days", history.days().stream().map(HealthHistoryText::json).toList())
                .build();
    }

    private static JsonObject json(Day day) {
        return JsonValue.object()
                .put("date", day.date().toString())
                .put("state", day.state().map(HealthState::word).orElse("not-watched"))
                .put("looks", day.looks())
                .put("watchedSeconds", day.watched().toSeconds())
                .put("events", day.events().stream().map(HealthHistoryText::json).toList())
                .build();
    }

    private static JsonObject json(Event event) {
        return JsonValue.object()
                .put("arn", event.resource())
                .put("name", event.name())
                .put("state", event.state().word())
                .put("rule", event.rule())
                .put("words", event.words())
                .put("from", event.from().toString())
                .put("to", event.to().toString())
                .build();
    }
}
