package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The whole program, as its user calls it, on the simulated account. */
class CommandLineTest extends CommandTest {

    private Path snapshotFile() {
        Path file = directory.resolve("snapshot.json");
        assertThat(run("discover", "--simulate", "-o", file.toString()).exitCode()).isZero();
        return file;
    }

    @Test
    void discoverWritesJsonAndNothingElse() {
        Run run = run("discover", "--simulate", "--json");
        assertThat(run.exitCode()).isZero();
        JsonObject json = (JsonObject) JsonText.parse(run.out());
        assertThat(json.members().keySet())
                .contains("account", "takenAt", "resources", "relations", "issues", "coverage");
        Snapshot snapshot = SnapshotCodec.fromJson(json);
        assertThat(snapshot.account().simulated()).isTrue();
        assertThat(snapshot.resources()).hasSizeGreaterThan(90);
        assertThat(snapshot.resources())
                .extracting(Resource::tags)
                .noneMatch(tags ->
                        tags.containsKey("Project") && !"immich".equals(tags.get("Project")));
    }

    @Test
    void saysThatTheSimulatedAccountIsUsedWhenNoneWasChosen() {
        assertThat(run("projects").err()).contains("simulated account");
        assertThat(run("projects", "--simulate").err()).doesNotContain("simulated account");
    }

    @Test
    void optionsMayStandBeforeOrAfterTheCommand() {
        assertThat(run("--simulate", "--json", "projects").out())
                .isEqualTo(run("projects", "--json", "--simulate").out());
    }

    @Test
    void listsProjectsWithCounts() {
        JsonObject json =
                (JsonObject) JsonText.parse(run("projects", "--simulate", "--json").out());
        assertThat(json.objects("projects"))
                .hasSizeGreaterThanOrEqualTo(2)
                .anySatisfy(project -> assertThat(project.text("value")).contains("immich"));
        assertThat(run("projects", "--simulate", "--tag", "Environment").out())
                .contains("production");
    }

