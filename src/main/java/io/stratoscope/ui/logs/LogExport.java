package io.stratoscope.ui.logs;

import io.stratoscope.json.JsonText;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogWords;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.stage.Window;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes lines into a file: as text, or as JSON, one object a line, where its name ends in {@code .jsonl} or {@code .json}. */
final class LogExport {

    private final Session session;
    private final Function<Window, Optional<Path>> question;

    /** @param question asks where to */
    LogExport(Session session, Function<Window, Optional<Path>> question) {
        this.session = session;
        this.question = question;
    }

    void choose(Window owner, LogHits lines) {
        question.apply(owner).ifPresent(file -> write(file, lines));
    }

    void write(Path file, LogHits lines) {
        session.run(
                "Export " + file.getFileName(),
                context -> save(file, lines),
                problem ->
                        problem.ifPresentOrElse(
                                why -> session.notices().say(Kind.ERROR, "Not saved: " + why),
                                () ->
                                        session.notices()
                                                .say(
                                                        Kind.SUCCESS,
                                                        "Saved %,d %s to %s"
                                                                .formatted(
                                                                        lines.size(),
                                                                        lines.size() == 1
                                                                                ? "line"
                                                                                : "lines",
                                                                        file))),
                failure ->
                        session.notices()
                                .say(
                                        Kind.ERROR,
                                        "Not saved to " + file + ": " + failure.message()));
    }

    private static Optional<String> save(Path file, LogHits lines) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean json = name.endsWith(".jsonl") || name.endsWith(".json");
        try {
            AtomicFile.write(file, out -> write(out, lines, json));
            return Optional.empty();
        } catch (FileException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void write(OutputStream out, LogHits lines, boolean json) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            writer.write(
                    json
                            ? JsonText.compact(LogWords.json(lines.line(i), lines.isLate(i)))
                            : LogWords.fileLine(lines.line(i)));
            writer.write('\n');
        }
        writer.flush();
    }
}
