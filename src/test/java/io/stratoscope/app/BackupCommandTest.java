package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillReportCodec;
import io.stratoscope.backup.drill.SampleDrills;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backing up, listing and pruning, as their user does it. */
final class BackupCommandTest {

    private static final String ID = "rp-20261123T120000Z";

    @TempDir private Path directory;

    private Run run(String arguments) {
        return answering("", arguments);
    }

    private Run answering(String answers, String arguments) {
        try (Program program = new Program(directory, Map.of())) {
            return program.answering(answers)
                    .run(("backup " + arguments + " --simulate").split(" ", -1));
        }
    }

    private static JsonObject json(Run run) {
        return (JsonObject) JsonText.parse(run.out());
    }

    private void later(String span) {
        try (Program program = new Program(directory, Map.of())) {
            assertThat(program.run("simulate", "advance", span).exitCode()).isZero();
        }
    }

    @Test
    void whatTheNightsLeftIsListed() {
        Run list = run("list --rpo 24h");

        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("RESTORE POINT", "automatically").doesNotContain(ID);
        assertThat(list.err()).contains("The newest good one is rp-20261123T");
    }

    @Test
    void whatADrillSaidStandsBesideIt() {
        assertThat(run("list").out()).contains("DRILL", "never").doesNotContain("proved");
        String id =
                json(run("list --json"))
                        .objects("restorePoints")
                        .getFirst()
                        .text("id")
                        .orElseThrow();
        DrillReport proved =
                DrillReportCodec.parse(
                        DrillReportCodec.text(SampleDrills.proved())
                                .replace(SampleDrills.proved().restorePoint(), id));
        DrillHistory.of(directory.resolve("data"), "123456789012", true, "eu-central-1")
                .add(proved, Optional.empty());

        assertThat(run("list").out()).containsOnlyOnce("proved 2026-11-22").contains("never");
        JsonObject point = json(run("list --json")).objects("restorePoints").getFirst();
        assertThat(point.text("drill", "verdict")).contains("proved");
        assertThat(point.text("drill", "id")).contains(proved.id());
    }

    @Test
    void anOlderOneThanWantedFailsTheCheck() {
        Run list = run("list --rpo 10m");

        assertThat(list.exitCode()).isEqualTo(1);
        assertThat(list.err())
                .contains("should be no older than 10m")
                .contains("stratoscope backup now --unlock");
        assertThat(run("list --rpo soon").exitCode()).isEqualTo(2);
    }

    @Test
    void aBackupIsMadeWhenThePersonSaysSo() {
        assertThat(run("now").err()).contains("read-only; say --unlock").hasLineCount(1);
        Run no = answering("no\n", "now --unlock");
        assertThat(no.exitCode()).isEqualTo(2);
        assertThat(no.err()).contains("the database immich-database", "immich-backup");

        Run yes = answering("yes\n", "now --unlock");
        assertThat(yes.exitCode()).isZero();
        assertThat(yes.out()).contains("Restore point " + ID, "verified: success", "encrypted");
        assertThat(yes.out()).doesNotContain("warning");
        assertThat(yes.err()).contains("Files, exec-");
        assertThat(run("list --rpo 10m").exitCode()).isZero();
    }

    @Test
    void aBackupIsToldAsJson() {
        JsonObject result = json(run("now --unlock --yes --json"));

        assertThat(result.text("outcome")).contains("complete");
        assertThat(result.text("restorePoint", "id")).contains(ID);
        assertThat(result.isTrue("restorePoint", "good")).isTrue();
        assertThat(result.text("restorePoint", "files", "verify")).contains("SUCCESS");
        assertThat(result.text("restorePoint", "database", "status")).contains("available");

        JsonObject list = json(run("list --json --rpo 1h"));
        assertThat(list.text("newestGood")).contains(ID);
        assertThat(list.number("ageSeconds")).isPresent();
        assertThat(list.objects("restorePoints").getFirst().text("taken")).contains("made");
    }

    @Test
    void onlyWhatStratoscopeMadeIsPruned() {
        for (int i = 0; i < 3; i++) {
            assertThat(run("now --unlock --yes").exitCode()).isZero();
            later("1h");
        }
        List<JsonObject> before = json(run("list --json")).objects("restorePoints");

        Run shown = run("prune --keep 1");
        assertThat(shown.out()).contains(ID);
        assertThat(shown.err()).contains("Nothing was changed: say --unlock");
        assertThat(answering("no\n", "prune --keep 1 --unlock").exitCode()).isEqualTo(2);
        assertThat(json(run("list --json")).objects("restorePoints")).isEqualTo(before);

        JsonObject pruned = json(run("prune --keep 1 --unlock --yes --json"));
        assertThat(pruned.texts("removed")).hasSize(2).startsWith(ID);
        List<JsonObject> after = json(run("list --json")).objects("restorePoints");
        assertThat(after)
                .filteredOn(point -> point.text("taken").orElseThrow().equals("automated"))
                .isEqualTo(
                        before.stream()
                                .filter(point ->
                                        point.text("taken").orElseThrow().equals("automated"))
                                .toList());
        assertThat(after).filteredOn(point -> point.isTrue("good")).contains(before.getFirst());
        assertThat(run("prune --keep 1 --unlock").err()).contains("Nothing has to go");
        assertThat(run("prune --keep 0").exitCode()).isEqualTo(2);
    }

    @Test
    void whatIsMeantCanBeNamedAndHasToBeThere() {
        assertThat(run("list --database immich-database --files immich-backup").exitCode())
                .isZero();
        Run wrong = run("list --files immich-restore");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("is no DataSync task that copies files to a bucket");
        Run none = run("list --project photobooth");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(run("--json").err()).contains("backup needs a command: now, list or prune");
    }
}
