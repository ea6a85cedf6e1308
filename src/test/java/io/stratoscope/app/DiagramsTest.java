package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The diagrams in {@code diagrams/} are what the program draws; {@code packaging/update-diagrams} writes them anew. */
class DiagramsTest {

    static Stream<String> files() {
        return Stream.of(ViewKind.values())
                .flatMap(view -> Stream.of("puml", "svg").map(format -> view.key() + "." + format));
    }

    @ParameterizedTest
    @MethodSource("files")
    void matches(String file, @TempDir Path directory) {
        String view = file.substring(0, file.indexOf('.'));
        try (Program program = new Program(directory, Map.of())) {
            Program.Run run =
                    program.run(
                            "diagram", "--simulate", "--view", view, "--check", "diagrams/" + file);
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }
}
