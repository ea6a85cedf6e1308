package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.job.Jobs;
import io.stratoscope.job.Journal;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

final class JsonLinesFileTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @TempDir private Path directory;

    private static JsonObject line(String text) {
        return JsonValue.object().put("a", text).build();
    }

    private Path file() {
        return directory.resolve("new").resolve("lines.jsonl");
    }

    @Test
    void linesAreReadAsTheyWereWritten() {
        JsonLinesFile file = new JsonLinesFile(file(), true);
        file.append(line("x\ny"));
        file.append(line("z"));

        assertThat(new JsonLinesFile(file(), true).read()).containsExactly(line("x\ny"), line("z"));
    }

    @Test
    void manyMayAddAtTheSameTime() throws InterruptedException {
        JsonLinesFile file = new JsonLinesFile(file(), true);
        List<JsonObject> lines =
                IntStream.range(0, 200).mapToObj(number -> line("line " + number)).toList();

        try (Jobs jobs = new Jobs(CLOCK)) {
            jobs.start(
                            "write",
                            context ->
                                    context.inParallel(
                                            lines.stream()
                                                    .map(each -> adding(file, each))
                                                    .toList()))
                    .await();
        }

        assertThat(new JsonLinesFile(file(), true).read())
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    private static Callable<JsonObject> adding(JsonLinesFile file, JsonObject line) {
        return () -> {
            file.append(line);
            return line;
        };
    }

    @Test
    void aFileThatWasBegunAnewTakesLines() {
        JsonLinesFile file = new JsonLinesFile(file(), true);
        file.append(line("a long line that is there no more"));
        file.clear();

        file.append(line("x"));

        assertThat(file.read()).containsExactly(line("x"));
    }

    @Test
    void nothingIsMadeBeforeThereIsSomethingToKeep() {
        assertThat(new JsonLinesFile(file(), true).read()).isEmpty();
        assertThat(file().getParent()).doesNotExist();
    }

    @Test
    void aLineThatWasCutOffIsLeftOutAndSwallowsNoOther() throws IOException {
        new JsonLinesFile(file(), true).append(line("x"));
        Files.writeString(file(), "{\"a\":\"cu", StandardOpenOption.APPEND);
        JsonLinesFile file = new JsonLinesFile(file(), true);
        assertThat(file.read()).containsExactly(line("x"));

        file.append(line("y"));

        assertThat(file.read()).containsExactly(line("x"), line("y"));
    }

    @Test
    void twoDoNotWriteIntoOne() {
        JsonLinesFile first = new JsonLinesFile(file(), true);
        JsonLinesFile second = new JsonLinesFile(file(), true);
        first.append(line("x"));

        assertThatThrownBy(() -> second.append(line("y")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("another Stratoscope");
        second.read();
        second.append(line("y"));
        assertThat(second.read()).hasSize(2);
    }

    @Test
    void aJournalLeavesOutLinesOfAnotherKind() {
        JournalFile journal = new JournalFile(file(), CLOCK);
        journal.write("run", "make Vpc", Journal.Phase.DONE, "vpc-1");
        JsonLinesFile raw = new JsonLinesFile(file(), true);
        raw.append(line("x"));

        assertThat(new JournalFile(file(), CLOCK).entries())
                .containsExactly(
                        new Journal.Entry(
                                CLOCK.instant(), "run", "make Vpc", Journal.Phase.DONE, "vpc-1"));
    }

    @Test
    void journalsOfADirectoryAreNamedWithoutTheirEnding() throws IOException {
        assertThat(JournalFile.names(directory.resolve("none"))).isEmpty();
        Files.writeString(directory.resolve("b.jsonl"), "");
        Files.writeString(directory.resolve("a.jsonl"), "");
        Files.writeString(directory.resolve("c.json"), "");

        assertThat(JournalFile.names(directory)).containsExactly("a", "b");
        JournalFile.remove(directory, "a");
        JournalFile.remove(directory, "never-there");
        assertThat(JournalFile.names(directory)).containsExactly("b");
        assertThat(directory.resolve("c.json")).exists();
    }
}
