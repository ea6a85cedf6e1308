package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.xml.XmlElement;
import io.stratoscope.model.ResourceType;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The icons that a drawing's picture carries, so that the window shows the very ones that an export has. */
final class DrawingIcons {

    private static final String PNG = "data:image/png;base64,";
    private static final String LINK = "xlink:href";

    /** The data of the pictures by the ids that they have in the SVG. */
    private final Map<String, String> pictures = new HashMap<>();

    /** The picture of each node: by the node's id, the picture's. */
    private final Map<String, String> uses = new HashMap<>();

    private DrawingIcons() {}

    /** A PNG for each type that the drawing shows with one; none where the picture is made in another way. */
    static Map<ResourceType, byte[]> of(Drawing drawing) {
        DrawingIcons icons = new DrawingIcons();
        icons.collect(XmlElement.parse(drawing.svg()), "");
        Map<ResourceType, byte[]> found = new HashMap<>();
        drawing.diagram().nodes().forEach(node -> icons.add(node, found));
        return Map.copyOf(found);
    }

    private void collect(XmlElement element, String node) {
        String inNode =
                element.attribute("class").equals("node") ? element.attribute("data-id") : node;
        String link = element.attribute(LINK);
        if (element.name().equals("image") && link.startsWith(PNG)) {
            pictures.put("#" + element.attribute("id"), link.substring(PNG.length()));
        } else if (element.name().equals("use") && !inNode.isEmpty()) {
            uses.putIfAbsent(inNode, link);
        }
        element.children().forEach(child -> collect(child, inNode));
    }

    private void add(Node node, Map<ResourceType, byte[]> found) {
        String data = pictures.get(uses.getOrDefault(node.id(), ""));
        if (data != null && !found.containsKey(node.type())) {
            found.put(node.type(), Base64.getDecoder().decode(data));
        }
    }
}
