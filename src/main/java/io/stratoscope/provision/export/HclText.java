package io.stratoscope.provision.export;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How texts and names are spelt in Terraform's language, so that none of them can end its quotes or be executed. */
final class HclText {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** Words that begin something else where a member's name is expected. */
    private static final Set<String> KEYWORDS = Set.of("for", "if", "in", "null", "true", "false");

    private HclText() {}

    /** The literal text in quotes. */
    static String quoted(String text) {
        return "\"" + escaped(text, false) + "\"";
    }

    /** A member's name: as it is where it is an identifier, else in quotes. */
    static String name(String name) {
        return IDENTIFIER.matcher(name).matches() && !KEYWORDS.contains(name) ? name : quoted(name);
    }

    /**
     * The text as it stands between quotes.
     *
     * @param beforeExpression whether an expression follows, whose beginning a dollar just before it would escape
     */
    static String escaped(String text, boolean beforeExpression) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean last = i + 1 == text.length();
            char next = last ? (beforeExpression ? '$' : '"') : text.charAt(i + 1);
            escaped.append(escaped(c, next));
        }
        return escaped.toString();
    }

    private static String escaped(char c, char next) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '$', '%' -> introducer(c, next);
            default -> Character.isISOControl(c) ? unicode(c) : String.valueOf(c);
        };
    }

    // "$${" is the text "${"; of several dollars in a row only the last may be written as such.
    private static String introducer(char c, char next) {
        if (next == '{') {
            return "" + c + c;
        }
        return next == c ? unicode(c) : String.valueOf(c);
    }

    private static String unicode(char c) {
        return String.format("\\u%04x", (int) c);
    }

    /** A comment of one line, whatever is in the text. */
    static String comment(String text) {
        return "# " + text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** Several names as an access path, {@code .a["b c"]}. */
    static String path(List<String> names) {
        StringBuilder path = new StringBuilder();
        for (String name : names) {
            boolean plain = IDENTIFIER.matcher(name).matches();
            path.append(plain ? "." + name : "[" + quoted(name) + "]");
        }
        return path.toString();
    }
}
