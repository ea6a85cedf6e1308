package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.topology.Management;
import io.stratoscope.topology.Topology;

/** The views, and the way from a topology to a diagram. */
public final class Views {
    private Views() {}

    /** The diagram of a view; the same topology and options give the same diagram. */
    public static Diagram project(Topology topology, ViewKind kind, ViewOptions options) {
        View view = view(kind, options.management());
        String title = topology.snapshot().scope().label() + " · " + kind.title();
        Diagram diagram =
                new Collapse(view.draft(topology), options)
                        .diagram(kind, title, topology.warnings());
        return view.takesEdgesTogether() ? takenTogether(diagram) : diagram;
    }

    private static View view(ViewKind kind, Management management) {
        return switch (kind) {
            case NETWORK -> new NetworkView();
            case DATAFLOW -> new DataFlowView();
            case SECURITY -> new SecurityView();
            case ALL -> new EverythingView();
            case MODULES -> new ModulesView(management);
        };
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
