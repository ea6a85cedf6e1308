package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.GroupKind;

import java.util.Map;

/**
 * The colours of a diagram seen from afar, as {@link PixelCanvas} takes them; 0 for none.
 *
 * @param fills of the containers
 * @param frames of the containers
 */
record BlockColors(
        Map<GroupKind, Integer> fills, Map<GroupKind, Integer> frames, int edge, int text) {

    static final BlockColors NONE = new BlockColors(Map.of(), Map.of(), 0, 0);

    BlockColors {
        fills = Map.copyOf(fills);
        frames = Map.copyOf(frames);
    }

    int fill(GroupKind kind) {
        return fills.getOrDefault(kind, 0);
    }

    int frame(GroupKind kind) {
        return frames.getOrDefault(kind, 0);
    }

    /** An opaque colour from its parts, each from 0 to 255. */
    static int opaque(int red, int green, int blue) {
        return 0xff << 24 | red << 16 | green << 8 | blue;
    }
}
