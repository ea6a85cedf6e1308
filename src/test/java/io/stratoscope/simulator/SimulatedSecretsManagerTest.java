package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.aws.WriteRefusedException;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

import java.time.Duration;
import java.util.List;
import java.util.Map;

final class SimulatedSecretsManagerTest {

    private final SecretsManagerClient secrets =
            TestAccounts.empty().client(SecretsManagerClient.class, TestAccounts.REGION);

    @Test
    void describesASecretByNameArnAndArnWithoutItsSuffix() {
        String arn = secrets.createSecret(request -> request.name("immich/password")).arn();
        String partial = arn.substring(0, arn.length() - 7);

        assertThat(List.of("immich/password", arn, partial))
                .allSatisfy(name ->
                        assertThat(secrets.describeSecret(request -> request.secretId(name)).arn())
                                .isEqualTo(arn));
        assertThat(arn).matches(".*:secret:immich/password-[A-Za-z0-9]{6}");
    }

    @Test
    void anArnWithAnotherSuffixIsAnotherSecret() {
        String arn = secrets.createSecret(request -> request.name("immich/password")).arn();
        String other = arn.substring(0, arn.length() - 6) + "zzzzzz";

        assertThatThrownBy(() -> secrets.describeSecret(request -> request.secretId(other)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void neverGivesAValueEvenWhenUnlocked() {
        secrets.createSecret(request -> request.name("immich/password").secretString("x"));

        assertThatThrownBy(() ->
                        secrets.getSecretValue(request -> request.secretId("immich/password")))
                .isInstanceOf(WriteRefusedException.class);
    }

    @Test
    void aSecretInItsWaitingPeriodIsListedOnlyWhenAskedFor() {
        secrets.createSecret(request -> request.name("old"));
        secrets.createSecret(request -> request.name("new"));
        secrets.deleteSecret(request -> request.secretId("old"));

        assertThat(secrets.listSecrets().secretList())
                .extracting(SecretListEntry::name)
                .containsExactly("new");
        assertThat(
                        secrets.listSecrets(request -> request.includePlannedDeletion(true))
                                .secretList())
                .extracting(SecretListEntry::name)
                .containsExactly("new", "old");
        assertThat(secrets.describeSecret(request -> request.secretId("old")).deletedDate())
                .isEqualTo(TestAccounts.CLOCK.instant().plus(Duration.ofDays(30)));
    }

    @Test
    void aSecretDeletedByForceIsGone() {
        secrets.createSecret(request -> request.name("old"));
        secrets.deleteSecret(request -> request.secretId("old").forceDeleteWithoutRecovery(true));

        assertThatThrownBy(() -> secrets.describeSecret(request -> request.secretId("old")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void theNameOfASecretInItsWaitingPeriodIsTakenAndItCannotBeChanged() {
        secrets.createSecret(request -> request.name("old"));
        secrets.deleteSecret(request -> request.secretId("old"));

        assertThatThrownBy(() -> secrets.createSecret(request -> request.name("old")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() ->
                        secrets.updateSecret(request -> request.secretId("old").description("x")))
                .isInstanceOf(InvalidRequestException.class);

        secrets.restoreSecret(request -> request.secretId("old"));
        secrets.updateSecret(request -> request.secretId("old").description("x"));
        assertThat(secrets.describeSecret(request -> request.secretId("old")).description())
                .isEqualTo("x");
    }

    @Test
    void aNewValueIsANewVersionBesideThePreviousOne() {
        String first = secrets.createSecret(request -> request.name("a")).versionId();
        String second =
                secrets.putSecretValue(request -> request.secretId("a").secretString("x"))
                        .versionId();

        assertThat(secrets.describeSecret(request -> request.secretId("a")).versionIdsToStages())
                .isEqualTo(Map.of(first, List.of("AWSPREVIOUS"), second, List.of("AWSCURRENT")));
    }

    @Test
    void pagesAHundredAtATime() {
        for (int i = 0; i < 100; i++) {
            String name = "s" + i;
            secrets.createSecret(request -> request.name(name));
        }
        // An exact multiple of the page size: one page, and no token.
        assertThat(secrets.listSecrets().nextToken()).isNull();
        secrets.createSecret(request -> request.name("one more"));
        assertThat(secrets.listSecrets().secretList()).hasSize(100);
        assertThat(
                        secrets.listSecretsPaginator().stream()
                                .flatMap(page -> page.secretList().stream()))
                .hasSize(101);
        assertThatThrownBy(() -> secrets.listSecrets(request -> request.maxResults(101)))
                .isInstanceOf(SecretsManagerException.class);
    }

    @Test
    void aNewValueIsANewVersionAndTheOldOneThePrevious() {
        String first = secrets.createSecret(request -> request.name("password")).versionId();

        String second =
                secrets.putSecretValue(request -> request.secretId("password").secretString("x"))
                        .versionId();
        assertThat(
                        secrets.describeSecret(request -> request.secretId("password"))
                                .versionIdsToStages())
                .containsOnly(
                        Map.entry(first, List.of("AWSPREVIOUS")),
                        Map.entry(second, List.of("AWSCURRENT")));

        secrets.deleteSecret(request -> request.secretId("password"));
        assertThatThrownBy(() ->
                        secrets.putSecretValue(
                                request -> request.secretId("password").secretString("y")))
                .isInstanceOf(InvalidRequestException.class);
    }
}
