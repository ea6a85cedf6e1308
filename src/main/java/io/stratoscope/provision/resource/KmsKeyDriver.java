package io.stratoscope.provision.resource;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.TagResourceRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A KMS key. AWS deletes no key at once: removing it begins its waiting period, and from then on it counts as gone. A key that
 * cannot be read ends the search: taking it for missing would make a second one.
 */
final class KmsKeyDriver implements Driver {

    /** The longest waiting period that there is, where nothing says how long. */
    private static final int WAITING_DAYS = 30;

    @Override
    public String type() {
        return "AWS::KMS::Key";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of();
    }

    /** How long AWS waits is said only when the deletion begins. */
    @Override
    public Set<String> writeOnly() {
        return Set.of("PendingWindowInDays");
    }

    /** What is encrypted with it can never be read again. */
    @Override
    public boolean holdsData() {
        return true;
    }

    @Override
    public List<Existing> list(Scope scope) {
        KmsClient kms = scope.client(KmsClient.class);
        return kms.listKeysPaginator().keys().stream()
                .flatMap(key -> {
                    Map<String, String> tags = tags(kms, key.keyId());
                    return scope.owns(tags)
                            ? read(kms, key.keyId(), tags).stream()
                            : Optional.<Existing>empty().stream();
                })
                .toList();
    }

    private static Map<String, String> tags(KmsClient kms, String key) {
        // A key has at most 50 tags, and 50 are a page.
        return TagMaps.of(
                kms.listResourceTags(request -> request.keyId(key)).tags(),
                Tag::tagKey,
                Tag::tagValue);
    }

    private Optional<Existing> read(KmsClient kms, String id, Map<String, String> tags) {
        KeyMetadata key = kms.describeKey(request -> request.keyId(id)).keyMetadata();
        if (key.keyState() == KeyState.PENDING_DELETION) {
            return Optional.empty();
        }
        JsonObject properties =
                JsonValue.object()
                        .put("Description", String.valueOf(key.description()))
                        .put(
                                "EnableKeyRotation",
                                kms.getKeyRotationStatus(request -> request.keyId(id))
                                        .keyRotationEnabled())
                        .put(
                                "KeyPolicy",
                                JsonText.parse(
                                        kms.getKeyPolicy(request ->
                                                        request.keyId(id).policyName("default"))
                                                .policy()))
                        .build();
        return Optional.of(
                Existing.tagged(
                        type(), id, State.READY, attributes(key.arn(), id), properties, tags));
    }

    private static JsonObject attributes(String arn, String id) {
        return JsonValue.object().put("Arn", arn).put("KeyId", id).build();
    }

    @Override
    public Existing create(Order order) {
        CreateKeyRequest.Builder request =
                CreateKeyRequest.builder()
                        .description(order.text("Description"))
                        .policy(policy(order));
        SdkWords.SAME.fill(
                request,
                JsonValue.object().put("Tags", order.tagList("TagKey", "TagValue")).build());
        KeyMetadata key = order.client(KmsClient.class).createKey(request.build()).keyMetadata();
        return read(order.client(KmsClient.class), key.keyId(), order.tags()).orElseThrow();
    }

    private static String policy(Order order) {
        return JsonText.compact(order.properties().get("KeyPolicy").orElseThrow());
    }

    /**
     * Only what differs: for minutes after a key was made, its tags do not yet <a
     * href="https://docs.aws.amazon.com/kms/latest/developerguide/abac.html">allow</a> the other calls.
     */
    @Override
    public void update(Existing existing, Order order) {
        KmsClient kms = order.client(KmsClient.class);
        String id = existing.ref();
        if (Properties.differ(existing, order, "Description")) {
            kms.updateKeyDescription(
                    request -> request.keyId(id).description(order.text("Description")));
        }
        if (Properties.differ(existing, order, "KeyPolicy")) {
            kms.putKeyPolicy(
                    request -> request.keyId(id).policyName("default").policy(policy(order)));
        }
        if (Properties.differ(existing, order, "EnableKeyRotation")) {
            rotate(kms, id, order.properties().isTrue("EnableKeyRotation"));
        }
        if (Properties.tagsDiffer(existing, order)) {
            TagResourceRequest.Builder tags = TagResourceRequest.builder().keyId(id);
            kms.tagResource(
                    SdkWords.SAME
                            .fill(
                                    tags,
                                    JsonValue.object()
                                            .put("Tags", order.tagList("TagKey", "TagValue"))
                                            .build())
                            .build());
        }
    }

    private static void rotate(KmsClient kms, String id, boolean on) {
        if (on) {
            kms.enableKeyRotation(request -> request.keyId(id));
        } else {
            kms.disableKeyRotation(request -> request.keyId(id));
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        KmsClient kms = removal.client(KmsClient.class);
        KeyState state =
                kms.describeKey(request -> request.keyId(existing.ref())).keyMetadata().keyState();
        if (state != KeyState.PENDING_DELETION) {
            kms.scheduleKeyDeletion(
                    request -> request.keyId(existing.ref()).pendingWindowInDays(WAITING_DAYS));
        }
    }
}
