package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the program says of itself, and of a command line that it does not understand. */
final class UsageWordsTest {

    private static final int WIDTH = 80;

    @TempDir private Path directory;

    private Run run(String... arguments) {
        try (Program program = new Program(directory, Map.of())) {
            return program.run(arguments);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dicover | there is no command 'dicover'; did you mean discover?; see 'stratoscope --help'",
                "frobnicate | there is no command 'frobnicate'; see 'stratoscope --help'",
                "discover --jsn | there is no option '--jsn'; did you mean --json?; see 'stratoscope discover --help'",
                "discover --qq | there is no option '--qq'; see 'stratoscope discover --help'",
                "-o x discover | '-o' goes after its command, as in: stratoscope discover -o; see 'stratoscope --help'",
                "--exit-code diff a.json b.json | '--exit-code' goes after its command, as in: stratoscope diff --exit-code; see 'stratoscope --help'",
                "spof x | 'x' is one argument too many; see 'stratoscope spof --help'",
                "diff a.json | B.json is missing; see 'stratoscope diff --help'",
                "--data-dir | --data-dir needs a value; see 'stratoscope --help'",
                "--project a --project b spof | --project is given twice; see 'stratoscope --help'",
                "spof --from '' | --from: it needs a name; see 'stratoscope spof --help'",
            })
    void aWrongCommandLineIsSaidInWords(String line, String words) {
        String[] arguments = line.replace("''", "").split(" ", -1);
        assertThat(run(arguments).err()).isEqualTo("stratoscope: " + words + "\n");
    }

    private static final List<String> SHARED =
            List.of("--simulate", "--profile", "--project", "--json", "--data-dir");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doctor",
                "projects",
                "discover",
                "diagram",
                "blast-radius",
                "spof",
                "health",
                "cost",
                "logs",
                "metrics",
                "open"
            })
    void aCommandsOwnOptionsComeFirstAndAnExampleLast(String command) {
        List<String> help = run(command, "--help").out().lines().toList();

        assertThat(help.getFirst()).startsWith("Usage: stratoscope " + command + " [OPTIONS]");
        assertThat(help).allMatch(line -> line.length() <= WIDTH);
        int account = help.indexOf("Which account:");
        int examples = help.indexOf("For example:");
        assertThat(account).isPositive();
        assertThat(examples).isGreaterThan(account);
        assertThat(help.subList(0, account)).noneMatch(UsageWordsTest::isShared);
        SHARED.forEach(option ->
                assertThat(help.subList(account, examples))
                        .filteredOn(line -> line.strip().startsWith(option))
                        .as(option)
                        .hasSize(1));
        assertThat(help.subList(examples + 1, help.size()))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("  stratoscope " + command));
    }

    private static boolean isShared(String line) {
        return SHARED.stream().anyMatch(line.strip()::startsWith);
    }

    // It reads two files: an account would be of no use to it.
    @Test
    void theHelpOfDiffSpeaksOfNoAccount() {
        assertThat(run("diff", "--help").out())
                .contains("--exit-code", "--json")
                .doesNotContain("Which account", "--profile");
    }

    @Test
    void theHelpSaysWhichVariablesChooseAnAccount() {
        assertThat(run("--help").out())
                .contains(
                        "AWS_PROFILE",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_WEB_IDENTITY_TOKEN_FILE",
                        "AWS_CONTAINER_CREDENTIALS_",
                        "70 a mistake");
    }

    @Test
    void everyCommandKnowsTheVersion() {
        assertThat(run("discover", "--version").out())
                .startsWith("Stratoscope ")
                .isEqualTo(run("--version").out());
    }

    @Test
    void aViewMayBeWrittenLarge() {
        assertThat(run("diagram", "--simulate", "--view", "Network", "--check", "no.puml").err())
                .contains("cannot read no.puml");
    }
}
