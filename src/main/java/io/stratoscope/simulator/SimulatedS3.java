package io.stratoscope.simulator;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
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
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Amazon S3: buckets with their settings, and of objects only key, size and date. */
final class SimulatedS3 extends SimulatedService implements S3Client {

    private static final Paging.Limits BUCKETS =
            new Paging.Limits(10_000, 1, 10_000, "InvalidArgument");
    private static final Paging.Limits OBJECTS =
            new Paging.Limits(1000, 0, 1000, "InvalidArgument");

    private final S3Store store;

    SimulatedS3(AccountState account, String region) {
        super(account, region, "s3", S3Exception::builder);
        store =
                AccountState.GLOBAL_HOME.equals(region)
                        ? new S3Store()
                        : account.service(
                                        SimulatedS3.class, S3Client.class, AccountState.GLOBAL_HOME)
                                .store;
    }

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        return call(
                "CreateBucket",
                () -> {
                    String name = request.bucket();
                    if (store.buckets().containsKey(name)) {
                        throw error(
                                BucketAlreadyOwnedByYouException.builder(),
                                409,
                                "BucketAlreadyOwnedByYou",
                                "Your previous request to create the named bucket succeeded and you already"
                                        + " own it.");
                    }
                    String at =
                            request.createBucketConfiguration() == null
                                            || request.createBucketConfiguration()
                                                            .locationConstraint()
                                                    == null
                                    ? AccountState.GLOBAL_HOME
                                    : request.createBucketConfiguration()
                                            .locationConstraintAsString();
                    if (!at.equals(region())) {
                        throw error(
                                400,
                                "IllegalLocationConstraintException",
                                "The "
                                        + at
                                        + " location constraint is incompatible for the region specific"
                                        + " endpoint this request was sent to.");
                    }
                    Bucket bucket =
                            Bucket.builder()
                                    .name(name)
                                    .creationDate(account().now())
                                    .bucketRegion(at)
                                    .bucketArn("arn:aws:s3:::" + name)
                                    .build();
                    store.buckets().put(name, new S3Store.BucketRow(bucket));
                    account().tags().register(bucket.bucketArn(), at, Map.of());
                    return CreateBucketResponse.builder().location("/" + name).build();
                });
    }

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        return call(
                "ListBuckets",
                () -> {
                    List<Bucket> found =
                            store.buckets().values().stream()
                                    .map(S3Store.BucketRow::bucket)
                                    .filter(bucket ->
                                            request.bucketRegion() == null
                                                    || request.bucketRegion()
                                                            .equals(bucket.bucketRegion()))
                                    .filter(bucket ->
                                            request.prefix() == null
                                                    || bucket.name().startsWith(request.prefix()))
                                    .toList();
                    var page =
                            page(found, BUCKETS, request.maxBuckets(), request.continuationToken());
                    return ListBucketsResponse.builder()
                            .buckets(page.items())
                            .continuationToken(page.token())
                            .prefix(request.prefix())
                            .build();
                });
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return call(
                "HeadBucket",
                () -> {
                    row(request.bucket());
                    return HeadBucketResponse.builder().bucketRegion(region()).build();
                });
    }

    /** Unlike the rest, it answers in every region; us-east-1 has no name here. */
    @Override
    public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
        return call(
                "GetBucketLocation",
                () -> {
                    String at = anywhere(request.bucket()).bucket().bucketRegion();
                    return GetBucketLocationResponse.builder()
                            .locationConstraint(AccountState.GLOBAL_HOME.equals(at) ? null : at)
                            .build();
                });
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        return call(
                "DeleteBucket",
                () -> {
                    S3Store.BucketRow row = row(request.bucket());
                    if (!row.objects().isEmpty()) {
                        throw error(
                                409,
                                "BucketNotEmpty",
                                "The bucket you tried to delete is not empty");
                    }
                    store.buckets().remove(request.bucket());
                    account().tags().delete(row.bucket().bucketArn());
                    return DeleteBucketResponse.builder().build();
                });
    }

    @Override
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        return call(
                "PutBucketTagging",
                () -> {
                    Bucket bucket = row(request.bucket()).bucket();
                    account()
                            .tags()
                            .register(
                                    bucket.bucketArn(),
                                    bucket.bucketRegion(),
                                    TagLists.map(request.tagging().tagSet(), Tag::key, Tag::value));
                    return PutBucketTaggingResponse.builder().build();
                });
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        return call(
                "GetBucketTagging",
                () -> {
                    Map<String, String> tags =
                            account().tags().tags(row(request.bucket()).bucket().bucketArn());
                    if (tags.isEmpty()) {
                        throw error(404, "NoSuchTagSet", "The TagSet does not exist");
                    }
                    return GetBucketTaggingResponse.builder()
                            .tagSet(
                                    TagLists.list(
                                            tags,
                                            (key, value) ->
                                                    Tag.builder().key(key).value(value).build()))
                            .build();
                });
    }

    @Override
    public DeleteBucketTaggingResponse deleteBucketTagging(DeleteBucketTaggingRequest request) {
        return call(
                "DeleteBucketTagging",
                () -> {
                    Bucket bucket = row(request.bucket()).bucket();
                    account().tags().register(bucket.bucketArn(), bucket.bucketRegion(), Map.of());
                    return DeleteBucketTaggingResponse.builder().build();
                });
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        return call(
                "PutBucketEncryption",
                () -> {
                    row(request.bucket()).encryption(request.serverSideEncryptionConfiguration());
                    return PutBucketEncryptionResponse.builder().build();
                });
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        return call(
                "GetBucketEncryption",
                () ->
                        GetBucketEncryptionResponse.builder()
                                .serverSideEncryptionConfiguration(
                                        row(request.bucket())
                                                .encryption()
                                                .orElseGet(SimulatedS3::defaultEncryption))
                                .build());
    }

    // Since 2023 S3 encrypts every bucket with its own keys unless told otherwise.
    private static ServerSideEncryptionConfiguration defaultEncryption() {
        return ServerSideEncryptionConfiguration.builder()
                .rules(
                        ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(
                                        by -> by.sseAlgorithm(ServerSideEncryption.AES256))
                                .bucketKeyEnabled(false)
                                .build())
                .build();
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        return call(
                "PutBucketVersioning",
                () -> {
                    row(request.bucket()).versioning(request.versioningConfiguration().status());
                    return PutBucketVersioningResponse.builder().build();
                });
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        return call(
                "GetBucketVersioning",
                () -> {
                    GetBucketVersioningResponse.Builder response =
                            GetBucketVersioningResponse.builder();
                    row(request.bucket()).versioning().ifPresent(response::status);
                    return response.build();
                });
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        return call(
                "PutPublicAccessBlock",
                () -> {
                    row(request.bucket()).publicAccess(request.publicAccessBlockConfiguration());
                    return PutPublicAccessBlockResponse.builder().build();
                });
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        return call(
                "GetPublicAccessBlock",
                () ->
                        GetPublicAccessBlockResponse.builder()
                                .publicAccessBlockConfiguration(
                                        row(request.bucket())
                                                .publicAccess()
                                                .orElseThrow(() ->
                                                        error(
                                                                404,
                                                                "NoSuchPublicAccessBlockConfiguration",
                                                                "The public access block configuration was not found")))
                                .build());
    }

    @Override
    public PutBucketLoggingResponse putBucketLogging(PutBucketLoggingRequest request) {
        return call(
                "PutBucketLogging",
                () -> {
                    Optional<LoggingEnabled> target =
                            Optional.ofNullable(request.bucketLoggingStatus().loggingEnabled());
                    target.ifPresent(to -> row(to.targetBucket()));
                    row(request.bucket()).logging(target);
                    return PutBucketLoggingResponse.builder().build();
                });
    }

    @Override
    public GetBucketLoggingResponse getBucketLogging(GetBucketLoggingRequest request) {
        return call(
                "GetBucketLogging",
                () -> {
                    GetBucketLoggingResponse.Builder response = GetBucketLoggingResponse.builder();
                    row(request.bucket()).logging().ifPresent(response::loggingEnabled);
                    return response.build();
                });
    }

    @Override
    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request) {
        return call(
                "PutBucketLifecycleConfiguration",
                () -> {
                    row(request.bucket()).lifecycle(request.lifecycleConfiguration().rules());
                    return PutBucketLifecycleConfigurationResponse.builder().build();
                });
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        return call(
                "GetBucketLifecycleConfiguration",
                () -> {
                    List<LifecycleRule> rules = row(request.bucket()).lifecycle();
                    if (rules.isEmpty()) {
                        throw error(
                                404,
                                "NoSuchLifecycleConfiguration",
                                "The lifecycle configuration does not exist");
                    }
                    return GetBucketLifecycleConfigurationResponse.builder().rules(rules).build();
                });
    }

    @Override
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
        return call(
                "PutBucketPolicy",
                () -> {
                    row(request.bucket()).policy(request.policy());
                    return PutBucketPolicyResponse.builder().build();
                });
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        return call(
                "GetBucketPolicy",
                () ->
                        GetBucketPolicyResponse.builder()
                                .policy(
                                        row(request.bucket())
                                                .policy()
                                                .orElseThrow(() ->
                                                        error(
                                                                404,
                                                                "NoSuchBucketPolicy",
                                                                "The bucket policy does not exist")))
                                .build());
    }

    /** Keeps the object's key and length; what is in it is dropped. */
    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        return call(
                "PutObject",
                () -> {
                    String tag = '"' + account().ids().hex("etag", 32) + '"';
                    row(request.bucket())
                            .objects()
                            .put(
                                    request.key(),
                                    S3Object.builder()
                                            .key(request.key())
                                            .size(body.optionalContentLength().orElse(0L))
                                            .eTag(tag)
                                            .lastModified(account().now())
                                            .storageClass(ObjectStorageClass.STANDARD)
                                            .build());
                    return PutObjectResponse.builder().eTag(tag).build();
                });
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        return call(
                "DeleteObject",
                () -> {
                    row(request.bucket()).objects().remove(request.key());
                    return DeleteObjectResponse.builder().build();
                });
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        return call(
                "ListObjectsV2",
                () -> {
                    List<S3Object> found =
                            row(request.bucket()).objects().values().stream()
                                    .filter(object ->
                                            request.prefix() == null
                                                    || object.key().startsWith(request.prefix()))
                                    .toList();
                    var page = page(found, OBJECTS, request.maxKeys(), request.continuationToken());
                    return ListObjectsV2Response.builder()
                            .name(request.bucket())
                            .prefix(request.prefix())
                            .contents(page.items())
                            .keyCount(page.items().size())
                            .isTruncated(page.nextToken().isPresent())
                            .nextContinuationToken(page.token())
                            .build();
                });
    }

    /** A bucket of this region; AWS sends those who ask elsewhere away. */
    private S3Store.BucketRow row(String name) {
        S3Store.BucketRow row = anywhere(name);
        if (!region().equals(row.bucket().bucketRegion())) {
            throw error(
                    301,
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified"
                            + " endpoint. Please send all future requests to this endpoint.");
        }
        return row;
    }

    private S3Store.BucketRow anywhere(String name) {
        S3Store.BucketRow row = store.buckets().get(name);
        if (row == null) {
            throw error(
                    NoSuchBucketException.builder(),
                    404,
                    "NoSuchBucket",
                    "The specified bucket does not exist");
        }
        return row;
    }
}
