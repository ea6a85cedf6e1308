package io.stratoscope.diagram.export;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Draws the shapes and icons of a picture. */
final class SvgShapes {
    /** The pictures are our own: as big as they are, and with icons used no deeper than once. */
    private static final DocumentLimits LIMITS = new DocumentLimits(100, 10, Integer.MAX_VALUE);

    private SvgShapes() {}

    static void draw(String svg, Graphics2D graphics, double width, double height) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        SVGDocument document =
                new SVGLoader()
                        .load(
                                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                                null,
                                LoaderContext.builder().documentLimits(LIMITS).build());
        if (document == null) {
            throw new IllegalStateException("the picture cannot be drawn: its SVG was refused");
        }
        document.render(null, graphics, new ViewBox((float) width, (float) height));
    }
}
