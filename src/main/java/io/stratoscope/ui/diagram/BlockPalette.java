package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.GroupKind;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Learns the colours of blocks from the style sheets: shapes without extent carry style classes.
 */
final class BlockPalette {

    private final Map<GroupKind, Rectangle> containers = new EnumMap<>(GroupKind.class);
    private final Rectangle edge = styled(new Rectangle(), "block-edge");
    private final Rectangle text = styled(new Rectangle(), "block-text");
    private final Group probes = new Group();

    /**
     * Knows no colour until the style sheets are applied.
     *
     * @param changed called when a colour is another
     */
    BlockPalette(Runnable changed) {
        for (GroupKind kind : GroupKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Rectangle probe = styled(new Rectangle(), "block-" + name);
            containers.put(kind, probe);
            probes.getChildren().add(probe);
            watch(probe, changed);
        }
        probes.getChildren().addAll(edge, text);
        watch(edge, changed);
        watch(text, changed);
        probes.setManaged(false);
        probes.setMouseTransparent(true);
    }

    private static <S extends Shape> S styled(S shape, String... styleClasses) {
        shape.getStyleClass().addAll(styleClasses);
        return shape;
    }

    private static void watch(Shape probe, Runnable changed) {
        probe.fillProperty().subscribe((before, now) -> changed.run());
        probe.strokeProperty().subscribe((before, now) -> changed.run());
    }

    /** What must be in the scene for the colours to be known. */
    Node node() {
        return probes;
    }

    BlockColors colors() {
        Map<GroupKind, Integer> fills = new EnumMap<>(GroupKind.class);
        Map<GroupKind, Integer> frames = new EnumMap<>(GroupKind.class);
        containers.forEach((kind, probe) -> {
            fills.put(kind, argb(probe.getFill()));
            frames.put(kind, argb(probe.getStroke()));
        });
        return new BlockColors(fills, frames, argb(edge.getFill()), argb(text.getFill()));
    }

    private static int argb(@org.jspecify.annotations.Nullable Paint paint) {
        if (!(paint instanceof Color color)) {
            return 0;
        }
        double alpha = color.getOpacity();
        return (int) Math.round(alpha * 255) << 24
                | (int) Math.round(color.getRed() * alpha * 255) << 16
                | (int) Math.round(color.getGreen() * alpha * 255) << 8
                | (int) Math.round(color.getBlue() * alpha * 255);
    }
}
