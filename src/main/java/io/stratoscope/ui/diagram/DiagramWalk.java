package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.model.Arn;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes from node to node as the eye does: to the nearest one in a direction, out to the container around. */
public final class DiagramWalk {

    /** Where to. */
    public enum Direction {
        LEFT(-1, 0),
        RIGHT(1, 0),
        UP(0, -1),
        DOWN(0, 1);

        private final int x;
        private final int y;

        Direction(int x, int y) {
            this.x = x;
            this.y = y;
        }
    }

    /** What lies aside counts so much more than what lies ahead: a walk follows rows and columns. */
    private static final double ASIDE = 2;

    /** A node and how far it is. */
    private record Step(Arn resource, double distance) {}

    private final DiagramIndex index;

    public DiagramWalk(DiagramIndex index) {
        this.index = index;
    }

    /** The nearest node in a direction; where nothing on the drawing is selected, the one at which reading begins. */
    public Optional<Arn> next(Optional<Arn> selected, Direction direction) {
        Optional<Bounds> here =
                selected.flatMap(index::element).map(Element::id).flatMap(index::bounds);
        return here.isEmpty() ? first() : nearest(here.get(), direction);
    }

    private Optional<Arn> first() {
        Bounds start = index.start();
        return nodes().map(box -> step(box, distance(start, box.bounds())))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Step::distance))
                .map(Step::resource);
    }

    private static double distance(Bounds from, Bounds to) {
        return Math.hypot(to.centerX() - from.centerX(), to.centerY() - from.centerY());
    }

    private Optional<Arn> nearest(Bounds here, Direction direction) {
        return nodes().map(box -> ahead(box, here, direction))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Step::distance))
                .map(Step::resource);
    }

    private Optional<Step> ahead(Box box, Bounds here, Direction direction) {
        double dx = box.bounds().centerX() - here.centerX();
        double dy = box.bounds().centerY() - here.centerY();
        double ahead = dx * direction.x + dy * direction.y;
        double aside = Math.abs(dx * direction.y + dy * direction.x);
        return ahead > 1 && aside <= ahead * ASIDE
                ? step(box, ahead + ASIDE * aside)
                : Optional.empty();
    }

    private Stream<Box> nodes() {
        return index.drawing().scene().nodes().stream();
    }

    private Optional<Step> step(Box box, double distance) {
        return index.element(box.id())
                .flatMap(DiagramWalk::resourceOf)
                .map(resource -> new Step(resource, distance));
    }

    /** What a node is selected by: its resource, or the first of those that it stands for. */
    private static Optional<Arn> resourceOf(Element element) {
        return element.resource()
                .or(() ->
                        switch (element) {
                            case Diagram.Node node -> node.members().stream().findFirst();
                            case Diagram.Group _ -> Optional.empty();
                        });
    }

    /** The innermost container around a resource that is a resource itself: the subnet, then the VPC. */
    public Optional<Arn> around(Arn selected) {
        return index.element(selected)
                .flatMap(inner ->
                        around(index.drawing().diagram().elements(), inner.id(), Optional.empty()));
    }

    private static Optional<Arn> around(
            List<Element> elements, String wanted, Optional<Arn> around) {
        for (Element element : elements) {
            if (element.id().equals(wanted)) {
                return around;
            }
            if (element instanceof Diagram.Group group) {
                Optional<Arn> found =
                        around(group.children(), wanted, group.resource().or(() -> around));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
