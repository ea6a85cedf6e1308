package io.stratoscope.provision.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

final class ComparisonTest {

    private static List<String> differences(String wanted, String actual) {
        return Comparison.of(
                        (JsonObject) JsonText.parse(wanted),
                        (JsonObject) JsonText.parse(actual),
                        Set.of())
                .stream()
                .map(Difference::path)
                .toList();
    }

    @Test
    void settingsThatNobodyWantsInACertainWayMayBeInAny() {
        String wanted = "{\"LoadBalancerAttributes\": [{\"Key\": \"a\", \"Value\": \"1\"}]}";

        assertThat(
                        differences(
                                wanted,
                                """
                                {"LoadBalancerAttributes": [{"Key": "b", "Value": "2"},
                                  {"Key": "a", "Value": "1"}]}
                                """))
                .isEmpty();
        assertThat(
                        differences(
                                wanted,
                                """
                                {"LoadBalancerAttributes": [{"Key": "b", "Value": "1"},
                                  {"Key": "a", "Value": "2"}]}
                                """))
                .containsExactly("LoadBalancerAttributes");
    }

    @Test
    void anElementMoreInAnotherListIsADifference() {
        assertThat(differences("{\"Subnets\": [\"a\"]}", "{\"Subnets\": [\"a\", \"b\"]}"))
                .containsExactly("Subnets");
    }

    @Test
    void whatSomethingElseMovesIsNeverDifferentButWhatIsMissingIs() {
        assertThat(differences("{\"DesiredCount\": 2}", "{\"DesiredCount\": null}")).isEmpty();
        assertThat(differences("{\"DesiredCount\": 2}", "{}")).containsExactly("DesiredCount");
        assertThat(differences("{\"DesiredCount\": 2}", "{\"DesiredCount\": 3}"))
                .containsExactly("DesiredCount");
    }
}
