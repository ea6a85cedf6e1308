package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.report.Block.Bar;
import io.stratoscope.backup.drill.report.Block.Timeline;

import java.util.Locale;
import java.util.Map;

/**
 * A timeline as a drawing within a page. The page's style sheet gives it the page's colours; where a reader knows none for drawings, those
 * of the attributes hold.
 */
final class HtmlTimeline {

    private static final double WIDTH = 760;
    private static final double LEFT = 130;
    private static final double RIGHT = 650;
    private static final double ROW = 28;
    private static final double BAR = 16;

    /** What took no time at all is seen, too. */
    private static final double LEAST = 2;

    private HtmlTimeline() {}

    static void write(Timeline timeline, HtmlText html) {
        double bottom = ROW * timeline.bars().size() + 6;
        html.open("figure", Map.of())
                .open(
                        "svg",
                        Map.of(
                                "class",
                                "timeline",
                                "role",
                                "img",
                                "aria-label",
                                "How long each phase took",
                                "viewBox",
                                "0 0 " + number(WIDTH) + " " + number(bottom + 22)));
        for (TimeAxis.Mark mark : TimeAxis.marks(timeline.total())) {
            double x = x(mark.part());
            html.words(
                    "line",
                    Map.of(
                            "x1",
                            number(x),
                            "x2",
                            number(x),
                            "y1",
                            "0",
                            "y2",
                            number(bottom),
                            "stroke",
                            "#888888"),
                    "");
            text(html, "mark", "middle", x, bottom + 16, mark.words());
        }
        double y = 4;
        for (Bar bar : timeline.bars()) {
            write(bar, timeline, y, html);
            y += ROW;
        }
        html.close().close();
    }

    private static void write(Bar bar, Timeline timeline, double y, HtmlText html) {
        double from = x(TimeAxis.part(bar.from(), timeline.total()));
        double to = x(TimeAxis.part(bar.to(), timeline.total()));
        text(html, "name", "end", LEFT - 12, y + BAR - 3, bar.name());
        html.words(
                "rect",
                Map.of(
                        "class",
                        bar.whole() ? "whole" : "phase",
                        "x",
                        number(from),
                        "y",
                        number(bar.whole() ? y + BAR / 3 : y),
                        "width",
                        number(Math.max(LEAST, to - from)),
                        "height",
                        number(bar.whole() ? BAR / 3 : BAR),
                        "rx",
                        "2",
                        "fill",
                        bar.whole() ? "#7f8b99" : "#2a6fbb"),
                "");
        text(html, "took", "start", to + 8, y + BAR - 3, bar.words());
    }

    private static void text(
            HtmlText html, String style, String anchor, double x, double y, String words) {
        html.words(
                "text",
                Map.of(
                        "class",
                        style,
                        "text-anchor",
                        anchor,
                        "x",
                        number(x),
                        "y",
                        number(y),
                        "font-size",
                        style.equals("mark") ? "11" : "13",
                        "fill",
                        "currentColor"),
                words);
    }

    private static double x(double part) {
        return LEFT + part * (RIGHT - LEFT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
