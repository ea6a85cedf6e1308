package io.stratoscope.backup.drill;

import io.stratoscope.provision.apply.Listener;
import io.stratoscope.provision.plan.Action;

/** The steps of plans, as those of a drill. */
final class DrillSteps {

    private DrillSteps() {}

    static void tell(
            DrillListener listener, String id, Action action, Listener.Phase phase, String detail) {
        switch (phase) {
            case BEGUN -> {}
            case DONE ->
                    listener.step(
                            id,
                            action == Action.DELETE ? DrillStep.REMOVED : DrillStep.MADE,
                            id.endsWith(detail) ? "" : detail);
            case FAILED ->
                    listener.step(
                            id,
                            action == Action.DELETE ? DrillStep.NOT_REMOVED : DrillStep.NOT_MADE,
                            detail);
        }
    }
}
