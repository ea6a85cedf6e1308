package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillReportCodec;
import io.stratoscope.backup.drill.SampleDrills;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.store.ChainFile;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Listing, showing, exporting and planning drills, as their user does it. */
final class DrillHistoryCommandsTest {

    private static final String FIRST = "drill-20261122T040000Z";
    private static final String SECOND = "drill-20261129T040000Z";

    @TempDir private Path directory;

    private Run run(String... arguments) {
        try (Program program = new Program(directory, Map.of())) {
            return program.run(arguments);
        }
    }

    private Run drill(String arguments) {
        return run(("drill " + arguments).split(" ", -1));
    }

    private Path data() {
        return directory.resolve("data");
    }

    private void add(DrillReport report, Optional<String> picture) {
        DrillHistory.of(data(), report.account(), report.simulated(), report.region())
                .add(report, picture);
    }

    private void twoWeeks() throws IOException {
        add(SampleDrills.proved(), Optional.of(Files.readString(Path.of("diagrams/network.svg"))));
        add(SampleDrills.proved(SampleDrills.BEGIN.plus(Duration.ofDays(7)), 20), Optional.empty());
    }

    private static DrillReport with(DrillReport report, String what, String other) {
        String text = DrillReportCodec.text(report);
        assertThat(text).contains(what);
        return DrillReportCodec.parse(text.replace(what, other));
    }

    @Test
    void drillsAreListedTheNewestFirst() throws IOException {
        assertThat(drill("list").err())
                .isEqualTo(
                        "There is no drill yet. Make one with: stratoscope drill run --unlock\n");
        twoWeeks();

        Run list = drill("list");

        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).containsSubsequence("DRILL", SECOND, FIRST);
        assertThat(list.out()).contains("proved", "38 min 00 s", "$0.19", "simulated", "intact");
        assertThat(list.err())
                .contains("Last proved restore of immich in simulated-eu-central-1: " + SECOND)
                .contains(
                        "Recovery time 38 min 00 s, 19 % longer than the one before (32 min 00 s).");

