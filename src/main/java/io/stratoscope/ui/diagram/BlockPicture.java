package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.control.ServiceCategory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A drawing from afar, without words: a block for each node in the colour of its service's category. It is drawn again for
 * every frame of a movement, so all that does not depend on where it is seen from is found out beforehand.
 */
final class BlockPicture {

    /** What stepped back is this weak. */
    private static final double DIMMED = 0.18;

    private record Container(GroupKind kind, Bounds at) {}

    /**
     * A node.
     *
     * @param color empty for the colour of words
     */
    private record Block(String id, Bounds at, Optional<Integer> color, double strength) {}

    private record Course(String from, String to, Bounds at, Polyline line) {}

    private final List<Container> containers = new ArrayList<>();
    private final List<Course> courses = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    BlockPicture(DiagramIndex index) {
        for (Box box : index.drawing().scene().groups()) {
            if (index.element(box.id()).orElse(null) instanceof Diagram.Group group) {
                containers.add(new Container(group.kind(), box.bounds()));
            }
        }
        for (Edge edge : index.drawing().diagram().edges()) {
            index.course(edge.id())
                    .ifPresent(line ->
                            courses.add(new Course(edge.from(), edge.to(), line.bounds(), line)));
        }
        Map<ResourceType, Integer> colors = new HashMap<>();
        for (Box box : index.drawing().scene().nodes()) {
            if (index.element(box.id()).orElse(null) instanceof Diagram.Node node) {
                blocks.add(block(node, box.bounds(), colors));
            }
        }
    }

    private static Block block(
            Diagram.Node node, Bounds bounds, Map<ResourceType, Integer> colors) {
        // As the icon is: a square, with the room of the words left free.
        double side = Math.min(bounds.width(), bounds.height()) * 0.62;
        Bounds square =
                new Bounds(
                        bounds.centerX() - side / 2,
                        bounds.y() + (bounds.height() - side) * 0.35,
                        side,
                        side);
        Optional<Integer> color =
                node.type().name().startsWith("Stratoscope::")
                        ? Optional.empty()
                        : Optional.of(colors.computeIfAbsent(node.type(), BlockPicture::color));
        return new Block(node.id(), square, color, node.status() == NodeStatus.MISSING ? 0.5 : 1);
    }

    private static int color(ResourceType type) {
        return 0xff << 24 | Integer.parseInt(ServiceCategory.of(type).color().substring(1), 16);
    }

    /**
     * Draws what the viewport shows.
     *
     * @param lit ids of the nodes that have not stepped back
     */
    void paint(PixelCanvas canvas, Viewport viewport, BlockColors palette, Predicate<String> lit) {
        canvas.clear();
        Bounds visible = viewport.visible(canvas.width(), canvas.height());
        for (Container container : containers) {
            if (InSight.touch(container.at(), visible)) {
                paint(canvas, container, viewport, palette);
            }
        }
        // Thousands of thin lines side by side are a grey area: the smaller, the weaker.
        double strength = Math.clamp(viewport.scale() * 3, 0.25, 0.75);
        for (Course course : courses) {
            if (InSight.touch(course.at(), visible)) {
                boolean stands = lit.test(course.from()) && lit.test(course.to());
                int color = PixelCanvas.weaker(palette.edge(), stands ? strength : DIMMED);
                paint(canvas, course.line(), viewport, color);
            }
        }
        for (Block block : blocks) {
            if (InSight.touch(block.at(), visible)) {
                double size = Math.max(2, block.at().width() * viewport.scale());
                canvas.fill(
                        viewport.toScreenX(block.at().x()),
                        viewport.toScreenY(block.at().y()),
                        size,
                        size,
                        PixelCanvas.weaker(
                                block.color().orElse(palette.text()),
                                lit.test(block.id()) ? block.strength() : DIMMED));
            }
        }
    }

    private static void paint(
            PixelCanvas canvas, Container container, Viewport viewport, BlockColors palette) {
        double x = viewport.toScreenX(container.at().x());
        double y = viewport.toScreenY(container.at().y());
        double width = container.at().width() * viewport.scale();
        double height = container.at().height() * viewport.scale();
        canvas.fill(x, y, width, height, palette.fill(container.kind()));
        canvas.outline(x, y, width, height, 1, palette.frame(container.kind()));
    }

    private static void paint(PixelCanvas canvas, Polyline line, Viewport viewport, int color) {
        List<Polyline.Point> points = line.points();
        if (points.isEmpty()) {
            return;
        }
        double x = viewport.toScreenX(points.getFirst().x());
        double y = viewport.toScreenY(points.getFirst().y());
        for (int i = 1; i < points.size(); i++) {
            double nextX = viewport.toScreenX(points.get(i).x());
            double nextY = viewport.toScreenY(points.get(i).y());
            boolean last = i == points.size() - 1;
            if (last || Math.abs(nextX - x) + Math.abs(nextY - y) > 3) {
                canvas.line(x, y, nextX, nextY, color);
                x = nextX;
                y = nextY;
            }
        }
    }
}
