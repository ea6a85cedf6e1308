package io.stratoscope.cli;

import io.stratoscope.backup.restore.RestoreCheck;
import io.stratoscope.backup.restore.RestoreCost;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreStep;
import io.stratoscope.cost.Dollars;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plans of restores in words. */
final class RestoreText {

    private RestoreText() {}

    static void print(Session session, RestorePlan plan) {
        session.print(
                "Restore "
                        + plan.kind().name().toLowerCase(Locale.ROOT)
                        + plan.restorePoint().map(point -> " from " + point).orElse("")
                        + ", "
                        + plan.run());
        List<List<String>> rows = new ArrayList<>();
        for (RestoreStep step : plan.steps()) {
            rows.add(
                    List.of(
                            "  " + (rows.size() + 1),
                            (step.measured() ? "" : "about ") + words(step.expected()),
                            Terminal.plain(step.what())));
        }
        session.printTable(rows);
        session.print(
                "Takes about "
                        + words(plan.expected())
                        + (plan.isMeasured() ? ", by past runs." : "; 'about' is a guess."));
        session.print(
                plan.overwritten().isEmpty()
                        ? "Nothing is overwritten."
                        : "Overwrites " + Terminal.plain(String.join("; ", plan.overwritten())));
        plan.costs().forEach(cost -> session.print("Costs: " + words(cost)));
        plan.notes().forEach(note -> session.print("Note: " + Terminal.plain(note)));
        plan.checks().forEach(check -> session.print(words(check)));
    }

    private static String words(RestoreCheck check) {
        String sign =
                switch (check.result()) {
                    case PASS -> "ok";
                    case FAIL -> "not so";
                    case NOT_CHECKABLE -> "not checkable";
                };
        return "Check, "
                + sign
                + ": "
                + Terminal.plain(check.what())
                + (check.detail().isEmpty() ? "" : ": " + Terminal.plain(check.detail()));
    }

    private static String words(RestoreCost cost) {
        return Terminal.plain(cost.what())
                + ": "
                + cost.usd()
                        .map(usd -> Dollars.words(usd) + (cost.monthly() ? " a month" : " once"))
                        .orElse("the price is not known in this region");
    }

    /** A span as people say it. */
    static String words(Duration span) {
        if (span.toMinutes() < 2) {
            return span.toSeconds() + " s";
        }
        return span.toHours() < 2
                ? span.toMinutes() + " min"
                : span.toHours() + " h " + span.toMinutesPart() + " min";
    }

    /** What is so after all steps. */
    static String done(RestorePlan plan) {
        return plan.switches()
                ? "Restored: the services run on it, and their targets are healthy."
                : "Restored. The services use what they used before.";
    }
}
