package io.stratoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.ui.coverage.CoverageViewModel;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal, the JSON and the window say the same of the ledger. */
final class CoverageWordsTest {

    private static final Coverage COVERAGE =
            new Coverage(
                    List.of(
                            new Coverage.Row("ec2", "a", 101, 2, 3, 4, 5, 6, 7, 8),
                            new Coverage.Row("ecs", "a", 1, 0, 0, 0, 0, 0, 10, 0)));

    /** The numbers before the words of the columns. */
    private static int sumOfColumns(String words) {
        Matcher columns =
                Pattern.compile(
                                "(\\d+) (confirmed|ghosts|missing|denied|throttled|failed"
                                        + "|unsupported|not scanned)")
                        .matcher(words);
        int sum = 0;
        while (columns.find()) {
            sum += Integer.parseInt(columns.group(1));
        }
        return sum;
    }

    @Test
    void eachColumnIsSaidAndTheyAddUpToTheTotal() {
        int total = COVERAGE.total().total();
        String terminal = DiscoverCommand.words(COVERAGE);
        String window = CoverageViewModel.sum(COVERAGE);
        JsonObject json = SnapshotCodec.coverage(COVERAGE);

        assertThat(total).isEqualTo(147);
        assertThat(terminal).contains("of 147 asked for", "17 unsupported");
        assertThat(sumOfColumns(terminal)).isEqualTo(total);
        assertThat(window).contains("of 147 asked for", "17 unsupported");
        assertThat(sumOfColumns(window)).isEqualTo(total);
        int columns =
                json
                        .at("total")
                        .map(JsonObject.class::cast)
                        .orElseThrow()
                        .members()
                        .keySet()
                        .stream()
                        .filter(name -> !name.equals("asked"))
                        .mapToInt(name -> json.number("total", name).orElseThrow().intValue())
                        .sum();
        assertThat(json.number("total", "asked").orElseThrow().intValue()).isEqualTo(total);
        assertThat(columns).isEqualTo(total);
        assertThat(json.number("total", "unsupported").orElseThrow().intValue()).isEqualTo(17);
    }

    @Test
    void theWindowLeavesOutWhatThereIsNone() {
        Coverage some = new Coverage(List.of(new Coverage.Row("a", "b", 3, 0, 0, 0, 0, 0, 0, 0)));

        assertThat(CoverageViewModel.sum(some)).isEqualTo("3 confirmed of 3 asked for");
    }
}
