package io.stratoscope.provision.apply;

import io.stratoscope.provision.apply.LastRun.End;
import io.stratoscope.provision.plan.Plan;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a stack is, in words, the same wherever it is shown. Names of resources are strangers' text. */
public final class StatusWords {

    /** Enough to see where it stopped. */
    private static final int SHOWN = 3;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private StatusWords() {}

    /** How many resources stand how: {@code 12 in place, 1 missing; 4 of them without tags}. */
    public static String counts(StackStatus status) {
        if (status.parts().isEmpty()) {
            return "nothing in the account";
        }
        String counts =
                status.counts().entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey().words())
                        .collect(Collectors.joining(", "));
        return switch ((int) status.untagged()) {
            case 0 -> counts;
            case 1 -> counts + "; 1 of them a part without tags";
            default -> counts + "; " + status.untagged() + " of them parts without tags";
        };
    }

    /** How the last run ended, in a few words. */
    public static String lastRun(StackStatus status) {
        return status.lastRun()
                .map(run ->
                        switch (run.end()) {
                            case End.Finished() -> done(run.kind()) + " " + time(run);
                            case End.Failed(var _) -> verb(run.kind()) + " failed " + time(run);
                            case End.Open(var _) ->
                                    verb(run.kind()) + " did not end, last heard of " + time(run);
                        })
                .orElse("nothing is known here of how it was made");
    }

    /** What came of the last run where it did not end well, and what to do; empty where it did. */
    public static List<String> advice(StackStatus status) {
        return status.lastRun()
                .map(run ->
                        switch (run.end()) {
                            case End.Finished() -> missing(status);
                            case End.Failed(List<LastRun.Failure> failures) ->
                                    failed(status.name(), run, failures);
                            case End.Open(List<String> steps) -> open(status.name(), run, steps);
                        })
                .orElseGet(() -> missing(status));
    }

    private static List<String> missing(StackStatus status) {
        return status.counts().containsKey(StackStatus.Standing.MISSING)
                ? List.of(
                        "Something went that was made here. Make it again: stratoscope provision plan"
                                + " BLUEPRINT -o plan.json")
                : List.of();
    }

    private static List<String> failed(String stack, LastRun run, List<LastRun.Failure> failures) {
        List<String> lines = new ArrayList<>();
        failures.stream()
                .limit(SHOWN)
                .map(failure -> failure.id() + ": " + failure.why())
                .forEach(lines::add);
        if (failures.size() > SHOWN) {
            lines.add("and " + (failures.size() - SHOWN) + " more");
        }
        lines.add(
                (failures.isEmpty()
                                ? "It was stopped. Go on with: "
                                : "Mend that, then go on with: ")
                        + again(stack, run));
        return lines;
    }

    private static List<String> open(String stack, LastRun run, List<String> steps) {
        String where =
                steps.isEmpty()
                        ? "between two steps"
                        : steps.stream()
                                        .limit(SHOWN)
                                        .collect(Collectors.joining(", at ", "at ", ""))
                                + (steps.size() > SHOWN
                                        ? " and " + (steps.size() - SHOWN) + " more"
                                        : "");
        return List.of(
                "It was cut off "
                        + where
                        + ", or still goes on elsewhere. Where it does not, go on with: "
                        + again(stack, run));
    }

    private static String again(String stack, LastRun run) {
        return switch (run.kind()) {
            case APPLY ->
                    "stratoscope provision apply PLAN --unlock, with plan "
                            + run.plan()
                            + " or a new one";
            case DESTROY -> "stratoscope provision destroy " + stack + " --unlock";
        };
    }

    private static String verb(Plan.Kind kind) {
        return LastRun.step(kind);
    }

    private static String done(Plan.Kind kind) {
        return switch (kind) {
            case APPLY -> "applied";
            case DESTROY -> "destroyed";
        };
    }

    private static String time(LastRun run) {
        return TIME.format(run.at()) + " UTC";
    }
}
