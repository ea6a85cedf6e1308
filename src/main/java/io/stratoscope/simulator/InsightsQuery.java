package io.stratoscope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A query in a part of the <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">language of Logs
 * Insights</a>: {@code fields}, {@code filter} with {@code like}, {@code =} and {@code !=}, {@code sort}, {@code limit},
 * and {@code stats count(*)} by {@code bin(…)} or a field. The rest is not simulated.
 */
final class InsightsQuery {

    private static final int MOST = 10_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final Pattern CONDITION =
            Pattern.compile(
                    "(@\\w+)\\s+(not\\s+like|like|=|!=)\\s*(?:/(.*)/|\"(.*)\"|'(.*)')",
                    Pattern.CASE_INSENSITIVE);

    /** The same where a sign needs no blank before it. */
    private static final Pattern TIGHT =
            Pattern.compile("(@\\w+)\\s*(=|!=)\\s*(?:/(.*)/|\"(.*)\"|'(.*)')");

    private static final Pattern SORT =
            Pattern.compile("(\\S+)(?:\\s+(asc|desc))?", Pattern.CASE_INSENSITIVE);

    private static final Pattern STATS =
            Pattern.compile(
                    "count\\(\\s*\\*?\\s*\\)(?:\\s+as\\s+(\\w+))?(?:\\s+by\\s+(?:bin\\((\\d+)([smhd])\\)|(@\\w+)))?",
                    Pattern.CASE_INSENSITIVE);

    private List<String> fields = List.of("@timestamp", "@message");
    private Predicate<Map<String, String>> filter = _ -> true;
    private Optional<Comparator<Map<String, String>>> sort = Optional.empty();
    private Optional<Matcher> stats = Optional.empty();
    private int limit = MOST;

    /**
     * Reads a query.
     *
     * @throws IllegalArgumentException when it is none, or of a kind that is not simulated
     */
    InsightsQuery(String text) {
        for (String command : commands(text)) {
            int blank = command.indexOf(' ');
            String verb =
                    (blank < 0 ? command : command.substring(0, blank)).toLowerCase(Locale.ROOT);
            String rest = blank < 0 ? "" : command.substring(blank).strip();
            switch (verb) {
                case "fields", "display" -> fields = fields(rest);
                case "filter" -> filter = filter.and(condition(rest));
                case "sort" -> sort = Optional.of(order(rest));
                case "limit" -> limit = limit(rest);
                case "stats" -> stats = Optional.of(counted(rest));
                default -> throw unexpected(command);
            }
        }
    }

