package io.stratoscope.ui.backups;

import io.stratoscope.backup.restore.RestoreCheck;
import io.stratoscope.backup.restore.RestoreCost;
import io.stratoscope.backup.restore.RestoreKind;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.cost.Dollars;

import java.util.ArrayList;
import java.util.List;

/** Restores as the window says them. */
final class RestoreWords {

    private RestoreWords() {}

    static String kind(RestoreKind kind) {
        return switch (kind) {
            case TOTAL -> "everything";
            case FILES -> "the files";
            case DATABASE -> "the database";
            case FOLDER -> "one folder";
        };
    }

    /** What a plan does, in a line. */
    static String summary(RestorePlan plan) {
        return plan.run()
                + ": "
                + kind(plan.kind())
                + plan.restorePoint().map(point -> " from " + point).orElse("")
                + ", "
                + plan.steps().size()
                + (plan.steps().size() == 1 ? " step, " : " steps, ")
                + "about "
                + BackupWords.span(plan.expected())
                + (plan.isMeasured() ? " by past runs" : ", some of it a guess")
                + ".";
    }

    /** What it overwrites. */
    static String overwritten(RestorePlan plan) {
        return plan.overwritten().isEmpty()
                ? "Nothing is overwritten."
                : "Overwrites " + String.join("; ", plan.overwritten()) + ".";
    }

    /** What is to be known before it begins: what is not as it has to be first, then what it costs, then the rest. */
    static List<String> lines(RestorePlan plan) {
        List<String> lines = new ArrayList<>();
        plan.obstacles().forEach(check -> lines.add(words(check)));
        plan.costs().forEach(cost -> lines.add("Costs: " + words(cost)));
        plan.notes().forEach(note -> lines.add("Note: " + note));
        plan.checks().stream()
                .filter(check -> check.result() != RestoreCheck.Result.FAIL)
                .forEach(check -> lines.add(words(check)));
        return lines;
    }

    private static String words(RestoreCheck check) {
        return switch (check.result()) {
                    case PASS -> "✓ ";
                    case FAIL -> "× not so: ";
                    case NOT_CHECKABLE -> "? not checkable: ";
                }
                + check.what()
                + (check.detail().isEmpty() ? "" : ": " + check.detail());
    }

    private static String words(RestoreCost cost) {
        return cost.what()
                + ": "
                + cost.usd()
                        .map(usd -> Dollars.words(usd) + (cost.monthly() ? " a month" : " once"))
                        .orElse("the price is not known in this region");
    }

    /** What is so after all steps. */
    static String done(RestorePlan plan) {
        return plan.switches()
                ? "Restored: the services run on it, and their targets are healthy."
                : "Restored. The services use what they used before.";
    }
}
