package io.stratoscope.backup.drill;

import io.stratoscope.provision.plan.StackNames;

import java.util.List;
import java.util.Optional;

/** No other drill is under way, and none has left anything. */
final class OtherDrillsCheck implements PreflightCheck {

    @Override
    public String name() {
        return "other drills";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        List<String> others =
                StackNames.in(situation.provisioning().place()).stream()
                        .map(DrillId::of)
                        .flatMap(Optional::stream)
                        .map(DrillId::text)
                        .filter(each -> !each.equals(situation.stack().drill().text()))
                        .filter(each -> isThere(situation, each))
                        .toList();
        return others.isEmpty()
                ? pass("there is none")
                : fail(
                        String.join(", ", others) + " still has resources",
                        "wait until it has ended, or remove what it left with: stratoscope drill sweep"
                                + " --unlock");
    }

    /** Tags are told of for hours after a resource is gone. */
    private static boolean isThere(PreflightCase situation, String other) {
        return !situation
                .provisioning()
                .planToDestroy(other, situation.context())
                .changes()
                .isEmpty();
    }
}
