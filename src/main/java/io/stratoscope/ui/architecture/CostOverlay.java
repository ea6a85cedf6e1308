package io.stratoscope.ui.architecture;

import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.Estimate;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.session.CostWatch;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import java.util.HashMap;
import java.util.Map;

/** Writes on a diagram what things cost a month by list price; it moves nothing. Nothing is counted while it is not seen. */
final class CostOverlay {

    private final CostWatch costs;
    private final DiagramViewModel diagram;
    private final BooleanProperty shown = new SimpleBooleanProperty();

    CostOverlay(CostWatch costs, DiagramViewModel diagram) {
        this.costs = costs;
        this.diagram = diagram;
        costs.estimateProperty().subscribe(_ -> write());
        shown.subscribe((_, now) -> {
            costs.look(CostWatch.Viewer.OVERLAY, now);
            write();
        });
    }

    /** Whether it is seen. */
    BooleanProperty shownProperty() {
        return shown;
    }

    /** Shows it, or takes it away. */
    void toggle() {
        shown.set(!shown.get());
    }

    private void write() {
        diagram.amountsProperty()
                .set(
                        shown.get()
                                ? costs.estimateProperty()
                                        .get()
                                        .map(CostOverlay::of)
                                        .orElse(Map.of())
                                : Map.of());
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