    /** The parts between bars, but those in quotes and in regular expressions. */
    private static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        char open = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (open == 0 && letter == '|') {
                commands.add(command.toString().strip());
                command.setLength(0);
            } else {
                command.append(letter);
                if (open == letter) {
                    open = 0;
                } else if (open == 0 && (letter == '"' || letter == '\'' || letter == '/')) {
                    open = letter;
                }
            }
        }
        commands.add(command.toString().strip());
        return commands;
    }

    private static IllegalArgumentException unexpected(String part) {
        return new IllegalArgumentException(
                "unexpected symbol or part that is not simulated: " + part);
    }

    private static List<String> fields(String text) {
        List<String> names = new ArrayList<>();
        for (String name : List.of(text.split(",", -1))) {
            if (!name.strip().matches("@?\\w+")) {
                throw unexpected(name.strip());
            }
            names.add(name.strip());
        }
        return List.copyOf(names);
    }

    private static Predicate<Map<String, String>> condition(String text) {
        Matcher matcher = CONDITION.matcher(text);
        if (!matcher.matches()) {
            matcher = TIGHT.matcher(text);
            if (!matcher.matches()) {
                throw unexpected(text);
            }
        }
        String field = matcher.group(1);
        String sign = String.valueOf(matcher.group(2)).toLowerCase(Locale.ROOT);
        String expression = matcher.group(3);
        String words =
                matcher.group(4) == null ? String.valueOf(matcher.group(5)) : matcher.group(4);
        Predicate<String> test =
                expression != null
                        ? pattern(expression).asPredicate()
                        : sign.endsWith("like") ? value -> value.contains(words) : words::equals;
        Predicate<String> wanted =
                sign.startsWith("not") || sign.equals("!=") ? test.negate() : test;
        return row -> wanted.test(row.getOrDefault(field, ""));
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("invalid regular expression: " + expression, e);
        }
    }

    private static Comparator<Map<String, String>> order(String text) {
        Matcher matcher = SORT.matcher(text);
        if (!matcher.matches()) {
            throw unexpected(text);
        }
        String field = matcher.group(1);
        Comparator<Map<String, String>> order =
                Comparator.comparing(row -> row.getOrDefault(field, ""), InsightsQuery::compare);
        return "asc".equalsIgnoreCase(matcher.group(2)) ? order : order.reversed();
    }

    private static int compare(String one, String other) {
        return one.matches("\\d{1,18}") && other.matches("\\d{1,18}")
                ? Long.compare(Long.parseLong(one), Long.parseLong(other))
                : one.compareTo(other);
    }

    private static int limit(String text) {
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > MOST) {
            throw unexpected("limit " + text);
        }
        return Integer.parseInt(text);
    }

    private static Matcher counted(String text) {
        Matcher matcher = STATS.matcher(text);
        if (!matcher.matches()) {
            throw unexpected("stats " + text);
        }
        return matcher;
    }

    /**
     * The rows of an answer, each by field.
     *
     * @param events in the order of their times, by group with its account: {@code 123456789012:/ecs/immich}
     * @param most how many rows the caller wants at most
     */
    List<Map<String, String>> rows(Map<String, List<LogEvent>> events, int most) {
        List<Map<String, String>> found = new ArrayList<>();
        events.forEach((group, all) ->
                all.stream().map(event -> row(group, event)).filter(filter).forEach(found::add));
        List<Map<String, String>> rows = stats.map(how -> counted(how, found)).orElse(found);
        Comparator<Map<String, String>> order =
                sort.orElseGet(() -> stats.isPresent() ? (_, _) -> 0 : order("@timestamp desc"));
        return rows.stream()
                .sorted(order)
                .limit(Math.min(limit, most))
                .map(row -> stats.isPresent() ? row : chosen(row))
                .toList();
    }

    private Map<String, String> chosen(Map<String, String> row) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String field : fields) {
            String value = row.get(field);
            if (value != null) {
                chosen.put(field, value);
            }
        }
        chosen.put("@ptr", row.getOrDefault("@ptr", ""));
        return chosen;
    }

    private static Map<String, String> row(String group, LogEvent event) {
        return Map.of(
                "@timestamp", time(event.timestamp()),
                "@ingestionTime", time(event.ingestion()),
                "@message", event.message(),
                "@logStream", event.stream(),
                "@log", group,
                "@ptr", event.id());
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    private static List<Map<String, String>> counted(Matcher how, List<Map<String, String>> found) {
        String name = how.group(1) == null ? "count(*)" : how.group(1);
        if (how.group(2) == null && how.group(4) == null) {
            return List.of(Map.of(name, String.valueOf(found.size())));
        }
        String by =
                how.group(4) == null ? "bin(" + how.group(2) + how.group(3) + ")" : how.group(4);
        Map<String, Long> counts = new TreeMap<>();
        for (Map<String, String> row : found) {
            String key =
                    how.group(4) == null
                            ? bin(how, row)
                            : row.getOrDefault(String.valueOf(how.group(4)), "");
            counts.merge(key, 1L, Long::sum);
        }
        List<Map<String, String>> rows = new ArrayList<>();
        counts.forEach((key, count) -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put(by, key);
            row.put(name, String.valueOf(count));
            rows.add(row);
        });
        // The newest period comes first.
        return how.group(4) == null ? rows.reversed() : rows;
    }

    private static String bin(Matcher how, Map<String, String> row) {
        long size = Long.parseLong(how.group(2)) * unit(String.valueOf(how.group(3))).toMillis();
        if (size == 0) {
            throw unexpected("bin(0)");
        }
        long millis = TIME.parse(row.getOrDefault("@timestamp", ""), Instant::from).toEpochMilli();
        return time(Math.floorDiv(millis, size) * size);
    }

    private static Duration unit(String letter) {
        return switch (letter.toLowerCase(Locale.ROOT)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
