package io.stratoscope.app;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.cli.UsageException;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Graphviz's {@code dot} on this machine: where {@code GRAPHVIZ_DOT} says, as for PlantUML, else on the {@code PATH}. */
final class Graphviz {
    private static final String VARIABLE = "GRAPHVIZ_DOT";
    private static final List<String> NAMES = List.of("dot", "dot.exe");

    private Graphviz() {}

    /**
     * The executable.
     *
     * @throws UsageException when there is none
     */
    static Path executable(AwsEnvironment environment) {
        Optional<String> named = environment.variable(VARIABLE);
        if (named.isPresent()) {
            return path(named.get())
                    .filter(Graphviz::runs)
                    .orElseThrow(() ->
                            new UsageException(
                                    "%s names %s, which is no program; correct it, or leave out --layout dot"
                                            .formatted(VARIABLE, named.get())));
        }
        return environment.variable("PATH").stream()
                .flatMap(all -> Stream.of(all.split(File.pathSeparator)))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> path(directory).stream())
                .flatMap(directory -> NAMES.stream().map(directory::resolve))
                .filter(Graphviz::runs)
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "Graphviz's dot was not found; install it (for example: apt-get install graphviz),"
                                        + " name it in "
                                        + VARIABLE
                                        + ", or leave out --layout dot"));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
