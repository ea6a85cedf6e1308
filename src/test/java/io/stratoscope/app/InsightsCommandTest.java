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

/** {@code logs --insights}: saved queries, an operator's own, what they cost, and what goes wrong. */
final class InsightsCommandTest extends CommandTest {

    private Run ask(String query, String... further) {
        return run(
                Stream.concat(
                                Stream.of(
                                        "--simulate",
                                        "--project",
                                        "immich",
                                        "logs",
                                        "Service/immich-server",
                                        "--insights",
                                        query),
                                Stream.of(further))
                        .toArray(String[]::new));
    }

    @Test
    void aSavedQueryIsAskedByItsName() {
        Run run = ask("errors", "--since", "1d");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).matches("@timestamp +@logStream +@message");
        assertThat(lines.subList(1, lines.size()))
                .isNotEmpty()
                .allMatch(line -> line.contains("ERROR") || line.contains("WARN"));
    }

    @Test
    void anOwnQueryAnswersInItsColumnsAndSaysWhatItCost() {
        Run run = ask("fields @message | limit 2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(3).first().isEqualTo("@message");
        assertThat(run.err())
                .containsPattern(
                        "2 rows; 2 lines matched; [1-9][0-9.]* kB scanned, \\$0\\.0000[0-9]{2} at \\$0\\.0063 a GB");
    }

    @Test
    void asJsonEachRowIsAnObject() {
        Run run = ask("fields @timestamp, @message | limit 3", "--json");

        assertThat(run.out().lines().map(line -> (JsonObject) JsonText.parse(line)))
                .hasSize(3)
                .allSatisfy(row ->
                        assertThat(row.members().keySet())
                                .containsExactly("@timestamp", "@message"));
    }

    @Test
    void whatMatchesNothingIsNoFailure() {
        Run run = ask("filter @message like /no such words/ | fields @message");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("0 rows; 0 lines matched; ");
    }

    @Test
    void whatAwsDoesNotUnderstandIsSaidWithoutAPrice() {
        Run run = ask("fields ((");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("logs:StartQuery: MalformedQueryException: ", "; mend the query: ")
                .doesNotContain("scanned", "refresh");
    }

    @Test
    void whatIsDeniedSaysWhatToAllow() {
        run("simulate", "fault", "deny", "--action", "logs:StartQuery");
        Run run = ask("errors");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("\"Action\":\"logs:StartQuery\"").doesNotContain("scanned");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch | there is no saved query 'nosuch'; write a query, or one of newest, errors,",
                "'' | there is no saved query ''; write a query, or one of newest, errors,",
                "error | there is no saved query 'error'",
            })
    void aWordThatIsNoSavedQueryIsNotSent(String query, String complaint) {
        Run run = ask(query);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("stratoscope: " + complaint);
    }

    @ParameterizedTest
    @CsvSource({"--follow", "--limit=3", "--filter=x"})
    void whatBelongsIntoTheQueryIsNoOption(String option) {
        Run run = ask("errors", option);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "--insights has no --follow, --filter or --limit; write them into the query");
    }

    @Test
    void verboseSaysTheCalls() {
        assertThat(ask("newest", "-v").err()).contains("1 × logs:StartQuery");
        assertThat(
                        run(
                                        "--simulate",
                                        "logs",
                                        "Service/immich-server",
                                        "--follow",
                                        "--limit",
                                        "2",
                                        "-v")
                                .err())
                .contains("1 × logs:StartLiveTail, $0.01")
                .doesNotContain("FilterLogEvents, ");
    }
}
