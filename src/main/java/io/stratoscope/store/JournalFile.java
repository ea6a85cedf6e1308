package io.stratoscope.store;

import io.stratoscope.job.Journal;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** A journal as a file with a JSON object a line. */
public final class JournalFile implements Journal {
    private static final String ENDING = ".jsonl";

    private final JsonLinesFile file;
    private final Clock clock;

    /** A journal; the file need not be there yet. */
    public JournalFile(Path file, Clock clock) {
        this.file = new JsonLinesFile(file, true);
        this.clock = clock;
    }

    /**
     * The names of the journals in a directory, without their ending, sorted; none where there is no such directory.
     *
     * @throws FileException when the directory cannot be read
     */
    public static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> directory.relativize(file).toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FileException(
                    "cannot read " + directory + ": " + FileReason.of(directory, e), e);
        }
    }

    /**
     * Removes a journal of what is no more.
     *
     * @param name without its ending
     * @throws FileException when that cannot be done
     */
    public static void remove(Path directory, String name) {
        new JsonLinesFile(directory.resolve(name + ENDING), true).clear();
    }

    @Override
    public void write(String run, String step, Phase phase, String detail) {
        file.append(
                JsonValue.object()
                        .put("at", clock.instant().toString())
                        .put("run", run)
                        .put("step", step)
                        .put("phase", phase.name().toLowerCase(Locale.ROOT))
                        .put("detail", detail)
                        .build());
    }

    @Override
    public List<Entry> entries() {
        return file.read().stream().flatMap(line -> entry(line).stream()).toList();
    }

    // A line of another kind, of a newer Stratoscope perhaps, is none of ours.
    private static Optional<Entry> entry(JsonObject object) {
        try {
            return Optional.of(
                    new Entry(
                            Instant.parse(object.text("at").orElseThrow()),
                            object.text("run").orElseThrow(),
                            object.text("step").orElseThrow(),
                            Phase.valueOf(
                                    object.text("phase").orElseThrow().toUpperCase(Locale.ROOT)),
                            object.text("detail").orElseThrow()));
        } catch (NoSuchElementException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
