package io.stratoscope.backup.drill.report;

import io.stratoscope.model.PlainText;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Writes HTML. All words are escaped, also those of attributes, and control characters and direction marks are made visible. */
final class HtmlText {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    HtmlText open(String name, Map<String, String> attributes) {
        start(name, attributes);
        out.append(">\n");
        open.push(name);
        return this;
    }

    HtmlText open(String name, String style) {
        return open(name, Map.of("class", style));
    }

    HtmlText close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    HtmlText empty(String name, Map<String, String> attributes) {
        start(name, attributes);
        out.append(">\n");
        return this;
    }

    /** An element with words. */
    HtmlText words(String name, Map<String, String> attributes, String words) {
        start(name, attributes);
        out.append('>').append(escaped(words)).append("</").append(name).append(">\n");
        return this;
    }

    HtmlText words(String name, String style, String words) {
        return words(name, Map.of("class", style), words);
    }

    /** What is written here, in the program, and has nothing of others in it. */
    HtmlText own(String markup) {
        out.append(markup);
        return this;
    }

    private void start(String name, Map<String, String> attributes) {
        out.append('<').append(name);
        attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute ->
                        out.append(' ')
                                .append(attribute.getKey())
                                .append("=\"")
                                .append(escaped(attribute.getValue()))
                                .append('"'));
    }

    private static String escaped(String text) {
        return PlainText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The whole text. */
    String text() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is not closed");
        }
        return out.toString();
    }
}
