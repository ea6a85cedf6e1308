package io.stratoscope.app;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.cli.UsageException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
            return Programs.path(named.get())
                    .filter(Programs::runs)
                    .orElseThrow(() ->
                            new UsageException(
                                    "%s names %s, which is no program; correct it, or leave out --layout dot"
                                            .formatted(VARIABLE, named.get())));
        }
        return Programs.onPath(NAMES, environment)
                .orElseThrow(() ->
                        new UsageException(
                                "Graphviz's dot was not found; install it (for example: apt-get install graphviz),"
                                        + " name it in "
                                        + VARIABLE
                                        + ", or leave out --layout dot"));
    }
}
