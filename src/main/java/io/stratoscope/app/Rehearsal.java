package io.stratoscope.app;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.cli.StratoscopeCli;
import io.stratoscope.cli.Terminal;
import io.stratoscope.job.Jobs;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Does once, unseen and on the simulated account, what most starts do. The start script runs it with {@code
 * -XX:AOTCacheOutput} (JEP 514), so that later starts find their classes loaded and linked.
 */
public final class Rehearsal {

    private static final List<List<String>> SCENES =
            List.of(
                    List.of("--simulate", "discover", "--json"),
                    List.of("--simulate", "diagram", "--format", "svg"),
                    List.of("--simulate", "diagram", "--format", "png"));

    private Rehearsal() {}

    /**
     * Plays every scene.
     *
     * @param arguments one: an empty directory, for what the program remembers
     */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        Path directory = Path.of(arguments[0]);
        System.exit(SCENES.stream().mapToInt(scene -> play(scene, directory)).max().orElse(0));
    }

    private static int play(List<String> scene, Path directory) {
        Clock clock = Clock.systemUTC();
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        Terminal terminal =
                Terminal.of(
                        InputStream.nullInputStream(),
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(words, true, StandardCharsets.UTF_8),
                        false,
                        false);
        AwsEnvironment nothing = new AwsEnvironment(Map.of(), directory);
        int exitCode;
        try (Jobs jobs = new Jobs(clock)) {
            exitCode =
                    new StratoscopeCli(
                                    Wiring.commandLine(terminal, clock, jobs, nothing, directory))
                            .run(scene.toArray(String[]::new));
        }
        if (exitCode != 0) {
            System.err.print(words.toString(StandardCharsets.UTF_8));
        }
        return exitCode;
    }
}
