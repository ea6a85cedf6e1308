package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.control.IconSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The icons that the diagrams have, also of types that no diagram has shown yet: all that are asked for are drawn on one sheet. */
public final class DrawnIcons implements IconSource {

    private final Layout layout;

    public DrawnIcons(Layout layout) {
        this.layout = layout;
    }

    @Override
    public Map<ResourceType, byte[]> pngs(Set<ResourceType> types) {
        List<Element> nodes = types.stream().sorted().map(DrawnIcons::node).toList();
        return DrawingIcons.of(
                layout.draw(new Diagram(ViewKind.ALL, "Icons", nodes, List.of(), List.of())));
    }

    private static Element node(ResourceType type) {
        return new Node(type.name(), type, type.kind(), "", Optional.empty(), NodeStatus.LIVE, 1);
    }
}
