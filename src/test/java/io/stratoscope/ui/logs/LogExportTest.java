package io.stratoscope.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogChoice;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogSearch;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lines are in files: whole, one a line, and harmless whatever they say. */
class LogExportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MEGABYTE = "x".repeat(1 << 20) + "end";

    private static final List<String> TEXTS =
            List.of(
                    "plain",
                    "\u001b[31mred\u001b[0m and \u001b]0;title\u0007",
                    "nul \u0000 here",
                    "<script>alert(1)</script> & \"quotes\"",
                    "broken \ufffd and half \ud83d",
                    "two\nlines\r\nand a\ttab",
                    "{\"level\":\"warn\",\"n\":1}",
                    MEGABYTE);

    @TempDir private Path directory;

    private final TestSession window = new TestSession();
    private final LogExport export = new LogExport(window.session, owner -> Optional.empty());

    @AfterEach
    void close() {
        window.close();
    }

    private static LogBook book() {
        List<FollowedLine> lines = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            lines.add(
                    new FollowedLine(
                            new LogLine(
                                    NOON.plusMillis(i),
                                    Arn.of(
                                            "arn:aws:logs:eu-central-1:123456789012:log-group:/a\u001b[1m"),
                                    "s\u0000",
                                    "id" + i,
                                    TEXTS.get(i)),
                            i == 2));
        }
        return LogBook.empty(new LogBook.Limits(1_000, 100L << 20)).with(lines);
    }

    private List<String> written(String name, LogHits hits) throws Exception {
        Path file = directory.resolve(name);
        export.write(file, hits);
        for (int i = 0; i < 100 && !Files.exists(file); i++) {
            window.handOver();
        }
        return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void textIsALineEachAndHarmless() throws Exception {
        List<String> lines = written("lines.log", LogHits.all(book()));

        assertThat(lines).hasSize(TEXTS.size());
        assertThat(lines.getFirst()).startsWith("2026-03-01T12:00:00.000Z  /a").endsWith("  plain");
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.chars())
                                .noneMatch(sign -> sign < 0x20 || sign == 0x7f || sign == 0x9b));
        assertThat(lines.get(3)).endsWith("<script>alert(1)</script> & \"quotes\"");
        assertThat(lines.get(5)).endsWith("two↵lines↵and a    tab");
        assertThat(lines.getLast()).as("whole").endsWith(MEGABYTE);
    }

    @Test
    void jsonKeepsTheTextAsItWas() throws Exception {
        List<JsonObject> lines =
                written("lines.JSONL", LogHits.all(book())).stream()
                        .map(line -> (JsonObject) JsonText.parse(line))
                        .toList();

        assertThat(lines.stream().map(line -> line.text("text").orElse("")).toList())
                .startsWith(TEXTS.subList(0, 4).toArray(String[]::new))
                .endsWith(TEXTS.subList(5, TEXTS.size()).toArray(String[]::new));
        assertThat(lines.get(4).text("text").orElse("")).startsWith("broken \ufffd and half ");
        assertThat(lines.get(2).isTrue("late")).isTrue();
        assertThat(lines.get(1).get("late")).isEmpty();
        assertThat(lines.get(6).text("level")).contains("warn");
        assertThat(lines.get(6).number("fields", "n")).isPresent();
        assertThat(lines.get(3).get("fields")).isEmpty();
    }

    @Test
    void onlyWhatIsShownIsWritten() throws Exception {
        LogBook book = book();
        LogChoice choice = LogChoice.ALL.with(LogFilter.parse("/^plain$/"));
        LogHits hits =
                LogSearch.find(book, choice, LogHits.none(book, choice), () -> false, soFar -> {});

        assertThat(written("some.txt", hits)).singleElement().asString().endsWith("plain");
        assertThat(written("none.txt", LogHits.none(book, choice))).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() throws Exception {
        Path file = directory.resolve("lines.log");
        Files.createDirectory(file);
        Files.writeString(file.resolve("in the way"), "");

        export.write(file, LogHits.all(book()));
        for (int i = 0; i < 100 && window.session.notices().shown().isEmpty(); i++) {
            window.handOver();
        }

        assertThat(window.session.notices().shown())
                .singleElement()
                .asString()
                .contains("lines.log")
                .doesNotContain("Saved");
    }
}
