package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Metrics on the command line, of the simulated account. */
final class MetricsCommandTest extends CommandTest {

    private Run metrics(String... arguments) {
        return run(
                Stream.concat(
                                Stream.of("--simulate", "--project", "immich", "metrics"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void printsATableWithTheCourseAndWhatAlarmsSay() {
        Run run = metrics("Service/immich-server", "--compare-week");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).startsWith("immich-server (Service), 2026-11-23T09:");
        assertThat(lines.get(1))
                .matches(
                        "  METRIC +STATISTIC +EVERY +LAST +LEAST +AVERAGE +MOST +WEEK BEFORE +COURSE +ALARM");
        assertThat(lines)
                .anyMatch(line ->
                        line.matches(
                                "  CPUUtilization +Average +1 min +[\\d.]+ %.*[▁▂▃▄▅▆▇█·]{40}.*"
                                        + " immich-server-cpu: Average > 85 % in 5 min"));
    }

    @Test
    void jsonHasThePointsAndWhatWasNotAskedFor() {
        Run run = metrics("LoadBalancer/immich-alb", "--since", "1d", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonObject json = (JsonObject) JsonText.parse(run.out());
        List<JsonObject> all = json.objects("resources").getFirst().objects("metrics");
        assertThat(all)
                .anySatisfy(metric -> {
                    assertThat(metric.text("name")).contains("RequestCount");
                    assertThat(metric.text("state")).contains("read");
                    assertThat(metric.number("periodSeconds").orElseThrow().intValue())
                            .isEqualTo(300);
                    assertThat(metric.objects("points")).hasSizeGreaterThan(200);
                })
                .anySatisfy(metric -> assertThat(metric.text("state")).contains("not-listed"));
    }

    @Test
    void aTableOfAllValuesIsWritten() throws IOException {
        Path file = directory.resolve("cpu.csv");
        Run run =
                metrics(
                        "DBInstance/immich-database-writer",
                        "--metric",
                        "cpuutilization",
                        "--statistic",
                        "p95",
                        "--since",
                        "1h",
                        "-o",
                        file.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> rows = Files.readAllLines(file);
        assertThat(rows).hasSize(61);
        assertThat(rows.get(1)).contains("AWS/RDS,CPUUtilization,", ",p95,percent,");
        assertThat(run.out()).doesNotContain("DatabaseConnections");
    }

    @Test
    void whatIsDeniedIsSaidWithWhatToAllow() {
        assertThat(
                        run("simulate", "fault", "deny", "--action", "cloudwatch:GetMetricData")
                                .exitCode())
                .isZero();

        Run run = metrics("Service/immich-server");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("\"Action\":\"cloudwatch:GetMetricData\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "no-such-thing | nothing here is called no-such-thing",
                "immich-vpc | has no metrics that are known of",
                "Service/immich-server --metric CPUUtilisation | did you mean CPUUtilization?",
                "Service/immich-server --statistic mean | 'mean' is none",
                "Service/immich-server --since yesterday | --since: 'yesterday' is no time",
                "Service/immich-server --since 1h --until 2h | --since is not before --until",
                "Service/immich-server -o x.txt | name a .csv file",
                "Service/immich-server -o no/such/x.csv | its directory does not exist",
            })
    void whatIsWrongIsOneLine(String arguments, String complaint) {
        Run run = metrics(arguments.split(" ", -1));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("stratoscope: ")))
                .singleElement()
                .asString()
                .contains(complaint);
    }

    @Test
    void whatWasReadIsRememberedFromRunToRunAndForgottenWithTheAccount() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        String[] question = {
            "Service/immich-server",
            "--since",
            now.minus(Duration.ofHours(3)).toString(),
            "--until",
            now.minus(Duration.ofHours(1)).toString(),
            "--json"
        };
        Run first = metrics(question);
        assertThat(first.exitCode()).isZero();
        run("simulate", "fault", "deny", "--action", "cloudwatch:GetMetricData");

        Run again = metrics(question);
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(metrics("Service/immich-server", "--since", "30h").exitCode())
                .as("what was never read")
                .isEqualTo(3);

        run("simulate", "reset");
        run("simulate", "fault", "deny", "--action", "cloudwatch:GetMetricData");
        assertThat(metrics(question).exitCode()).isEqualTo(3);
    }
}
