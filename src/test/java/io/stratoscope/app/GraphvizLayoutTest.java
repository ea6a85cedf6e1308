package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** {@code diagram --layout dot}, with a shell script in Graphviz's place: the tests run on machines without it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Graphviz is played by a shell script")
class GraphvizLayoutTest {
    private static final String VERSION = "dot - graphviz version 12.1.0 (20240811.2233)";

    @TempDir Path directory;

    private Path snapshot = Path.of("");

    @BeforeEach
    void discover() {
        snapshot = directory.resolve("snapshot.json");
        Program.Run run =
                run(
                        Map.of(),
                        "discover",
                        "--simulate",
                        "--project",
                        "photobooth",
                        "-o",
                        snapshot.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void startsTheDotOfTheVariableAndSaysWhenItGivesNoPicture() throws IOException {
        Path log = directory.resolve("log");
        Path dot =
                script(
                        "graphviz",
                        """
                        echo "$@" >> '%s'
                        [ "$1" = -V ] && echo '%s' >&2 && exit 0
                        exit 1
                        """
                                .formatted(log, VERSION));

        Program.Run run = draw(Map.of("GRAPHVIZ_DOT", dot.toString()), "dot");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .startsWith("stratoscope: Graphviz gives no picture")
                .endsWith("or leave out --layout dot")
                .doesNotContain("\n");
        assertThat(log).content().as("asked for a picture").contains("-Tsvg");
        assertThat(run.out()).isEmpty();

        Files.delete(log);
        assertThat(draw(Map.of("GRAPHVIZ_DOT", dot.toString()), "smetana").exitCode()).isZero();
        assertThat(log).as("not started where nobody asked for it").doesNotExist();
    }

    @Test
    void findsDotOnThePath() throws IOException {
        Path log = directory.resolve("log");
        Path dot = script("dot", "echo \"$@\" >> '" + log + "'; echo '" + VERSION + "' >&2");

        Program.Run run = draw(Map.of("PATH", "/nowhere:" + dot.getParent()), "dot");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(log).content().contains("-V");
    }

    @Test
    void refusesAProgramThatIsNoGraphvizInsteadOfDrawingWithSmetana() throws IOException {
        Path other = script("other", "exit 0");

        Program.Run run = draw(Map.of("GRAPHVIZ_DOT", other.toString()), "dot");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is no Graphviz");
    }

    @Test
    void saysWhatToDoWithoutGraphviz() throws IOException {
        Path unusable = Files.writeString(directory.resolve("dot"), "not executable");

        for (Map<String, String> without :
                List.of(Map.<String, String>of(), Map.of("PATH", directory.toString()))) {
            Program.Run run = draw(without, "dot");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err().strip())
                    .startsWith("stratoscope: Graphviz's dot was not found; install it")
                    .doesNotContain("\n");
        }
        Program.Run run = draw(Map.of("GRAPHVIZ_DOT", unusable.toString()), "dot");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("GRAPHVIZ_DOT names " + unusable);
    }

    @Test
    void refusesAnUnknownEngine() {
        Program.Run run = draw(Map.of(), "neato");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("unknown layout neato; there are smetana and dot");
    }

    private Program.Run draw(Map<String, String> variables, String engine) {
        return run(
                variables,
                "diagram",
                "--from",
                snapshot.toString(),
                "--view",
                "network",
                "--format",
                "svg",
                "--layout",
                engine);
    }

    private Program.Run run(Map<String, String> variables, String... arguments) {
        try (Program program = new Program(directory, variables)) {
            return program.run(arguments);
        }
    }

    private Path script(String name, String content) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("bin"));
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + content + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
