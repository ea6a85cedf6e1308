package io.stratoscope.provision.resource;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.List;
import java.util.stream.Stream;

/** What is in a bucket: all versions of its objects, and its delete markers. */
final class S3Contents {

    private S3Contents() {}

    /**
     * Deletes all of it, for good. S3 lists and deletes at most 1000 at once.
     *
     * @throws S3Exception also where S3 kept one of them, as one under a legal hold
     */
    static void delete(S3Client s3, String bucket) {
        // From the beginning again after each deletion: the marks of a page are keys that are gone.
        ListObjectVersionsResponse page = list(s3, bucket, null);
        while (true) {
            List<ObjectIdentifier> found = objects(page);
            if (!found.isEmpty()) {
                delete(s3, bucket, found);
                page = list(s3, bucket, null);
            } else if (Boolean.TRUE.equals(page.isTruncated())) {
                page = list(s3, bucket, page);
            } else {
                return;
            }
        }
    }

    private static ListObjectVersionsResponse list(
            S3Client s3, String bucket, @Nullable ListObjectVersionsResponse before) {
        ListObjectVersionsRequest.Builder request =
                ListObjectVersionsRequest.builder().bucket(bucket);
        if (before != null) {
            request.keyMarker(before.nextKeyMarker()).versionIdMarker(before.nextVersionIdMarker());
        }
        return s3.listObjectVersions(request.build());
    }

    private static List<ObjectIdentifier> objects(ListObjectVersionsResponse page) {
        return Stream.concat(
                        page.versions().stream().map(S3Contents::of),
                        page.deleteMarkers().stream().map(S3Contents::of))
                .toList();
    }

    private static ObjectIdentifier of(ObjectVersion version) {
        return ObjectIdentifier.builder().key(version.key()).versionId(version.versionId()).build();
    }

    private static ObjectIdentifier of(DeleteMarkerEntry marker) {
        return ObjectIdentifier.builder().key(marker.key()).versionId(marker.versionId()).build();
    }

    private static void delete(S3Client s3, String bucket, List<ObjectIdentifier> objects) {
        List<S3Error> kept =
                s3.deleteObjects(request ->
                                request.bucket(bucket)
                                        .delete(wanted -> wanted.objects(objects).quiet(true)))
                        .errors();
        if (!kept.isEmpty()) {
            S3Error first = kept.getFirst();
            String message = "S3 did not delete " + first.key() + ": " + first.message();
            throw (S3Exception)
                    S3Exception.builder()
                            .message(message)
                            .awsErrorDetails(
                                    AwsErrorDetails.builder()
                                            .serviceName("S3")
                                            .errorCode(first.code())
                                            .errorMessage(message)
                                            .build())
                            .build();
        }
    }
}
