package io.stratoscope.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.store.FileException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a drawing on file with the one of today; the file is read once. */
final class DrawingCheck {

    private static final int CONTEXT_LINES = 2;
    private static final int LONGEST_LINE = 200;

    /** How a PlantUML source writes what must not be taken for markup. */
    private static final Pattern PLANTUML_CHARACTER = Pattern.compile("<U\\+([0-9A-Fa-f]{4})>");

    private final Path file;
    private final byte[] onFile;

    private DrawingCheck(Path file, byte[] onFile) {
        this.file = file;
        this.onFile = onFile;
    }

    /**
     * @throws FileException when it cannot be read
     */
    static DrawingCheck of(Path file) {
        try {
            return new DrawingCheck(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new FileException("cannot read " + file + " to compare with; check its name", e);
        }
    }

    boolean matches(byte[] today, Format format, ViewKind view, Session session) {
        if (Arrays.equals(onFile, today)) {
            session.say(file + " matches.");
            return true;
        }
        if (format.isText()) {
            diff(lines(onFile), lines(today)).forEach(session::print);
        } else {
            session.print(
                    file
                            + ": the pictures differ ("
                            + onFile.length
                            + " bytes on file, "
                            + today.length
                            + " today); check the puml of the same view to see how");
        }
        session.say(
                file
                        + " no longer matches; if the change is meant, write it anew:"
                        + " stratoscope diagram --view "
                        + view.key()
                        + " -o "
                        + file);
        return false;
    }

    /**
     * Which view the file shows: by the title in it, and where that does not tell (a picture, or a strange name that holds the
     * title of another view), by the file's own name. Empty where neither tells.
     */
    Optional<ViewKind> view() {
        String text =
                PLANTUML_CHARACTER
                        .matcher(new String(onFile, StandardCharsets.UTF_8))
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        Character.toString(Integer.parseInt(found.group(1), 16))));
        List<ViewKind> titled =
                Arrays.stream(ViewKind.values())
                        .filter(view -> text.contains("· " + view.title()))
                        .toList();
        return titled.size() == 1 ? Optional.of(titled.getFirst()) : named();
    }

    private Optional<ViewKind> named() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return ViewKind.ofKey(dot < 0 ? name : name.substring(0, dot));
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> diff(List<String> before, List<String> today) {
        return UnifiedDiffUtils.generateUnifiedDiff(
                        file.toString(),
                        "today",
                        before,
                        DiffUtils.diff(before, today),
                        CONTEXT_LINES)
                .stream()
                .map(Terminal::plain)
                .map(line ->
                        line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
                .toList();
    }
}
