package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.scene.Group;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Figures of one kind. They are made when their place comes near what is seen and let go when it is far: a drawing may have
 * thousands. A new drawing keeps the figures of what is the same in it; the others can be made beforehand.
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

    /** Parts of the drawing that comes next, and the unseen figures of theirs that are made already. */
    private List<Part> coming = List.of();

    private final Map<String, Shown> made = new LinkedHashMap<>();
    private Predicate<String> lit = id -> true;

    Group node() {
        return group;
    }

    /** Takes another drawing's parts, first ones behind; what has no equal part there loses its figure. */
    void replace(List<Part> now) {
        prepare(now);
        take();
    }

    /** Gets to know the parts of the drawing that comes next; what is shown stays. */
    void prepare(List<Part> next) {
        coming = List.copyOf(next);
        removeUnless(same(coming), made);
    }

    /**
     * Makes figures of the drawing that comes next, unseen.
     *
     * @param most figures to make this time
     * @return how many were made; if as many as may be, some may be left
     */
    int make(Bounds area, int most) {
        int count = 0;
        for (Part part : coming) {
            if (count >= most) {
                break;
            }
            if (InSight.touch(part.at(), area)
                    && !made.containsKey(part.id())
                    && !isOf(part, shown.get(part.id()))) {
                Node figure = part.figure().get();
                figure.setVisible(false);
                made.put(part.id(), new Shown(part.of(), figure));
                group.getChildren().add(figure);
                count++;
            }
        }
        return count;
    }

    /** Takes the parts that were prepared; what has no equal part among them loses its figure. */
    void take() {
        parts.clear();
        order.clear();
        coming.forEach(part -> {
            order.put(part.id(), order.size());
            parts.put(part.id(), part);
        });
        coming = List.of();
        removeUnless(each -> isOf(parts.get(each.getKey()), each.getValue()), shown);
        made.forEach((id, each) -> {
            each.figure().setVisible(true);
            dim(each.figure(), !lit.test(id));
        });
        shown.putAll(made);
        made.clear();
        shown.forEach((id, each) -> each.figure().setViewOrder(-order.getOrDefault(id, 0)));
    }

    private static Predicate<Map.Entry<String, Shown>> same(List<Part> parts) {
        Map<String, Part> byId = new HashMap<>();
        parts.forEach(part -> byId.put(part.id(), part));
        return each -> isOf(byId.get(each.getKey()), each.getValue());
    }

    private static boolean isOf(@Nullable Part part, @Nullable Shown figure) {
        return part != null && figure != null && part.of().equals(figure.of());
    }

    private void removeUnless(
            Predicate<Map.Entry<String, Shown>> stays, Map<String, Shown> figures) {
        Set<Node> gone = new HashSet<>();
        figures.entrySet()
                .removeIf(each -> {
                    boolean goes = !stays.test(each);
                    if (goes) {
                        gone.add(each.getValue().figure());
                    }
                    return goes;
                });
        if (!gone.isEmpty()) {
            group.getChildren().removeAll(gone);
        }
    }

    /**
     * Makes the figures of what is in the area, and lets go of those that are far from it.
     *
     * @param most figures to make this time
     * @return how many were made; if as many as may be, some may be left
     */
    int reveal(Bounds area, Bounds keep, int most) {
        removeUnless(
                each -> {
                    Part part = parts.get(each.getKey());
                    return part != null && InSight.touch(part.at(), keep);
                },
                shown);
        int count = 0;
        for (Part part : parts.values()) {
            if (count >= most) {
                break;
            }
            if (!shown.containsKey(part.id()) && InSight.touch(part.at(), area)) {
                add(part);
                count++;
            }
        }
        return count;
    }

    private void add(Part part) {
        Node figure = part.figure().get();
        figure.setViewOrder(-order.getOrDefault(part.id(), 0));
        dim(figure, !lit.test(part.id()));
        shown.put(part.id(), new Shown(part.of(), figure));
        group.getChildren().add(figure);
    }

    /** Lets go of all figures. */
    void clear() {
        removeUnless(each -> false, shown);
    }

    /** Makes all step back but those that pass, also such as are made later. */
    void light(Predicate<String> now) {
        lit = now;
        shown.forEach((id, each) -> dim(each.figure(), !lit.test(id)));
    }

    private static void dim(Node figure, boolean wanted) {
        boolean dimmed = figure.getStyleClass().contains(DIMMED);
        if (dimmed && !wanted) {
            figure.getStyleClass().remove(DIMMED);
        } else if (wanted && !dimmed) {
            figure.getStyleClass().add(DIMMED);
        }
    }

    /** Whether its figures are to be seen; style sheets find them all the same. */
    void setSeen(boolean seen) {
        group.setOpacity(seen ? 1 : 0);
    }

    Optional<Node> figure(String id) {
        return Optional.ofNullable(shown.get(id)).map(Shown::figure);
    }

    int size() {
        return shown.size();
    }
}
