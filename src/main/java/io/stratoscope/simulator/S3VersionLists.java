package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.StoredFile;

import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Lists of the versions in a bucket: those of what somebody put, and what DataSync copied. */
final class S3VersionLists {

    private static final Paging.Limits VERSIONS =
            new Paging.Limits(1000, 0, 1000, "InvalidArgument");

    private final SimulatedService s3;
    private final S3Buckets buckets;
    private final S3Copies copies;

    S3VersionLists(SimulatedService s3, S3Buckets buckets, S3Copies copies) {
        this.s3 = s3;
        this.buckets = buckets;
        this.copies = copies;
    }

    /** The markers that the next page is asked with are what this page gave, and no real keys. */
    ListObjectVersionsResponse list(ListObjectVersionsRequest request) {
        List<S3Versions.Version> found =
                versions(
                        buckets.row(request.bucket()),
                        Optional.ofNullable(request.prefix()).orElse(""));
        var page = s3.page(found, VERSIONS, request.maxKeys(), request.keyMarker());
        return ListObjectVersionsResponse.builder()
                .name(request.bucket())
                .prefix(request.prefix())
                .keyMarker(request.keyMarker())
                .versions(
                        page.items().stream()
                                .flatMap(version ->
                                        version.object().stream()
                                                .map(object -> version(version, object)))
                                .toList())
                .deleteMarkers(
                        page.items().stream()
                                .filter(version -> version.object().isEmpty())
                                .map(S3VersionLists::marker)
                                .toList())
                .isTruncated(page.nextToken().isPresent())
                .nextKeyMarker(page.token())
                .build();
    }

    /** Of one key the newest first: a copy is newer than what anybody put. */
    private List<S3Versions.Version> versions(S3Store.BucketRow bucket, String prefix) {
        SortedMap<String, StoredFile> copied = copies.all(bucket, prefix);
        Stream<S3Versions.Version> put =
                bucket.versions().all().stream()
                        .filter(version -> version.key().startsWith(prefix))
                        .map(version ->
                                copied.containsKey(version.key())
                                        ? version.latest(false)
                                        : version);
        return Stream.concat(
                        copied.entrySet().stream()
                                .map(copy ->
                                        new S3Versions.Version(
                                                copy.getKey(),
                                                copies.version(bucket, copy.getValue()),
                                                true,
                                                Optional.of(
                                                        S3Copies.listed(
                                                                copy.getKey(), copy.getValue())))),
                        put)
                .sorted(Comparator.comparing(S3Versions.Version::key))
                .toList();
    }

    private static ObjectVersion version(S3Versions.Version version, S3Object object) {
        return ObjectVersion.builder()
                .key(version.key())
                .versionId(version.id())
                .isLatest(version.latest())
                .size(object.size())
                .eTag(object.eTag())
                .lastModified(object.lastModified())
                .build();
    }

    private static DeleteMarkerEntry marker(S3Versions.Version version) {
        return DeleteMarkerEntry.builder()
                .key(version.key())
                .versionId(version.id())
                .isLatest(version.latest())
                .build();
    }
}
