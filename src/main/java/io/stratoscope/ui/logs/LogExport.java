package io.stratoscope.ui.logs;

import io.stratoscope.json.JsonText;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogWords;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.ui.session.FileWriting;
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

    private final FileWriting files;
    private final Function<Window, Optional<Path>> question;

    /** @param question asks where to */
    LogExport(Session session, Function<Window, Optional<Path>> question) {
        files = new FileWriting(session);
        this.question = question;
    }

    void choose(Window owner, LogHits lines) {
        question.apply(owner).ifPresent(file -> write(file, lines));
    }

    void write(Path file, LogHits lines) {
        files.start(
                "Export " + file.getFileName(),
                file,
                () -> save(file, lines),
                Kind.SUCCESS,
                "Saved %,d %s to %s"
                        .formatted(lines.size(), lines.size() == 1 ? "line" : "lines", file));
    }

    private static void save(Path file, LogHits lines) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean json = name.endsWith(".jsonl") || name.endsWith(".json");
        AtomicFile.write(file, out -> write(out, lines, json));
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
