package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.stack.References;

import org.junit.jupiter.api.Test;

import java.util.List;

class KmsModuleTest {

    @Test
    void eachPurposeHasAKeyAndAnAlias() {
        Designs stack = new Designs().with("kms");

        assertThat(stack.ids())
                .containsExactly(
                        "KeyLogs",
                        "KeyLogsAlias",
                        "KeySecrets",
                        "KeySecretsAlias",
                        "KeyDatabase",
                        "KeyDatabaseAlias",
                        "KeyFiles",
                        "KeyFilesAlias");
        assertThat(stack.resource("KeyFilesAlias").properties().text("AliasName"))
                .contains("alias/immich/files");
        assertThat(References.in(stack.resource("KeyFilesAlias").properties()))
                .containsExactly("KeyFiles");
    }

    @Test
    void onlyTheKeyForLogsMayBeUsedByCloudWatchLogs() {
        Designs stack = new Designs().with("kms");

        assertThat(policy(stack, "KeyLogs")).contains("logs.${AWS::Region}");
        assertThat(policy(stack, "KeyFiles")).doesNotContain("logs.").contains("kms:*");
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                new Designs()
                        .with(
                                "kms",
                                JsonValue.object()
                                        .put("keys", Design.texts(List.of("photos")))
                                        .put("rotation", false)
                                        .put("waiting-days", 7)
                                        .build());

        assertThat(stack.ids()).containsExactly("KeyPhotos", "KeyPhotosAlias");
        var key = stack.resource("KeyPhotos").properties();
        assertThat(key.isTrue("EnableKeyRotation")).isFalse();
        assertThat(key.number("PendingWindowInDays").orElseThrow()).isEqualByComparingTo("7");
        assertThat(key.objects("Tags"))
                .extracting(tag -> tag.text("Key").orElse("") + "=" + tag.text("Value").orElse(""))
                .containsExactly(
                        "Name=immich-photos",
                        "Project=immich",
                        "stratoscope:id=KeyPhotos",
                        "stratoscope:module=kms",
                        "stratoscope:stack=immich");
    }

    private static String policy(Designs stack, String key) {
        return JsonText.compact(stack.resource(key).properties().get("KeyPolicy").orElseThrow());
    }
}
