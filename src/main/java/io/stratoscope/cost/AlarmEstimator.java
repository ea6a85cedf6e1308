package io.stratoscope.cost;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;

/** An alarm, by the metrics that it looks at. */
final class AlarmEstimator implements Estimator {
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    @Override
    public ResourceType type() {
        return ResourceType.ALARM;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        JsonObject it = resource.description();
        if (it.text("AlarmRule").isPresent()) {
            draft.line("composite alarm", "composite-alarm");
            return;
        }
        long metrics =
                Math.max(
                        1,
                        it.objects("Metrics").stream()
                                .filter(each -> each.get("MetricStat").isPresent())
                                .count());
        boolean fine = it.number("Period").filter(each -> each.compareTo(MINUTE) < 0).isPresent();
        draft.line(
                "alarm metric",
                BigDecimal.valueOf(metrics),
                fine ? "alarm-high-resolution" : "alarm");
    }
}
