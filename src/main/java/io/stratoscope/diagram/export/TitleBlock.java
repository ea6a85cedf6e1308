package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.export.ExportOptions.Title;
import io.stratoscope.diagram.text.PlainText;
import io.stratoscope.diagram.xml.XmlElement;

import java.util.List;

/** The block at a picture's foot: what of which account, and when. As technical drawings have it. */
final class TitleBlock {

    private static final Lettering CAPTION = Lettering.plain(9);
    private static final Lettering VALUE = Lettering.bold(12);
    private static final Lettering BADGE = Lettering.bold(10);
    private static final int LONGEST = 36;
    private static final double PADDING = 12;
    private static final double LINE = 16;
    private static final double BADGE_PADDING = 7;
    private static final String SIMULATED = "SIMULATED";

    /** @param badge whether the loud word stands under the value */
    private record Cell(String caption, List<String> lines, boolean badge) {
        double width() {
            double words = lines.stream().mapToDouble(VALUE::width).max().orElse(0);
            double loud = badge ? BADGE.width(SIMULATED) + 2 * BADGE_PADDING : 0;
            return Math.max(CAPTION.width(caption), Math.max(words, loud)) + 2 * PADDING;
        }

        double height() {
            return 24 + lines.size() * LINE + (badge ? 20 : 0) + 6;
        }
    }

    private final List<Cell> cells;
    private final Colours colours;

    TitleBlock(Title title, Colours colours) {
        this.colours = colours;
        this.cells =
                List.of(
                        cell("Project", title.project()),
                        new Cell(
                                "Account",
                                PlainText.wrap(title.account(), LONGEST),
                                title.simulated()),
                        cell("View", title.view()),
                        cell("Taken", title.taken()),
                        cell("Drawn by", "Stratoscope"));
    }

    private static Cell cell(String caption, String value) {
        return new Cell(caption, PlainText.wrap(value, LONGEST), false);
    }

    double width() {
        return cells.stream().mapToDouble(Cell::width).sum();
    }

    double height() {
        return cells.stream().mapToDouble(Cell::height).max().orElse(0);
    }

    XmlElement draw(double left, double top) {
        XmlElement block = SvgTree.element("g", "class", "title-block");
        double x = left;
        for (Cell cell : cells) {
            block.children()
                    .add(
                            SvgTree.rectangle(
                                    new Bounds(x, top, cell.width(), height()),
                                    "fill",
                                    "none",
                                    "style",
                                    "stroke:" + colours.edge() + ";stroke-width:1;"));
            write(cell, x + PADDING, top, block);
            x += cell.width();
        }
        return block;
    }

    private void write(Cell cell, double x, double top, XmlElement block) {
        block.children().add(SvgTree.text(x, top + 17, CAPTION, colours.muted(), cell.caption()));
        double y = top + 34;
        for (String line : cell.lines()) {
            block.children().add(SvgTree.text(x, y, VALUE, colours.text(), line));
            y += LINE;
        }
        if (cell.badge()) {
            block.children()
                    .add(
                            SvgTree.rectangle(
                                    new Bounds(
                                            x,
                                            y - 9,
                                            BADGE.width(SIMULATED) + 2 * BADGE_PADDING,
                                            17),
                                    "rx",
                                    "8",
                                    "fill",
                                    "#FFB000"));
            block.children()
                    .add(SvgTree.text(x + BADGE_PADDING, y + 3.5, BADGE, "#2B1D00", SIMULATED));
        }
    }
}
