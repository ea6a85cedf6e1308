package io.stratoscope.simulator;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

import java.util.stream.Stream;

/** Amazon S3: buckets with their settings, and of objects key, size and date; what is in them only until the process ends. */
final class SimulatedS3 extends SimulatedService implements S3Client {

    private final S3Store store;
    private final S3Copies copies;
    private final S3Buckets buckets;
    private final S3BucketSettings settings;
    private final S3Objects objects;

    SimulatedS3(AccountState account, String region) {
        super(account, region, "s3", S3Exception::builder);
        store =
                AccountState.GLOBAL_HOME.equals(region)
                        ? new S3Store()
                        : account.service(
                                        SimulatedS3.class, S3Client.class, AccountState.GLOBAL_HOME)
                                .store;
        copies = new S3Copies(account, store);
        buckets =
                new S3Buckets(
                        this,
                        new ServiceTags<>(
                                account.tags(),
                                Tag::key,
                                Tag::value,
                                (key, value) -> Tag.builder().key(key).value(value).build()),
                        store,
                        copies);
        settings = new S3BucketSettings(this, buckets);
        objects = new S3Objects(this, buckets, store, copies, new LogDeliveries(account));
    }

    /** What was copied into buckets. */
    S3Copies copies() {
        return copies;
    }

    /** The buckets of a region, for its metrics. */
    Stream<S3Store.BucketRow> rows(String of) {
        return store.buckets().values().stream()
                .filter(row -> of.equals(row.bucket().bucketRegion()));
    }

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        return call("CreateBucket", request, () -> buckets.create(request));
    }

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        return call("ListBuckets", request, () -> buckets.list(request));
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return call("HeadBucket", request, () -> buckets.head(request));
    }

    @Override
    public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
        return call("GetBucketLocation", request, () -> buckets.location(request));
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        return call("DeleteBucket", request, () -> buckets.delete(request));
    }

    @Override
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        return call("PutBucketTagging", request, () -> buckets.putTagging(request));
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        return call("GetBucketTagging", request, () -> buckets.getTagging(request));
    }

    @Override
    public DeleteBucketTaggingResponse deleteBucketTagging(DeleteBucketTaggingRequest request) {
        return call("DeleteBucketTagging", request, () -> buckets.deleteTagging(request));
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        return call("PutBucketEncryption", request, () -> settings.putEncryption(request));
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        return call("GetBucketEncryption", request, () -> settings.getEncryption(request));
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        return call("PutBucketVersioning", request, () -> settings.putVersioning(request));
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        return call("GetBucketVersioning", request, () -> settings.getVersioning(request));
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        return call("PutPublicAccessBlock", request, () -> settings.putPublicAccessBlock(request));
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        return call("GetPublicAccessBlock", request, () -> settings.getPublicAccessBlock(request));
    }

    @Override
    public PutBucketLoggingResponse putBucketLogging(PutBucketLoggingRequest request) {
        return call("PutBucketLogging", request, () -> settings.putLogging(request));
    }

    @Override
    public GetBucketLoggingResponse getBucketLogging(GetBucketLoggingRequest request) {
        return call("GetBucketLogging", request, () -> settings.getLogging(request));
    }

    @Override
    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request) {
        return call(
                "PutBucketLifecycleConfiguration", request, () -> settings.putLifecycle(request));
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        return call(
                "GetBucketLifecycleConfiguration", request, () -> settings.getLifecycle(request));
    }

    @Override
    public PutBucketNotificationConfigurationResponse putBucketNotificationConfiguration(
            PutBucketNotificationConfigurationRequest request) {
        return call(
                "PutBucketNotificationConfiguration",
                request,
                () -> settings.putNotification(request));
    }

    @Override
    public GetBucketNotificationConfigurationResponse getBucketNotificationConfiguration(
            GetBucketNotificationConfigurationRequest request) {
        return call(
                "GetBucketNotificationConfiguration",
                request,
                () -> settings.getNotification(request));
    }

    @Override
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
        return call("PutBucketPolicy", request, () -> settings.putPolicy(request));
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        return call("GetBucketPolicy", request, () -> settings.getPolicy(request));
    }

    @Override
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
        return call("DeleteBucketPolicy", request, () -> settings.deletePolicy(request));
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        // Its length is kept with the request; what is in it is not.
        PutObjectRequest measured =
                body.optionalContentLength()
                        .filter(length -> length > 0)
                        .map(length -> request.toBuilder().contentLength(length).build())
                        .orElse(request);
        return call("PutObject", measured, () -> objects.put(measured, body));
    }

    @Override
    public <T> T getObject(
            GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> into) {
        S3Objects.Content content = call("GetObject", request, () -> objects.get(request));
        try {
            return into.transform(
                    content.response(), AbortableInputStream.create(content.stream().get()));
        } catch (Exception e) {
            throw SdkClientException.create("what came could not be taken", e);
        }
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        return call("HeadObject", request, () -> objects.head(request));
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        return call("DeleteObject", request, () -> objects.delete(request));
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        return call("DeleteObjects", request, () -> objects.deleteAll(request));
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        return call("ListObjectVersions", request, () -> objects.listVersions(request));
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        return call("ListObjectsV2", request, () -> objects.list(request));
    }
}
