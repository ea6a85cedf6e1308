package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;

final class KmsDriversTest {

    private final Workbench bench = new Workbench();

    private static JsonObject key(String description, boolean rotation) {
        return (JsonObject)
                JsonText.parse(
                        """
                        {"Description": "%s", "EnableKeyRotation": %s, "PendingWindowInDays": 7,
                         "KeyPolicy": {"Version": "2012-10-17", "Statement": [{"Sid": "account",
                           "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
                           "Action": "kms:*", "Resource": "*"}]}}
                        """
                                .formatted(description, rotation));
    }

    private static JsonObject alias(String name, String key) {
        return (JsonObject)
                JsonText.parse(
                        "{\"AliasName\": \"%s\", \"TargetKeyId\": \"%s\"}".formatted(name, key));
    }

    @Test
    void makesChangesAndRemovesAKey() {
        Existing made = bench.make("AWS::KMS::Key", "Key", key("files", true));
        assertThat(made.attribute("Arn").orElseThrow()).endsWith(":key/" + made.ref());

        bench.change(made, "Key", key("logs", false));
        bench.remove(made);

        assertThat(
                        bench.client(KmsClient.class)
                                .describeKey(request -> request.keyId(made.ref()))
                                .keyMetadata()
                                .keyState())
                .isEqualTo(KeyState.PENDING_DELETION);
    }

    @Test
    void anAliasFollowsItsKey() {
        Existing first = bench.make("AWS::KMS::Key", "First", key("first", true));
        Existing second = bench.make("AWS::KMS::Key", "Second", key("second", true));
        Existing alias =
                bench.make("AWS::KMS::Alias", "Alias", alias("alias/bench/files", first.ref()));

        bench.change(alias, "Alias", alias("alias/bench/files", second.ref()));
        bench.remove(alias);
    }

    @Test
    void somebodyElsesKeyIsNotTheStacks() {
        bench.client(KmsClient.class).createKey(request -> request.description("files"));

        assertThat(bench.list("AWS::KMS::Key")).isEmpty();
    }
}
