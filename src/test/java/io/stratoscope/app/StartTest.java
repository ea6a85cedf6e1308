package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.bench.FirstFrame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the program loads before it is needed, seen from outside: in a JVM of its own. */
final class StartTest {

    /** The SDK's clients that speak to AWS, and what carries their requests. */
    private static final Pattern LIVE =
            Pattern.compile(
                    "software\\.amazon\\.awssdk\\.(services\\.\\w+\\.Default\\w+Client|http\\.(apache|urlconnection|crt)\\.\\S+) ");

    /** What a window needs only when it shows an account's diagram. */
    private static final Pattern HEAVY =
            Pattern.compile(" (software\\.amazon|net\\.sourceforge\\.plantuml)\\.");

    private static final Pattern OPENING =
            Pattern.compile(" io\\.stratoscope\\.ui\\.shell\\.OpeningWindow ");

    /** JavaFX loads it when words are handed over to be painted. */
    private static final Pattern PAINTED =
            Pattern.compile(" com\\.sun\\.javafx\\.sg\\.prism\\.NGText ");

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "discover --simulate", "discover --help"})
    void noAwsClientIsBuiltBeforeItIsNeeded(String arguments)
            throws IOException, InterruptedException {
        List<String> loaded = classesLoadedBy(arguments.split(" "));

        assertThat(loaded).anyMatch(line -> line.contains("io.stratoscope.cli.StratoscopeCli "));
        assertThat(loaded).noneMatch(line -> LIVE.matcher(line).find());
    }

    // What the test above looks for is what a live account loads.
    @ParameterizedTest
    @ValueSource(
            strings = "doctor --profile p --region eu-central-1 --endpoint-url http://127.0.0.1:1")
    void aLiveAccountDoesBuildClients(String arguments) throws IOException, InterruptedException {
        assertThat(classesLoadedBy(arguments.split(" ")))
                .anyMatch(line -> LIVE.matcher(line).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--simulate", "--profile p --region eu-central-1"})
    void nothingOfAwsOrPlantUmlIsLoadedBeforeTheFirstFrame(String arguments)
            throws IOException, InterruptedException {
        List<String> loaded = classesLoadedUntil("#opening", arguments.split(" "));

        int opening = first(loaded, OPENING);
        int painted = first(loaded, PAINTED);
        assertThat(opening).isLessThan(painted);
        assertThat(painted).isLessThan(loaded.size()).isLessThan(first(loaded, HEAVY));
    }

    /** The number of the first that matches; that of all, if none does. */
    private static int first(List<String> lines, Pattern pattern) {
        int number = 0;
        while (number < lines.size() && !pattern.matcher(lines.get(number)).find()) {
            number++;
        }
        return number;
    }

    // What the test above looks for is loaded by the time that the diagram is there; and the first
    // window gives way to it.
    @Test
    void theDiagramComesInTheSameWindow() throws IOException, InterruptedException {
        List<String> loaded = classesLoadedUntil("#diagram", "--simulate");

        assertThat(loaded)
                .anyMatch(line -> line.contains(" software.amazon."))
                .anyMatch(line -> line.contains(" net.sourceforge.plantuml."));
    }

    /** Of the program with a window, until something can be seen in it. */
    private List<String> classesLoadedUntil(String query, String... arguments)
            throws IOException, InterruptedException {
        Path log = directory.resolve("classes.txt");
        OwnJvm.Run run =
                new OwnJvm(directory, List.of("io.stratoscope.bench.FirstFrame", query))
                        .file(
                                "config",
                                "[profile p]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example\n")
                        .run(
                                Map.of(),
                                List.of(
                                        "-Dglass.platform=Headless",
                                        "-Dprism.order=sw",
                                        "-Xlog:class+load:file=" + log),
                                arguments);
        assertThat(run.out()).as(run.err()).contains(FirstFrame.SEEN);
        return Files.readAllLines(log);
    }

    private List<String> classesLoadedBy(String... arguments)
            throws IOException, InterruptedException {
        Path log = directory.resolve("classes.txt");
        new OwnJvm(directory)
                .file(
                        "config",
                        "[profile p]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example\n")
                .run(Map.of(), List.of("-Xlog:class+load:file=" + log), arguments);
        return Files.readAllLines(log);
    }
}
