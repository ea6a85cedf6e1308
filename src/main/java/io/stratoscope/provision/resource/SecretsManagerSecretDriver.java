package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A secret. Its value is made here, given once and never read. One that is removed can be had back for a week, unless its
 * data was to go with it.
 */
final class SecretsManagerSecretDriver implements Driver {

    private static final String NAME = "Name";
    private static final String GENERATED = "GenerateSecretString";
    private static final String VALUE = "SecretString";

    /** The shortest time that there is. */
    private static final long RECOVERY_DAYS = 7;

    @Override
    public String type() {
        return "AWS::SecretsManager::Secret";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public Set<String> writeOnly() {
        return Set.of(GENERATED, VALUE);
    }

    @Override
    public boolean holdsData() {
        return true;
    }

    /**
     * AWS's list may be <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html">minutes
     * old</a>, so each is read again.
     */
    @Override
    public List<Existing> list(Scope scope) {
        SecretsManagerClient secrets = scope.client(SecretsManagerClient.class);
        return secrets
                .listSecretsPaginator(request ->
                        request.includePlannedDeletion(true)
                                .filters(
                                        filter(FilterNameStringType.TAG_KEY, Scope.STACK_TAG),
                                        filter(FilterNameStringType.TAG_VALUE, scope.stack())))
                .stream()
                .flatMap(page -> page.secretList().stream())
                .flatMap(entry -> find(secrets, entry.arn()).stream())
                .filter(secret -> scope.owns(tags(secret)))
                .map(this::existing)
                .toList();
    }

    /** Takes also what only begins so. */
    private static Filter filter(FilterNameStringType key, String value) {
        return Filter.builder().key(key).values(value).build();
    }

    private static Optional<DescribeSecretResponse> find(
            SecretsManagerClient secrets, String nameOrArn) {
        try {
            return Optional.of(secrets.describeSecret(request -> request.secretId(nameOrArn)));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    private static Map<String, String> tags(DescribeSecretResponse secret) {
        return TagMaps.of(secret.tags(), Tag::key, Tag::value);
    }

    private Existing existing(DescribeSecretResponse secret) {
        return Existing.tagged(
                type(),
                secret.arn(),
                secret.deletedDate() == null ? State.READY : State.DELETING,
                JsonValue.object().put("Id", secret.arn()).put("Arn", secret.arn()).build(),
                Properties.only(SdkWords.SAME.read(secret), NAME, "Description", "KmsKeyId"),
                tags(secret));
    }

    @Override
    public Existing create(Order order) {
        CreateSecretRequest.Builder request =
                CreateSecretRequest.builder().clientRequestToken(versionToken(order));
        SdkWords.without(GENERATED).fill(request, order.properties());
        if (order.properties().get(GENERATED).orElse(null) instanceof JsonObject rules) {
            request.secretString(Passwords.make(rules));
        }
        SecretsManagerClient secrets = order.client(SecretsManagerClient.class);
        try {
            secrets.createSecret(Properties.tagged(request, order).build());
        } catch (ResourceExistsException | InvalidRequestException e) {
            return taken(secrets, order, e);
        }
        return existing(find(secrets, order.text(NAME)).orElseThrow());
    }

    /** AWS takes 32 to 64 characters. */
    private static String versionToken(Order order) {
        return order.token() + "-".repeat(Math.max(0, 32 - order.token().length()));
    }

    /** The name is taken: by an earlier attempt whose answer was lost, or by one that waits for its deletion. */
    private Existing taken(
            SecretsManagerClient secrets, Order order, SecretsManagerException reason) {
        DescribeSecretResponse there =
                find(secrets, order.text(NAME))
                        .filter(secret -> isOf(order, tags(secret)))
                        .orElseThrow(() -> reason);
        if (there.deletedDate() != null) {
            secrets.restoreSecret(request -> request.secretId(there.arn()));
        } else if (reason instanceof InvalidRequestException) {
            throw reason;
        }
        return existing(find(secrets, there.arn()).orElseThrow(() -> reason));
    }

    private static boolean isOf(Order order, Map<String, String> tags) {
        return order.stack().equals(tags.get(Scope.STACK_TAG))
                && order.id().equals(tags.get(Scope.ID_TAG));
    }

    @Override
    public void update(Existing existing, Order order) {
        SecretsManagerClient secrets = order.client(SecretsManagerClient.class);
        if (Properties.differ(existing, order, "Description", "KmsKeyId")) {
            secrets.updateSecret(
                    SdkWords.without(NAME, GENERATED, VALUE)
                            .fill(
                                    UpdateSecretRequest.builder().secretId(existing.ref()),
                                    order.properties())
                            .build());
        }
        if (Properties.tagsDiffer(existing, order)) {
            secrets.tagResource(
                    Properties.tagged(TagResourceRequest.builder().secretId(existing.ref()), order)
                            .build());
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        SecretsManagerClient secrets = removal.client(SecretsManagerClient.class);
        String arn = existing.ref();
        Optional<DescribeSecretResponse> secret = find(secrets, arn);
        if (secret.isEmpty()) {
            return;
        }
        if (removal.includeData()) {
            secrets.deleteSecret(request -> request.secretId(arn).forceDeleteWithoutRecovery(true));
            removal.waiting()
                    .until("the secret " + arn + " is gone", () -> find(secrets, arn).isEmpty());
        } else if (secret.get().deletedDate() == null) {
            secrets.deleteSecret(
                    request -> request.secretId(arn).recoveryWindowInDays(RECOVERY_DAYS));
        }
    }
}
