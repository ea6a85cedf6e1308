package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

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
