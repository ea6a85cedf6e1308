package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

/** Preparing, running and sweeping restore drills, as their user does it. */
final class DrillCommandTest {

    @TempDir private Path directory;

    private Run run(String line) {
        return answering("", line);
    }

    private Run answering(String answers, String line) {
        try (Program program = new Program(directory, Map.of())) {
            return program.answering(answers).run(line.split(" ", -1));
        }
    }

    private static JsonObject json(Run run) {
        return (JsonObject) JsonText.parse(run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preflight | --restore-point",
                "quote | --restore-point",
                "run | Exits with 0 only when the restore is proved",
                "sweep | by the drill's id, and by no other tag",
            })
    void helpSaysWhatItDoes(String command, String words) {
        Run help = run("drill " + command + " --help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out().replaceAll("\\s+", " "))
                .contains(words)
                .contains("For example: stratoscope drill " + command);
        assertThat(help.err()).isEmpty();
    }

    @Test
    void thePreflightSaysWhatIsNeeded() {
        Run all = run("drill preflight --simulate");

        assertThat(all.exitCode()).isZero();
        assertThat(all.out())
                .contains("encryption keys", "engine version", "permissions", "owners of the files")
                .doesNotContain("not checkable");

        assertThat(run("simulate fault locked-backups").exitCode()).isZero();
        Run locked = run("drill preflight --simulate --json");
        assertThat(locked.exitCode()).isEqualTo(1);
        assertThat(locked.out()).contains("PendingDeletion");
    }

    @Test
    void theQuoteSaysWhatItTakes() {
        Run quote = run("drill quote --simulate");

        assertThat(quote.exitCode()).isZero();
        assertThat(quote.out()).contains("$", "a guess: no drill has been run yet");
        assertThat(json(run("drill quote --simulate --json")).members()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drill run --simulate | this run is read-only; say --unlock to let it change the account",
                "drill preflight --simulate --from half | is no range of addresses; write it like 198.51.100.7/32",
                "drill preflight --simulate --from 0.0.0.0/0 | lets half the world see restored photos",
                "drill preflight --simulate --sample 0 | is not between 1 and",
                "drill preflight --simulate --live-url photos | is no address; write it like https://",
                "drill preflight --simulate --restore-point rp-1 | there is no restore point rp-1; 'stratoscope backup list'",
                "drill run --simulate --unlock --notify-sns drills | is no topic's ARN; write it like",
                "drill run --unlock --profile none --region eu-central-1 | none",
            })
    void whatIsWrongIsSaidWithWhatToDo(String line, String words) {
        Run wrong = run(line);

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains(words);
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void whoeverDoesNotSayYesRunsNone() {
        Run no = answering("no\n", "drill run --simulate --unlock");

        assertThat(no.exitCode()).isEqualTo(2);
        assertThat(no.err()).contains("It removes all of it afterwards.");
        assertThat(run("drill list").err()).contains("There is no drill yet");
    }

    @Test
    void aDrillThatCannotWorkFailsAndIsFiled() {
        assertThat(run("simulate fault missing-log-group").exitCode()).isZero();

        Run drill = run("drill run --simulate --unlock --yes");

        assertThat(drill.exitCode()).isEqualTo(1);
        assertThat(drill.out())
                .contains("FAILED: log group of the copies: /aws/datasync/immich is not there")
                .contains("report: stratoscope drill show drill-");
        assertThat(run("drill list").out()).contains("failed");
        Run sweep = run("drill sweep --simulate");
        assertThat(sweep.exitCode()).isZero();
        assertThat(sweep.out()).contains("No drill has left anything.");
    }

    @Test
    void aSweepWithNothingToSweepIsDone() {
        Run sweep = run("drill sweep --simulate --unlock --json");

        assertThat(sweep.exitCode()).isZero();
        assertThat(json(sweep).objects("drills")).isEmpty();
    }

    @Test
    void aWholeDrillIsProvedAndFiled() {
        Run drill = run("drill run --simulate --unlock --yes --sample 3");

        assertThat(drill.exitCode()).as(drill.out() + drill.err()).isZero();
        assertThat(drill.out())
                .contains("PROVED: the restored application was asked, and everything was there");
        assertThat(run("drill list").out()).contains("proved", "intact");
        assertThat(run("drill sweep --simulate").out()).contains("No drill has left anything.");
    }

    @Test
    void withALiveAccountItIsSaidFromWhereAndWithWhichKey() {
        Map<String, String> variables =
                Map.of("AWS_ACCESS_KEY_ID", "x", "AWS_SECRET_ACCESS_KEY", "x");
        try (Program program = new Program(directory, variables)) {
            String[] line = {"drill", "preflight", "--region", "eu-central-1"};
            Run nowhere = program.run(line);
            assertThat(nowhere.exitCode()).isEqualTo(2);
            assertThat(nowhere.err())
                    .contains("--from with your address as the internet sees it", "198.51.100.7/32")
                    .hasLineCount(1);

            Run keyless =
                    program.run(
                            "drill",
                            "preflight",
                            "--region",
                            "eu-central-1",
                            "--from",
                            "198.51.100.7/32");
            assertThat(keyless.exitCode()).isEqualTo(2);
            assertThat(keyless.err()).contains("STRATOSCOPE_IMMICH_API_KEY").hasLineCount(1);
        }
    }
}
