package io.stratoscope.document;

import io.stratoscope.document.DejaVuSans.Weight;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes lines of text into a page. What DejaVu has no sign for is shown as a box that copies as the right character. */
public final class PdfText {
    private static final int BOX = 0x25A1;

    private final Map<Weight, PDFont> fonts = new EnumMap<>(Weight.class);

    public PdfText(PDDocument document) throws IOException {
        for (Weight weight : Weight.values()) {
            fonts.put(weight, load(document, weight));
        }
    }

    /** Without ligatures: readers find and copy "ﬁ" as the one sign that it is then, and a name with "fi" in it is not found. */
    private static PDFont load(PDDocument document, Weight weight) throws IOException {
        try (InputStream in = DejaVuSans.open(weight)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            document.registerTrueTypeFontForClosing(font);
            font.setEnableGsub(false);
            return PDType0Font.load(document, font, true);
        }
    }

    /** Characters in one font, in the order in which they are shown; {@code actual} differs for those shown as a box. */
    private record Piece(Weight weight, String shown, String actual) {}

    /**
     * Shows a line; the page's y runs upwards.
     *
     * @param height of the page
     */
    public void show(TextRun run, float height, PDPageContentStream content) throws IOException {
        List<Piece> pieces = pieces(run.text(), run.weight());
        double advance = width(pieces) * run.size();
        double spare = run.width() > 0 ? (run.width() - advance) / 2 : 0;
        content.beginText();
        content.setNonStrokingColor(new Color(run.rgb()));
        content.newLineAtOffset((float) (run.x() + spare), (float) (height - run.y()));
        for (Piece piece : pieces) {
            content.setFont(font(piece.weight()), (float) run.size());
            if (piece.shown().equals(piece.actual())) {
                content.showText(piece.shown());
            } else {
                COSDictionary properties = new COSDictionary();
                properties.setString(COSName.ACTUAL_TEXT, piece.actual());
                content.beginMarkedContent(
                        COSName.getPDFName("Span"), PDPropertyList.create(properties));
                content.showText(piece.shown());
                content.endMarkedContent();
            }
        }
        content.endText();
    }

    /** How much room a line takes. */
    public double width(String text, Weight weight, double size) {
        try {
            return width(pieces(text, weight)) * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At a size of 1. */
    private double width(List<Piece> pieces) throws IOException {
        double width = 0;
        for (Piece piece : pieces) {
            width += font(piece.weight()).getStringWidth(piece.shown()) / 1000;
        }
        return width;
    }

    private PDFont font(Weight weight) {
        PDFont font = fonts.get(weight);
        if (font == null) {
            throw new IllegalStateException("no font of weight " + weight);
        }
        return font;
    }

    private static List<Piece> pieces(String line, Weight wanted) {
        List<Piece> pieces = new ArrayList<>();
        String text = visual(line);
        StringBuilder pending = new StringBuilder();
        Weight pendingWeight = wanted;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            Weight weight = has(wanted, c) ? wanted : Weight.REGULAR;
            if (weight != pendingWeight || !has(weight, c)) {
                flush(pendingWeight, pending, pieces);
                pendingWeight = weight;
            }
            if (has(weight, c)) {
                pending.appendCodePoint(c);
            } else {
                pieces.add(
                        new Piece(Weight.REGULAR, Character.toString(BOX), Character.toString(c)));
            }
        }
        flush(pendingWeight, pending, pieces);
        return pieces;
    }

    private static void flush(Weight weight, StringBuilder pending, List<Piece> pieces) {
        if (!pending.isEmpty()) {
            pieces.add(new Piece(weight, pending.toString(), pending.toString()));
            pending.setLength(0);
        }
    }

    private static boolean has(Weight weight, int c) {
        return DejaVuSans.font(weight).canDisplay(c);
    }

    /** PDF shows characters in the order of the file, from left to right. */
    private static String visual(String text) {
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return text;
        }
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        String[] runs = new String[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            String run = text.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = levels[i] % 2 == 0 ? run : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        return String.join("", runs);
    }
}
