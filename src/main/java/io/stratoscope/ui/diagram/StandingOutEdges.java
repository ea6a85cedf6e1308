package io.stratoscope.ui.diagram;

import javafx.scene.Group;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

import java.util.ArrayList;
import java.util.List;

/** Edges drawn once more over themselves, all as two shapes. */
final class StandingOutEdges extends Group {

    private final Path lines = new Path();
    private final Path heads = new Path();

    StandingOutEdges(String styleClass) {
        super();
        getStyleClass().add(styleClass);
        lines.getStyleClass().add("diagram-edge");
        lines.setFill(null);
        heads.getStyleClass().add("edge-head");
        getChildren().addAll(lines, heads);
        setVisible(false);
    }

    Path lines() {
        return lines;
    }

    void show(List<Polyline> courses) {
        List<PathElement> line = new ArrayList<>();
        List<PathElement> head = new ArrayList<>();
        for (Polyline course : courses) {
            boolean first = true;
            for (Polyline.Point point : course.points()) {
                line.add(
                        first
                                ? new MoveTo(point.x(), point.y())
                                : new LineTo(point.x(), point.y()));
                first = false;
            }
            addHead(head, Figures.headOf(course));
        }
        lines.getElements().setAll(line);
        heads.getElements().setAll(head);
        setVisible(!courses.isEmpty());
    }

    private static void addHead(List<PathElement> elements, List<Polyline.Point> corners) {
        elements.add(new MoveTo(corners.getFirst().x(), corners.getFirst().y()));
        corners.stream()
                .skip(1)
                .forEach(corner -> elements.add(new LineTo(corner.x(), corner.y())));
        elements.add(new ClosePath());
    }
}
