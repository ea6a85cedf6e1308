package io.stratoscope.provision.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

final class ComparisonRulesTest {

    private static List<String> differing(String wanted, String actual) {
        return Comparison.of(
                        (JsonObject) JsonText.parse(wanted),
                        (JsonObject) JsonText.parse(actual),
                        Set.of("Password"))
                .stream()
                .map(Difference::path)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"A\": 1} | {\"A\": 1.0}",
                "{\"A\": \"5432\"} | {\"A\": 5432}",
                "{\"A\": true} | {\"A\": \"true\"}",
                "{\"A\": [\"x\", \"y\"]} | {\"A\": [\"y\", \"x\"]}",
                "{\"A\": {\"B\": 1}} | {\"A\": {\"B\": 1, \"C\": 2}}",
                "{\"A\": []} | {}",
                "{\"Password\": \"a\"} | {}",
                "{\"P\": {\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\"}]}} | {\"P\": {\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"s3:*\"]}]}}"
            })
    void theseAreTheSame(String wanted, String actual) {
        assertThat(differing(wanted, actual)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"A\": 1} | {\"A\": 2} | A",
                "{\"A\": \"\"} | {} | A",
                "{\"A\": [\"x\", \"x\"]} | {\"A\": [\"x\", \"y\"]} | A",
                "{\"A\": [\"x\"]} | {\"A\": [\"x\", \"y\"]} | A",
                "{\"A\": {\"Command\": [\"a\", \"b\"]}} | {\"A\": {\"Command\": [\"b\", \"a\"]}} | A.Command",
                "{\"A\": {\"B\": 1}} | {\"A\": {\"C\": 1}} | A.B",
                "{\"P\": {\"Effect\": \"Allow\"}} | {\"P\": {\"Effect\": \"Allow\", \"Condition\": {}}} | P.Condition"
            })
    void theseAreNot(String wanted, String actual, String path) {
        assertThat(differing(wanted, actual)).containsExactly(path);
    }
}
