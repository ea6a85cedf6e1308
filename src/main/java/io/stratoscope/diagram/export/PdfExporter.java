package io.stratoscope.diagram.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.xml.XmlElement;
import io.stratoscope.document.PdfText;
import io.stratoscope.document.TextRun;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One page as big as the picture: shapes as vectors, text as text in an embedded font. */
public final class PdfExporter implements Exporter {

    /** PDF readers take no longer sides than 200 inches (ISO 32000-1, annex C). */
    private static final double LONGEST_SIDE = 14_400;

    @Override
    public Format format() {
        return Format.PDF;
    }

    @Override
    public byte[] export(Drawing drawing) {
        return pdf(
                drawing.diagram().title(),
                drawing.svg(),
                (float) drawing.scene().width(),
                (float) drawing.scene().height());
    }

    /**
     * A drawing that was kept as SVG.
     *
     * @param svg as {@link SvgExporter} wrote it
     * @throws LayoutException when it is no such thing
     */
    public static byte[] ofSvg(String title, String svg) {
        XmlElement root = XmlElement.parse(svg);
        return pdf(title, svg, (float) root.length("width"), (float) root.length("height"));
    }

    private static byte[] pdf(String title, String svg, float width, float height) {
        try (PDDocument document = new PDDocument()) {
            // Without it the identifier would be made from the time of day.
            document.setDocumentId(1L);
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(title);
            information.setProducer("Stratoscope");
            document.setDocumentInformation(information);
            page(svg, width, height, document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void page(String svg, float width, float height, PDDocument document)
            throws IOException {
        float scale = (float) Math.min(1, LONGEST_SIDE / Math.max(width, height));
        float longest = (float) LONGEST_SIDE;
        PDPage page =
                new PDPage(
                        new PDRectangle(
                                Math.min(longest, width * scale),
                                Math.min(longest, height * scale)));
        document.addPage(page);
        SvgText picture = SvgText.of(svg);
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
        try {
            SvgShapes.draw(picture.shapes(), graphics, width, height);
        } finally {
            graphics.dispose();
        }
        PdfText fonts = new PdfText(document);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.transform(Matrix.getScaleInstance(scale, scale));
            content.drawForm(graphics.getXFormObject());
            for (TextRun run : picture.runs()) {
                fonts.show(run, height, content);
            }
        }
    }
}
