package io.stratoscope.health;

import io.stratoscope.model.Arn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A resource whose state is not what it was a look ago.
 *
 * @param before what it was; one that was not there counts as healthy
 * @param now how it is, and why
 */
public record HealthChange(HealthState before, ResourceHealth now) {

    /** All that changed from one look to the next, by ARN; what is not there any more is not among them. */
    public static List<HealthChange> between(HealthReport before, HealthReport after) {
        Map<Arn, ResourceHealth> was = before.resources();
        List<HealthChange> changes = new ArrayList<>();
        for (ResourceHealth now : after.resources().values()) {
            ResourceHealth known = was.get(now.resource());
            HealthState then = known == null ? HealthState.HEALTHY : known.state();
            if (then != now.state()) {
                changes.add(new HealthChange(then, now));
            }
        }
        return List.copyOf(changes);
    }
}
