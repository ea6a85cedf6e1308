package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.model.Arn;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of a drawing is exported, and how it looks then.
 *
 * @param scale pixels a point; for pictures made of pixels
 * @param dark whether on dark ground
 * @param legend whether the picture says what its frames, lines and badges mean
 * @param title what the block at the picture's foot says; empty for no block
 * @param marks what stands out on the picture, as on screen
 */
public record ExportOptions(
        Part part,
        double scale,
        boolean dark,
        boolean legend,
        Optional<Title> title,
        Map<Arn, Mark> marks) {

    /** The drawing as it was laid out, and nothing else. */
    public static final ExportOptions DEFAULT =
            new ExportOptions(new Part.Whole(), 2, false, false, Optional.empty(), Map.of());

    public ExportOptions {
        if (!(scale > 0 && scale <= PngExporter.MOST_SCALE)) {
            throw new IllegalArgumentException("a scale is more than 0 and at most 16: " + scale);
        }
        marks = Map.copyOf(new TreeMap<>(marks));
    }

    /** How much of the drawing. */
    public sealed interface Part {

        record Whole() implements Part {}

        /** What lies in this rectangle of the scene; what it cuts through is taken whole. */
        record Visible(Bounds bounds) implements Part {}

        /** A resource with its neighbours; the whole where the drawing does not show it. */
        record Neighbourhood(Arn resource) implements Part {}
    }

    /**
     * What the block at the foot says.
     *
     * @param simulated whether nothing of it is real; then it says so, and loudly
     * @param taken when the snapshot was taken, in words
     */
    public record Title(
            String project, String account, boolean simulated, String view, String taken) {}

    /** Why a resource stands out. The first three make what is not marked step back. */
    public enum Mark {
        DEGRADED("works less well"),
        STOPS("stops working"),
        GONE("thought gone"),
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed");

        private final String meaning;

        Mark(String meaning) {
            this.meaning = meaning;
        }

        /** Words for people. */
        public String meaning() {
            return meaning;
        }

        boolean dimsTheRest() {
            return switch (this) {
                case DEGRADED, STOPS, GONE -> true;
                case ADDED, REMOVED, CHANGED -> false;
            };
        }
    }

    /** Whether a picture looks just as it was laid out. */
    boolean plain() {
        return !dark && !legend && title.isEmpty() && marks.isEmpty();
    }

    public ExportOptions withPart(Part now) {
        return new ExportOptions(now, scale, dark, legend, title, marks);
    }

    public ExportOptions withScale(double now) {
        return new ExportOptions(part, now, dark, legend, title, marks);
    }

    public ExportOptions withDark(boolean now) {
        return new ExportOptions(part, scale, now, legend, title, marks);
    }

    public ExportOptions withLegend(boolean now) {
        return new ExportOptions(part, scale, dark, now, title, marks);
    }

    public ExportOptions withTitle(Title now) {
        return new ExportOptions(part, scale, dark, legend, Optional.of(now), marks);
    }

    public ExportOptions withMarks(Map<Arn, Mark> now) {
        return new ExportOptions(part, scale, dark, legend, title, now);
    }
}
