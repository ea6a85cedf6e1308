package io.stratoscope.provision.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan in words, the same wherever it is shown. Names of resources are strangers' text. */
public final class PlanWords {

    private PlanWords() {}

    /** A character for an action; a blank where nothing is done. */
    public static String sign(Action action) {
        return switch (action) {
            case NONE -> " ";
            case CREATE -> "+";
            case UPDATE -> "~";
            case REPLACE -> "±";
            case DELETE -> "-";
        };
    }

    /** What is done, as an imperative. */
    public static String word(Action action) {
        return switch (action) {
            case NONE -> "leave";
            case CREATE -> "create";
            case UPDATE -> "update";
            case REPLACE -> "replace";
            case DELETE -> "delete";
        };
    }

    /** Whether a change interrupts what it does not end anyway. */
    public static boolean warnsOfInterruption(Change change) {
        return change.interrupts() && change.action() != Action.DELETE;
    }

    /** What somebody else made, in words. */
    public static String words(Extra extra) {
        return "is not in the blueprint"
                + (extra.in().isEmpty() ? "" : ", but in " + extra.in())
                + "; it is left alone";
    }

    /** What a plan comes to, in a line. */
    public static String summary(Plan plan) {
        int extras = plan.extras().size();
        return changes(plan)
                + (extras == 0
                        ? ""
                        : " Somebody else made "
                                + extras
                                + (extras == 1 ? " thing" : " things")
                                + " in it that the blueprint does not know.");
    }

    private static String changes(Plan plan) {
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
        long interrupting = plan.toDo().stream().filter(PlanWords::warnsOfInterruption).count();
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

    /** What it costs, in a line. */
    public static String price(Plan plan) {
        List<String> unknown =
                plan.toDo().stream()
                        .filter(change -> change.monthlyUsd().isEmpty())
                        .map(Change::id)
                        .toList();
        String sum =
                switch (plan.monthlyUsd().signum()) {
                    case 0 -> "It costs no more and no less a month";
                    case 1 -> "It costs about $" + plan.monthlyUsd() + " more a month";
                    default -> "It costs about $" + plan.monthlyUsd().negate() + " less a month";
                };
        return sum
                + ", by the list prices of "
                + plan.region()
                + "; storage, traffic and requests come on top."
                + (unknown.isEmpty()
                        ? ""
                        : " Not known is the price of " + String.join(", ", unknown) + ".");
    }
}
