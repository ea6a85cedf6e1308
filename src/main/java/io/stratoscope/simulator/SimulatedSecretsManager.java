package io.stratoscope.simulator;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** AWS Secrets Manager, but for the secrets: it keeps no values, and nobody can read one. */
final class SimulatedSecretsManager extends SimulatedService implements SecretsManagerClient {

    private static final Paging.Limits PAGES =
            new Paging.Limits(100, 1, 100, "InvalidNextTokenException");

    private final Map<String, DescribeSecretResponse> secrets = new TreeMap<>();

    SimulatedSecretsManager(AccountState account, String region) {
        super(account, region, "secretsmanager", SecretsManagerException::builder);
    }

    @Override
    public CreateSecretResponse createSecret(CreateSecretRequest request) {
        return call(
                "CreateSecret",
                request,
                () -> {
                    String name = request.name();
                    DescribeSecretResponse other = secrets.get(name);
                    if (other != null && other.deletedDate() != null) {
                        throw scheduledForDeletion(
                                "You can't create this secret because a secret with this name is"
                                        + " already scheduled for deletion.");
                    }
                    if (other != null) {
                        throw error(
                                ResourceExistsException.builder(),
                                400,
                                "ResourceExistsException",
                                "The operation failed because the secret "
                                        + name
                                        + " already exists.");
                    }
                    String version = account().ids().uuid("secret-version");
                    DescribeSecretResponse secret =
                            DescribeSecretResponse.builder()
                                    .arn(
                                            arn(
                                                    "secret:"
                                                            + name
                                                            + "-"
                                                            + account().ids().mixed("secret", 6)))
                                    .name(name)
                                    .description(request.description())
                                    .kmsKeyId(request.kmsKeyId())
                                    .createdDate(account().now())
                                    .lastChangedDate(account().now())
                                    .versionIdsToStages(Map.of(version, List.of("AWSCURRENT")))
                                    .build();
                    secrets.put(name, secret);
                    registerTags(secret.arn(), tags(request.tags()));
                    return CreateSecretResponse.builder()
                            .arn(secret.arn())
                            .name(name)
                            .versionId(version)
                            .build();
                });
    }

