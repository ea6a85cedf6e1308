package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.store.SnapshotFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

class CostCommandTest extends CommandTest {
    private Run cost(String... arguments) {
        return run(
                Stream.concat(
                                Stream.of("cost", "--simulate", "--project", "immich"),
                                Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private static JsonObject json(Run run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return (JsonObject) JsonText.parse(run.out());
    }

    private static BigDecimal number(JsonObject json, String... path) {
        return json.number(path).orElseThrow();
    }

    @Test
    void saysTheEstimateTheActualAndWhatNobodyExplains() {
        Run run = cost("--waste");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Estimate: $447.79 a month, by list prices written down 2026-")
                .contains("NAT gateway 1 × $0.052/hour × 730 hours")
                .containsPattern(
                        "immich-nat-a .*the data that it processes 127\\.\\d+ × \\$0\\.052/GiB")
                .contains("it goes on as in the last 14 days, by BytesOutToDestination")
                .contains("immich-database-password: the requests for it")
                .contains("Actual, as Cost Explorer said just now: $")
                .contains("expected at its end")
                .contains("unexplained")
                .contains("immich-terraform-state  [no-lifecycle]")
                .containsPattern("not known +immich-database-writer");
    }

    @Test
    void asJsonAndTheSecondTimeOutOfTheStore() {
        JsonObject first = json(cost("--json", "--what-if", "one-nat"));
        assertThat(number(first, "estimate", "monthlyUsd")).isEqualByComparingTo("447.7942");
        assertThat(number(first, "actual", "monthToDateUsd")).isPositive();
        assertThat(first.objects("comparison")).isNotEmpty();
        assertThat(first.objects("whatIf"))
                .singleElement()
                .satisfies(it -> assertThat(it.objects("changes")).hasSize(2));
        assertThat(first.get("waste")).isEmpty();

        // Twice two requests are all of a day; the answer is asked for once.
        for (int i = 0; i < 4; i++) {
            assertThat(json(cost("--json")).at("actual")).isEqualTo(first.at("actual"));
        }
    }

    @Test
    void isSplitByModuleAndTagWithWhatIsUntaggedSaidAsSuch() {
        Run modules = cost("--by", "module");
        assertThat(modules.exitCode()).as(modules.err()).isZero();
        assertThat(modules.out())
                .contains("A month by module by the estimate, of eu-central-1")
                .containsPattern("\\$\\d+\\.\\d\\d +\\$\\d+\\.\\d\\d .* \\d+ +compute\n")
                .doesNotContain("of no module", "Note: ");
        assertThat(json(cost("--by", "module", "--json")).objects("groups"))
                .allSatisfy(group -> {
                    assertThat(group.text("name")).isPresent();
                    assertThat(group.number("actualUsd")).isPresent();
                });
        Run owners = cost("--by", "tag:Owner");
        assertThat(owners.out())
                .containsPattern(
                        "447\\.7\\d .* +46 \\(\\d+ in part not known\\) +without the tag Owner\n")
                .contains("Cost Explorer knows of nothing with the tag Owner: make it a cost");
    }

    @Test
    void isSplitByDayAndWithoutABillByKind() {
        assertThat(cost("--by", "day").out())
                .contains("Actual by day, in UTC:")
                .contains(", as far as it is known");
        run("simulate", "fault", "deny", "--action", "ce:GetCostAndUsage");
        Run kinds = cost("--by", "kind", "--refresh");
        assertThat(kinds.out())
                .containsPattern("\\$263\\.6\\d +not known +not known +not known +2 +Service\n")
                .contains("a bill does not tell kinds apart");
    }

    @Test
    void refreshingSaysThePriceFirst() {
        Run run = cost("--refresh");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("Asking Cost Explorer, $0.01 a request");
        assertThat(cost().err()).doesNotContain("Asking Cost Explorer");
    }

    @Test
    void theBudgetIsComparedWithWhatIsExpectedAndCheckedOnRequest() {
        Run within = cost("--budget", "5000", "--check");
        assertThat(within.exitCode()).as(within.err()).isZero();
        assertThat(within.out()).contains("Budget: $5000.00 a month, kept.");
        Run beyond = cost("--budget", "1", "--check");
        assertThat(beyond.exitCode()).isEqualTo(1);
        assertThat(beyond.out()).contains("Budget: $1.00 a month, passed by $");
        assertThat(cost("--budget", "1").exitCode()).as("unasked, it is only said").isZero();
        assertThat(number(json(cost("--budget", "1", "--json")), "budgetUsd"))
                .isEqualByComparingTo("1");
    }

    @Test
    void aBudgetThatNobodyCanCompareIsNotKept() {
        run("simulate", "fault", "deny", "--action", "ce:GetCostAndUsage");
        Run run = cost("--budget", "5000", "--check");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("Budget: $5000.00 a month, and nobody knows what was paid.");
    }

    @Test
    void whatWatchingCostsIsAddedUpFromRunToRun() {
        Run first = cost("--watching");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .containsPattern(
                        "Watching: \\$0\\.02\\d* in 20\\d\\d-\\d\\d of \\$10\\.00, by list prices")
                .contains("ce:GetCostForecast");
        JsonObject second = json(cost("--watching", "--refresh", "--json"));
        assertThat(number(second, "watching", "usd")).isGreaterThan(new BigDecimal("0.04"));
        assertThat(second.objects("watching", "calls"))
                .anySatisfy(call -> {
                    assertThat(call.text("action")).contains("ce:GetCostAndUsage");
                    assertThat(call.number("calls")).contains(BigDecimal.TWO);
                });
    }

    @Test
    void renewedPricesAreCountedWithFromThenOn() throws IOException {
        Run renewed = run("cost", "update-prices", "--simulate");
        assertThat(renewed.exitCode()).as(renewed.err()).isZero();
        assertThat(renewed.err()).containsPattern("eu-central-1: \\d+ prices, \\d+ before");
        Path file = directory.resolve("data").resolve("prices.yaml");
        assertThat(Files.readString(file)).contains("AWS's price list of eu-central-1, asked on ");
        assertThat(number(json(cost("--json")), "estimate", "monthlyUsd"))
                .as("the simulated list has the shipped prices")
                .isEqualByComparingTo("447.7942");

        Files.writeString(file, Files.readString(file).replace("\"0.052\"", "\"0.062\""));
        assertThat(number(json(cost("--json")), "estimate", "monthlyUsd"))
                .isEqualByComparingTo("464.9375");
        Files.writeString(file, "prices: no");
        Run wrong = cost();
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("prices.yaml: ").contains("update-prices");
    }

    @Test
    void pricesThatNobodyMayAskForChangeNothing() {
        run("simulate", "fault", "deny", "--action", "pricing:GetProducts");
        Run run = run("cost", "update-prices", "--simulate");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("pricing:GetProducts");
        assertThat(directory.resolve("data").resolve("prices.yaml")).doesNotExist();
    }

    @Test
    void whoIsDeniedCostExplorerHasTheEstimateAndTheReason() {
        run("simulate", "fault", "deny", "--action", "ce:GetCostAndUsage");
        Run run = cost();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Estimate: $447.79 a month")
                .contains("Actual: not known; ", "ce:GetCostAndUsage", "attach a policy");
        assertThat(json(cost("--json")).text("actual", "unavailable").orElseThrow())
                .contains("ce:GetCostAndUsage");
    }

    @Test
    void aFileIsCountedWithoutAnAccountAndItsNamesAreNoFormulas() throws IOException {
        SnapshotBuilder it = new SnapshotBuilder();
        it.add(ResourceType.NAT_GATEWAY, SnapshotBuilder.ec2("natgateway/nat-1"), "=1+1\u001b[31m");
        Path snapshot = directory.resolve("today.json");
        Path table = directory.resolve("cost.csv");
        SnapshotFile.write(snapshot, it.build());

        Run run = run("cost", "--from", snapshot.toString(), "-o", table.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Estimate: $37.96 a month")
                .contains("Actual: not known; Cost Explorer is not asked about a snapshot file")
                .doesNotContain("\u001b");
        assertThat(Files.readString(table))
                .contains(",'=1+1", ",NAT gateway,1,0.052,hour,37.96\r\n")
                .contains("not known: the data that it processes ($0.052/GiB),,,,\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --by owner | --by knows no owner; it takes service, day, module, kind or tag:KEY
                    --by tag: | --by knows no tag:; it takes service, day
                    --what-if two-nats | --what-if knows no two-nats; it knows one-nat
                    -o cost.txt | -o writes a table: name a .csv file
                    --budget -3 | --budget takes what a month may cost in US dollars
                    --budget abc | is not a number like 120 or 99.50
                    --check | --check needs a budget
                    --from a.json --watching | --watching and --from exclude each other
                    --refresh --from a.json | --refresh and --from exclude each other
                    --from no-such.json | no-such.json
                    """)
    void wrongUsageIsSaidInALine(String arguments, String words) {
        Run run = cost(arguments.split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(words);
        assertThat(run.out()).isEmpty();
    }
}
