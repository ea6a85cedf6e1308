package io.stratoscope.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which lines are wanted: all parts of an expression must hold. A part is a word or a phrase in double quotes (no matter the
 * case), a regular expression between slashes, {@code level>=warn} (or {@code > = < <=}), or {@code field=value}: a member of a
 * JSON line, in dots where it is deeper, or these very words in a line that is no JSON.
 *
 * <p>All of it is done here and none by CloudWatch Logs, whose patterns match whole words only and would leave out lines.
 *
 * @param expression as it was written
 */
public record LogFilter(String expression, List<Predicate<LogLine>> parts)
        implements Predicate<LogLine> {

    /** Wants every line. */
    public static final LogFilter NONE = new LogFilter("", List.of());

    private static final Pattern LEVEL = Pattern.compile("(?i)level(>=|<=|=|>|<)(.*)");
    private static final Pattern FIELD = Pattern.compile("([A-Za-z_@][\\w.@-]*)=(.+)");

    public LogFilter {
        parts = List.copyOf(parts);
    }

    /**
     * Reads an expression.
     *
     * @throws LogFilterException when it is none
     */
    public static LogFilter parse(String expression) {
        List<Predicate<LogLine>> parts = new ArrayList<>();
        for (int at = start(expression, 0); at < expression.length(); ) {
            int slash = expression.charAt(at) == '/' ? closingSlash(expression, at + 1) : -1;
            int end = slash > at + 1 ? slash + 1 : endOfWord(expression, at);
            parts.add(
                    slash > at + 1
                            ? expression(expression.substring(at + 1, slash))
                            : words(expression.substring(at, end)));
            at = start(expression, end);
        }
        return new LogFilter(expression, parts);
    }

    private static int start(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The slash after which the part ends; -1 where there is none, as in the path {@code /api/assets}. */
    private static int closingSlash(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '/' && (at + 1 == text.length() || isSpace(text, at + 1))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isSpace(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    /** Up to the next space that is not in quotes. */
    private static int endOfWord(String text, int from) {
        boolean quoted = false;
        int at = from;
        while (at < text.length() && (quoted || !isSpace(text, at))) {
            quoted ^= text.charAt(at) == '"';
            at++;
        }
        if (quoted) {
            throw new LogFilterException(
                    "the quotes of the filter are not closed in " + text.substring(from));
        }
        return at;
    }

    private static Predicate<LogLine> expression(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            return line -> pattern.matcher(line.text()).find();
        } catch (PatternSyntaxException e) {
            throw new LogFilterException(
                    "/" + text + "/ is no regular expression: " + e.getDescription());
        }
    }

    private static Predicate<LogLine> words(String part) {
        Matcher level = LEVEL.matcher(part);
        if (level.matches()) {
            return level(level.group(1), level.group(2));
        }
        Matcher field = FIELD.matcher(part);
        if (field.matches()) {
            return field(field.group(1), unquoted(field.group(2)), unquoted(part));
        }
        return text(unquoted(part));
    }

    private static String unquoted(String text) {
        return text.replace("\"", "");
    }

    private static Predicate<LogLine> text(String wanted) {
        if (wanted.isBlank()) {
            throw new LogFilterException("the filter has quotes with nothing in them");
        }
        Pattern pattern =
                Pattern.compile(
                        Pattern.quote(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return line -> pattern.matcher(line.text()).find();
    }

    private static Predicate<LogLine> level(String sign, String word) {
        LogLevel wanted =
                LogLevel.ofWord(word)
                        .orElseThrow(() ->
                                new LogFilterException(
                                        "'"
                                                + word
                                                + "' is no level; take one of trace, debug, info, warn, error, fatal"));
        Predicate<LogLevel> holds =
                switch (sign) {
                    case ">=" -> level -> level.compareTo(wanted) >= 0;
                    case "<=" -> level -> level.compareTo(wanted) <= 0;
                    case ">" -> level -> level.compareTo(wanted) > 0;
                    case "<" -> level -> level.compareTo(wanted) < 0;
                    default -> level -> level == wanted;
                };
        return line -> line.level().filter(holds).isPresent();
    }

    private static Predicate<LogLine> field(String name, String value, String words) {
        Predicate<LogLine> said = text(words);
        return line -> {
            var fields = line.fields();
            return fields.members().isEmpty()
                    ? said.test(line)
                    : LogFields.value(fields, name)
                            .filter(found ->
                                    found.toLowerCase(Locale.ROOT)
                                            .equals(value.toLowerCase(Locale.ROOT)))
                            .isPresent();
        };
    }

    @Override
    public boolean test(LogLine line) {
        return parts.stream().allMatch(part -> part.test(line));
    }
}
