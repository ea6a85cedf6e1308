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
import java.util.Locale;
import java.util.Map;

/**
 * Does once, unseen and on the simulated account, what most starts do. The start script runs it with {@code
 * -XX:AOTCacheOutput} (JEP 514), so that later starts find their classes loaded and linked.
 *
 * <p>There are several plays, each with a cache of its own: JDK 25 cannot write the cache of all that the program is made of. The
 * table of the method types that its lambdas have must stay below 24,577 entries, and each accessor of the SDK's model has two.
 */
public final class Rehearsal {

    /** What is played for one kind of start. */
    private enum Play {
        LOOK {
            @Override
            List<List<String>> scenes(Path directory) {
                return List.of(
                        List.of("--simulate", "discover", "--json"),
                        List.of("--simulate", "diagram", "--format", "svg"),
                        List.of("--simulate", "diagram", "--format", "png"));
            }
        },
        PROVISION {
            @Override
            List<List<String>> scenes(Path directory) {
                String plan = directory.resolve("plan.json").toString();
                return List.of(
                        List.of("simulate", "reset", "--empty"),
                        List.of("--simulate", "provision", "plan", "immich", "-o", plan),
                        List.of("--simulate", "provision", "apply", plan, "--unlock", "--yes"),
                        List.of("--simulate", "provision", "drift", "immich"));
            }
        };

        abstract List<List<String>> scenes(Path directory);
    }

    private Rehearsal() {}

    /**
     * Plays every scene of a play.
     *
     * @param arguments an empty directory, for what the program remembers; and {@code look} or {@code provision}
     */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        Path directory = Path.of(arguments[0]);
        Play play = Play.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        System.exit(
                play.scenes(directory).stream()
                        .mapToInt(scene -> play(scene, directory))
                        .max()
                        .orElse(0));
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
