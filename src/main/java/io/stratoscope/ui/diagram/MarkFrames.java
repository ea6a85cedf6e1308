package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Scene.Bounds;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws marks: a frame in the mark's colour and a badge on its corner; and over them the amounts. */
final class MarkFrames {

    private static final double MARGIN = 3;
    private static final double RADIUS = 9;

    private final DiagramFonts fonts;
    private final Map<Mark, Path> frames = new EnumMap<>(Mark.class);
    private final FigureLayer badges = new FigureLayer();
    private final AmountTags amounts;
    private final Group group = new Group();

    MarkFrames(DiagramFonts fonts) {
        this.fonts = fonts;
        this.amounts = new AmountTags(fonts);
        for (Mark mark : Mark.values()) {
            Path path = FramePath.styled("mark-" + name(mark));
            frames.put(mark, path);
            group.getChildren().add(path);
        }
        group.getChildren().addAll(badges.node(), amounts.layer().node());
        group.setMouseTransparent(true);
    }

    private static String name(Mark mark) {
        return mark.name().toLowerCase(Locale.ROOT);
    }

    Node node() {
        return group;
    }

    /** The badges and the amounts, which are made where one can read them. */
    List<FigureLayer> figures() {
        return List.of(badges, amounts.layer());
    }

    /** What things cost, over the frames. */
    AmountTags amounts() {
        return amounts;
    }

    /** Keeps the frames visible from afar. */
    void seenAt(double scale) {
        FramePath.seenAt(scale, List.copyOf(frames.values()));
    }

    void show(DiagramIndex index, Marked marked) {
        List<FigureLayer.Part> corners = new ArrayList<>();
        frames.forEach((mark, path) -> {
            List<Bounds> places = new ArrayList<>();
            for (String id : marked.with(mark)) {
                index.bounds(id)
                        .ifPresent(at -> {
                            places.add(at);
                            if (!mark.badge().isEmpty()) {
                                corners.add(
                                        new FigureLayer.Part(
                                                id, at, List.of(mark, at), () -> badge(mark, at)));
                            }
                        });
            }
            FramePath.show(path, places, MARGIN);
        });
        badges.replace(corners);
    }

    private Node badge(Mark mark, Bounds at) {
        double x = at.x() - 1;
        double y = at.y() - 1;
        Circle disc = new Circle(x, y, RADIUS);
        disc.getStyleClass().addAll("mark-badge", "mark-badge-" + name(mark));
        DiagramFonts.Measured font = fonts.bold(13);
        Text sign = new Text(x - font.wrap().width(mark.badge()) / 2, y, mark.badge());
        sign.setTextOrigin(VPos.CENTER);
        sign.setFont(font.font());
        sign.getStyleClass().add("mark-badge-sign");
        return new Group(disc, sign);
    }
}
