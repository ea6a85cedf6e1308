package io.stratoscope.cli;

import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints log lines: for people, with what strangers wrote made harmless, or as JSON, one object a line and each text whole.
 */
final class LogPrinter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** A longer line is cut on a terminal. */
    private static final int LONGEST = 2_000;

    /** Before each further line of an event that has several. */
    private static final String FURTHER = "    ";

    private final Session session;
    private final boolean json;

    /** How wide the names of the groups are; 0 where there is one group, which need not be said again and again. */
    private final int width;

    LogPrinter(Session session, List<LogSource.Group> groups) {
        this.session = session;
        json = session.options().json;
        List<String> names = groups.stream().map(LogSource.Group::name).distinct().toList();
        width = names.size() < 2 ? 0 : names.stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * Prints a line.
     *
     * @param late whether younger ones were printed before
     */
    void print(LogLine line, boolean late) {
        if (json) {
            session.printJsonLine(json(line, late));
        } else {
            lines(
                            line,
                            width == 0 ? "" : group(line) + "  ",
                            late,
                            session.terminal().outIsTerminal())
                    .forEach(session::print);
        }
    }

    /**
     * A line for people; more than one where its event has several.
     *
     * @param group what stands after the time
     * @param terminal whether very long ones are cut
     */
    static List<String> lines(LogLine line, String group, boolean late, boolean terminal) {
        String text = line.text().stripTrailing();
        List<String> lines = (terminal ? cut(text) : text).replace("\t", FURTHER).lines().toList();
        String start = TIME.format(line.time()) + "  " + group + (late ? "(late) " : "");
        List<String> printed = new ArrayList<>();
        printed.add(start + (lines.isEmpty() ? "" : Terminal.plain(lines.getFirst())));
        lines.stream().skip(1).forEach(further -> printed.add(FURTHER + Terminal.plain(further)));
        return printed;
    }

    private String group(LogLine line) {
        String name = Terminal.plain(line.group().resourceId());
        return name + " ".repeat(Math.max(0, width - name.length()));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end)
                + "… (cut; "
                + String.format(Locale.ROOT, "%,d", text.length())
                + " characters)";
    }

    static JsonObject json(LogLine line, boolean late) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("time", TIME.format(line.time()))
                        .put("group", line.group().resourceId())
                        .put("stream", line.stream())
                        .put("id", line.id());
        line.level().ifPresent(level -> object.put("level", level.word()));
        object.put("text", whole(line.text()));
        JsonObject fields = line.fields();
        if (!fields.members().isEmpty()) {
            object.put("fields", fields);
        }
        if (late) {
            object.put("late", true);
        }
        return object.build();
    }

    /** Halves of characters, which UTF-8 has no form for, become the sign for what cannot be read. */
    private static String whole(String text) {
        return text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
