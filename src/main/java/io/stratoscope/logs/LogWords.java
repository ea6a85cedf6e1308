package io.stratoscope.logs;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.PlainText;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A log line in words and as JSON: the same on a terminal, on the screen and in files. */
public final class LogWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String TAB = "    ";

    private LogWords() {}

    /** {@code 2026-03-01T12:00:00.000Z}. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** The first so many characters, and how many there are where that is not all. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end)
                + "… (cut; "
                + String.format(Locale.ROOT, "%,d", text.length())
                + " characters)";
    }

    /** On one line and harmless, cut where it is longer than so many characters. */
    public static String oneLine(String text, int longest) {
        String shortened = cut(text.stripTrailing(), longest);
        return PlainText.of(shortened.replace("\r\n", "↵").replace("\n", "↵").replace("\t", TAB));
    }

    /** Harmless, its line breaks kept, cut where it is longer than so many characters. */
    public static String lines(String text, int longest) {
        StringBuilder lines = new StringBuilder();
        cut(text.stripTrailing(), longest)
                .replace("\t", TAB)
                .lines()
                .forEach(line ->
                        lines.append(lines.isEmpty() ? "" : "\n").append(PlainText.of(line)));
        return lines.toString();
    }

    /** A line of a text file: its time, group, stream and words. */
    public static String fileLine(LogLine line) {
        return time(line.time())
                + "  "
                + PlainText.of(line.group().resourceId())
                + "  "
                + PlainText.of(line.stream())
                + "  "
                + oneLine(line.text(), Integer.MAX_VALUE);
    }

    /** All that is known of a line, its text whole. */
    public static JsonObject json(LogLine line, boolean late) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("time", time(line.time()))
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
    static String whole(String text) {
        return text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
