package io.stratoscope.logs;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of a log. What it says of its level, and its members where it is JSON, is looked for when it is asked for: most lines are
 * never asked.
 *
 * @param group the log group's ARN
 * @param id no other line of the group has it
 * @param text as it was written: it may hold anything, control characters too
 */
public record LogLine(Instant time, Arn group, String stream, String id, String text)
        implements Comparable<LogLine> {

    private static final Comparator<LogLine> ORDER =
            Comparator.comparing(LogLine::time)
                    .thenComparing(LogLine::group)
                    .thenComparing(LogLine::id);

    /** Longer ones are not taken for JSON. */
    private static final int LONGEST_JSON = 200_000;

    /** The level stands near the line's beginning; words further on are what it is about. */
    private static final int HEAD = 160;

    private static final List<String> LEVEL_MEMBERS =
            List.of("level", "severity", "LogLevel", "loglevel", "lvl", "log.level");

    /** {@code level=warn}. */
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:level|lvl|severity)=\"?([A-Za-z]+)");

    /** {@code [warn]}, {@code [NOTICE]}. */
    private static final Pattern BRACKETS = Pattern.compile("\\[([A-Za-z]{3,8})\\]");

    /** A word in capitals. {@code LOG} only where it is PostgreSQL's or Nest's, as it may be any thing's name. */
    private static final Pattern WORD =
            Pattern.compile(
                    "(?<![A-Za-z0-9_-])(?:(TRACE|VERBOSE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|FATAL|PANIC)"
                            + "(?![A-Za-z0-9_-])|(LOG)(?=: {2}| \\[))");

    /** The line's members where it is a JSON object, the fields of an entry of an access log or a flow log; else none. */
    public JsonObject fields() {
        String json = text.strip();
        if (json.length() > LONGEST_JSON || json.isEmpty()) {
            return JsonObject.EMPTY;
        }
        return switch (json.charAt(0)) {
            case '{' -> members(json);
            case 'h', 'w', 'g' -> AccessLogEntry.fields(json);
            case '2', '3', '4', '5', '6', '7', '8', '9' -> FlowRecords.standardFields(json);
            default -> JsonObject.EMPTY;
        };
    }

    private static JsonObject members(String json) {
        if (!json.endsWith("}")) {
            return JsonObject.EMPTY;
        }
        try {
            return JsonText.parse(json) instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (JsonFormatException _) {
            // A text that only looks like JSON is a text.
            return JsonObject.EMPTY;
        }
    }

    /** How serious it is, where it says so. */
    public Optional<LogLevel> level() {
        JsonObject fields = fields();
        return fields.members().isEmpty() ? ofText() : ofFields(fields);
    }

    private static Optional<LogLevel> ofFields(JsonObject fields) {
        return LEVEL_MEMBERS.stream()
                .flatMap(name -> fields.get(name).stream())
                .flatMap(value ->
                        value instanceof JsonString(String word)
                                ? LogLevel.ofWord(word).stream()
                                : Stream.empty())
                .findFirst()
                .or(() -> AccessLogEntry.level(fields))
                .or(() -> FlowRecords.level(fields));
    }

    private Optional<LogLevel> ofText() {
        String head = text.length() > HEAD ? text.substring(0, HEAD) : text;
        Matcher word = WORD.matcher(head);
        if (word.find()) {
            return LogLevel.ofWord(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return first(NAMED, head).or(() -> first(BRACKETS, head));
    }

    private static Optional<LogLevel> first(Pattern pattern, String head) {
        return pattern.matcher(head)
                .results()
                .flatMap(found -> LogLevel.ofWord(found.group(1)).stream())
                .findFirst();
    }

    @Override
    public int compareTo(LogLine other) {
        return ORDER.compare(this, other);
    }
}
