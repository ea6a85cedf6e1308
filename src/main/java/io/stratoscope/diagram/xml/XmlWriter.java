package io.stratoscope.diagram.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Writes XML, an element a line, so that two files can be compared line by line. Everything is escaped; what XML 1.0 cannot
 * carry (control characters, unpaired surrogates) becomes U+FFFD.
 */
public final class XmlWriter {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String STEP = " ";

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** The XML declaration; before anything else. */
    public XmlWriter declaration() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return this;
    }

    /** Opens an element; attributes are written in the map's order. */
    public XmlWriter open(String name, Map<String, String> attributes) {
        startTag(name, attributes);
        out.append(">\n");
        open.push(name);
        return this;
    }

    public XmlWriter close() {
        String name = open.pop();
        indent();
        out.append("</").append(name).append(">\n");
        return this;
    }

    public XmlWriter empty(String name, Map<String, String> attributes) {
        startTag(name, attributes);
        out.append("/>\n");
        return this;
    }

    /** An element that holds only text; white space in it is kept. */
    public XmlWriter text(String name, Map<String, String> attributes, String text) {
        startTag(name, attributes);
        out.append('>');
        escape(text, false);
        out.append("</").append(name).append(">\n");
        return this;
    }

    private void startTag(String name, Map<String, String> attributes) {
        indent();
        out.append('<').append(name);
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            escape(value, true);
            out.append('"');
        });
    }

    private void indent() {
        out.append(STEP.repeat(open.size()));
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                // A parser would turn these into spaces, or drop the carriage return.
                case '\n', '\t' -> {
                    if (attribute) {
                        out.append("&#").append(c).append(';');
                    } else {
                        out.append((char) c);
                    }
                }
                case '\r' -> out.append("&#13;");
                default -> {
                    if (isAllowed(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(REPLACEMENT);
                    }
                }
            }
        }
    }

    /** XML 1.0, production 2 (Char), without the control characters handled by the caller and the C1 range. */
    private static boolean isAllowed(int c) {
        return (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
