package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** Losing files and bringing them back, as a newcomer does it. */
final class RestoreCommandTest {

    @TempDir private Path directory;

    private Run run(String arguments) {
        return answering("", arguments);
    }

    private Run answering(String answers, String arguments) {
        try (Program program = new Program(directory, Map.of())) {
            return program.answering(answers).run(arguments.split(" ", -1));
        }
    }

    private static JsonObject json(Run run) {
        return (JsonObject) JsonText.parse(run.out());
    }

    private void loseTheFiles() {
        assertThat(run("discover --simulate").exitCode()).isZero();
        assertThat(run("simulate fault lost-files").exitCode()).isZero();
    }

    @Test
    void lostFilesComeBackAndAllIsHealthy() {
        loseTheFiles();
        assertThat(run("health --simulate").exitCode()).isEqualTo(1);
        Run plan = run("restore plan --simulate");
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out())
                .contains("Restore files", "make a file system like fs-", "Nothing is overwritten.")
                .contains("Check, ok: the key of the files is enabled");

        assertThat(run("restore run --simulate").err())
                .contains("read-only; say --unlock")
                .hasLineCount(1);
        Run no = answering("no\n", "restore run --simulate --unlock");
        assertThat(no.exitCode()).isEqualTo(2);
        assertThat(no.err()).contains("nothing was changed");

        Run yes = answering("yes\n", "restore run --simulate --unlock");
        assertThat(yes.err())
                .contains("… copy the files from s3://", "Restored: the services run on it");
        assertThat(yes.exitCode()).isZero();
        assertThat(run("simulate advance 2h").exitCode()).isZero();
        assertThat(run("health --simulate").out()).doesNotContain("down").contains(" healthy");
        assertThat(run("restore plan --simulate").err()).contains("nothing is gone");
    }

    @Test
    void aPlanIsToldAsJson() {
        loseTheFiles();
        JsonObject plan = json(run("restore plan --simulate --json"));
        assertThat(plan.text("kind")).contains("FILES");
        assertThat(plan.isTrue("switches")).isTrue();
        assertThat(plan.objects("steps")).hasSizeGreaterThan(15);
        JsonObject result = json(run("restore run --simulate --unlock --yes --json"));
        assertThat(result.text("outcome")).contains("restored");
    }

    @Test
    void whatIsMeantHasToBeSaidWhereNothingIsGone() {
        Run plan = run("restore plan --simulate");
        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.err()).contains("nothing is gone; say what is to be restored beside it");
        assertThat(run("restore plan --simulate --what database").exitCode()).isZero();
        assertThat(run("restore plan --simulate --what databse").err())
                .contains("did you mean database?");
        assertThat(run("restore plan --simulate --overwrite").exitCode()).isEqualTo(2);
        assertThat(run("restore plan --simulate --folder /upload --what files").exitCode())
                .isEqualTo(2);
        assertThat(
                        run("restore plan --simulate --what database --to-time 1h --restore-point x")
                                .exitCode())
                .isEqualTo(2);
        assertThat(run("restore plan --simulate --what files --restore-point rp-x").err())
                .contains("there is no restore point rp-x");
        assertThat(run("restore").err()).contains("restore needs a command: plan or run");
    }

    @Test
    void aDatabaseComesBackBesideTheOldOneAsItWasAnHourAgo() {
        Run run = run("restore run --simulate --what database --to-time 1h --unlock --yes");
        assertThat(run.err()).contains("The services use what they used before.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aKeyThatIsDisabledKeepsItFromBeginning() {
        assertThat(run("simulate fault disabled-key").exitCode()).isZero();
        Run run = run("restore run --simulate --what database --unlock --yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("Check, not so: the key of the database is enabled");
        assertThat(run.err()).contains("Nothing was changed");
    }
}
