package io.stratoscope.simulator;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.InvalidAliasNameException;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.TagResourceRequest;
import software.amazon.awssdk.services.kms.model.TagResourceResponse;
import software.amazon.awssdk.services.kms.model.UntagResourceRequest;
import software.amazon.awssdk.services.kms.model.UntagResourceResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** AWS KMS: symmetric keys and their aliases. It encrypts nothing. */
final class SimulatedKms extends SimulatedService implements KmsClient {

    private static final Paging.Limits KEYS =
            new Paging.Limits(100, 1, 1000, "InvalidMarkerException");
    private static final Paging.Limits ALIASES =
            new Paging.Limits(50, 1, 100, "InvalidMarkerException");
    private static final Paging.Limits TAGS =
            new Paging.Limits(50, 1, 50, "InvalidMarkerException");

    private final Map<String, KeyMetadata> keys = new TreeMap<>();
    private final Map<String, AliasListEntry> aliases = new TreeMap<>();
    private final Map<String, String> policies = new TreeMap<>();
    private final Set<String> rotating = new TreeSet<>();

    SimulatedKms(AccountState account, String region) {
        super(account, region, "kms", KmsException::builder);
    }

    @Override
    public CreateKeyResponse createKey(CreateKeyRequest request) {
        return call(
                "CreateKey",
                () -> {
                    String id = account().ids().uuid("kms-key");
                    KeyMetadata key =
                            KeyMetadata.builder()
                                    .keyId(id)
                                    .arn(arn("key/" + id))
                                    .awsAccountId(account().accountId())
                                    .description(request.description())
                                    .creationDate(account().now())
                                    .enabled(true)
                                    .keyState(KeyState.ENABLED)
                                    .keyUsage(KeyUsageType.ENCRYPT_DECRYPT)
                                    .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                                    .keyManager(KeyManagerType.CUSTOMER)
                                    .origin(OriginType.AWS_KMS)
                                    .encryptionAlgorithms(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                                    .multiRegion(false)
                                    .build();
                    keys.put(id, key);
                    policies.put(id, request.policy() == null ? defaultPolicy() : request.policy());
                    registerTags(
                            key.arn(), TagLists.map(request.tags(), Tag::tagKey, Tag::tagValue));
                    return CreateKeyResponse.builder().keyMetadata(key).build();
                });
    }

    private String defaultPolicy() {
        return """
        {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",\
        "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"kms:*","Resource":"*"}]}\
        """
                .formatted(account().accountId());
    }

    @Override
    public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
        return call(
                "DescribeKey",
                () -> DescribeKeyResponse.builder().keyMetadata(key(request.keyId())).build());
    }

    @Override
    public ListKeysResponse listKeys(ListKeysRequest request) {
        return call(
                "ListKeys",
                () -> {
                    List<KeyListEntry> entries =
                            keys.values().stream()
                                    .map(key ->
                                            KeyListEntry.builder()
                                                    .keyId(key.keyId())
                                                    .keyArn(key.arn())
                                                    .build())
                                    .toList();
                    var page = page(entries, KEYS, request.limit(), request.marker());
                    return ListKeysResponse.builder()
                            .keys(page.items())
                            .truncated(page.nextToken().isPresent())
                            .nextMarker(page.token())
                            .build();
                });
    }

    @Override
    public CreateAliasResponse createAlias(CreateAliasRequest request) {
        return call(
                "CreateAlias",
                () -> {
                    String name = request.aliasName();
                    if (!name.startsWith("alias/") || name.startsWith("alias/aws/")) {
                        throw error(
                                InvalidAliasNameException.builder(),
                                400,
                                "InvalidAliasNameException",
                                "Invalid aliasName: " + name);
                    }
                    if (aliases.containsKey(name)) {
                        throw error(
                                AlreadyExistsException.builder(),
                                400,
                                "AlreadyExistsException",
                                "An alias with the name " + arn(name) + " already exists");
                    }
                    aliases.put(
                            name,
                            AliasListEntry.builder()
                                    .aliasName(name)
                                    .aliasArn(arn(name))
                                    .targetKeyId(key(request.targetKeyId()).keyId())
                                    .creationDate(account().now())
                                    .lastUpdatedDate(account().now())
                                    .build());
                    return CreateAliasResponse.builder().build();
                });
    }

    @Override
    public DeleteAliasResponse deleteAlias(DeleteAliasRequest request) {
        return call(
                "DeleteAlias",
                () -> {
                    if (aliases.remove(request.aliasName()) == null) {
                        throw notFound("Alias " + arn(request.aliasName()) + " is not found.");
                    }
                    return DeleteAliasResponse.builder().build();
                });
    }

    @Override
    public ListAliasesResponse listAliases(ListAliasesRequest request) {
        return call(
                "ListAliases",
                () -> {
                    List<AliasListEntry> found = List.copyOf(aliases.values());
                    if (request.keyId() != null) {
                        String id = key(request.keyId()).keyId();
                        found =
                                found.stream()
                                        .filter(alias -> id.equals(alias.targetKeyId()))
                                        .toList();
                    }
                    var page = page(found, ALIASES, request.limit(), request.marker());
                    return ListAliasesResponse.builder()
                            .aliases(page.items())
                            .truncated(page.nextToken().isPresent())
                            .nextMarker(page.token())
                            .build();
                });
    }

