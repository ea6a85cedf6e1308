package io.stratoscope.ui.blastradius;

import io.stratoscope.model.Arn;
import io.stratoscope.topology.BlastRadius;
import io.stratoscope.topology.BlastRadius.Effect;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.diagram.Highlight;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A blast radius with the names of what it names.
 *
 * @param subject the name of what is thought gone
 * @param gone what is thought gone
 * @param rows nearest first, as in {@link BlastRadius}
 */
public record BlastRadiusReport(String subject, Set<Arn> gone, List<Row> rows) {

    /**
     * What becomes of one resource.
     *
     * @param kind of resource, for example {@code DBCluster}; {@code not found} where only relations name it
     */
    public record Row(Arn arn, String name, String kind, Effect effect, String reason) {}

    public BlastRadiusReport {
        gone = Set.copyOf(gone);
        rows = List.copyOf(rows);
    }

    static BlastRadiusReport of(Topology topology, Arn arn) {
        BlastRadius radius = topology.blastRadius(arn);
        return new BlastRadiusReport(
                radius.subject(),
                Set.copyOf(radius.gone()),
                radius.impacts().stream().map(impact -> row(topology, impact)).toList());
    }

    private static Row row(Topology topology, BlastRadius.Impact impact) {
        return new Row(
                impact.resource(),
                topology.name(impact.resource()),
                topology.resource(impact.resource())
                        .map(resource -> resource.type().kind())
                        .orElse("not found"),
                impact.effect(),
                impact.reason());
    }

    /** One sentence: how many stop and how many are degraded. */
    String summary() {
        int stops = with(Effect.STOPS).size();
        int degraded = with(Effect.DEGRADED).size();
        if (rows.isEmpty()) {
            return "Nothing that is known here depends on it.";
        }
        return (stops == 1 ? "1 stops working" : stops + " stop working")
                + ", "
                + (degraded == 1 ? "1 is degraded." : degraded + " are degraded.");
    }

    /** The same on the diagram. */
    Highlight highlight() {
        return new Highlight(gone, with(Effect.STOPS), with(Effect.DEGRADED));
    }

    private Set<Arn> with(Effect effect) {
        return rows.stream()
                .filter(row -> row.effect() == effect)
                .map(Row::arn)
                .collect(Collectors.toUnmodifiableSet());
    }
}
