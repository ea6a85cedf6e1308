package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.document.DejaVuSans;
import io.stratoscope.document.DejaVuSans.Weight;
import io.stratoscope.document.TextRun;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;

import javax.imageio.ImageIO;

/** The picture in pixels, on white. A big one is drawn smaller, and never cropped. */
public final class PngExporter implements Exporter {

    /** Two pixels a point: sharp on today's screens. */
    private static final double USUAL_SCALE = 2;

    /** Four bytes a pixel in memory. */
    private static final double MOST_PIXELS = 64_000_000;

    static final double MOST_SCALE = 16;

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
        if (!(scale > 0 && scale <= MOST_SCALE)) {
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(render(drawing), "png", bytes)) {
                throw new IllegalStateException("this Java has no PNG writer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private BufferedImage render(Drawing drawing) {
        double width = drawing.scene().width();
        double height = drawing.scene().height();
        double fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height)));
        int columns = Math.max(1, (int) Math.round(width * fitting));
        int rows = Math.max(1, (int) Math.round(height * fitting));
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, columns, rows);
            graphics.scale(columns / width, rows / height);
            SvgText picture = SvgText.of(drawing.svg());
            SvgShapes.draw(picture.shapes(), graphics, width, height);
            graphics.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            picture.runs().forEach(run -> draw(run, graphics));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static void draw(TextRun run, Graphics2D graphics) {
        if (run.text().isBlank()) {
            return;
        }
        TextLayout layout =
                new TextLayout(attributed(run).getIterator(), graphics.getFontRenderContext());
        // A sign from a fallback font has another width than the layout kept for it.
        double spare = run.width() > 0 ? (run.width() - layout.getAdvance()) / 2 : 0;
        graphics.setColor(new Color(run.rgb()));
        layout.draw(graphics, (float) (run.x() + spare), (float) run.y());
    }

    /** Each character in the first font that has it: DejaVu in its weight, DejaVu regular, whatever Java finds. */
    private static AttributedString attributed(TextRun run) {
        float size = (float) run.size();
        Font[] fonts = {
            DejaVuSans.font(run.weight()).deriveFont(size),
            DejaVuSans.font(Weight.REGULAR).deriveFont(size),
            new Font(Font.DIALOG, Font.PLAIN, 1).deriveFont(size)
        };
        String text = run.text();
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, fonts[0]);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            for (Font font : fonts) {
                if (font.canDisplay(c)) {
                    attributed.addAttribute(TextAttribute.FONT, font, i, end);
                    break;
                }
            }
            i = end;
        }
        return attributed;
    }
}
