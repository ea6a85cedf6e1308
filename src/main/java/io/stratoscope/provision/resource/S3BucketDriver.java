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

import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;
import software.amazon.awssdk.services.s3.waiters.S3Waiter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An S3 bucket. S3 makes a bare one; all that is set on it is a call of its own, which {@link #update} makes. A bucket that is not
 * empty goes only where its data may go with it.
 */
final class S3BucketDriver implements Driver {

    /** The region that a bucket is in when nothing says where. */
    private static final String UNNAMED_REGION = "us-east-1";

    private static final String NAME = "BucketName";
    private static final String PUBLIC_ACCESS = "PublicAccessBlockConfiguration";
    private static final String ENCRYPTION = "BucketEncryption";
    private static final String VERSIONING = "VersioningConfiguration";
    private static final String LIFECYCLE = "LifecycleConfiguration";
    private static final String LOGGING = "LoggingConfiguration";

    private static final Set<String> KNOWN =
            Set.of(NAME, PUBLIC_ACCESS, ENCRYPTION, VERSIONING, LIFECYCLE, LOGGING);

    @Override
    public String type() {
        return "AWS::S3::Bucket";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public boolean holdsData() {
        return true;
    }

    @Override
    public List<Existing> list(Scope scope) {
        S3Client s3 = scope.client(S3Client.class);
        String region = scope.place().region();
        return s3.listBucketsPaginator(request -> request.bucketRegion(region)).buckets().stream()
                .map(Bucket::name)
                .flatMap(name -> {
                    Map<String, String> tags = tags(s3, name);
                    return scope.owns(tags)
                            ? Stream.of(read(s3, region, name, tags))
                            : Stream.empty();
                })
                .toList();
    }

    // Another may have been deleted since the buckets were listed.
    private static Map<String, String> tags(S3Client s3, String bucket) {
        return S3Answers.unless(
                        () ->
                                TagMaps.of(
                                        s3.getBucketTagging(request -> request.bucket(bucket))
                                                .tagSet(),
                                        Tag::key,
                                        Tag::value),
                        "NoSuchTagSet",
                        "NoSuchBucket")
                .orElse(Map.of());
    }

    private Existing read(S3Client s3, String region, String name, Map<String, String> tags) {
        return Existing.tagged(
                type(), name, State.READY, attributes(name, region), properties(s3, name), tags);
    }

    private static JsonObject attributes(String name, String region) {
        PartitionMetadata partition = PartitionMetadata.of(Region.of(region));
        String suffix = "." + partition.dnsSuffix();
        return JsonValue.object()
                .put("Arn", "arn:" + partition.id() + ":s3:::" + name)
                .put("DomainName", name + ".s3" + suffix)
                .put("RegionalDomainName", name + ".s3." + region + suffix)
                .build();
    }

    private static JsonObject properties(S3Client s3, String name) {
        JsonValue.ObjectBuilder properties = JsonValue.object().put(NAME, name);
        S3Answers.unless(
                        () ->
                                s3.getPublicAccessBlock(request -> request.bucket(name))
                                        .publicAccessBlockConfiguration(),
                        "NoSuchPublicAccessBlockConfiguration")
                .ifPresent(block -> properties.put(PUBLIC_ACCESS, SdkWords.SAME.read(block)));
        S3Answers.unless(
                        () ->
                                s3.getBucketEncryption(request -> request.bucket(name))
                                        .serverSideEncryptionConfiguration(),
                        "ServerSideEncryptionConfigurationNotFoundError")
                .ifPresent(found -> properties.put(ENCRYPTION, S3BucketWords.read(found)));
        String status = s3.getBucketVersioning(request -> request.bucket(name)).statusAsString();
        if (status != null) {
            properties.put(VERSIONING, JsonValue.object().put("Status", status).build());
        }
        S3Answers.unless(
                        () ->
                                s3.getBucketLifecycleConfiguration(request -> request.bucket(name))
                                        .rules(),
                        "NoSuchLifecycleConfiguration")
                .ifPresent(rules -> properties.put(LIFECYCLE, S3BucketWords.read(rules)));
        var logging = s3.getBucketLogging(request -> request.bucket(name)).loggingEnabled();
        if (logging != null) {
            properties.put(LOGGING, S3BucketWords.read(logging));
        }
        return properties.build();
    }

    @Override
    public Existing create(Order order) {
        Members.check(order.id(), order.properties(), KNOWN);
        S3Client s3 = order.client(S3Client.class);
        String name = order.text(NAME);
        String region = order.place().region();
        CreateBucketConfiguration.Builder configuration =
                CreateBucketConfiguration.builder().tags(tags(order.tags()));
        if (!region.equals(UNNAMED_REGION)) {
            configuration.locationConstraint(region);
        }
        s3.createBucket(
                request -> request.bucket(name).createBucketConfiguration(configuration.build()));
        // For what is like S3 but does not know tags at creation.
        tag(s3, name, order.tags());
        return Existing.tagged(
                type(),
                name,
                State.READY,
                attributes(name, region),
                JsonValue.object().put(NAME, name).build(),
                order.tags());
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static void tag(S3Client s3, String bucket, Map<String, String> tags) {
        s3.putBucketTagging(
                request -> request.bucket(bucket).tagging(set -> set.tagSet(tags(tags))));
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        S3Client s3 = order.client(S3Client.class);
        String name = existing.ref();
        try (S3Waiter waiter =
                S3Waiter.builder()
                        .client(s3)
                        .overrideConfiguration(order.waiting().ofSdk())
                        .build()) {
            waiter.waitUntilBucketExists(request -> request.bucket(name));
        }
        return read(s3, order.place().region(), name, tags(s3, name));
    }

    @Override
    public void update(Existing existing, Order order) {
        Members.check(order.id(), order.properties(), KNOWN);
        S3Client s3 = order.client(S3Client.class);
        String name = existing.ref();
        // The call replaces all of them; those of others stay.
        Map<String, String> tags = new TreeMap<>(tags(s3, name));
        tags.putAll(order.tags());
        tag(s3, name, tags);
        property(
                order,
                PUBLIC_ACCESS,
                value ->
                        s3.putPublicAccessBlock(request ->
                                request.bucket(name)
                                        .publicAccessBlockConfiguration(
                                                SdkWords.SAME
                                                        .fill(
                                                                PublicAccessBlockConfiguration
                                                                        .builder(),
                                                                value)
                                                        .build())));
        property(
                order,
                ENCRYPTION,
                value ->
                        s3.putBucketEncryption(request ->
                                request.bucket(name)
                                        .serverSideEncryptionConfiguration(
                                                S3BucketWords.encryption(value))));
        property(
                order,
                VERSIONING,
                value ->
                        s3.putBucketVersioning(request ->
                                request.bucket(name)
                                        .versioningConfiguration(
                                                SdkWords.SAME
                                                        .fill(
                                                                VersioningConfiguration.builder(),
                                                                value)
                                                        .build())));
        property(
                order,
                LIFECYCLE,
                value ->
                        s3.putBucketLifecycleConfiguration(
                                PutBucketLifecycleConfigurationRequest.builder()
                                        .bucket(name)
                                        .lifecycleConfiguration(S3BucketWords.lifecycle(value))
                                        .build()));
        property(
                order,
                LOGGING,
                value ->
                        s3.putBucketLogging(request ->
                                request.bucket(name)
                                        .bucketLoggingStatus(status ->
                                                status.loggingEnabled(
                                                        S3BucketWords.logging(value)))));
    }

    private static void property(Order order, String name, Setting setting) {
        order.properties()
                .get(name)
                .ifPresent(value -> {
                    if (!(value instanceof JsonObject object)) {
                        throw new IllegalArgumentException(
                                order.id() + ": " + name + " is not an object");
                    }
                    setting.put(object);
                });
    }

    /** What sets one property. */
    @FunctionalInterface
    private interface Setting {
        void put(JsonObject value);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        S3Client s3 = removal.client(S3Client.class);
        String name = existing.ref();
        S3Answers.unless(
                () -> {
                    if (removal.includeData()) {
                        removal.waiting()
                                .until("the bucket " + name + " is empty", () -> emptied(s3, name));
                    } else {
                        s3.deleteBucket(request -> request.bucket(name));
                    }
                    return name;
                },
                "NoSuchBucket");
        try (S3Waiter waiter =
                S3Waiter.builder()
                        .client(s3)
                        .overrideConfiguration(removal.waiting().ofSdk())
                        .build()) {
            waiter.waitUntilBucketNotExists(request -> request.bucket(name));
        }
    }

    // Logs may still come in between the last look and the deletion.
    private static boolean emptied(S3Client s3, String name) {
        S3Contents.delete(s3, name);
        try {
            s3.deleteBucket(request -> request.bucket(name));
            return true;
        } catch (S3Exception e) {
            if (S3Answers.says(e, "BucketNotEmpty")) {
                return false;
            }
            throw e;
        }
    }
}
