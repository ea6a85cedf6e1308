package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.ArrayList;
import java.util.List;

/** What all buckets of a stack have in common: encrypted, shut to the world, and spoken to by TLS only. */
final class Buckets {
    private Buckets() {}

    /** The name of a bucket: names are unique in the whole world, so they carry the account. */
    static JsonObject name(Design design, String rest) {
        return text(design.name(rest) + "-${AWS::AccountId}");
    }

    /** The properties of a bucket that nobody outside can see into. */
    static ObjectBuilder closed(JsonValue name) {
        return JsonValue.object()
                .put("BucketName", name)
                .put(
                        "BucketEncryption",
                        JsonValue.object()
                                .put("ServerSideEncryptionConfiguration", List.of(encryption()))
                                .build())
                .put("PublicAccessBlockConfiguration", shut());
    }

    /** The property {@code PublicAccessBlockConfiguration} of a bucket that the world is kept out of. */
    static JsonObject shut() {
        return JsonValue.object()
                .put("BlockPublicAcls", true)
                .put("BlockPublicPolicy", true)
                .put("IgnorePublicAcls", true)
                .put("RestrictPublicBuckets", true)
                .build();
    }

    private static JsonObject encryption() {
        return JsonValue.object()
                .put(
                        "ServerSideEncryptionByDefault",
                        JsonValue.object().put("SSEAlgorithm", "AES256").build())
                .build();
    }

    /** The property {@code VersioningConfiguration} of a bucket that keeps what was overwritten. */
    static JsonObject versioned() {
        return JsonValue.object().put("Status", "Enabled").build();
    }

    /** The property {@code LifecycleConfiguration} with one rule for all objects. */
    static JsonObject lifecycle(String id, ObjectBuilder rule) {
        return JsonValue.object()
                .put("Rules", List.of(rule.put("Id", id).put("Status", "Enabled").build()))
                .build();
    }

    /** Wants the policy of a bucket: TLS only, and what is allowed besides. */
    static void policy(Design design, String bucket, JsonObject... allowed) {
        List<JsonObject> statements = new ArrayList<>();
        statements.add(onlyTls(bucket));
        statements.addAll(List.of(allowed));
        design.add(
                bucket + "Policy",
                "AWS::S3::BucketPolicy",
                JsonValue.object()
                        .put("Bucket", to(bucket))
                        .put("PolicyDocument", PolicyDocument.of(statements)));
    }

    private static JsonObject onlyTls(String bucket) {
        return JsonValue.object()
                .put("Sid", "OnlyTls")
                .put("Effect", "Deny")
                .put("Principal", JsonValue.object().put("AWS", "*").build())
                .put("Action", "s3:*")
                .put(
                        "Resource",
                        JsonValue.of(List.of(attribute(bucket, "Arn"), objects(bucket, ""))))
                .put(
                        "Condition",
                        JsonValue.object()
                                .put(
                                        "Bool",
                                        JsonValue.object()
                                                .put("aws:SecureTransport", "false")
                                                .build())
                                .build())
                .build();
    }

    /** The ARN that means all objects of a bucket whose keys begin so. */
    static JsonObject objects(String bucket, String prefix) {
        return text("${" + bucket + ".Arn}/" + prefix + "*");
    }
}
