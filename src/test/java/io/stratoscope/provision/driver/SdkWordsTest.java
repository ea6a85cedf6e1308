package io.stratoscope.provision.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

import java.util.Map;
import java.util.Set;

final class SdkWordsTest {

    private static final String TASK =
            """
            {"Family": "web", "Cpu": "256", "NetworkMode": "awsvpc",
             "ContainerDefinitions": [{"Name": "web", "Image": "nginx", "Essential": true,
               "PortMappings": [{"ContainerPort": 80}],
               "DockerLabels": {"keepThis": "asItIs"}}]}
            """;

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    @Test
    void fillsStructuresListsMapsAndScalarsAndReadsThemAgain() {
        RegisterTaskDefinitionRequest request =
                SdkWords.SAME.fill(RegisterTaskDefinitionRequest.builder(), json(TASK)).build();

        assertThat(
                        request.containerDefinitions()
                                .getFirst()
                                .portMappings()
                                .getFirst()
                                .containerPort())
                .isEqualTo(80);
        assertThat(SdkWords.SAME.read(request)).isEqualTo(json(TASK));
    }

    @Test
    void namesCanDifferAndSomeAreOtherCalls() {
        SdkWords words = new SdkWords(Map.of("FamilyName", "family"), Set.of("Tags"));

        RegisterTaskDefinitionRequest request =
                words.fill(
                                RegisterTaskDefinitionRequest.builder(),
                                json("{\"FamilyName\": \"web\", \"Tags\": []}"))
                        .build();

        assertThat(request.family()).isEqualTo("web");
        assertThat(request.hasTags()).isFalse();
        assertThat(words.read(request)).isEqualTo(json("{\"FamilyName\": \"web\"}"));
    }

    @Test
    void whatTheRequestHasNotIsRefused() {
        assertThatThrownBy(() ->
                        SdkWords.SAME.fill(
                                RegisterTaskDefinitionRequest.builder(),
                                json("{\"Familly\": \"web\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Familly");
        assertThatThrownBy(() ->
                        SdkWords.SAME.fill(
                                RegisterTaskDefinitionRequest.builder(),
                                json("{\"ContainerDefinitions\": \"web\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("containerDefinitions");
    }
}
