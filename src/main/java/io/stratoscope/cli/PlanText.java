package io.stratoscope.cli;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        session.printTable(rows);
        if (!toDo.isEmpty()) {
            session.print("");
        }
        session.print(summary(plan));
        if (!toDo.isEmpty()) {
            session.print(price(plan));
        }
    }

    private static List<String> row(Change change) {
        return List.of(
                sign(change.action()),
                change.type(),
                Terminal.plain(change.id()),
                Terminal.plain(change.reason()) + warnings(change));
    }

    private static String warnings(Change change) {
        String text =
                Stream.of(
                                change.interrupts() && change.action() != Action.DELETE
                                        ? "interrupts service"
                                        : "",
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

    private static String sign(Action action) {
        return switch (action) {
            case NONE -> " ";
            case CREATE -> "+";
            case UPDATE -> "~";
            case REPLACE -> "±";
            case DELETE -> "-";
        };
    }

    /** What it costs, in a line. */
    static String price(Plan plan) {
        List<String> unknown =
                plan.toDo().stream()
                        .filter(change -> change.monthlyUsd().isEmpty())
                        .map(change -> Terminal.plain(change.id()))
                        .toList();
        String sum =
                switch (plan.monthlyUsd().signum()) {
                    case 0 -> "It costs no more and no less a month";
                    case 1 -> "It costs about $" + plan.monthlyUsd() + " more a month";
                    default -> "It costs about $" + plan.monthlyUsd().negate() + " less a month";
                };
        return sum
                + ", by the list prices of us-east-1; storage, traffic and requests come on top."
                + (unknown.isEmpty()
                        ? ""
                        : " Not known is the price of " + String.join(", ", unknown) + ".");
    }

    /** What a plan comes to, in a line. */
    static String summary(Plan plan) {
        String stack = "The stack " + plan.stack().name();
        if (plan.toDo().isEmpty()) {
            return switch (plan.kind()) {
                case APPLY -> stack + " is as it is wanted: there is nothing to do.";
                case DESTROY ->
                        "There is nothing of the stack "
                                + plan.stack().name()
                                + " in "
                                + plan.region()
                                + ".";
            };
        }
        Map<Action, Long> counts = new EnumMap<>(Action.class);
        plan.toDo().forEach(change -> counts.merge(change.action(), 1L, Long::sum));
        String words =
                counts.entrySet().stream()
                        .map(each -> each.getValue() + " to " + word(each.getKey()))
                        .collect(Collectors.joining(", "));
        long interrupting =
                plan.toDo().stream()
                        .filter(change -> change.interrupts() && change.action() != Action.DELETE)
                        .count();
        return stack
                + ": "
                + words
                + (interrupting > 0
                        ? "; "
                                + interrupting
                                + (interrupting == 1 ? " interrupts" : " interrupt")
                                + " service"
                        : "")
                + ".";
    }

    static String word(Action action) {
        return switch (action) {
            case NONE -> "leave";
            case CREATE -> "create";
            case UPDATE -> "update";
            case REPLACE -> "replace";
            case DELETE -> "delete";
        };
    }
}