    @ParameterizedTest
    @CsvSource({
        "--view nonsense,unknown view nonsense",
        "--format gif,unknown format gif",
        "-o x.gif,unknown file extension",
        "--from missing.json,missing.json",
        "--from .,cannot read",
        "-o /nowhere/at/all/x.svg,cannot write",
        "--check missing.svg,cannot read",
    })
    void wrongDiagramArgumentsAreOneLineAndExitCode2(String arguments, String complaint) {
        Run run = run(("diagram --simulate " + arguments).split(" ", -1));
        assertThat(run.err().lines().filter(line -> !line.startsWith("warning")))
                .singleElement()
                .asString()
                .startsWith("stratoscope: ")
                .contains(complaint);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--simulate --profile x projects",
                "--simulate --project a --all discover",
                "--endpoint-url nonsense discover",
                "--endpoint-url ftp://127.0.0.1 discover",
                "--simulate --endpoint-url http://127.0.0.1:1 discover",
                "--simulate --tag noequals discover",
                "--simulate --tag A=1 --tag A=2 discover",
                "--simulate projects --tag A=1",
                "--simulate projects --all",
                "--simulate --region eu-central-1,,us-east-1 projects",
                "--profile no-such-profile projects",
                "--simulate --region nowhere-1 discover",
                "--simulate blast-radius no-such-thing",
                "--simulate discover -o /nowhere/at/all/x.json",
                "--simulate blast-radius",
                "--simulate --region  discover",
                "--simulate --project  discover",
                "--simulate --tag  discover",
                "--profile  projects",
                "--simulate --simulate projects",
                "--simulate=maybe projects",
                "--endpoint-url http://127.0.0.1:65536 projects",
                "--endpoint-url http:// projects",
                "--simulate discover -o ",
                "--simulate diagram --check ",
                "--data-dir  --simulate discover",
                "spof --from ",
                "spof --from .",
                "diff a.json",
                "diff . .",
                "doctor --simulate one-too-many",
                "no-such-command",
                "--no-such-option",
                "--json",
            })
    void wrongUsageIsOneLineAndExitCode2(String arguments) {
        Run run = run(arguments.split(" ", -1));
        assertThat(run.err().lines()).singleElement().asString().startsWith("stratoscope: ");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void verboseShowsTheDetails() {
        assertThat(run("-v", "--profile", "no-such-profile", "projects").err())
                .contains("\tat io.stratoscope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"format\":\"other\"}",
                "{\"format\":\"stratoscope-snapshot\",\"version\":99}"
            })
    void aSnapshotThatIsNoneIsOneLineAndExitCode2(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("bad.json"), content);
        Run run = run("diagram", "--from", file.toString());
        assertThat(run.err().lines()).singleElement().asString().contains("bad.json");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"puml", "svg", "png", "pdf", "drawio", "mermaid", "dot", "graphml", "json"})
    void everyFormatIsWritten(String format) throws IOException {
        Path file = directory.resolve("diagram." + format);
        Run run = run("diagram", "--from", snapshotFile().toString(), "-o", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.size(file)).isGreaterThan(1000);
        assertThat(
                        run(
                                        "diagram",
                                        "--from",
                                        directory.resolve("snapshot.json").toString(),
                                        "--check",
                                        file.toString())
                                .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.puml",
                "a.svg",
                "a.drawio",
                "a.mermaid",
                "a.dot",
                "a.graphml",
                "a.json",
                "security.png"
            })
    void checkWithoutAViewTakesTheOneThatTheFileShows(String name) throws IOException {
        String snapshot = snapshotFile().toString();
        String file = directory.resolve(name).toString();
        run("diagram", "--from", snapshot, "--view", "security", "-o", file);

        assertThat(run("diagram", "--from", snapshot, "--check", file).exitCode()).isZero();
        assertThat(
                        run("diagram", "--from", snapshot, "--view", "network", "--check", file)
                                .exitCode())
                .as("what is asked for goes before")
                .isEqualTo(1);
    }

    @Test
    void checkShowsTheDifferenceAndExitsWith1() throws IOException {
        Path snapshot = snapshotFile();
        Path file = directory.resolve("network.puml");
        run("diagram", "--from", snapshot.toString(), "--view", "network", "-o", file.toString());
        Files.writeString(file, Files.readString(file).replace("immich", "imich"));
        Run run =
                run(
                        "diagram",
                        "--from",
                        snapshot.toString(),
                        "--view",
                        "network",
                        "--check",
                        file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("--- " + file)
                .contains("\n-")
                .contains("\n+")
                .contains("imich");
        assertThat(run.err()).contains("stratoscope diagram --view network -o " + file);
    }

    @Test
    void anOutputThatCannotBeWrittenLeavesTheOldFileAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("keep.svg"), "old");
        assertThat(
                        run("diagram", "--simulate", "--view", "nonsense", "-o", file.toString())
                                .exitCode())
                .isEqualTo(2);
        assertThat(file).hasContent("old");
    }

    @Test
    void saysWhatStopsWorkingWithoutTheDatabase() {
        Run run = run("blast-radius", "--simulate", "immich-database", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(((JsonObject) JsonText.parse(run.out())).objects("impacts"))
                .anySatisfy(impact -> {
                    assertThat(impact.text("name"))
                            .hasValueSatisfying(name -> assertThat(name).contains("server"));
                    assertThat(impact.text("effect")).contains("stops");
                });
    }

    @Test
    void diffsTwoSnapshots() throws IOException {
        Path before = snapshotFile();
        Path after = directory.resolve("after.json");
        Files.writeString(
                after,
                Files.readString(before)
                        .replace(
                                "\"Environment\" : \"production\"",
                                "\"Environment\" : \"staging\""));
        Run same = run("diff", before.toString(), before.toString());
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("no difference");
        Run changed = run("diff", before.toString(), after.toString());
        assertThat(changed.out()).contains("Environment").contains("staging");
        assertThat(run("diff", "--exit-code", before.toString(), after.toString()).exitCode())
                .isEqualTo(1);
    }

    @Test
    void saysWhatTheCallsCameTo() {
        assertThat(run("discover", "--simulate").err())
                .containsPattern(
                        "\\d+ API calls \\(0 retries, 0 throttled, \\d+ answered with an error\\)");
        assertThat(run("discover", "--simulate", "-v").err()).contains("ec2:DescribeVpcs");
    }

    @Test
    void theDoctorFindsNothingWrongWithTheSimulatedAccount() {
        Run run = run("doctor", "--simulate");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("ecs:DescribeServices")
                .containsPattern(
                        "Live tails  0 minutes in [0-9-]{7} by this program, \\$0: AWS takes \\$0.01 a minute");
    }

    @Test
    void everyCommandHelps() {
        Stream.of(
                        "discover",
                        "projects",
                        "doctor",
                        "diagram",
                        "blast-radius",
                        "spof",
                        "diff",
                        "cost")
                .forEach(command -> {
                    Run run = run(command, "--help");
                    assertThat(run.exitCode()).isZero();
                    assertThat(run.out()).contains("Usage: stratoscope " + command);
                });
        assertThat(run("--version").out()).startsWith("Stratoscope");
    }
}
