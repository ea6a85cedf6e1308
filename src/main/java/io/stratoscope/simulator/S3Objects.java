package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Objects in buckets: of each its key, its length and its date, in all versions; and the log files that AWS delivers. */
final class S3Objects {

    private static final Paging.Limits OBJECTS =
            new Paging.Limits(1000, 0, 1000, "InvalidArgument");

    /** How many keys one request may delete. */
    private static final int MOST_AT_ONCE = 1000;

    /** What is in larger ones is dropped at once. */
    private static final long MOST_BYTES = 1L << 20;

    private final SimulatedService s3;
    private final S3Buckets buckets;

    private final Map<String, byte[]> contents;
    private final LogDeliveries deliveries;

    /** An object as it is handed out. */
    @SuppressWarnings("ArrayRecordComponent") // two are never compared
    record Content(GetObjectResponse response, byte[] bytes) {}

    /**
     * Objects of all regions, seen from one.
     *
     * @param contents what is in objects, by their tags; no part of what is kept of the account
     * @param deliveries what AWS puts into buckets by itself
     */
    S3Objects(
            SimulatedService s3,
            S3Buckets buckets,
            Map<String, byte[]> contents,
            LogDeliveries deliveries) {
        this.s3 = s3;
        this.buckets = buckets;
        this.contents = contents;
        this.deliveries = deliveries;
    }

    /** Keeps the object's key and length; what is in it, only as long as this process lives. */
    PutObjectResponse put(PutObjectRequest request, RequestBody body) {
        S3Store.BucketRow bucket = buckets.row(request.bucket());
        String tag = '"' + s3.account().ids().hex("etag", 32) + '"';
        bucket.versions()
                .add(
                        request.key(),
                        newVersion(bucket),
                        Optional.of(
                                S3Object.builder()
                                        .key(request.key())
                                        .size(
                                                request.contentLength() == null
                                                        ? 0L
                                                        : request.contentLength())
                                        .eTag(tag)
                                        .lastModified(s3.account().now())
                                        .storageClass(
                                                request.storageClass() == null
                                                        ? ObjectStorageClass.STANDARD.toString()
                                                        : request.storageClassAsString())
                                        .build()));
        body.optionalContentLength()
                .filter(length -> length > 0 && length <= MOST_BYTES)
                .ifPresent(_ -> contents.put(tag, bytes(body)));
        return PutObjectResponse.builder().eTag(tag).build();
    }

    private static byte[] bytes(RequestBody body) {
        try (InputStream stream = body.contentStreamProvider().newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in the newest version of an object. */
    Content get(GetObjectRequest request) {
        S3Store.BucketRow bucket = buckets.row(request.bucket());
        return bucket.versions().current().stream()
                .filter(object -> object.key().equals(request.key()))
                .findFirst()
                .map(object -> new Content(response(object), kept(object)))
                .or(() -> deliveries.file(bucket, request.key()).map(S3Objects::delivered))
                .orElseThrow(() ->
                        s3.error(
                                NoSuchKeyException.builder(),
                                404,
                                "NoSuchKey",
                                "The specified key does not exist."));
    }

    private static Content delivered(LogDelivery.File file) {
        byte[] bytes = file.bytes();
        return new Content(response(file.listed()), bytes);
    }

    private byte[] kept(S3Object object) {
        byte[] known = object.size() == 0 ? new byte[0] : contents.get(object.eTag());
        if (known == null) {
            throw s3.error(
                    501,
                    "NotImplemented",
                    "The simulated account keeps what is in an object only until its process ends");
        }
        return known;
    }

    private static GetObjectResponse response(S3Object object) {
        return GetObjectResponse.builder()
                .contentLength(object.size())
                .eTag(object.eTag())
                .lastModified(object.lastModified())
                .build();
    }

    private String newVersion(S3Store.BucketRow bucket) {
        return bucket.versioning().filter(BucketVersioningStatus.ENABLED::equals).isPresent()
                ? s3.account().ids().mixed("s3-version", 32)
                : S3Versions.NULL;
    }

    DeleteObjectResponse delete(DeleteObjectRequest request) {
        delete(buckets.row(request.bucket()), request.key(), request.versionId());
        return DeleteObjectResponse.builder().build();
    }

    // Who names a version removes it. Who names none hides the object behind a marker, but where no
    // versions are kept.
    private void delete(S3Store.BucketRow bucket, String key, @Nullable String version) {
        if (version != null) {
            bucket.versions().remove(key, version);
        } else if (bucket.versioning().isEmpty()) {
            bucket.versions().remove(key, S3Versions.NULL);
        } else {
            bucket.versions().add(key, newVersion(bucket), Optional.empty());
        }
    }

    DeleteObjectsResponse deleteAll(DeleteObjectsRequest request) {
        S3Store.BucketRow bucket = buckets.row(request.bucket());
        List<ObjectIdentifier> wanted = request.delete().objects();
        if (wanted.isEmpty() || wanted.size() > MOST_AT_ONCE) {
            throw s3.error(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our"
                            + " published schema");
        }
        wanted.forEach(each -> delete(bucket, each.key(), each.versionId()));
        boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder()
                .deleted(
                        quiet
                                ? List.of()
                                : wanted.stream()
                                        .map(each ->
                                                DeletedObject.builder()
                                                        .key(each.key())
                                                        .versionId(each.versionId())
                                                        .build())
                                        .toList())
                .build();
    }

    ListObjectsV2Response list(ListObjectsV2Request request) {
        S3Store.BucketRow bucket = buckets.row(request.bucket());
        String prefix = Optional.ofNullable(request.prefix()).orElse("");
        String after = Optional.ofNullable(request.startAfter()).orElse("");
        // What AWS delivers is written when it is listed: only what is on the page.
        Map<String, Supplier<S3Object>> found = new TreeMap<>();
        deliveries
                .files(bucket, prefix, after)
                .forEach(file -> found.put(file.key(), file::listed));
        bucket.versions().current().stream()
                .filter(object ->
                        object.key().startsWith(prefix) && object.key().compareTo(after) > 0)
                .forEach(object -> found.put(object.key(), () -> object));
        var page =
                s3.page(
                        List.copyOf(found.values()),
                        OBJECTS,
                        request.maxKeys(),
                        request.continuationToken());
        return ListObjectsV2Response.builder()
                .name(request.bucket())
                .prefix(request.prefix())
                .startAfter(request.startAfter())
                .contents(page.items().stream().map(Supplier::get).toList())
                .keyCount(page.items().size())
                .isTruncated(page.nextToken().isPresent())
                .nextContinuationToken(page.token())
                .build();
    }

    /** The markers that the next page is asked with are what this page gave, and no real keys. */
    ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
        List<S3Versions.Version> found =
                buckets.row(request.bucket()).versions().all().stream()
                        .filter(version ->
                                request.prefix() == null
                                        || version.key().startsWith(request.prefix()))
                        .toList();
        var page = s3.page(found, OBJECTS, request.maxKeys(), request.keyMarker());
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
                                .map(S3Objects::marker)
                                .toList())
                .isTruncated(page.nextToken().isPresent())
                .nextKeyMarker(page.token())
                .build();
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
