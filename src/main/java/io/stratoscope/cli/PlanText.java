package io.stratoscope.cli;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Extra;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanWords;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan in words. */
final class PlanText {

    private static final int LONGEST_VALUE = 60;

    private PlanText() {}

    /** Prints what there is to do, change by change, and what it comes to. */
    static void print(Session session, Plan plan) {
        List<Change> toDo = plan.toDo();
        List<List<String>> rows = new ArrayList<>();
        for (Change change : toDo) {
            rows.add(row(change));
            change.differences().forEach(difference -> rows.add(row(difference)));
        }
        plan.extras().forEach(extra -> rows.add(row(extra)));
        session.printTable(rows);
        if (!rows.isEmpty()) {
            session.print("");
        }
        session.print(PlanWords.summary(plan));
        if (!toDo.isEmpty()) {
            session.print(Terminal.plain(PlanWords.price(plan)));
        }
    }

    private static List<String> row(Change change) {
        return List.of(
                PlanWords.sign(change.action()),
                change.type(),
                Terminal.plain(change.id()),
                Terminal.plain(change.reason()) + warnings(change));
    }

    private static List<String> row(Extra extra) {
        return List.of("?", extra.type(), Terminal.plain(extra.name()), PlanWords.words(extra));
    }

    private static String warnings(Change change) {
        String text =
                Stream.of(
                                PlanWords.warnsOfInterruption(change) ? "interrupts service" : "",
                                change.losesData() ? "loses data" : "")
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static List<String> row(Difference difference) {
        return List.of(
                "",
                "",
                "  " + Terminal.plain(difference.path()),
                shown(difference.actual()) + " → " + shown(difference.wanted()));
    }

    private static String shown(Optional<JsonValue> value) {
        String text = value.map(JsonText::compact).orElse("nothing").strip();
        String plain = Terminal.plain(text);
        return plain.length() > LONGEST_VALUE ? plain.substring(0, LONGEST_VALUE - 1) + "…" : plain;
    }
}
