package io.stratoscope.document;

import io.stratoscope.document.DejaVuSans.Weight;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A document on A4 pages, written from the top: what does not fit goes to the next page. Text can be selected and found; the same calls give
 * the same bytes. Lengths are points (1/72 inch), and y runs downwards.
 */
public final class PdfPages implements AutoCloseable {

    private static final double MARGIN = 45;
    private static final double FOOT = 28;
    private static final double LEADING = 1.35;
    private static final int SOFT = 0x59636E;
    private static final int LINE = 0xD1D9E0;
    private static final int HEAD = 0xF2F4F7;
    private static final double PAD = 3;

    private final PDDocument document = new PDDocument();
    private final PdfText text;
    private final String foot;
    private final Map<Weight, Map<Integer, Double>> widths = new HashMap<>();
    private PDPageContentStream content;
    private double y;

    /**
     * A document with its first page.
     *
     * @param title of the document
     * @param foot below each page, left of its number
     */
    public PdfPages(String title, String foot) {
        this.foot = foot;
        // Without it the identifier would be made from the time of day.
        document.setDocumentId(1L);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer("Stratoscope");
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("en");
        try {
            text = new PdfText(document);
            content = page();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How words look. */
    public record Style(double size, boolean bold, int rgb) {
        Weight weight() {
            return bold ? Weight.BOLD : Weight.REGULAR;
        }

        double height() {
            return size * LEADING;
        }
    }

    /** Words of a table's cell. */
    public record Cell(String words, Style style) {}

    /** How wide text may be. */
    public double width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    private static double height() {
        return PDRectangle.A4.getHeight();
    }

    private static double bottom() {
        return height() - MARGIN - FOOT;
    }

    private PDPageContentStream page() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = MARGIN;
        return new PDPageContentStream(document, page);
    }

    private void nextPage() {
        try {
            content.close();
            content = page();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to the next page unless so much room is left. */
    public void need(double room) {
        if (y + room > bottom() && y > MARGIN) {
            nextPage();
        }
    }

    /** Leaves room. */
    public void skip(double room) {
        y += room;
    }

    /** Words that may need several lines. */
    public void words(String words, Style style) {
        for (String line : lines(words, style, width())) {
            need(style.height());
            line(MARGIN, y, line, style);
            y += style.height();
        }
    }

    /** Words beside a bar in their colour, within a frame. */
    public void framed(List<Cell> words) {
        double inset = 14;
        double room = width() - 2 * inset;
        double height =
                words.stream()
                                .mapToDouble(each ->
                                        lines(each.words(), each.style(), room).size()
                                                * each.style().height())
                                .sum()
                        + 16;
        need(Math.min(height, bottom() - MARGIN));
        double from = y;
        y += 8;
        for (Cell each : words) {
            for (String line : lines(each.words(), each.style(), room)) {
                need(each.style().height());
                if (y == MARGIN) {
                    from = y;
                }
                line(MARGIN + inset, y, line, each.style());
                y += each.style().height();
            }
        }
        y += 8;
        rectangle(MARGIN, from, 5, y - from, words.getFirst().style().rgb());
    }

    /**
     * A table; its head stands on each page that it goes on to.
     *
     * @param shares of the width, in relation to each other
     * @param head empty for a table without one
     */
    public void table(List<Double> shares, List<Cell> head, List<List<Cell>> rows) {
        double all = shares.stream().mapToDouble(Double::doubleValue).sum();
        double[] columns = shares.stream().mapToDouble(share -> share / all * width()).toArray();
        need(80);
        row(columns, head, HEAD);
        for (List<Cell> row : rows) {
            List<List<String>> lines = lines(columns, row);
            double height = height(row, lines);
            if (y + height > bottom() && height < bottom() - MARGIN - 40) {
                nextPage();
                row(columns, head, HEAD);
            }
            rowLines(columns, row, lines, head);
        }
    }

    private void row(double[] columns, List<Cell> cells, int background) {
        if (cells.isEmpty()) {
            return;
        }
        List<List<String>> lines = lines(columns, cells);
        rectangle(MARGIN, y, width(), height(cells, lines), background);
        rowLines(columns, cells, lines, List.of());
    }

    private List<List<String>> lines(double[] columns, List<Cell> cells) {
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            lines.add(lines(cell.words(), cell.style(), columns[i] - 2 * PAD));
        }
        return lines;
    }

    private static double height(List<Cell> cells, List<List<String>> lines) {
        double height = 0;
        for (int i = 0; i < cells.size(); i++) {
            height = Math.max(height, lines.get(i).size() * cells.get(i).style().height());
        }
        return height + 2 * PAD;
    }

    /** A row that is longer than a page goes on, below the head again. */
    private void rowLines(
            double[] columns, List<Cell> cells, List<List<String>> lines, List<Cell> head) {
        int most = lines.stream().mapToInt(List::size).max().orElse(0);
        double step = cells.stream().mapToDouble(cell -> cell.style().height()).max().orElse(0);
        y += PAD;
        for (int i = 0; i < most; i++) {
            if (y + step > bottom()) {
                nextPage();
                row(columns, head, HEAD);
                y += PAD;
            }
            double x = MARGIN;
            for (int column = 0; column < cells.size(); column++) {
                if (i < lines.get(column).size()) {
                    line(x + PAD, y, lines.get(column).get(i), cells.get(column).style());
                }
                x += columns[column];
            }
            y += step;
        }
        y += PAD;
        rectangle(MARGIN, y, width(), 0.5, LINE);
    }

    /**
     * A drawing, made smaller where it is wider or higher than a page.
     *
     * @param pdf of one page
     */
    public void picture(byte[] pdf) {
        try (PDDocument source = Loader.loadPDF(pdf)) {
            PDFormXObject form = new LayerUtility(document).importPageAsForm(source, 0);
            double wide = form.getBBox().getWidth();
            double high = form.getBBox().getHeight();
            double scale = Math.min(1, Math.min(width() / wide, (bottom() - MARGIN - 40) / high));
            need(high * scale);
            content.saveGraphicsState();
            content.transform(
                    new Matrix(
                            (float) scale,
                            0,
                            0,
                            (float) scale,
                            (float) MARGIN,
                            (float) (height() - y - high * scale)));
            content.drawForm(form);
            content.restoreGraphicsState();
            y += high * scale;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Room for a drawing that stays on one page. */
    public Canvas canvas(double height) {
        need(height);
        Canvas canvas = new Canvas(y);
        y += height;
        return canvas;
    }

    /** A place to draw; x and y begin at its upper left corner. */
    public final class Canvas {
        private final double top;

        private Canvas(double top) {
            this.top = top;
        }

        public void rectangle(double x, double y, double width, double height, int rgb) {
            PdfPages.this.rectangle(MARGIN + x, top + y, width, height, rgb);
        }

        /** Words on one line; {@code y} is their upper edge. */
        public void words(double x, double y, String words, Style style) {
            line(MARGIN + x, top + y, words, style);
        }

        public double widthOf(String words, Style style) {
            return text.width(words, style.weight(), style.size());
        }
    }

    private void line(double x, double top, String line, Style style) {
        try {
            text.show(
                    new TextRun(
                            x,
                            top + style.size(),
                            0,
                            style.size(),
                            style.weight(),
                            style.rgb(),
                            line),
                    (float) height(),
                    content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rectangle(double x, double top, double width, double height, int rgb) {
        try {
            content.setNonStrokingColor(new Color(rgb));
            content.addRect(
                    (float) x, (float) (height() - top - height), (float) width, (float) height);
            content.fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(String words, Style style, double room) {
        Map<Integer, Double> known = widths.computeIfAbsent(style.weight(), _ -> new HashMap<>());
        return LineBreaks.of(
                words,
                room / style.size(),
                point ->
                        known.computeIfAbsent(
                                point,
                                _ -> text.width(Character.toString(point), style.weight(), 1)));
    }

    /** Numbers the pages and gives the whole file; nothing can be written after it. */
    public byte[] bytes() {
        try {
            content.close();
            int count = document.getNumberOfPages();
            for (int i = 0; i < count; i++) {
                content =
                        new PDPageContentStream(
                                document,
                                document.getPage(i),
                                PDPageContentStream.AppendMode.APPEND,
                                true,
                                true);
                foot(i + 1, count);
                content.close();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void foot(int number, int count) {
        Style style = new Style(8, false, SOFT);
        double top = height() - MARGIN - 8;
        String page = "Page " + number + " of " + count;
        double right = text.width(page, style.weight(), style.size());
        List<String> left = lines(foot, style, width() - right - 20);
        line(MARGIN, top, left.size() > 1 ? left.getFirst() + "…" : foot, style);
        line(MARGIN + width() - right, top, page, style);
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
