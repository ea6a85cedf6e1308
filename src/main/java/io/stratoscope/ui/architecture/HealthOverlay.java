package io.stratoscope.ui.architecture;

import io.stratoscope.health.HealthLook;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.Mark;
import io.stratoscope.ui.session.HealthWatch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Marks on a diagram what is not healthy; it moves nothing. What is healthy has no mark. */
final class HealthOverlay extends Overlay<HealthLook, Mark> {

    HealthOverlay(HealthWatch health, DiagramViewModel diagram) {
        super(health.lookProperty(), diagram.marksProperty(), HealthOverlay::of, true);
    }

    /** A mark for each resource that is not healthy. */
    static Map<Arn, Mark> of(HealthLook look) {
        Map<Arn, Mark> marks = new HashMap<>();
        for (ResourceHealth each : look.report().resources().values()) {
            mark(each.state()).ifPresent(mark -> marks.put(each.resource(), mark));
        }
        return Map.copyOf(marks);
    }

    private static Optional<Mark> mark(HealthState state) {
        return switch (state) {
            case HEALTHY -> Optional.empty();
            case UNKNOWN -> Optional.of(Mark.UNKNOWN);
            case STALE -> Optional.of(Mark.STALE);
            case DEGRADED -> Optional.of(Mark.DEGRADED);
            case DOWN -> Optional.of(Mark.DOWN);
        };
    }
}
