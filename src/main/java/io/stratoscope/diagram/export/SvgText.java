package io.stratoscope.diagram.export;

import io.stratoscope.diagram.xml.XmlElement;
import io.stratoscope.diagram.xml.XmlWriter;
import io.stratoscope.document.DejaVuSans.Weight;
import io.stratoscope.document.TextRun;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture taken apart into its shapes and its text. Text is drawn by the exporters themselves: as text in a PDF, and with a
 * fallback for signs that the bold font does not have.
 *
 * @param shapes the SVG without text
 */
record SvgText(String shapes, List<TextRun> runs) {

    SvgText {
        runs = List.copyOf(runs);
    }

    static SvgText of(String svg) {
        XmlWriter shapes = new XmlWriter();
        List<TextRun> runs = new ArrayList<>();
        split(XmlElement.parse(svg), Offset.NONE, shapes, runs);
        return new SvgText(shapes.toString(), runs);
    }

    /** How far the groups around an element move it: {@link PictureFrame} moves the picture that it frames. */
    private record Offset(double x, double y) {
        static final Offset NONE = new Offset(0, 0);
        private static final Pattern MOVE = Pattern.compile("translate\\(([-0-9.]+),([-0-9.]+)\\)");

        Offset within(XmlElement element) {
            Matcher move = MOVE.matcher(element.attribute("transform"));
            return move.matches()
                    ? new Offset(
                            x + Double.parseDouble(move.group(1)),
                            y + Double.parseDouble(move.group(2)))
                    : this;
        }
    }

    private static void split(
            XmlElement element, Offset around, XmlWriter shapes, List<TextRun> runs) {
        Offset offset = around.within(element);
        switch (element.name()) {
            case "text" -> runs.add(run(element, offset));
            case "title" -> {}
            default -> {
                var attributes = element.attributes();
                if (element.name().equals("svg")) {
                    attributes.put("xmlns", "http://www.w3.org/2000/svg");
                    attributes.put("xmlns:xlink", "http://www.w3.org/1999/xlink");
                }
                if (element.children().isEmpty()) {
                    shapes.empty(element.name(), attributes);
                } else {
                    shapes.open(element.name(), attributes);
                    element.children().forEach(child -> split(child, offset, shapes, runs));
                    shapes.close();
                }
            }
        }
    }

    private static TextRun run(XmlElement text, Offset offset) {
        return new TextRun(
                text.length("x") + offset.x(),
                text.length("y") + offset.y(),
                text.attribute("textLength").isEmpty() ? 0 : text.length("textLength"),
                text.length("font-size"),
                text.attribute("font-weight").equals("700") ? Weight.BOLD : Weight.REGULAR,
                rgb(text.attribute("fill")),
                text.text().toString());
    }

    /** {@code #RGB} and {@code #RRGGBB}; black for anything else. */
    private static int rgb(String fill) {
        if (!fill.matches("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")) {
            return 0;
        }
        String digits = fill.substring(1);
        return Integer.parseInt(
                digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1"), 16);
    }
}
