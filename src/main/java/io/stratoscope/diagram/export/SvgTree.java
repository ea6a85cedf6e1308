package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.xml.XmlElement;
import io.stratoscope.diagram.xml.XmlWriter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The tree of a laid out picture: making elements, finding the content, writing it out again. */
final class SvgTree {

    private static final int WHOLE_POINTS = 1000;

    private SvgTree() {}

    static XmlElement element(String name, Map<String, String> attributes) {
        return new XmlElement(
                name, new LinkedHashMap<>(attributes), new ArrayList<>(), new StringBuilder());
    }

    static XmlElement element(String name, String... keysAndValues) {
        return element(name, Attributes.of(keysAndValues));
    }

    /**
     * A rectangle.
     *
     * @param more its other attributes, keys and values in turn
     */
    static XmlElement rectangle(Bounds at, String... more) {
        Map<String, String> attributes =
                Attributes.of(
                        "x",
                        number(at.x()),
                        "y",
                        number(at.y()),
                        "width",
                        number(at.width()),
                        "height",
                        number(at.height()));
        attributes.putAll(Attributes.of(more));
        return element("rect", attributes);
    }

    /** A line of text whose left end is at a place of its base line. */
    static XmlElement text(double x, double y, Lettering lettering, String colour, String words) {
        XmlElement text =
                element(
                        "text",
                        "x",
                        number(x),
                        "y",
                        number(y),
                        "fill",
                        colour,
                        "font-size",
                        number(lettering.size()),
                        "textLength",
                        number(lettering.width(words)));
        if (lettering.bold()) {
            text.attributes().put("font-weight", "700");
        }
        text.attributes().put("xml:space", "preserve");
        text.text().append(words);
        return text;
    }

    /** The group that holds all that is drawn: the last child of the root. */
    static XmlElement content(XmlElement root) {
        return root.children().getLast();
    }

    /** The value of a CSS property in an element's style; empty where it has none. */
    static String style(XmlElement element, String property) {
        for (String declaration : element.attribute("style").split(";", -1)) {
            if (declaration.startsWith(property + ":")) {
                return declaration.substring(property.length() + 1);
            }
        }
        return "";
    }

    static String write(XmlElement root) {
        XmlWriter out = new XmlWriter();
        out.declaration();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("xmlns", "http://www.w3.org/2000/svg");
        attributes.put("xmlns:xlink", "http://www.w3.org/1999/xlink");
        attributes.putAll(root.attributes());
        out.open(root.name(), attributes);
        root.children().forEach(child -> write(child, out));
        out.close();
        return out.toString();
    }

    private static void write(XmlElement element, XmlWriter out) {
        if (!element.children().isEmpty()) {
            out.open(element.name(), element.attributes());
            element.children().forEach(child -> write(child, out));
            out.close();
        } else if (element.name().equals("text") || element.name().equals("title")) {
            out.text(element.name(), element.attributes(), element.text().toString());
        } else {
            out.empty(element.name(), element.attributes());
        }
    }

    /** A length with no more than three places behind the point. */
    static String number(double value) {
        double rounded = Math.round(value * WHOLE_POINTS) / (double) WHOLE_POINTS;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.format(Locale.ROOT, "%s", rounded);
    }
}
