package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where the template reference and S3's own API have other words for what is set on a bucket. */
final class S3BucketWords {

    private static final Map<String, String> ENCRYPTION =
            Map.of("ServerSideEncryptionByDefault", "ApplyServerSideEncryptionByDefault");
    private static final Map<String, String> LOGGING =
            Map.of("DestinationBucketName", "TargetBucket", "LogFilePrefix", "TargetPrefix");
    private static final Map<String, String> TRANSITION = Map.of("TransitionInDays", "Days");
    private static final Map<String, String> OLD_TRANSITION =
            Map.of("TransitionInDays", "NoncurrentDays");

    /** What S3 has as members of a rule's expiration. */
    private static final Map<String, String> EXPIRATION =
            Map.of(
                    "ExpirationInDays",
                    "Days",
                    "ExpiredObjectDeleteMarker",
                    "ExpiredObjectDeleteMarker");

    private static final String TRANSITIONS = "Transitions";
    private static final String OLD_TRANSITIONS = "NoncurrentVersionTransitions";

    private S3BucketWords() {}

    static ServerSideEncryptionConfiguration encryption(JsonObject property) {
        return SdkWords.SAME
                .fill(
                        ServerSideEncryptionConfiguration.builder(),
                        rules(
                                property,
                                "ServerSideEncryptionConfiguration",
                                rule -> renamed(rule, ENCRYPTION)))
                .build();
    }

    static JsonObject read(ServerSideEncryptionConfiguration configuration) {
        return JsonValue.object()
                .put(
                        "ServerSideEncryptionConfiguration",
                        configuration.rules().stream()
                                .map((ServerSideEncryptionRule rule) ->
                                        renamed(SdkWords.SAME.read(rule), inverse(ENCRYPTION)))
                                .toList())
                .build();
    }

    static LoggingEnabled logging(JsonObject property) {
        LoggingEnabled.Builder logging = LoggingEnabled.builder().targetPrefix("");
        return SdkWords.SAME.fill(logging, renamed(property, LOGGING)).build();
    }

    static JsonObject read(LoggingEnabled logging) {
        return renamed(SdkWords.SAME.read(logging), inverse(LOGGING));
    }

    static BucketLifecycleConfiguration lifecycle(JsonObject property) {
        return SdkWords.SAME
                .fill(
                        BucketLifecycleConfiguration.builder(),
                        rules(property, "Rules", S3BucketWords::lifecycleRule))
                .build();
    }

    /** A property with nothing but a list of rules, as S3's structure with nothing but rules. */
    private static JsonObject rules(
            JsonObject property, String name, UnaryOperator<JsonObject> translation) {
        if (!property.members().keySet().equals(Set.of(name))) {
            throw new IllegalArgumentException(
                    "only " + name + " can be set, not " + property.members().keySet());
        }
        return JsonValue.object()
                .put("Rules", property.objects(name).stream().map(translation).toList())
                .build();
    }

    private static JsonObject lifecycleRule(JsonObject rule) {
        ObjectBuilder translated = JsonValue.object();
        ObjectBuilder expiration = JsonValue.object();
        boolean expires = false;
        String prefix = "";
        for (Map.Entry<String, JsonValue> member : rule.members().entrySet()) {
            String name = member.getKey();
            switch (name) {
                case "ExpirationInDays", "ExpiredObjectDeleteMarker" -> {
                    expires = true;
                    expiration.put(EXPIRATION.getOrDefault(name, name), member.getValue());
                }
                case "Prefix" -> prefix = rule.text(name).orElse("");
                case TRANSITIONS -> translated.put(name, renamed(rule.objects(name), TRANSITION));
                case OLD_TRANSITIONS ->
                        translated.put(name, renamed(rule.objects(name), OLD_TRANSITION));
                default -> translated.put(name, member.getValue());
            }
        }
        if (expires) {
            translated.put("Expiration", expiration.build());
        }
        return translated.put("Filter", JsonValue.object().put("Prefix", prefix).build()).build();
    }

    static JsonObject read(List<LifecycleRule> rules) {
        return JsonValue.object()
                .put("Rules", rules.stream().map(S3BucketWords::property).toList())
                .build();
    }

    private static JsonObject property(LifecycleRule rule) {
        ObjectBuilder property = JsonValue.object();
        JsonObject read = SdkWords.SAME.read(rule);
        read.members()
                .forEach((name, value) -> {
                    switch (name) {
                        case "ID" -> property.put("Id", value);
                        case "Filter" -> {
                            String prefix = read.text(name, "Prefix").orElse("");
                            if (!prefix.isEmpty()) {
                                property.put("Prefix", prefix);
                            }
                        }
                        case "Expiration" ->
                                renamed((JsonObject) value, inverse(EXPIRATION))
                                        .members()
                                        .forEach(property::put);
                        case TRANSITIONS ->
                                property.put(
                                        name, renamed(read.objects(name), inverse(TRANSITION)));
                        case OLD_TRANSITIONS ->
                                property.put(
                                        name, renamed(read.objects(name), inverse(OLD_TRANSITION)));
                        default -> property.put(name, value);
                    }
                });
        return property.build();
    }

    private static List<JsonObject> renamed(List<JsonObject> objects, Map<String, String> names) {
        return objects.stream().map(object -> renamed(object, names)).toList();
    }

    private static JsonObject renamed(JsonObject object, Map<String, String> names) {
        ObjectBuilder renamed = JsonValue.object();
        object.members()
                .forEach((name, value) -> renamed.put(names.getOrDefault(name, name), value));
        return renamed.build();
    }

    private static Map<String, String> inverse(Map<String, String> names) {
        Map<String, String> inverse = new HashMap<>();
        names.forEach((property, member) -> inverse.put(member, property));
        return inverse;
    }
}
