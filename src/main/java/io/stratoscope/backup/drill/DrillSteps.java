package io.stratoscope.backup.drill;

import io.stratoscope.provision.apply.Listener;
import io.stratoscope.provision.plan.Action;

/** The steps of plans, in words. */
final class DrillSteps {

    private DrillSteps() {}

    static void tell(
            DrillListener listener, String id, Action action, Listener.Phase phase, String detail) {
        switch (phase) {
            case BEGUN -> {}
            case DONE ->
                    listener.step(
                            id,
                            (action == Action.DELETE ? "removed" : "made")
                                    + (detail.isEmpty() || id.endsWith(detail)
                                            ? ""
                                            : " (" + detail + ")"));
            case FAILED ->
                    listener.step(
                            id,
                            (action == Action.DELETE ? "could not be removed" : "could not be made")
                                    + ": "
                                    + detail);
        }
    }
}
