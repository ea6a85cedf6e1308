package io.stratoscope.diagram.export;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.font.DejaVuSans;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/** The picture in pixels, on white. A big one is drawn smaller, and never cropped. */
public final class PngExporter implements Exporter {

    /** Two pixels a point: sharp on today's screens. */
    private static final double USUAL_SCALE = 2;

    /** Four bytes a pixel in memory. */
    private static final double MOST_PIXELS = 64_000_000;

    private final double scale;

    public PngExporter() {
        this(USUAL_SCALE);
    }

    /**
     * An exporter with its own scale.
     *
     * @param scale pixels a point; less is taken where the picture would have more than 64 million pixels
     */
    public PngExporter(double scale) {
        if (!(scale > 0 && scale <= 16)) {
            throw new IllegalArgumentException("a scale is more than 0 and at most 16: " + scale);
        }
        this.scale = scale;
    }

    @Override
    public Format format() {
        return Format.PNG;
    }

    @Override
    public byte[] export(Drawing drawing) {
        BufferedImage image = render(drawing);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this Java has no PNG writer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private BufferedImage render(Drawing drawing) {
        DejaVuSans.register();
        double width = drawing.scene().width();
        double height = drawing.scene().height();
        double fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height)));
        int columns = Math.max(1, (int) Math.floor(width * fitting));
        int rows = Math.max(1, (int) Math.floor(height * fitting));
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, columns, rows);
            document(drawing.svg()).render(null, graphics, new ViewBox(columns, rows));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static SVGDocument document(String svg) {
        SVGDocument document =
                new SVGLoader()
                        .load(
                                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                                null,
                                LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalStateException("the picture cannot be drawn: its SVG was refused");
        }
        return document;
    }
}
