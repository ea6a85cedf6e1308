package io.stratoscope.ui.architecture;

import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.Estimate;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.session.CostWatch;

import java.util.HashMap;
import java.util.Map;

/** Writes on a diagram what things cost a month by list price; it moves nothing. Nothing is counted while it is not seen. */
final class CostOverlay extends Overlay<CostEstimate, Double> {

    CostOverlay(CostWatch costs, DiagramViewModel diagram) {
        super(costs.estimateProperty(), diagram.amountsProperty(), CostOverlay::of, false);
        shownProperty().subscribe((_, now) -> costs.look(CostWatch.Viewer.OVERLAY, now));
    }

    /** What is not known at all is not written: a nought would be a lie. */
    static Map<Arn, Double> of(CostEstimate cost) {
        Map<Arn, Double> amounts = new HashMap<>();
        for (Estimate each : cost.estimates()) {
            if (!each.isUnknown()) {
                amounts.put(each.resource().arn(), each.monthlyUsd().doubleValue());
            }
        }
        return Map.copyOf(amounts);
    }
}
