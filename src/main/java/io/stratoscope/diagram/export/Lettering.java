package io.stratoscope.diagram.export;

import io.stratoscope.document.DejaVuSans;
import io.stratoscope.document.DejaVuSans.Weight;

import java.awt.font.FontRenderContext;

/** A size and weight of the diagrams' typeface, and how much room words take in it. */
record Lettering(double size, boolean bold) {

    static Lettering plain(double size) {
        return new Lettering(size, false);
    }

    static Lettering bold(double size) {
        return new Lettering(size, true);
    }

    double width(String words) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        return DejaVuSans.font(bold ? Weight.BOLD : Weight.REGULAR)
                .deriveFont((float) size)
                .getStringBounds(words, context)
                .getWidth();
    }
}
