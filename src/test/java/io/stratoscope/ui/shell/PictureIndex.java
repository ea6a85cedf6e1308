package io.stratoscope.ui.shell;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes {@code target/screenshots/index.html} when the tests are over: every picture they left, to page through. */
public final class PictureIndex implements TestExecutionListener {

    private static final Path FOLDER = Path.of("target", "screenshots");

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (Files.isDirectory(FOLDER)) {
            try {
                write(FOLDER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes the page for the pictures of a folder into it. */
    static void write(Path folder) throws IOException {
        StringBuilder figures = new StringBuilder();
        byScreen(folder)
                .forEach((screen, pictures) -> {
                    figures.append("<h2>").append(escape(screen)).append("</h2>\n<div>\n");
                    pictures.forEach(picture -> figures.append(figure(picture)));
                    figures.append("</div>\n");
                });
        Files.writeString(
                folder.resolve("index.html"),
                template().replace("<!-- pictures -->", figures.toString().stripTrailing()));
    }

    /** The pictures under the first word of their names. */
    private static SortedMap<String, List<String>> byScreen(Path folder) throws IOException {
        SortedMap<String, List<String>> pictures = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .sorted()
                    .forEach(name ->
                            pictures.computeIfAbsent(
                                            name.substring(0, name.length() - 4).split("-", 2)[0],
                                            screen -> new ArrayList<>())
                                    .add(name));
        }
        return pictures;
    }

    private static String figure(String name) {
        String words = escape(name.substring(0, name.length() - 4));
        String file = escape(name);
        return """
        <a href="%s"><img src="%s" alt="%s" loading="lazy"><span>%s</span></a>
        """
                .formatted(file, file, words, words);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String template() throws IOException {
        try (var in =
                Objects.requireNonNull(
                        PictureIndex.class.getResourceAsStream("pictures.html"), "pictures.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
