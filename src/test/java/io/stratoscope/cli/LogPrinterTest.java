package io.stratoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogWords;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

/** Hostile lines, as text and as JSON. */
final class LogPrinterTest {

    private static final String TIME = "2026-11-23T12:00:00.000Z  ";

    private static LogLine line(String text) {
        return new LogLine(
                Instant.parse("2026-11-23T12:00:00Z"),
                Arn.of("arn:aws:logs:eu-central-1:1:log-group:/g"),
                "s",
                "1",
                text);
    }

    private static String printed(String text, boolean terminal) {
        return String.join("\n", LogPrinter.lines(line(text), "", false, terminal));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\u001b[31mred\u001b[0m|\\u001b[31mred\\u001b[0m",
                "a\u0000b|a\\u0000b",
                "a\u202eb|a\\u202eb",
                "half \ud83d of it|half \\ud83d of it",
                "tab\there|tab    here",
                "<b>html</b>|<b>html</b>",
            })
    void comeOutAsText(String text, String shown) {
        assertThat(printed(text, true)).startsWith(TIME + shown).doesNotContain("\u001b");
    }

    @Test
    void aLineOfSeveralLinesStaysTogether() {
        assertThat(LogPrinter.lines(line("Error: x\n\tat y\r\n\tat z\n"), "", true, false))
                .containsExactly(TIME + "(late) Error: x", "        at y", "        at z");
        assertThat(LogPrinter.lines(line("50 %\r100 %"), "", false, true))
                .as("nothing is written over")
                .containsExactly(TIME + "50 %", "    100 %");
        assertThat(printed("", false)).isEqualTo(TIME.stripTrailing() + "  ");
    }

    @Test
    void aVeryLongLineIsCutOnATerminalOnly() {
        String text = "x".repeat(1_048_576);

        assertThat(printed(text, true))
                .hasSizeLessThan(2_100)
                .endsWith("… (cut; 1,048,576 characters)");
        assertThat(printed(text, false)).isEqualTo(TIME + text);
        assertThat(LogWords.json(line(text), false).text("text")).contains(text);
        assertThat(printed("x".repeat(2_000), true)).doesNotContain("cut");
    }

    @Test
    void jsonHoldsWhatUtf8CanHold() {
        JsonObject object = LogWords.json(line("a\u0000\u001b \ud83d \ud83d\ude00"), true);

        assertThat(object.text("text")).contains("a\u0000\u001b \ufffd \ud83d\ude00");
        assertThat(object.isTrue("late")).isTrue();
        assertThat(JsonText.compact(object)).doesNotContain("\u001b").doesNotContain("\n");
        assertThat(List.copyOf(object.members().keySet()))
                .containsExactly("time", "group", "stream", "id", "text", "late");
    }
}
