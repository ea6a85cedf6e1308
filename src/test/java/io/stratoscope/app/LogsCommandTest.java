package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

/** Log lines on the command line, of the simulated account. */
final class LogsCommandTest extends CommandTest {

    private Run logs(String... arguments) {
        return run(
                Stream.concat(
                                Stream.of("--simulate", "--project", "immich", "logs"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static List<JsonObject> json(Run run) {
        return run.out().lines().map(line -> (JsonObject) JsonText.parse(line)).toList();
    }

    @Test
    void printsTheLinesOfTheLastHourInTheirOrder() {
        Run run = logs("immich-server");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSizeGreaterThan(50).isSorted();
        assertThat(lines)
                .filteredOn(line -> !line.contains("    at "))
                .allMatch(line ->
                        line.matches("2026-11-23T1[12]:\\d\\d:\\d\\d\\.\\d{3}Z  \\[Nest\\] 7 .*"));
    }

    @Test
    void severalResourcesAreMergedAndEachLineSaysItsGroup() {
        Run run = logs("immich-server", "immich-database", "--since", "2h");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().toList())
                .isSorted()
                .anyMatch(line -> line.contains("Z  /ecs/immich/server   "))
                .anyMatch(line ->
                        line.contains(
                                "Z  /aws/rds/cluster/immich-database/postgresql  2026-11-23 "));
    }

    @Test
    void jsonIsOneObjectALine() {
        List<JsonObject> lines =
                json(logs("immich-cache", "--since", "1d", "--limit", "3", "--json"));

        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> {
                    assertThat(line.members().keySet())
                            .containsExactly(
                                    "time", "group", "stream", "id", "level", "text", "fields");
                    assertThat(line.text("fields", "CacheClusterId").orElse(""))
                            .startsWith("immich-cache-");
                });
    }

    @Test
    void theFilterAndTheRangeHold() {
        List<JsonObject> problems =
                json(
                        logs(
                                "immich-server",
                                "--since",
                                "2026-11-22T12:00:00Z",
                                "--until",
                                "12h",
                                "--filter",
                                "level>=warn",
                                "--json"));

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.text("level").orElse("")).isIn("warn", "error");
                    assertThat(line.text("time").orElse(""))
                            .isBetween("2026-11-22T12:00:00", "2026-11-23T00:00:01");
                });
    }

    @Test
    void theNewestLinesAreThoseOfTheEnd() {
        List<String> all = logs("immich-server").out().lines().toList();
        Run newest = logs("immich-server", "--limit", "2");

        assertThat(newest.out().lines())
                .containsExactlyElementsOf(all.subList(all.size() - 2, all.size()));
        assertThat(newest.err()).contains("The newest 2 of " + all.size() + " lines");
    }

    @Test
    void followingBeginsWithWhatIsThere() {
        List<String> all = logs("immich-server").out().lines().toList();

        Run run = logs("immich-server", "--follow", "--limit", "5");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).containsExactlyElementsOf(all.subList(0, 5));
        assertThat(run.err())
                .contains(
                        "1 minute of live tail, about $0.01 by list price (nothing for the simulated account).");
    }

    @Test
    void pollingOpensNoLiveTail() {
        Run run = logs("immich-server", "--follow", "--poll", "--limit", "5");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(5);
        assertThat(run.err())
                .contains("Following 1 log group by asking every two seconds.")
                .doesNotContain("live tail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "no-such-thing | nothing here is called no-such-thing",
                "Role/immich-datasync | no logs that are known of",
                "immich-server --since yesterday | --since: 'yesterday' is no time",
                "immich-server --since 99999999d | is no time",
                "immich-server --since 1h --until 2h | --since is after --until",
                "immich-server --since 2027-01-01T00:00:00Z | --since is after now",
                "immich-server --limit 0 | --limit is a number of lines",
                "immich-server --limit many | many",
                "immich-server --follow --until 1m | --follow has no --until",
                "immich-server --poll | --poll says how to --follow",
                "immich-server --filter level>=loud | 'loud' is no level",
                "immich-server --filter /(/ | no regular expression",
            })
    void whatIsWrongIsOneLine(String arguments, String complaint) {
        Run run = logs(arguments.split(" ", -1));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().filter(line -> line.startsWith("stratoscope: ")))
                .singleElement()
                .asString()
                .contains(complaint);
    }

    @Test
    void withoutAResourceThereIsNothingToRead() {
        assertThat(logs().err()).startsWith("stratoscope: logs needs an ARN, an id or a name");
        assertThat(logs().exitCode()).isEqualTo(2);
    }

    @Test
    void noLinesAreNoFailure() {
        Run run = logs("immich-server", "--filter", "/(");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).as("a slash alone is text").contains("No lines from 2026-11-23T11:");
    }

    @Test
    void whatIsDeniedSaysWhatToAllowAndNothingElseFails() {
        assertThat(run("simulate", "fault", "deny", "--action", "logs:FilterLogEvents").exitCode())
                .isZero();
        Run run = logs("immich-server");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("log group /ecs/immich/server: ")
                .contains("\"Action\":\"logs:FilterLogEvents\"");
        assertThat(logs("immich-server", "--follow").exitCode()).isEqualTo(3);
    }

    @Test
    void oddPagesLoseNothing() {
        String whole = logs("immich-server").out();
        run("simulate", "fault", "odd-pages");

        assertThat(logs("immich-server").out()).isEqualTo(whole);
    }
}
