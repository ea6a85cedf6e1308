package io.stratoscope.backup.drill;

import io.stratoscope.provision.plan.Plan;

import java.util.List;
import java.util.Optional;

/**
 * A drill that could begin: nothing is made yet.
 *
 * @param checks of the preflight
 * @param plan all that would be made; empty where quotas or addresses do not allow it
 * @param quote of it
 */
public record PreparedDrill(
        DrillId drill,
        DrillRequest request,
        Original original,
        List<DrillCheck> checks,
        Optional<Plan> plan,
        Optional<DrillQuote> quote) {

    public PreparedDrill {
        checks = List.copyOf(checks);
    }

    /** Whether nothing that was looked at forbids it. */
    public boolean isReady() {
        return checks.stream().noneMatch(DrillCheck::failed) && plan.isPresent();
    }
}
