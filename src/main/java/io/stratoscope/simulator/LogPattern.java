package io.stratoscope.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A filter pattern for lines that are just text:
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">terms</a> that must all be
 * there, phrases in double quotes, {@code ?a ?b} of which one has to be there, {@code -a} that must not. Terms are whole words,
 * and capitals count. Patterns for JSON, for columns and with regular expressions are not simulated.
 */
final class LogPattern implements Predicate<String> {

    private final List<String> all = new ArrayList<>();
    private final List<String> any = new ArrayList<>();
    private final List<String> none = new ArrayList<>();

    /**
     * Reads a pattern; an empty one lets everything through.
     *
     * @throws IllegalArgumentException when it is none, or of a kind that is not simulated
     */
    LogPattern(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                at = term(text, at);
            }
        }
    }

    private int term(String text, int start) {
        char sign = text.charAt(start);
        List<String> terms =
                switch (sign) {
                    case '?' -> any;
                    case '-' -> none;
                    case '{', '[', '%' ->
                            throw new IllegalArgumentException(
                                    "patterns that begin with " + sign + " are not simulated");
                    default -> all;
                };
        int from = sign == '?' || sign == '-' ? start + 1 : start;
        boolean quoted = from < text.length() && text.charAt(from) == '"';
        int to = quoted ? text.indexOf('"', from + 1) : end(text, from);
        String term = to < 0 ? "" : text.substring(quoted ? from + 1 : from, to);
        if (term.isEmpty()) {
            throw new IllegalArgumentException("Invalid filter pattern");
        }
        terms.add(term);
        return quoted ? to + 1 : to;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            if (text.charAt(at) == '"') {
                throw new IllegalArgumentException("Invalid filter pattern");
            }
            at++;
        }
        return at;
    }

    @Override
    public boolean test(String message) {
        return all.stream().allMatch(term -> has(message, term))
                && (any.isEmpty() || any.stream().anyMatch(term -> has(message, term)))
                && none.stream().noneMatch(term -> has(message, term));
    }

    private static boolean has(String message, String term) {
        for (int at = message.indexOf(term); at >= 0; at = message.indexOf(term, at + 1)) {
            if (isEdge(message, at) && isEdge(message, at + term.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether no word goes on across this place. */
    private static boolean isEdge(String message, int at) {
        return at == 0
                || at == message.length()
                || !Character.isLetterOrDigit(message.charAt(at - 1))
                || !Character.isLetterOrDigit(message.charAt(at));
    }
}