    @Override
    public GetKeyPolicyResponse getKeyPolicy(GetKeyPolicyRequest request) {
        return call(
                "GetKeyPolicy",
                () ->
                        GetKeyPolicyResponse.builder()
                                .policyName("default")
                                .policy(policies.get(keyOnly(request.keyId()).keyId()))
                                .build());
    }

    @Override
    public PutKeyPolicyResponse putKeyPolicy(PutKeyPolicyRequest request) {
        return call(
                "PutKeyPolicy",
                () -> {
                    policies.put(keyOnly(request.keyId()).keyId(), request.policy());
                    return PutKeyPolicyResponse.builder().build();
                });
    }

    @Override
    public EnableKeyRotationResponse enableKeyRotation(EnableKeyRotationRequest request) {
        return call(
                "EnableKeyRotation",
                () -> {
                    rotating.add(keyOnly(request.keyId()).keyId());
                    return EnableKeyRotationResponse.builder().build();
                });
    }

    @Override
    public GetKeyRotationStatusResponse getKeyRotationStatus(GetKeyRotationStatusRequest request) {
        return call(
                "GetKeyRotationStatus",
                () -> {
                    KeyMetadata key = keyOnly(request.keyId());
                    return GetKeyRotationStatusResponse.builder()
                            .keyId(key.keyId())
                            .keyRotationEnabled(rotating.contains(key.keyId()))
                            .rotationPeriodInDays(rotating.contains(key.keyId()) ? 365 : null)
                            .build();
                });
    }

    @Override
    public DisableKeyResponse disableKey(DisableKeyRequest request) {
        return call(
                "DisableKey",
                () -> {
                    become(keyOnly(request.keyId()), KeyState.DISABLED);
                    return DisableKeyResponse.builder().build();
                });
    }

    @Override
    public EnableKeyResponse enableKey(EnableKeyRequest request) {
        return call(
                "EnableKey",
                () -> {
                    become(keyOnly(request.keyId()), KeyState.ENABLED);
                    return EnableKeyResponse.builder().build();
                });
    }

    private void become(KeyMetadata key, KeyState state) {
        keys.put(
                key.keyId(),
                key.toBuilder().keyState(state).enabled(state == KeyState.ENABLED).build());
    }

    @Override
    public ScheduleKeyDeletionResponse scheduleKeyDeletion(ScheduleKeyDeletionRequest request) {
        return call(
                "ScheduleKeyDeletion",
                () -> {
                    KeyMetadata key = keyOnly(request.keyId());
                    int days =
                            request.pendingWindowInDays() == null
                                    ? 30
                                    : request.pendingWindowInDays();
                    Instant deletion = account().clockTime().plus(Duration.ofDays(days));
                    keys.put(
                            key.keyId(),
                            key.toBuilder()
                                    .keyState(KeyState.PENDING_DELETION)
                                    .enabled(false)
                                    .deletionDate(deletion)
                                    .build());
                    return ScheduleKeyDeletionResponse.builder()
                            .keyId(key.arn())
                            .deletionDate(deletion)
                            .keyState(KeyState.PENDING_DELETION)
                            .pendingWindowInDays(days)
                            .build();
                });
    }

    @Override
    public ListResourceTagsResponse listResourceTags(ListResourceTagsRequest request) {
        return call(
                "ListResourceTags",
                () -> {
                    List<Tag> tags =
                            TagLists.list(
                                    account().tags().tags(keyOnly(request.keyId()).arn()),
                                    (key, value) ->
                                            Tag.builder().tagKey(key).tagValue(value).build());
                    var page = page(tags, TAGS, request.limit(), request.marker());
                    return ListResourceTagsResponse.builder()
                            .tags(page.items())
                            .truncated(page.nextToken().isPresent())
                            .nextMarker(page.token())
                            .build();
                });
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                () -> {
                    account()
                            .tags()
                            .tag(
                                    keyOnly(request.keyId()).arn(),
                                    TagLists.map(request.tags(), Tag::tagKey, Tag::tagValue));
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                () -> {
                    account().tags().untag(keyOnly(request.keyId()).arn(), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    /** By id, ARN, alias name or alias ARN. */
    private KeyMetadata key(String reference) {
        String name = reference.substring(reference.lastIndexOf(':') + 1);
        if (!name.startsWith("alias/")) {
            return keyOnly(reference);
        }
        AliasListEntry alias = aliases.get(name);
        if (alias == null) {
            throw notFound("Alias " + arn(name) + " is not found.");
        }
        return keyOnly(alias.targetKeyId());
    }

    /** By id or ARN; most operations take no alias. */
    private KeyMetadata keyOnly(String idOrArn) {
        KeyMetadata key = keys.get(idOrArn.substring(idOrArn.lastIndexOf('/') + 1));
        if (key == null || idOrArn.contains("alias/")) {
            throw notFound(
                    "Key '"
                            + (idOrArn.startsWith("arn:") ? idOrArn : arn("key/" + idOrArn))
                            + "' does not exist");
        }
        return key;
    }

    private RuntimeException notFound(String message) {
        return error(NotFoundException.builder(), 400, "NotFoundException", message);
    }
}
