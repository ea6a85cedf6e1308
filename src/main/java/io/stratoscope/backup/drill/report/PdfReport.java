package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.DrillHistory.Seal;
import io.stratoscope.backup.drill.report.Block.Bar;
import io.stratoscope.backup.drill.report.Block.Column;
import io.stratoscope.backup.drill.report.Block.Fact;
import io.stratoscope.backup.drill.report.Block.Facts;
import io.stratoscope.backup.drill.report.Block.Heading;
import io.stratoscope.backup.drill.report.Block.Paragraph;
import io.stratoscope.backup.drill.report.Block.Picture;
import io.stratoscope.backup.drill.report.Block.Row;
import io.stratoscope.backup.drill.report.Block.Table;
import io.stratoscope.backup.drill.report.Block.Timeline;
import io.stratoscope.backup.drill.report.Block.Verdict;
import io.stratoscope.document.PdfPages;
import io.stratoscope.document.PdfPages.Canvas;
import io.stratoscope.document.PdfPages.Cell;
import io.stratoscope.document.PdfPages.Style;
import io.stratoscope.model.PlainText;

import java.util.ArrayList;
import java.util.List;

/** Pages of A4, with numbers, and on each the SHA-256 of the report. */
final class PdfReport implements DrillRenderer {

    private static final int INK = Tone.PLAIN.rgb();
    private static final int SOFT = 0x59636E;
    private static final int BAR = 0x2A6FBB;
    private static final int WHOLE = 0x7F8B99;
    private static final int GRID = 0xD1D9E0;
    private static final Style TITLE = new Style(11, false, SOFT);
    private static final Style SECTION = new Style(13, true, INK);
    private static final Style TEXT = new Style(9.5, false, INK);
    private static final Style NAME = new Style(9.5, false, SOFT);
    private static final Style SMALL = new Style(8, false, INK);
    private static final Style SMALL_HEAD = new Style(8, true, INK);
    private static final Style MARK = new Style(7.5, false, SOFT);

    @Override
    public byte[] render(DrillEvidence evidence) {
        DrillDocument document = DrillDocument.of(evidence);
        String title = PlainText.of(document.title());
        String foot =
                evidence.seal()
                        .map(Seal::sha256)
                        .map(sha256 -> "SHA-256 " + sha256)
                        .orElse("in no history");
        try (PdfPages pages = new PdfPages(title, foot)) {
            pages.words(title, TITLE);
            pages.skip(6);
            document.blocks().forEach(block -> write(block, pages));
            return pages.bytes();
        }
    }

    private static void write(Block block, PdfPages pages) {
        switch (block) {
            case Verdict(Tone tone, String headline, String reason) -> {
                pages.framed(
                        List.of(
                                cell(tone.sign() + headline, new Style(18, true, tone.rgb())),
                                cell(reason, new Style(11, false, INK))));
                pages.skip(10);
            }
            case Heading(String words) -> {
                pages.skip(12);
                pages.need(105);
                pages.words(PlainText.of(words), SECTION);
                pages.skip(4);
            }
            case Paragraph(Tone tone, String words) -> {
                pages.words(PlainText.of(tone.sign() + words), coloured(TEXT, tone));
                pages.skip(2);
            }
            case Facts facts -> write(facts, pages);
            case Table table -> write(table, pages);
            case Timeline timeline -> write(timeline, pages);
            case Picture(DrillPicture drawing, _) -> pages.picture(drawing.pdf());
        }
    }

    private static Cell cell(String words, Style style) {
        return new Cell(PlainText.of(words), style);
    }

    private static Style coloured(Style style, Tone tone) {
        return new Style(style.size(), style.bold(), tone.rgb());
    }

    private static void write(Facts facts, PdfPages pages) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Fact fact : facts.facts()) {
            rows.add(
                    List.of(
                            cell(fact.name(), NAME),
                            cell(
                                    fact.tone().sign() + fact.value(),
                                    coloured(isDigest(fact) ? SMALL : TEXT, fact.tone()))));
        }
        pages.table(List.of(2.0, 4.0), List.of(), rows);
        pages.skip(4);
    }

    /** They are compared sign by sign, which is easier on one line. */
    private static boolean isDigest(Fact fact) {
        return fact.value().matches("[0-9a-f]{64}");
    }

    private static void write(Table table, PdfPages pages) {
        if (table.rows().isEmpty()) {
            pages.words(PlainText.of(table.none()), TEXT);
            return;
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (String words : row.cells()) {
                cells.add(
                        cells.isEmpty()
                                ? cell(row.tone().sign() + words, coloured(SMALL, row.tone()))
                                : cell(words, SMALL));
            }
            rows.add(cells);
        }
        pages.table(
                table.columns().stream().map(Column::share).map(Integer::doubleValue).toList(),
                table.columns().stream().map(column -> cell(column.title(), SMALL_HEAD)).toList(),
                rows);
        pages.skip(4);
    }

    private static void write(Timeline timeline, PdfPages pages) {
        double row = 18;
        double bars = row * timeline.bars().size() + 4;
        double left = 90;
        double length = pages.width() - left - 75;
        Canvas canvas = pages.canvas(bars + 20);
        for (TimeAxis.Mark mark : TimeAxis.marks(timeline.total())) {
            double x = left + mark.part() * length;
            canvas.rectangle(x, 0, 0.5, bars, GRID);
            canvas.words(x - canvas.widthOf(mark.words(), MARK) / 2, bars + 3, mark.words(), MARK);
        }
        double y = 4;
        for (Bar bar : timeline.bars()) {
            double from = left + TimeAxis.part(bar.from(), timeline.total()) * length;
            double to = left + TimeAxis.part(bar.to(), timeline.total()) * length;
            String name = PlainText.of(bar.name());
            canvas.words(left - 8 - canvas.widthOf(name, SMALL), y, name, SMALL);
            canvas.rectangle(
                    from,
                    bar.whole() ? y + 4 : y,
                    Math.max(1.5, to - from),
                    bar.whole() ? 4 : 11,
                    bar.whole() ? WHOLE : BAR);
            canvas.words(to + 6, y, PlainText.of(bar.words()), SMALL);
            y += row;
        }
        pages.skip(6);
    }
}
