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
import software.amazon.awssdk.services.kms.model.DisableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationResponse;
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
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.MalformedPolicyDocumentException;
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
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionRequest;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionResponse;

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
                request,
                () -> {
                    if (request.policy() != null) {
                        checkPrincipals(request.policy());
                    }
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

    private void checkPrincipals(String policy) {
        SimulatedIam.refuseFreshIn(
                account(),
                policy,
                () ->
                        error(
                                MalformedPolicyDocumentException.builder(),
                                400,
                                "MalformedPolicyDocumentException",
                                "Policy contains a statement with one or more invalid"
                                        + " principals."));
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
                request,
                () -> DescribeKeyResponse.builder().keyMetadata(key(request.keyId())).build());
    }

    @Override
    public ListKeysResponse listKeys(ListKeysRequest request) {
        return call(
                "ListKeys",
                request,
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
                request,
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
                request,
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
                request,
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
                request,
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
                request,
                () -> {
                    String id = keyOnly(request.keyId()).keyId();
                    checkPrincipals(request.policy());
                    policies.put(id, request.policy());
                    return PutKeyPolicyResponse.builder().build();
                });
    }

    @Override
    public EnableKeyRotationResponse enableKeyRotation(EnableKeyRotationRequest request) {
        return call(
                "EnableKeyRotation",
                request,
                () -> {
                    rotating.add(keyOnly(request.keyId()).keyId());
                    return EnableKeyRotationResponse.builder().build();
                });
    }

    @Override
    public DisableKeyRotationResponse disableKeyRotation(DisableKeyRotationRequest request) {
        return call(
                "DisableKeyRotation",
                request,
                () -> {
                    rotating.remove(usable(request.keyId()).keyId());
                    return DisableKeyRotationResponse.builder().build();
                });
    }

    @Override
    public UpdateKeyDescriptionResponse updateKeyDescription(UpdateKeyDescriptionRequest request) {
        return call(
                "UpdateKeyDescription",
                request,
                () -> {
                    KeyMetadata key = usable(request.keyId());
                    keys.put(
                            key.keyId(),
                            key.toBuilder().description(request.description()).build());
                    return UpdateKeyDescriptionResponse.builder().build();
                });
    }

    @Override
    public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        return call(
                "UpdateAlias",
                request,
                () -> {
                    AliasListEntry alias = aliases.get(request.aliasName());
                    if (alias == null) {
                        throw notFound("Alias " + arn(request.aliasName()) + " is not found.");
                    }
                    aliases.put(
                            alias.aliasName(),
                            alias.toBuilder()
                                    .targetKeyId(usable(request.targetKeyId()).keyId())
                                    .lastUpdatedDate(account().now())
                                    .build());
                    return UpdateAliasResponse.builder().build();
                });
    }

    /** A key that is not on its way out: AWS changes nothing of one that is. */
    private KeyMetadata usable(String idOrArn) {
        KeyMetadata key = keyOnly(idOrArn);
        if (key.keyState() == KeyState.PENDING_DELETION) {
            throw error(
                    KmsInvalidStateException.builder(),
                    400,
                    "KMSInvalidStateException",
                    key.arn() + " is pending deletion.");
        }
        return key;
    }

    @Override
    public GetKeyRotationStatusResponse getKeyRotationStatus(GetKeyRotationStatusRequest request) {
        return call(
                "GetKeyRotationStatus",
                request,
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
                request,
                () -> {
                    become(keyOnly(request.keyId()), KeyState.DISABLED);
                    return DisableKeyResponse.builder().build();
                });
    }

    @Override
    public EnableKeyResponse enableKey(EnableKeyRequest request) {
        return call(
                "EnableKey",
                request,
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
                request,
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
                    account().once(deletion, () -> deleteAfterWaiting(key, deletion));
                    return ScheduleKeyDeletionResponse.builder()
                            .keyId(key.arn())
                            .deletionDate(deletion)
                            .keyState(KeyState.PENDING_DELETION)
                            .pendingWindowInDays(days)
                            .build();
                });
    }

    /** Unless its deletion was called off meanwhile, or asked for again. */
    private void deleteAfterWaiting(KeyMetadata key, Instant deletion) {
        KeyMetadata now = keys.get(key.keyId());
        if (now != null
                && now.keyState() == KeyState.PENDING_DELETION
                && deletion.equals(now.deletionDate())) {
            keys.remove(key.keyId());
            policies.remove(key.keyId());
            rotating.remove(key.keyId());
            aliases.values().removeIf(alias -> key.keyId().equals(alias.targetKeyId()));
            account().tags().delete(key.arn());
        }
    }

    @Override
    public ListResourceTagsResponse listResourceTags(ListResourceTagsRequest request) {
        return call(
                "ListResourceTags",
                request,
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
                request,
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
                request,
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