        JsonObject json = (JsonObject) JsonText.parse(drill("list --json").out());
        JsonObject history = json.objects("histories").getFirst();
        assertThat(history.isTrue("whole")).isTrue();
        assertThat(history.objects("projects").getFirst().text("lastProved")).contains(SECOND);
        assertThat(history.objects("drills").getFirst().number("rtoSeconds").orElseThrow())
                .isEqualByComparingTo("2280");
    }

    @Test
    void drillsAreChosenByAccountRegionAndProject() throws IOException {
        twoWeeks();
        DrillReport live =
                with(
                        with(
                                SampleDrills.failed(),
                                "\"simulated\" : true",
                                "\"simulated\" : false"),
                        "\"immich\"",
                        "\"photobooth\"");
        add(live, Optional.empty());

        assertThat(drill("list").out()).contains("simulated", "123456789012");
        assertThat(drill("list").err())
                .contains("No restore of photobooth in 123456789012-eu-central-1 is proved yet");
        assertThat(drill("list --simulate").out()).doesNotContain("123456789012");
        assertThat(drill("list --profile p").out()).doesNotContain("simulated");
        assertThat(drill("list --project photobooth").out()).doesNotContain(SECOND);
        assertThat(drill("list --region us-east-1").out()).isEmpty();
        assertThat(drill("list --tag a=b").err()).contains("give --project, not --tag");
        assertThat(drill("show " + FIRST).err())
                .contains(
                        "there is such a drill in 123456789012-eu-central-1 and simulated-eu-central-1");
        assertThat(drill("show " + FIRST + " --simulate").out()).contains("✓ Proved");
        assertThat(drill("show last --profile p").out()).contains("✗ Failed");
    }

    @Test
    void aChangedReportFailsTheCheckWhereverItIsShown() throws IOException {
        twoWeeks();
        Path file = data().resolve("drills/simulated-eu-central-1/" + SECOND + ".json");
        Files.writeString(file, Files.readString(file).replace("1842 assets", "9999 assets"));

        Run list = drill("list");
        assertThat(list.exitCode()).isEqualTo(1);
        assertThat(list.out()).contains("changed");
        assertThat(list.err())
                .contains(SECOND + ": its report was changed after the drill", FIRST)
                .contains("The history is not what was written.");
        assertThat(drill("list --json").exitCode()).isEqualTo(1);
        Run show = drill("show last");
        assertThat(show.exitCode()).isEqualTo(1);
        assertThat(show.out()).contains("✗ changed after the drill");
        assertThat(show.err()).contains("proves nothing");
        assertThat(drill("report last --format html").exitCode()).isEqualTo(1);
        assertThat(drill("show " + FIRST).exitCode()).isZero();
    }

    @Test
    void aReportIsWrittenInEachFormat() throws IOException {
        twoWeeks();

        assertThat(drill("report last").out()).startsWith("<!DOCTYPE html>");
        assertThat(drill("report last --format JUnit").out())
                .startsWith("<?xml")
                .contains("testsuites");
        String json = drill("report " + FIRST + " --json").out();
        assertThat(DrillReportCodec.parse(json)).isEqualTo(SampleDrills.proved());
        assertThat(drill("report " + FIRST).out())
                .contains(ChainFile.sha256(json.getBytes(StandardCharsets.UTF_8)))
                .contains("data:image/svg+xml;base64,");
        assertThat(drill("show " + FIRST + " --json").out()).isEqualTo(json);

        Path pdf = directory.resolve("drill.pdf");
        assertThat(run("drill", "report", FIRST, "-o", pdf.toString()).err())
                .isEqualTo("Report written to " + pdf + ".\n");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Proved: this backup can be restored", "immich-alb");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "drill | drill needs a command",
                "drill show drill-20261122T040001Z | did you mean drill-20261122T040000Z",
                "drill show | ID is missing",
                "drill report last --format doc | unknown format doc; there are html, pdf, json, junit",
                "drill report last -o x.doc | unknown file extension of x.doc: give --format",
                "drill report last -o /nowhere/x.pdf | its directory does not exist",
                "drill schedule --simulate --at soon | write it like 'Sun 04:00'",
                "drill schedule --simulate | --at",
                "drill schedule --at 04:00 | say which account with --profile or --simulate",
                "drill schedule --simulate --at 04:00 --all | give --project, not --all",
                "drill schedule --simulate --at 04:00 --notify-sns drills | write it like arn:aws:sns:",
                "drill schedule --simulate --at 04:00 --notify-sns arn:aws:sqs:eu-central-1:123456789012:x | is no topic",
            })
    void whatIsWrongIsSaidWithWhatToWrite(String line, String words) throws IOException {
        twoWeeks();
        Run wrong = run(line.split(" ", -1));

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains(words).hasLineCount(1);
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void pdfIsNotForATerminal() throws IOException {
        twoWeeks();
        try (Program program = new Program(directory, Map.of())) {
            assertThat(
                            program.run(
                                            new ByteArrayOutputStream(),
                                            true,
                                            "drill",
                                            "report",
                                            "last",
                                            "--format",
                                            "pdf")
                                    .err())
                    .contains("give a file: -o drill.pdf");
        }
    }

    @Test
    void timersHaveTheSameOptions() {
        Run units =
                run(
                        "drill",
                        "schedule",
                        "--profile",
                        "my 100%",
                        "--region",
                        "eu-central-1",
                        "--project",
                        "Bob's $photos",
                        "--at",
                        "Sun 04:00",
                        "--notify-sns",
                        "arn:aws:sns:eu-central-1:123456789012:drills");

        assertThat(units.exitCode()).isZero();
        assertThat(units.out())
                .contains(
                        "# ~/.config/systemd/user/stratoscope-drill-Bob-s--photos.timer",
                        "OnCalendar=Sun *-*-* 04:00:00",
                        "ExecStart=stratoscope drill run --profile \"my 100%%\" --region eu-central-1 --project"
                                + " \"Bob's $$photos\" --notify-sns arn:aws:sns:eu-central-1:123456789012:drills --unlock --yes\n",
                        "\n0 4 * * 0 stratoscope drill run --profile 'my 100\\%' --region eu-central-1 --project"
                                + " 'Bob'\\''s $photos' --notify-sns");
        assertThat(
                        run("drill", "schedule", "--simulate", "--project", "a\nb", "--at", "04:00")
                                .err())
                .contains("has a control character");
        assertThat(List.of(drill("schedule --simulate --at 04:00 --json").out()))
                .first()
                .asString()
                .contains("\"cron\" : \"0 4 * * * stratoscope drill run --simulate");
    }

    @Test
    void aNewSimulatedAccountHasNoDrills() throws IOException {
        twoWeeks();
        DrillReport live =
                with(SampleDrills.proved(), "\"simulated\" : true", "\"simulated\" : false");
        add(live, Optional.empty());

        assertThat(run("simulate", "reset").exitCode()).isZero();

        assertThat(drill("list").out()).contains("123456789012").doesNotContain("simulated");
    }
}
