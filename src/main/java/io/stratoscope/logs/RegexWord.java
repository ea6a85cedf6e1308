package io.stratoscope.logs;

import java.util.Locale;

/**
 * A word that every text says which matches a regular expression: it is quicker to look for than the expression. Where it is not sure
 * that there is one, there is none.
 */
final class RegexWord {

    /** What ends a run of plain signs. */
    private static final String ENDS = ".^$]})+";

    private final String expression;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";

    private RegexWord(String expression) {
        this.expression = expression;
    }

    /**
     * The longest run of plain ASCII signs in an expression, in lower case; empty where none need occur, or where there are
     * alternatives, groups or quoting.
     *
     * @param expression one that {@link java.util.regex.Pattern} takes
     */
    static String of(String expression) {
        boolean quoted = expression.contains("\\Q");
        // Whether a bracket right at the beginning of a class closes it is nobody's need to know.
        boolean odd = expression.contains("[]") || expression.contains("[^]");
        return quoted || odd ? "" : new RegexWord(expression).found();
    }

    private String found() {
        for (int at = 0; at < expression.length(); at++) {
            char sign = expression.charAt(at);
            switch (sign) {
                case '|', '(' -> {
                    return "";
                }
                case '\\' -> at = escaped(at + 1);
                case '[' -> {
                    end();
                    at = closing(at, '[', ']');
                }
                case '{' -> {
                    withoutLast();
                    at = closing(at, '{', '}');
                }
                case '*', '?' -> withoutLast();
                default -> {
                    if (sign >= 0x80 || ENDS.indexOf(sign) >= 0) {
                        end();
                    } else {
                        run.append(sign);
                    }
                }
            }
        }
        end();
        return longest.toLowerCase(Locale.ROOT);
    }

    /**
     * Takes what follows a backslash: a letter or figure means a class or a place, or begins a number or a name, anything else means itself.
     *
     * @return where its last sign is
     */
    private int escaped(int at) {
        char sign = expression.charAt(at);
        if (sign < 0x80 && !Character.isLetterOrDigit(sign)) {
            run.append(sign);
            return at;
        }
        end();
        char open = at + 1 < expression.length() ? expression.charAt(at + 1) : ' ';
        return switch (open) {
            case '{' -> closing(at + 1, '{', '}');
            case '<' -> closing(at + 1, '<', '>');
            default -> wordAfter(at);
        };
    }

    /** Steps over all letters and figures: of {@code \x41bc} the last two are plain, which is not worth to know. */
    private int wordAfter(int at) {
        int last = at;
        while (last + 1 < expression.length()
                && Character.isLetterOrDigit(expression.charAt(last + 1))) {
            last++;
        }
        return last;
    }

    /** Where what opens here is closed, what is escaped or opened within aside; the end where it is not. */
    private int closing(int from, char open, char close) {
        int depth = 0;
        for (int at = from; at < expression.length(); at++) {
            char sign = expression.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == open) {
                depth++;
            } else if (sign == close && --depth == 0) {
                return at;
            }
        }
        return expression.length();
    }

    /** The last sign need not occur. */
    private void withoutLast() {
        if (!run.isEmpty()) {
            run.setLength(run.length() - 1);
        }
        end();
    }

    private void end() {
        if (run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
    }
}
