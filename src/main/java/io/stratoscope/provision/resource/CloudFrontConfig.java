package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code DistributionConfig} as in the template reference and as in the API. The API counts its lists, and when it changes a
 * distribution it wants to be told everything again, also what nobody asked for.
 */
final class CloudFrontConfig {

    private static final String CERTIFICATE = "ViewerCertificate";
    private static final String QUANTITY = "Quantity";
    private static final String ITEMS = "Items";

    /** Lists that the API counts, of those that can be given here. */
    private static final Set<String> COUNTED = Set.of("Origins", "Aliases", "CustomErrorResponses");

    /** What differs by more than capitals; from the template to the API. */
    private static final Map<String, String> RENAMED = Map.of("IPV6Enabled", "IsIPV6Enabled");

    /** What differs by capitals only, which matters when it is read. */
    private static final Map<String, String> TOLD =
            Map.of(
                    "IsIPV6Enabled", "IPV6Enabled",
                    "ACMCertificateArn", "AcmCertificateArn",
                    "IAMCertificateId", "IamCertificateId",
                    "SSLSupportMethod", "SslSupportMethod");

    private CloudFrontConfig() {}

    /**
     * A configuration of a new distribution.
     *
     * @param wanted as in the template reference
     * @throws IllegalArgumentException for what the API does not have
     */
    static DistributionConfig of(JsonObject wanted, String callerReference) {
        return SdkWords.SAME
                .fill(DistributionConfig.builder(), counted(wanted))
                .callerReference(callerReference)
                .build();
    }

    /** A distribution's configuration with what is wanted put into it. */
    static DistributionConfig changed(DistributionConfig current, JsonObject wanted) {
        JsonObject all = merged(SdkWords.SAME.read(current), counted(wanted));
        return SdkWords.SAME.fill(DistributionConfig.builder(), all).build();
    }

    private static JsonObject counted(JsonObject wanted) {
        JsonValue.ObjectBuilder counted = JsonValue.object();
        wanted.members()
                .forEach((name, value) ->
                        counted.put(
                                RENAMED.getOrDefault(name, name),
                                COUNTED.contains(name) && value instanceof JsonArray items
                                        ? counted(items)
                                        : value));
        return counted.build();
    }

    private static JsonObject counted(JsonArray items) {
        return JsonValue.object().put(QUANTITY, items.items().size()).put(ITEMS, items).build();
    }

    private static JsonObject merged(JsonObject current, JsonObject wanted) {
        JsonValue.ObjectBuilder all = JsonValue.object();
        current.members().forEach(all::put);
        wanted.members()
                .forEach((name, value) -> all.put(name, merged(name, current.get(name), value)));
        return all.build();
    }

    // One kind of certificate takes the place of another; an origin keeps what it has.
    private static JsonValue merged(String name, Optional<JsonValue> current, JsonValue wanted) {
        if (name.equals(CERTIFICATE)) {
            return wanted;
        }
        if (wanted instanceof JsonObject object
                && current.orElse(wanted) instanceof JsonObject old) {
            return merged(old, object);
        }
        if (wanted instanceof JsonArray(List<JsonValue> items)
                && current.orElse(wanted) instanceof JsonArray(List<JsonValue> old)) {
            return JsonValue.of(items.stream().map(item -> mergedItem(old, item)).toList());
        }
        return wanted;
    }

    private static JsonValue mergedItem(List<JsonValue> current, JsonValue wanted) {
        if (!(wanted instanceof JsonObject object) || object.text("Id").isEmpty()) {
            return wanted;
        }
        return current.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(old -> old.text("Id").equals(object.text("Id")))
                .findFirst()
                .map(old -> merged(old, object))
                .orElse(object);
    }

    /** A distribution's configuration as in the template reference. */
    static JsonValue read(DistributionConfig config) {
        return uncounted(SdkWords.without("CallerReference").read(config));
    }

    private static JsonValue uncounted(JsonValue value) {
        if (value instanceof JsonArray(List<JsonValue> items)) {
            return JsonValue.of(items.stream().map(CloudFrontConfig::uncounted).toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        if (object.get(QUANTITY).isPresent()) {
            return uncounted(JsonValue.of(object.list(ITEMS)));
        }
        JsonValue.ObjectBuilder all = JsonValue.object();
        object.members()
                .forEach((name, member) ->
                        all.put(TOLD.getOrDefault(name, name), uncounted(member)));
        return all.build();
    }
}
