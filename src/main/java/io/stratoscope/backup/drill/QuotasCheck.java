package io.stratoscope.backup.drill;

import io.stratoscope.provision.plan.QuotaException;

/** The account may have as much as the drill makes, and nothing of it is there already. */
final class QuotasCheck implements PreflightCheck {

    @Override
    public String name() {
        return "quotas";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        try {
            int more =
                    situation
                            .provisioning()
                            .planToApply(situation.stack().whole(), situation.context())
                            .toDo()
                            .size();
            return pass("room for " + more + " more resources");
        } catch (QuotaException e) {
            return fail(
                    e.shortages().getFirst().message(),
                    "ask for more in the Service Quotas console, or remove what is not needed");
        }
    }
}
