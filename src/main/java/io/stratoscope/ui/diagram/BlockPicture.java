package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.control.ServiceCategory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A drawing from afar, without words: a block for each node in the colour of its service's category. */
final class BlockPicture {

    /** What stepped back is this weak. */
    private static final double DIMMED = 0.18;

    private final DiagramIndex index;
    private final Map<ResourceType, Integer> colors = new HashMap<>();

    BlockPicture(DiagramIndex index) {
        this.index = index;
    }

    /**
     * Draws what the viewport shows.
     *
     * @param lit ids of the nodes that have not stepped back
     */
    void paint(PixelCanvas canvas, Viewport viewport, BlockColors palette, Predicate<String> lit) {
        canvas.clear();
        Bounds visible = viewport.visible(canvas.width(), canvas.height());
        for (Box box : index.drawing().scene().groups()) {
            if (InSight.touch(box.bounds(), visible)) {
                index.element(box.id())
                        .ifPresent(element -> container(canvas, viewport, palette, element, box));
            }
        }
        // Thousands of thin lines side by side are a grey area: the smaller, the weaker.
        double strength = Math.clamp(viewport.scale() * 3, 0.25, 0.75);
        for (Edge edge : index.drawing().diagram().edges()) {
            index.course(edge.id())
                    .filter(course -> InSight.touch(course.bounds(), visible))
                    .ifPresent(course -> {
                        boolean stands = lit.test(edge.from()) && lit.test(edge.to());
                        course(
                                canvas,
                                viewport,
                                palette.edge(),
                                course,
                                stands ? strength : DIMMED);
                    });
        }
        for (Box box : index.drawing().scene().nodes()) {
            if (InSight.touch(box.bounds(), visible)) {
                index.element(box.id())
                        .ifPresent(element ->
                                node(canvas, viewport, palette, element, box.bounds(), lit));
            }
        }
    }

    private static void container(
            PixelCanvas canvas,
            Viewport viewport,
            BlockColors palette,
            Diagram.Element element,
            Box box) {
        if (element instanceof Diagram.Group group) {
            Bounds at = onCanvas(viewport, box.bounds());
            canvas.fill(at.x(), at.y(), at.width(), at.height(), palette.fill(group.kind()));
            canvas.outline(at.x(), at.y(), at.width(), at.height(), 1, palette.frame(group.kind()));
        }
    }

    private static void course(
            PixelCanvas canvas, Viewport viewport, int color, Polyline course, double strength) {
        List<Polyline.Point> points = course.points();
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
                canvas.line(x, y, nextX, nextY, color, strength);
                x = nextX;
                y = nextY;
            }
        }
    }

    private void node(
            PixelCanvas canvas,
            Viewport viewport,
            BlockColors palette,
            Diagram.Element element,
            Bounds bounds,
            Predicate<String> lit) {
        if (!(element instanceof Diagram.Node node)) {
            return;
        }
        // As the icon is: a square, with the room of the words left free.
        double side = Math.min(bounds.width(), bounds.height()) * 0.62;
        Bounds square =
                new Bounds(
                        bounds.centerX() - side / 2,
                        bounds.y() + (bounds.height() - side) * 0.35,
                        side,
                        side);
        Bounds at = onCanvas(viewport, square);
        double size = Math.max(2, at.width());
        int color =
                node.type().name().startsWith("Stratoscope::")
                        ? palette.text()
                        : color(node.type());
        double strength =
                lit.test(node.id()) ? (node.status() == NodeStatus.MISSING ? 0.5 : 1) : DIMMED;
        canvas.fill(at.x(), at.y(), size, size, weaker(color, strength));
    }

    private int color(ResourceType type) {
        return colors.computeIfAbsent(
                type,
                each ->
                        0xff << 24
                                | Integer.parseInt(
                                        ServiceCategory.of(each).color().substring(1), 16));
    }

    @SuppressWarnings("OperatorPrecedence") // the bits of a colour, as they are always written
    private static int weaker(int color, double strength) {
        int share = (int) (strength * 256);
        return ((color >>> 24) * share >> 8) << 24
                | ((color >> 16 & 0xff) * share >> 8) << 16
                | ((color >> 8 & 0xff) * share >> 8) << 8
                | (color & 0xff) * share >> 8;
    }

    private static Bounds onCanvas(Viewport viewport, Bounds bounds) {
        return new Bounds(
                viewport.toScreenX(bounds.x()),
                viewport.toScreenY(bounds.y()),
                bounds.width() * viewport.scale(),
                bounds.height() * viewport.scale());
    }
}