    @Override
    public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
        return call(
                "DescribeSecret",
                request,
                () -> {
                    DescribeSecretResponse secret = secret(request.secretId());
                    return secret.toBuilder().tags(tagsOf(secret.arn())).build();
                });
    }

    @Override
    public ListSecretsResponse listSecrets(ListSecretsRequest request) {
        return call(
                "ListSecrets",
                request,
                () -> {
                    boolean planned = Boolean.TRUE.equals(request.includePlannedDeletion());
                    List<DescribeSecretResponse> found =
                            secrets.values().stream()
                                    .filter(secret -> planned || secret.deletedDate() == null)
                                    .filter(secret ->
                                            request.filters().stream()
                                                    .allMatch(filter -> matches(secret, filter)))
                                    .toList();
                    var page = page(found, PAGES, request.maxResults(), request.nextToken());
                    return ListSecretsResponse.builder()
                            .secretList(page.items().stream().map(this::entry).toList())
                            .nextToken(page.token())
                            .build();
                });
    }

    private boolean matches(DescribeSecretResponse secret, Filter filter) {
        Map<String, String> tags = account().tags().tags(secret.arn());
        return switch (filter.keyAsString()) {
            case "name" -> filter.values().stream().anyMatch(secret.name()::startsWith);
            case "tag-key" ->
                    filter.values().stream()
                            .anyMatch(value ->
                                    tags.keySet().stream().anyMatch(key -> key.startsWith(value)));
            case "tag-value" ->
                    filter.values().stream()
                            .anyMatch(value ->
                                    tags.values().stream().anyMatch(tag -> tag.startsWith(value)));
            default ->
                    throw error(
                            400,
                            "InvalidParameterException",
                            "Filter " + filter.keyAsString() + " is not simulated");
        };
    }

    private SecretListEntry entry(DescribeSecretResponse secret) {
        return SecretListEntry.builder()
                .arn(secret.arn())
                .name(secret.name())
                .description(secret.description())
                .kmsKeyId(secret.kmsKeyId())
                .createdDate(secret.createdDate())
                .lastChangedDate(secret.lastChangedDate())
                .deletedDate(secret.deletedDate())
                .secretVersionsToStages(secret.versionIdsToStages())
                .tags(tagsOf(secret.arn()))
                .build();
    }

    /** A new value makes a new version; what it is nobody is ever told. */
    @Override
    public UpdateSecretResponse updateSecret(UpdateSecretRequest request) {
        return call(
                "UpdateSecret",
                request,
                () -> {
                    DescribeSecretResponse secret = living(request.secretId());
                    DescribeSecretResponse.Builder changed =
                            secret.toBuilder().lastChangedDate(account().now());
                    if (request.description() != null) {
                        changed.description(request.description());
                    }
                    if (request.kmsKeyId() != null) {
                        changed.kmsKeyId(request.kmsKeyId());
                    }
                    secrets.put(secret.name(), changed.build());
                    if (request.secretString() != null) {
                        newVersion(secret.name());
                    }
                    return UpdateSecretResponse.builder()
                            .arn(secret.arn())
                            .name(secret.name())
                            .build();
                });
    }

    @Override
    public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
        return call(
                "PutSecretValue",
                request,
                () -> {
                    DescribeSecretResponse secret = living(request.secretId());
                    return PutSecretValueResponse.builder()
                            .arn(secret.arn())
                            .name(secret.name())
                            .versionId(newVersion(secret.name()))
                            .versionStages("AWSCURRENT")
                            .build();
                });
    }

    private String newVersion(String name) {
        String version = account().ids().uuid("secret-version");
        Map<String, List<String>> versions = new TreeMap<>();
        DescribeSecretResponse secret = secret(name);
        secret.versionIdsToStages()
                .forEach((id, stages) -> {
                    if (stages.contains("AWSCURRENT")) {
                        versions.put(id, List.of("AWSPREVIOUS"));
                    }
                });
        versions.put(version, List.of("AWSCURRENT"));
        secrets.put(
                name,
                secret.toBuilder()
                        .versionIdsToStages(versions)
                        .lastChangedDate(account().now())
                        .build());
        return version;
    }

    private DescribeSecretResponse living(String reference) {
        DescribeSecretResponse secret = secret(reference);
        if (secret.deletedDate() != null) {
            throw scheduledForDeletion(
                    "You can't perform this operation on the secret because it was marked for"
                            + " deletion.");
        }
        return secret;
    }

    private RuntimeException scheduledForDeletion(String message) {
        return error(InvalidRequestException.builder(), 400, "InvalidRequestException", message);
    }

    @Override
    public DeleteSecretResponse deleteSecret(DeleteSecretRequest request) {
        return call(
                "DeleteSecret",
                request,
                () -> {
                    DescribeSecretResponse secret = secret(request.secretId());
                    boolean now = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
                    long days =
                            request.recoveryWindowInDays() == null
                                    ? 30
                                    : request.recoveryWindowInDays();
                    Instant deletion =
                            account().clockTime().plus(now ? Duration.ZERO : Duration.ofDays(days));
                    if (now) {
                        secrets.remove(secret.name());
                        account().tags().delete(secret.arn());
                    } else {
                        secrets.put(
                                secret.name(), secret.toBuilder().deletedDate(deletion).build());
                    }
                    return DeleteSecretResponse.builder()
                            .arn(secret.arn())
                            .name(secret.name())
                            .deletionDate(deletion)
                            .build();
                });
    }

    @Override
    public RestoreSecretResponse restoreSecret(RestoreSecretRequest request) {
        return call(
                "RestoreSecret",
                request,
                () -> {
                    DescribeSecretResponse secret = secret(request.secretId());
                    secrets.put(secret.name(), secret.toBuilder().deletedDate(null).build());
                    return RestoreSecretResponse.builder()
                            .arn(secret.arn())
                            .name(secret.name())
                            .build();
                });
    }

    /** Never answers: the guard refuses it, and there is no value to give. */
    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        return call(
                "GetSecretValue",
                request,
                () -> {
                    throw noValues();
                });
    }

    /** Never answers, like {@link #getSecretValue}. */
    @Override
    public BatchGetSecretValueResponse batchGetSecretValue(BatchGetSecretValueRequest request) {
        return call(
                "BatchGetSecretValue",
                request,
                () -> {
                    throw noValues();
                });
    }

    private RuntimeException noValues() {
        return error(400, "AccessDeniedException", "The simulated account keeps no secret values");
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    account().tags().tag(secret(request.secretId()).arn(), tags(request.tags()));
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    account().tags().untag(secret(request.secretId()).arn(), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    /** By name or ARN; an ARN also without the six characters at its end. */
    private DescribeSecretResponse secret(String reference) {
        String prefix = arn("secret:");
        String name = reference;
        if (reference.startsWith(prefix)) {
            String rest = reference.substring(prefix.length());
            name =
                    secrets.containsKey(rest) || rest.length() < 8
                            ? rest
                            : rest.substring(0, rest.length() - 7);
        }
        DescribeSecretResponse secret = secrets.get(name);
        boolean otherSuffix =
                secret != null
                        && reference.startsWith(prefix)
                        && !secret.arn().equals(reference)
                        && !reference.equals(prefix + name);
        if (secret == null || otherSuffix) {
            throw error(
                    ResourceNotFoundException.builder(),
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret.");
        }
        return secret;
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }

    private List<Tag> tagsOf(String arn) {
        return TagLists.list(
                account().tags().tags(arn),
                (key, value) -> Tag.builder().key(key).value(value).build());
    }
}
