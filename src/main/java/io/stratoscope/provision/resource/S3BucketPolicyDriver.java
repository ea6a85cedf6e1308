package io.stratoscope.provision.resource;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.s3.S3Client;

import java.util.List;
import java.util.Set;

/** Who may do what with a bucket. A bucket has one policy at most; that of the stack's bucket is the stack's. */
final class S3BucketPolicyDriver implements Driver {

    private static final String BUCKET = "Bucket";
    private static final String DOCUMENT = "PolicyDocument";

    @Override
    public String type() {
        return "AWS::S3::BucketPolicy";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(BUCKET);
    }

    @Override
    public String key(JsonObject properties) {
        return properties.text(BUCKET).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        S3Client s3 = scope.client(S3Client.class);
        return scope.existing("AWS::S3::Bucket").stream()
                .map(Existing::ref)
                .flatMap(bucket ->
                        S3Answers.unless(
                                () ->
                                        s3.getBucketPolicy(request -> request.bucket(bucket))
                                                .policy(),
                                "NoSuchBucketPolicy",
                                "NoSuchBucket")
                                .map(policy -> existing(bucket, JsonText.parse(policy)))
                                .stream())
                .toList();
    }

    private Existing existing(String bucket, JsonValue document) {
        return Existing.part(
                type(),
                bucket,
                bucket,
                JsonObject.EMPTY,
                JsonValue.object().put(BUCKET, bucket).put(DOCUMENT, document).build());
    }

    @Override
    public Existing create(Order order) {
        String bucket = order.text(BUCKET);
        put(bucket, order);
        return existing(bucket, document(order));
    }

    @Override
    public void update(Existing existing, Order order) {
        put(existing.ref(), order);
    }

    private static void put(String bucket, Order order) {
        Members.check(order.id(), order.properties(), Set.of(BUCKET, DOCUMENT));
        String policy = JsonText.compact(document(order));
        order.client(S3Client.class)
                .putBucketPolicy(request -> request.bucket(bucket).policy(policy));
    }

    private static JsonValue document(Order order) {
        return order.properties()
                .get(DOCUMENT)
                .orElseThrow(
                        () -> new IllegalArgumentException(order.id() + " has no " + DOCUMENT));
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        S3Answers.unless(
                () ->
                        removal.client(S3Client.class)
                                .deleteBucketPolicy(request -> request.bucket(existing.ref())),
                "NoSuchBucket");
    }
}
