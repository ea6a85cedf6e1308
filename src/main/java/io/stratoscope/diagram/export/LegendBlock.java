package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.export.Legend.Entry;
import io.stratoscope.diagram.export.Legend.Sign;
import io.stratoscope.diagram.xml.XmlElement;

import java.util.List;

/** Draws a legend: entries in columns, as many as there is room for. */
final class LegendBlock {

    private static final Lettering WORDS = Lettering.plain(11);
    private static final Lettering HEADING = Lettering.bold(12);
    private static final double SIGN_GAP = 12;
    private static final double LINE = 15;
    private static final double ROW_GAP = 9;
    private static final double COLUMN_GAP = 28;
    private static final double HEADING_HEIGHT = 26;
    private static final double SAMPLE_WIDTH = 34;
    private static final double SAMPLE_HEIGHT = 14;

    private final List<Entry> entries;
    private final Colours colours;
    private final double signWidth;
    private final double columnWidth;
    private final int columns;

    /** @param room how wide it may be; an entry wider than that is still whole */
    LegendBlock(Legend legend, double room, Colours colours) {
        this.entries = legend.entries();
        this.colours = colours;
        this.signWidth =
                SIGN_GAP + entries.stream().mapToDouble(each -> width(each.sign())).max().orElse(0);
        this.columnWidth =
                signWidth
                        + entries.stream()
                                .flatMap(entry -> entry.lines().stream())
                                .mapToDouble(WORDS::width)
                                .max()
                                .orElse(0);
        int fitting = (int) ((room + COLUMN_GAP) / (columnWidth + COLUMN_GAP));
        this.columns = Math.clamp(fitting, 1, Math.max(1, entries.size()));
    }

    private static double width(Sign sign) {
        return switch (sign) {
            case Sign.Badge(String words, _) -> HEADING.width(words);
            case Sign.Container _, Sign.Line _, Sign.Frame _ -> SAMPLE_WIDTH + 4;
        };
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    double width() {
        return columns * columnWidth + (columns - 1) * COLUMN_GAP;
    }

    double height() {
        double height = HEADING_HEIGHT;
        for (int row = 0; row < rows(); row++) {
            height += rowHeight(row);
        }
        return height;
    }

    private int rows() {
        return (entries.size() + columns - 1) / columns;
    }

    private double rowHeight(int row) {
        int lines =
                entries.stream()
                        .skip((long) row * columns)
                        .limit(columns)
                        .mapToInt(entry -> entry.lines().size())
                        .max()
                        .orElse(1);
        return lines * LINE + ROW_GAP;
    }

    XmlElement draw(double left, double top) {
        XmlElement block = SvgTree.element("g", "class", "legend");
        block.children().add(SvgTree.text(left, top + 12, HEADING, colours.text(), "Legend"));
        double y = top + HEADING_HEIGHT;
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns; column++) {
                int index = row * columns + column;
                if (index < entries.size()) {
                    entry(entries.get(index), left + column * (columnWidth + COLUMN_GAP), y, block);
                }
            }
            y += rowHeight(row);
        }
        return block;
    }

    private void entry(Entry entry, double x, double y, XmlElement block) {
        switch (entry.sign()) {
            case Sign.Container(GroupKind kind) -> block.children().add(container(kind, x, y));
            case Sign.Line(boolean dashed) -> line(dashed, x, y, block);
            case Sign.Badge(String words, String colour) ->
                    block.children()
                            .add(
                                    SvgTree.text(
                                            x, y + 11, HEADING, colours.recoloured(colour), words));
            case Sign.Frame(var mark) ->
                    block.children().add(Marking.frame(sample(x, y), mark, colours));
        }
        double line = y + 11;
        for (String words : entry.lines()) {
            block.children().add(SvgTree.text(x + signWidth, line, WORDS, colours.text(), words));
            line += LINE;
        }
    }

    private static Bounds sample(double x, double y) {
        return new Bounds(x + 2, y, SAMPLE_WIDTH, SAMPLE_HEIGHT);
    }

    /** As the layout frames such a container. */
    private XmlElement container(GroupKind kind, double x, double y) {
        Bounds at = sample(x, y);
        String fill =
                switch (kind) {
                    case PUBLIC_SUBNET -> "#E9F3E6";
                    case PRIVATE_SUBNET -> "#E6F2F8";
                    case ACCOUNT, REGION, VPC, AVAILABILITY_ZONE, GENERIC, MODULE, UNMANAGED ->
                            "#FFFFFF";
                };
        String stroke =
                switch (kind) {
                    case ACCOUNT -> "#000000";
                    case REGION, AVAILABILITY_ZONE -> "#5B9CD5";
                    case VPC, PUBLIC_SUBNET -> "#1E8900";
                    case PRIVATE_SUBNET -> "#147EBA";
                    case GENERIC -> "#5A6B86";
                    case MODULE -> "#232F3E";
                    case UNMANAGED -> "#B7791F";
                };
        String dashes =
                switch (kind) {
                    case REGION -> "stroke-dasharray:1,1;";
                    case AVAILABILITY_ZONE, GENERIC, UNMANAGED -> "stroke-dasharray:5,4;";
                    case ACCOUNT, VPC, PUBLIC_SUBNET, PRIVATE_SUBNET, MODULE -> "";
                };
        boolean filled = !fill.equals("#FFFFFF");
        return SvgTree.rectangle(
                at,
                "fill",
                colours.recoloured(fill),
                "style",
                filled
                        ? "stroke:none;"
                        : "stroke:" + colours.recoloured(stroke) + ";stroke-width:1;" + dashes);
    }

    private void line(boolean dashed, double x, double y, XmlElement block) {
        double middle = y + SAMPLE_HEIGHT / 2;
        double tip = x + SAMPLE_WIDTH + 2;
        block.children()
                .add(
                        SvgTree.element(
                                "line",
                                "x1",
                                SvgTree.number(x + 2),
                                "y1",
                                SvgTree.number(middle),
                                "x2",
                                SvgTree.number(tip - 5),
                                "y2",
                                SvgTree.number(middle),
                                "style",
                                "stroke:"
                                        + colours.edge()
                                        + ";stroke-width:1;"
                                        + (dashed ? "stroke-dasharray:7,7;" : "")));
        block.children()
                .add(
                        SvgTree.element(
                                "polygon",
                                "points",
                                "%s,%s,%s,%s,%s,%s"
                                        .formatted(
                                                SvgTree.number(tip),
                                                SvgTree.number(middle),
                                                SvgTree.number(tip - 9),
                                                SvgTree.number(middle - 4),
                                                SvgTree.number(tip - 9),
                                                SvgTree.number(middle + 4)),
                                "fill",
                                colours.edge()));
    }
}
