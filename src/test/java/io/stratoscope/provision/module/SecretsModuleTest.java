package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.References;

import org.junit.jupiter.api.Test;

import java.util.List;

class SecretsModuleTest {
    private static final String PASSWORD = "DatabasePassword";

    @Test
    void thePasswordIsTheWholeSecret() {
        JsonObject secret = new Designs().with("secrets").resource(PASSWORD).properties();

        assertThat(secret.text("Name")).contains("immich/database-password");
        assertThat(secret.text("Description")).contains("Password of the Immich database user");
        assertThat(secret.at("GenerateSecretString"))
                .contains(
                        JsonValue.object()
                                .put("PasswordLength", 32)
                                .put("ExcludePunctuation", true)
                                .build());
        assertThat(secret.members()).doesNotContainKeys("SecretString", "KmsKeyId");
        assertThat(secret.objects("Tags"))
                .contains(
                        JsonValue.object()
                                .put("Key", "Name")
                                .put("Value", "immich-database-password")
                                .build());
    }

    @Test
    void itIsEncryptedWithTheStacksKeyForSecrets() {
        JsonObject secret =
                new Designs().with("kms").with("secrets").resource(PASSWORD).properties();

        assertThat(References.in(secret)).containsExactly("KeySecrets");
        assertThat(secret.list("KmsKeyId", "Fn::GetAtt"))
                .containsExactly(JsonValue.of("KeySecrets"), JsonValue.of("Arn"));
    }

    @Test
    void aKeyForSomethingElseIsNotTaken() {
        Designs stack =
                new Designs()
                        .with(
                                "kms",
                                JsonValue.object()
                                        .put("keys", Design.texts(List.of("files")))
                                        .build())
                        .with("secrets");

        assertThat(References.in(stack.resource(PASSWORD).properties())).isEmpty();
    }

    @Test
    void settingsAreTaken() {
        JsonObject secret =
                new Designs()
                        .with(
                                "secrets",
                                JsonValue.object()
                                        .put("length", 20)
                                        .put("punctuation", true)
                                        .build())
                        .resource(PASSWORD)
                        .properties();

        assertThat(secret.number("GenerateSecretString", "PasswordLength").orElseThrow())
                .isEqualByComparingTo("20");
        assertThat(secret.text("GenerateSecretString", "ExcludeCharacters").orElseThrow())
                .contains("/", "@", "\"");
        assertThat(secret.at("GenerateSecretString", "ExcludePunctuation")).isEmpty();
    }
}
