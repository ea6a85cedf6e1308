package io.stratoscope.ui.diagram;

import io.stratoscope.model.Arn;

import java.util.Set;

/**
 * What stands out on the diagram while the rest steps back: an overlay, it moves nothing.
 *
 * @param gone thought gone
 * @param stops what then stops working
 * @param degraded what then works less well
 */
public record Highlight(Set<Arn> gone, Set<Arn> stops, Set<Arn> degraded) {
    public Highlight {
        gone = Set.copyOf(gone);
        stops = Set.copyOf(stops);
        degraded = Set.copyOf(degraded);
    }
}
