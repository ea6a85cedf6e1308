package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.scene.Group;
import javafx.scene.Node;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Figures of one kind. They are made when their place comes near what is seen and let go when it is far: a drawing may have
 * thousands. A new drawing keeps the figures of what is the same in it.
 */
final class FigureLayer {

    /** Style class of what steps back. */
    static final String DIMMED = "dimmed";

    /**
     * Something that can have a figure.
     *
     * @param of everything that the figure depends on: an equal part has the same figure
     */
    record Part(String id, Bounds at, Object of, Supplier<Node> figure) {}

    private record Shown(Object of, Node figure) {}

    private final Group group = new Group();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Shown> shown = new LinkedHashMap<>();
    private Predicate<String> lit = id -> true;

    Group node() {
        return group;
    }

    /** Takes another drawing's parts, first ones behind; what has no equal part there loses its figure. */
    void replace(List<Part> now) {
        parts.clear();
        order.clear();
        now.forEach(part -> {
            order.put(part.id(), order.size());
            parts.put(part.id(), part);
        });
        shown.entrySet()
                .removeIf(entry -> {
                    Part part = parts.get(entry.getKey());
                    boolean same = part != null && part.of().equals(entry.getValue().of());
                    if (!same) {
                        group.getChildren().remove(entry.getValue().figure());
                    }
                    return !same;
                });
        shown.forEach((id, each) -> each.figure().setViewOrder(-order.getOrDefault(id, 0)));
    }

    /**
     * Makes the figures of what is in the area, and lets go of those that are far from it.
     *
     * @param most figures to make this time
     * @return how many were made; if as many as may be, some may be left
     */
    int reveal(Bounds area, Bounds keep, int most) {
        shown.entrySet()
                .removeIf(entry -> {
                    Part part = parts.get(entry.getKey());
                    boolean far = part == null || !InSight.touch(part.at(), keep);
                    if (far) {
                        group.getChildren().remove(entry.getValue().figure());
                    }
                    return far;
                });
        int made = 0;
        for (Part part : parts.values()) {
            if (made >= most) {
                break;
            }
            if (!shown.containsKey(part.id()) && InSight.touch(part.at(), area)) {
                add(part);
                made++;
            }
        }
        return made;
    }

    private void add(Part part) {
        Node figure = part.figure().get();
        figure.setViewOrder(-order.getOrDefault(part.id(), 0));
        if (!lit.test(part.id())) {
            figure.getStyleClass().add(DIMMED);
        }
        shown.put(part.id(), new Shown(part.of(), figure));
        group.getChildren().add(figure);
    }

    /** Lets go of all figures. */
    void clear() {
        shown.clear();
        group.getChildren().clear();
    }

    /** Makes all step back but those that pass, also such as are made later. */
    void light(Predicate<String> now) {
        lit = now;
        shown.forEach((id, each) -> {
            boolean dimmed = each.figure().getStyleClass().contains(DIMMED);
            if (lit.test(id) && dimmed) {
                each.figure().getStyleClass().remove(DIMMED);
            } else if (!lit.test(id) && !dimmed) {
                each.figure().getStyleClass().add(DIMMED);
            }
        });
    }

    Optional<Node> figure(String id) {
        return Optional.ofNullable(shown.get(id)).map(Shown::figure);
    }

    int size() {
        return shown.size();
    }
}
