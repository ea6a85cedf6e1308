package io.stratoscope.simulator;

import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.List;

/** Objects in buckets: of each its key, its length and its date. */
final class S3Objects {

    private static final Paging.Limits OBJECTS =
            new Paging.Limits(1000, 0, 1000, "InvalidArgument");

    private final SimulatedService s3;
    private final S3Buckets buckets;

    S3Objects(SimulatedService s3, S3Buckets buckets) {
        this.s3 = s3;
        this.buckets = buckets;
    }

    /** Keeps the object's key and length; what is in it is dropped. */
    PutObjectResponse put(PutObjectRequest request) {
        String tag = '"' + s3.account().ids().hex("etag", 32) + '"';
        buckets.row(request.bucket())
                .objects()
                .put(
                        request.key(),
                        S3Object.builder()
                                .key(request.key())
                                .size(
                                        request.contentLength() == null
                                                ? 0L
                                                : request.contentLength())
                                .eTag(tag)
                                .lastModified(s3.account().now())
                                .storageClass(ObjectStorageClass.STANDARD)
                                .build());
        return PutObjectResponse.builder().eTag(tag).build();
    }

    DeleteObjectResponse delete(DeleteObjectRequest request) {
        buckets.row(request.bucket()).objects().remove(request.key());
        return DeleteObjectResponse.builder().build();
    }

    ListObjectsV2Response list(ListObjectsV2Request request) {
        List<S3Object> found =
                buckets.row(request.bucket()).objects().values().stream()
                        .filter(object ->
                                request.prefix() == null
                                        || object.key().startsWith(request.prefix()))
                        .toList();
        var page = s3.page(found, OBJECTS, request.maxKeys(), request.continuationToken());
        return ListObjectsV2Response.builder()
                .name(request.bucket())
                .prefix(request.prefix())
                .contents(page.items())
                .keyCount(page.items().size())
                .isTruncated(page.nextToken().isPresent())
                .nextContinuationToken(page.token())
                .build();
    }
}
