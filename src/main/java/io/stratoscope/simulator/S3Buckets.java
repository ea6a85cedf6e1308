package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tag;

import java.util.List;

/** The buckets that one region sees: it lists all of the account, and works on its own. */
final class S3Buckets {

    private static final Paging.Limits BUCKETS =
            new Paging.Limits(10_000, 1, 10_000, "InvalidArgument");

    private final SimulatedService s3;
    private final ServiceTags<Tag> tags;
    private final S3Store store;
    private final S3Copies copies;

    S3Buckets(SimulatedService s3, ServiceTags<Tag> tags, S3Store store, S3Copies copies) {
        this.copies = copies;
        this.s3 = s3;
        this.tags = tags;
        this.store = store;
    }

    CreateBucketResponse create(CreateBucketRequest request) {
        String name = request.bucket();
        if (store.buckets().containsKey(name)) {
            throw s3.error(
                    BucketAlreadyOwnedByYouException.builder(),
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already"
                            + " own it.");
        }
        String at =
                request.createBucketConfiguration() == null
                                || request.createBucketConfiguration().locationConstraint() == null
                        ? AccountState.GLOBAL_HOME
                        : request.createBucketConfiguration().locationConstraintAsString();
        if (!at.equals(s3.region())) {
            throw s3.error(
                    400,
                    "IllegalLocationConstraintException",
                    "The "
                            + at
                            + " location constraint is incompatible for the region specific"
                            + " endpoint this request was sent to.");
        }
        s3.account()
                .refuseOver(
                        Quota.BUCKETS,
                        store.buckets().size(),
                        () ->
                                s3.error(
                                        400,
                                        "TooManyBuckets",
                                        "You have attempted to create more buckets than allowed"));
        Bucket bucket =
                Bucket.builder()
                        .name(name)
                        .creationDate(s3.account().now())
                        .bucketRegion(at)
                        .bucketArn("arn:aws:s3:::" + name)
                        .build();
        store.buckets().put(name, new S3Store.BucketRow(bucket));
        tags.register(
                bucket.bucketArn(),
                at,
                request.createBucketConfiguration() == null
                        ? List.of()
                        : request.createBucketConfiguration().tags());
        return CreateBucketResponse.builder().location("/" + name).build();
    }

    ListBucketsResponse list(ListBucketsRequest request) {
        List<Bucket> found =
                store.buckets().values().stream()
                        .map(S3Store.BucketRow::bucket)
                        .filter(bucket ->
                                request.bucketRegion() == null
                                        || request.bucketRegion().equals(bucket.bucketRegion()))
                        .filter(bucket ->
                                request.prefix() == null
                                        || bucket.name().startsWith(request.prefix()))
                        .toList();
        var page = s3.page(found, BUCKETS, request.maxBuckets(), request.continuationToken());
        return ListBucketsResponse.builder()
                .buckets(page.items())
                .continuationToken(page.token())
                .prefix(request.prefix())
                .build();
    }

    /** With its status: the SDK's waiters look at nothing else. */
    HeadBucketResponse head(HeadBucketRequest request) {
        row(request.bucket());
        HeadBucketResponse.Builder response =
                HeadBucketResponse.builder().bucketRegion(s3.region());
        response.sdkHttpResponse(SdkHttpResponse.builder().statusCode(200).build());
        return response.build();
    }

    /** Unlike the rest, it answers in every region; us-east-1 has no name here. */
    GetBucketLocationResponse location(GetBucketLocationRequest request) {
        String at = anywhere(request.bucket()).bucket().bucketRegion();
        return GetBucketLocationResponse.builder()
                .locationConstraint(AccountState.GLOBAL_HOME.equals(at) ? null : at)
                .build();
    }

    DeleteBucketResponse delete(DeleteBucketRequest request) {
        S3Store.BucketRow row = row(request.bucket());
        if (!row.versions().isEmpty() || !copies.all(row, "").isEmpty()) {
            throw s3.error(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        store.buckets().remove(request.bucket());
        store.copies().forget(request.bucket());
        tags.delete(row.bucket().bucketArn());
        return DeleteBucketResponse.builder().build();
    }

    PutBucketTaggingResponse putTagging(PutBucketTaggingRequest request) {
        Bucket bucket = row(request.bucket()).bucket();
        tags.register(bucket.bucketArn(), bucket.bucketRegion(), request.tagging().tagSet());
        return PutBucketTaggingResponse.builder().build();
    }

    GetBucketTaggingResponse getTagging(GetBucketTaggingRequest request) {
        List<Tag> found = tags.of(row(request.bucket()).bucket().bucketArn());
        if (found.isEmpty()) {
            throw s3.error(404, "NoSuchTagSet", "The TagSet does not exist");
        }
        return GetBucketTaggingResponse.builder().tagSet(found).build();
    }

    DeleteBucketTaggingResponse deleteTagging(DeleteBucketTaggingRequest request) {
        Bucket bucket = row(request.bucket()).bucket();
        tags.register(bucket.bucketArn(), bucket.bucketRegion(), List.of());
        return DeleteBucketTaggingResponse.builder().build();
    }

    /** A bucket of this region; AWS sends those who ask elsewhere away. */
    S3Store.BucketRow row(String name) {
        S3Store.BucketRow row = anywhere(name);
        if (!s3.region().equals(row.bucket().bucketRegion())) {
            throw s3.error(
                    301,
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified"
                            + " endpoint. Please send all future requests to this endpoint.");
        }
        return row;
    }

    /** Whether this region has such a bucket. */
    boolean has(String name) {
        S3Store.BucketRow row = store.buckets().get(name);
        return row != null && s3.region().equals(row.bucket().bucketRegion());
    }

    private S3Store.BucketRow anywhere(String name) {
        S3Store.BucketRow row = store.buckets().get(name);
        if (row == null) {
            throw s3.error(
                    NoSuchBucketException.builder(),
                    404,
                    "NoSuchBucket",
                    "The specified bucket does not exist");
        }
        return row;
    }
}
