package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

import java.time.Duration;

final class SecretsManagerDriversTest {

    private static final String TYPE = "AWS::SecretsManager::Secret";
    private static final String NAME = "bench/database-password";

    private final Workbench bench = new Workbench();
    private final SecretsManagerClient secrets = bench.client(SecretsManagerClient.class);

    private static JsonObject secret(String description) {
        return object(
                """
                {"Name": "bench/database-password", "Description": "%s",
                 "KmsKeyId": "arn:aws:kms:eu-central-1:123456789012:key/k-1",
                 "GenerateSecretString": {"PasswordLength": 40, "ExcludePunctuation": true}}
                """
                        .formatted(description));
    }

    private static JsonObject object(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    @Test
    void makesChangesAndRemovesASecretThatCanBeHadBackForAWeek() {
        Existing made = bench.make(TYPE, "Password", secret("of the database"));
        assertThat(made.ref()).contains(":secret:" + NAME + "-");

        bench.change(made, "Password", secret("of the database user"));
        bench.remove(made);

        var left = secrets.describeSecret(request -> request.secretId(NAME));
        assertThat(Duration.between(left.createdDate(), left.deletedDate()))
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void changingItDoesNotChangeItsValue() {
        Existing made = bench.make(TYPE, "Password", secret("one"));
        var before = secrets.describeSecret(request -> request.secretId(NAME));

        bench.change(made, "Password", secret("two"));

        assertThat(secrets.describeSecret(request -> request.secretId(NAME)).versionIdsToStages())
                .isEqualTo(before.versionIdsToStages());
    }

    @Test
    void whereItsDataGoesWithItNothingIsLeft() {
        Existing made = bench.make(TYPE, "Password", secret("of the database"));

        bench.remove(made, true);

        assertThatThrownBy(() -> secrets.describeSecret(request -> request.secretId(NAME)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void theStacksSecretThatWaitsForItsDeletionIsTakenBack() {
        Existing made = bench.make(TYPE, "Password", secret("first"));
        bench.remove(made);

        Existing again = bench.make(TYPE, "Password", secret("second"));

        assertThat(again.ref()).isEqualTo(made.ref());
    }

    @Test
    void aSecondAttemptFindsWhatTheFirstMade() {
        Existing made = bench.make(TYPE, "Password", secret("one"));

        assertThat(Workbench.driver(TYPE).create(bench.order("Password", secret("one"))).ref())
                .isEqualTo(made.ref());
    }

    @Test
    void somebodyElsesSecretIsNeitherTheStacksNorTaken() {
        secrets.createSecret(request -> request.name(NAME));

        assertThat(bench.list(TYPE)).isEmpty();
        assertThatThrownBy(
                        () -> Workbench.driver(TYPE).create(bench.order("Password", secret("one"))))
                .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void aStackWhoseNameOnlyBeginsTheSameIsAnother() {
        Tag tag = Tag.builder().key("stratoscope:stack").value("bench-two").build();
        secrets.createSecret(request -> request.name(NAME).tags(tag));

        assertThat(bench.list(TYPE)).isEmpty();
    }

    @Test
    void refusesAPropertyOrARuleThatItDoesNotKnow() {
        JsonObject replicated = object("{\"Name\": \"a\", \"ReplicaRegions\": []}");
        JsonObject template =
                object(
                        """
                        {"Name": "a", "GenerateSecretString": {"SecretStringTemplate": "{}"}}
                        """);

        assertThatThrownBy(() -> Workbench.driver(TYPE).create(bench.order("A", replicated)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Workbench.driver(TYPE).create(bench.order("A", template)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPasswordFollowsItsRules() {
        String plain =
                Passwords.make(object("{\"PasswordLength\": 40, \"ExcludePunctuation\": true}"));
        String marked = Passwords.make(object("{\"ExcludeCharacters\": \"/@\\\"'\\\\\"}"));

        assertThat(plain).matches("[A-Za-z0-9]{40}").matches(".*[a-z].*").matches(".*[0-9].*");
        assertThat(marked).hasSize(32).matches(".*[^A-Za-z0-9].*").doesNotContain("/", "@", "\"");
        assertThat(Passwords.make(JsonObject.EMPTY)).isNotEqualTo(plain);
    }

    @Test
    void noPasswordIsTooShortForItsKindsOfCharacters() {
        assertThat(Passwords.make(object("{\"PasswordLength\": 4}"))).hasSize(4);
        assertThatThrownBy(() -> Passwords.make(object("{\"PasswordLength\": 3}")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
