package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The diagram with its geometry: nested elements with their bounds, edges with their paths and the evidence for them. */
public final class JsonExporter implements Exporter {
    @Override
    public Format format() {
        return Format.JSON;
    }

    @Override
    public byte[] export(Drawing drawing) {
        Diagram diagram = drawing.diagram();
        Places places = new Places(drawing.scene());
        JsonObject json =
                JsonValue.object()
                        .put("view", diagram.view().key())
                        .put("title", diagram.title())
                        .put("width", number(drawing.scene().width()))
                        .put("height", number(drawing.scene().height()))
                        .put("warnings", diagram.warnings().stream().map(JsonValue::of).toList())
                        .put("elements", elements(diagram.elements(), places))
                        .put("edges", diagram.edges().stream().map(e -> edge(e, places)).toList())
                        .build();
        return (JsonText.pretty(json).stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonObject> elements(List<Element> elements, Places places) {
        return elements.stream().map(element -> element(element, places)).toList();
    }

    private static JsonObject element(Element element, Places places) {
        JsonValue.ObjectBuilder json =
                JsonValue.object()
                        .put("id", element.id())
                        .put("label", element.label())
                        .put("sublabel", element.sublabel());
        element.resource().ifPresent(arn -> json.put("arn", arn.toString()));
        json.put("bounds", bounds(places.bounds(element.id())));
        switch (element) {
            case Node node -> {
                json.put("type", node.type().name())
                        .put("status", node.status().name())
                        .put("count", node.count());
                if (!node.members().isEmpty()) {
                    json.put("members", members(node));
                }
            }
            case Group group ->
                    json.put("kind", group.kind().name())
                            .put("children", elements(group.children(), places));
        }
        return json.build();
    }

    private static List<JsonValue> members(Node node) {
        return node.members().stream().<JsonValue>map(arn -> JsonValue.of(arn.toString())).toList();
    }

    private static JsonObject edge(Edge edge, Places places) {
        return JsonValue.object()
                .put("id", edge.id())
                .put("from", edge.from())
                .put("to", edge.to())
                .put("kind", edge.kind().name())
                .put("label", edge.label())
                .put("dashed", edge.dashed())
                .put("path", path(places.path(edge.id())))
                .put("relations", edge.relations().stream().map(JsonExporter::relation).toList())
                .build();
    }

    private static JsonObject relation(Relation relation) {
        return JsonValue.object()
                .put("from", relation.from().toString())
                .put("to", relation.to().toString())
                .put("kind", relation.kind().name())
                .put("detail", relation.detail())
                .put("evidence", relation.evidence().toString())
                .build();
    }

    private static JsonObject bounds(Bounds bounds) {
        return JsonValue.object()
                .put("x", number(bounds.x()))
                .put("y", number(bounds.y()))
                .put("width", number(bounds.width()))
                .put("height", number(bounds.height()))
                .build();
    }

    private static JsonNumber number(double value) {
        return new JsonNumber(new BigDecimal(plain(value)));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String path(List<Segment> path) {
        return path.stream().map(JsonExporter::segment).collect(Collectors.joining(" "));
    }

    private static String segment(Segment segment) {
        return switch (segment) {
            case Segment.MoveTo(double x, double y) -> "M" + point(x, y);
            case Segment.LineTo(double x, double y) -> "L" + point(x, y);
            case Segment.CubicTo(double x1, double y1, double x2, double y2, double x, double y) ->
                    "C" + point(x1, y1) + " " + point(x2, y2) + " " + point(x, y);
        };
    }

    private static String point(double x, double y) {
        return plain(x) + "," + plain(y);
    }
}
