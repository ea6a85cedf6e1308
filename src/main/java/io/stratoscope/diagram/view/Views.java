package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.topology.Topology;

import java.util.List;

/** The views, and the way from a topology to a diagram. */
public final class Views {
    private static final List<View> ALL =
            List.of(
                    new NetworkView(),
                    new DataFlowView(),
                    new SecurityView(),
                    new EverythingView());

    private Views() {}

    /** The diagram of a view; the same topology and options give the same diagram. */
    public static Diagram project(Topology topology, ViewKind kind, ViewOptions options) {
        View view = ALL.stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
        String title = topology.snapshot().scope().label() + " · " + kind.title();
        Diagram diagram =
                new Collapse(view.draft(topology), options)
                        .diagram(kind, title, topology.warnings());
        return view.takesEdgesTogether() ? takenTogether(diagram) : diagram;
    }

    private static Diagram takenTogether(Diagram diagram) {
        return new Diagram(
                diagram.view(),
                diagram.title(),
                diagram.elements(),
                new SideEdges(diagram.elements()).together(diagram.edges()),
                diagram.warnings());
    }
}
