package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

/** {@code stratoscope health}, as its user calls it. */
class HealthCommandTest extends CommandTest {

    private void breaks(String disaster) {
        assertThat(run("simulate", "fault", disaster).exitCode()).isZero();
    }

    private void settings(String yaml) throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("health.yaml"), yaml);
        close();
        start();
    }

    @Test
    void nothingIsBroken() {
        Run run = run("health", "--simulate");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Nothing is broken.")
                .contains("1 thing works and should be otherwise")
                .contains("111 healthy of 111");
    }

    @Test
    void saysWhatBrokeWhyWhatFollowsAndWhatToDo() {
        breaks("lost-files");
        Run run = run("health", "--simulate");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("1. fs-")
                .contains(
                        "(not there) is down  [outage]",
                        "read from ",
                        "Next: ",
                        "Because of it:",
                        "immich-server (Service) is down: 0 of 2 tasks run. The last one stopped:"
                                + " ResourceInitializationError",
                        "stratoscope blast-radius 'arn:");
    }

    @Test
    void whatAStoppedTaskWroteLastIsReadOnlyWhereItIsWanted() {
        breaks("killed-tasks");
        assertThat(run("simulate", "advance", "1m").exitCode()).isZero();

        Run plain = run("health", "--simulate", "-v");
        assertThat(plain.out()).doesNotContain("Last lines of the stopped task");
        assertThat(plain.err()).doesNotContain("logs:FilterLogEvents");
        String told = run("health", "--simulate", "--lines").out();
        assertThat(told)
                .containsPattern(
                        "Last lines of the stopped task [0-9a-f]{32}:\\R     [0-9-]+T[0-9:.]+Z  ")
                .contains("was sent SIGKILL! Perhaps out of memory?");
        assertThat(told.lines().filter(line -> line.contains("Last lines of the stopped task")))
                .as("of each task once")
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhenALookFirstFoundWhatNothingDates() {
        breaks("broken-route");
        assertThat(run("health", "--simulate").out()).contains("(first seen by this look)");
        assertThat(run("simulate", "advance", "9m").exitCode()).isZero();
        assertThat(run("health", "--simulate").out())
                .contains(
                        "(first seen 2026-11-23T12:00:00Z, 9 minutes ago)",
                        "--since 2026-11-23T11:59:00Z");
        JsonObject json = (JsonObject) JsonText.parse(run("health", "--simulate", "--json").out());
        assertThat(json.objects("problems").getFirst())
                .satisfies(first -> {
                    assertThat(first.text("since")).contains("2026-11-23T12:00:00Z");
                    assertThat(first.text("sinceBy")).contains("first-look");
                });
    }

    @Test
    void degradedAloneIsNoFailure() {
        breaks("stopped-backup");
        assertThat(run("health", "--simulate").exitCode()).isZero();
    }

    @Test
    void jsonHasTheChainOfEvidence() {
        breaks("disabled-key");
        Run run = run("health", "--simulate", "--json");
        JsonObject json = (JsonObject) JsonText.parse(run.out());
        assertThat(json.text("state")).contains("down");
        JsonObject first = json.objects("problems").getFirst();
        assertThat(first.text("cost")).contains("outage");
        assertThat(first.objects("consequences")).isNotEmpty();
        assertThat(json.objects("resources"))
                .filteredOn(each -> each.text("arn").equals(first.text("cause")))
                .singleElement()
                .satisfies(each ->
                        assertThat(
                                        each.objects("verdicts")
                                                .getFirst()
                                                .objects("evidence")
                                                .getFirst()
                                                .text("call"))
                                .contains("kms:DescribeKey"));
    }

    @Test
    void junitHasACaseAResource() throws Exception {
        breaks("failed-nat");
        Path file = directory.resolve("health.xml");
        assertThat(run("health", "--simulate", "--junit", file.toString()).exitCode()).isEqualTo(1);
        Document document =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile());
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(111);
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("4");
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(4);
    }

    @Test
    void aSnapshotFileIsJudgedWithoutWhatStandsInNoDescription() {
        Path file = directory.resolve("s.json");
        assertThat(run("discover", "--simulate", "-o", file.toString()).exitCode()).isZero();
        Run run = run("health", "--from", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Not known:", "How its targets are is not known");
    }

    @Test
    void whatIsDeniedIsNotKnownAndSaidWithTheRemedy() {
        assertThat(
                        run(
                                        "simulate",
                                        "fault",
                                        "deny",
                                        "--action",
                                        "rds:DescribePendingMaintenanceActions")
                                .exitCode())
                .isZero();
        Run run = run("health", "--simulate");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("rds:DescribePendingMaintenanceActions", "attach a policy");
    }

    @Test
    void aRuleCanBeSwitchedOffAndAThresholdChanged() throws IOException {
        settings("rules:\n  redundancy: false\n  certificate-expiry:\n    days: 4000\n");
        Run run = run("health", "--simulate", "--full");
        assertThat(run.out())
                .contains("immich-cert (Certificate): It ends on")
                .doesNotContain("runs one task");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rules: {redundncy: false}                     | did you mean redundancy?
                    rules: {redundancy: maybe}                    | redundancy must be true, false, or a mapping
                    rules: {certificate-expiry: {weeks: 2}}       | no threshold weeks; it has days, urgent-days
                    rules: {certificate-expiry: {days: -1}}       | must be a number that is not negative
                    rules: {certificate-expiry: {days: many}}     | must be a number that is not negative
                    rule: {redundancy: false}                     | nothing called rule in it
                    rules: [redundancy]                           | rules must be a mapping of rules
                    '[]'                                          | must be a mapping
                    '{'                                           | health.yaml
                    """)
    void settingsThatAreWrongAreOneLine(String yaml, String words) throws IOException {
        settings(yaml);
        Run run = run("health", "--simulate");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("stratoscope: ")
                .contains("health.yaml", words);
    }

    @Test
    void whatWasSeenIsRememberedDayByDay() {
        assertThat(run("health", "--simulate", "--history").out().lines())
                .hasSize(30)
                .allMatch(line -> line.endsWith("nobody looked"));
        breaks("lost-files");
        run("health", "--simulate");
        Run run = run("health", "--simulate", "--history");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("nobody looked"))).hasSize(29);
        assertThat(run.out())
                .contains(
                        "down  ", "1 look, watched for 0 minutes", "immich-server is down: 0 of 2");
        JsonObject json =
                (JsonObject)
                        JsonText.parse(run("health", "--simulate", "--history", "--json").out());
        assertThat(json.objects("days").getLast())
                .satisfies(today -> {
                    assertThat(today.text("state")).contains("down");
                    assertThat(today.objects("events").getFirst().text("state")).contains("down");
                });
        assertThat(json.objects("days").getFirst().text("state")).contains("not-watched");
    }

    @Test
    void listsTheRules() {
        assertThat(run("health", "--rules").out())
                .contains("certificate-expiry  ", "days: 30 (days before the end", "force-ssl  ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --watch 0                  | from 1
                    --watch 5 --from x.json    | leave --from away
                    --lines --from x.json      | leave --from away
                    --watch 5 --history        | leave --from, --watch, --junit and --lines away
                    --from none.json           | there is no such file
                    --junit /nowhere/x.xml     | its directory does not exist
                    """)
    void wrongUsageIsOneLine(String arguments, String words) {
        Run run = run(("health --simulate " + arguments).split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("stratoscope: ", words);
        assertThat(run.out()).isEmpty();
    }
}
