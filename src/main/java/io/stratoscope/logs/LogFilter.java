package io.stratoscope.logs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which lines are wanted: all parts of an expression must hold. A part is a word or a phrase in double quotes (no matter the
 * case), a regular expression between slashes, {@code level>=warn} (or {@code > = < <=}), or {@code field=value}: a member of a
 * JSON line, in dots where it is deeper, a field of an entry of an access log or a flow log, or these very words in a line that has
 * neither; {@code field>=500} (or {@code > < <=}) compares numbers. {@code @logStream=part} is a part of the
 * stream's name.
 *
 * <p>All of it is done here and none by CloudWatch Logs, whose patterns match whole words only and would leave out lines.
 *
 * @param expression as it was written
 * @param parts which must hold besides
 * @param marks what of a line that is wanted is worth a look
 * @param levels how serious it may be; empty: no matter
 * @param words what occurs in every wanted line that is plain (ASCII only, nothing in it written by the number of its sign), in lower case:
 *     quicker to look for than the parts
 */
public record LogFilter(
        String expression,
        List<Predicate<LogLine>> parts,
        List<Pattern> marks,
        Optional<Set<LogLevel>> levels,
        List<String> words)
        implements Predicate<LogLine> {

    /** Wants every line. */
    public static final LogFilter NONE =
            new LogFilter("", List.of(), List.of(), Optional.empty(), List.of());

    private static final Pattern LEVEL = Pattern.compile("(?i)level(>=|<=|=|>|<)(.*)");

    /** As CloudWatch Logs Insights calls it. */
    private static final String STREAM = "@logStream";

    private static final Pattern FIELD = Pattern.compile("([A-Za-z_@][\\w.@-]*?)(>=|<=|=|>|<)(.+)");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,15})?");

    /** So many signs of a line any expression can be tried on. */
    private static final int BEGINNING = 1_000;

    public LogFilter {
        parts = List.copyOf(parts);
        marks = List.copyOf(marks);
        levels = levels.map(Set::copyOf);
        words = List.copyOf(words);
    }

    /** Some signs of a text, from the first to before the last. */
    public record Span(int from, int to) {}

    private record Part(
            Optional<Predicate<LogLine>> holds,
            Optional<Pattern> mark,
            Optional<Set<LogLevel>> levels,
            List<String> words) {
        static Part of(Predicate<LogLine> holds, Optional<Pattern> mark, Stream<String> words) {
            return new Part(
                    Optional.of(holds),
                    mark,
                    Optional.empty(),
                    words.filter(word ->
                                    !word.isEmpty() && word.chars().allMatch(LogFilter::isAscii))
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .toList());
        }
    }

    private static boolean isAscii(int sign) {
        return sign < 0x80;
    }

    /**
     * Reads an expression.
     *
     * @throws LogFilterException when it is none
     */
    public static LogFilter parse(String expression) {
        List<Part> parts = new ArrayList<>();
        for (int at = start(expression, 0); at < expression.length(); ) {
            int slash = expression.charAt(at) == '/' ? closingSlash(expression, at + 1) : -1;
            int end = slash > at + 1 ? slash + 1 : endOfWord(expression, at);
            parts.add(
                    slash > at + 1
                            ? expression(expression.substring(at + 1, slash))
                            : words(expression.substring(at, end)));
            at = start(expression, end);
        }
        return new LogFilter(
                expression,
                parts.stream().flatMap(part -> part.holds().stream()).toList(),
                parts.stream().flatMap(part -> part.mark().stream()).toList(),
                parts.stream().flatMap(part -> part.levels().stream()).reduce(LogFilter::both),
                parts.stream().flatMap(part -> part.words().stream()).toList());
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

    private static Part expression(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            return Part.of(
                    line -> finds(pattern, line.text()),
                    Optional.of(pattern),
                    Stream.of(RegexWord.of(text)));
        } catch (PatternSyntaxException e) {
            throw new LogFilterException(
                    "/" + text + "/ is no regular expression: " + e.getDescription());
        }
    }

    /** Alternatives that are repeated take the stack a step for each sign: of a line that is too long for that its beginning counts. */
    private static boolean finds(Pattern pattern, String text) {
        try {
            return pattern.matcher(text).find();
        } catch (StackOverflowError e) {
            if (text.length() <= BEGINNING) {
                throw e;
            }
            return pattern.matcher(text.substring(0, BEGINNING)).find();
        }
    }

    private static Part words(String part) {
        Matcher level = LEVEL.matcher(part);
        if (level.matches()) {
            return new Part(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(levels(level.group(1), level.group(2))),
                    List.of());
        }
        Matcher field = FIELD.matcher(part);
        if (field.matches()) {
            String name = field.group(1);
            String value = unquoted(field.group(3));
            Optional<BigDecimal> number = number(value);
            if (!field.group(2).equals("=")) {
                // An arrow between words is no comparison.
                return number.map(bound ->
                                Part.of(
                                        compared(name, field.group(2), bound, unquoted(part)),
                                        Optional.empty(),
                                        Stream.empty()))
                        .orElseGet(() -> said(unquoted(part)));
            }
            if (name.equals(STREAM)) {
                return Part.of(
                        line -> line.stream().contains(value), Optional.empty(), Stream.empty());
            }
            FieldIs wanted = new FieldIs(name, value, literal(unquoted(part)));
            return Part.of(wanted, Optional.of(literal(value)), wanted.words());
        }
        return said(unquoted(part));
    }

    private static Part said(String words) {
        Pattern said = literal(words);
        return Part.of(
                line -> said.matcher(line.text()).find(), Optional.of(said), Stream.of(words));
    }

    private static String unquoted(String text) {
        return text.replace("\"", "");
    }

    private static Pattern literal(String wanted) {
        if (wanted.isBlank()) {
            throw new LogFilterException("the filter has quotes with nothing in them");
        }
        return Pattern.compile(
                Pattern.quote(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Set<LogLevel> levels(String sign, String word) {
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
        return Arrays.stream(LogLevel.values()).filter(holds).collect(Collectors.toSet());
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    /** A member that is a number on this side of another, or these very words in a line that has no members. */
    private static Predicate<LogLine> compared(
            String name, String sign, BigDecimal bound, String words) {
        Pattern said = literal(words);
        return line -> {
            var fields = line.fields();
            return fields.members().isEmpty()
                    ? said.matcher(line.text()).find()
                    : LogFields.value(fields, name)
                            .flatMap(LogFilter::number)
                            .filter(found -> holds(found.compareTo(bound), sign))
                            .isPresent();
        };
    }

    private static boolean holds(int compared, String sign) {
        return switch (sign) {
            case ">=" -> compared >= 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            default -> compared < 0;
        };
    }

    /** Where a text says what is wanted, from left to right; what overlaps is one. */
    public List<Span> marked(String text) {
        List<Span> found = new ArrayList<>();
        for (Pattern mark : marks) {
            mark.matcher(text)
                    .results()
                    .filter(each -> each.end() > each.start())
                    .forEach(each -> found.add(new Span(each.start(), each.end())));
        }
        found.sort(Comparator.comparingInt(Span::from));
        List<Span> joined = new ArrayList<>();
        for (Span each : found) {
            if (!joined.isEmpty() && each.from() <= joined.getLast().to()) {
                Span last = joined.removeLast();
                joined.add(new Span(last.from(), Math.max(last.to(), each.to())));
            } else {
                joined.add(each);
            }
        }
        return joined;
    }

    @Override
    public boolean test(LogLine line) {
        return levels.map(some -> line.level().filter(some::contains).isPresent()).orElse(true)
                && holds(line);
    }

    /** Whether it wants every line. */
    boolean isNone() {
        return parts.isEmpty() && levels.isEmpty();
    }

    /** Whether a line says what is wanted, however serious it is. */
    boolean holds(LogLine line) {
        return parts.stream().allMatch(part -> part.test(line));
    }

    private static Set<LogLevel> both(Set<LogLevel> one, Set<LogLevel> other) {
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }
}
