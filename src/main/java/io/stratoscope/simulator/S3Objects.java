package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.ByteArrayInputStream;
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

    private final S3Store store;
    private final S3VersionLists lists;
    private final S3Copies copies;
    private final LogDeliveries deliveries;

    /** An object as it is handed out. */
    record Content(GetObjectResponse response, Supplier<InputStream> stream) {}

    /**
     * Objects of all regions, seen from one.
     *
     * @param copies what DataSync copied into buckets
     * @param deliveries what AWS puts into buckets by itself
     */
    S3Objects(
            SimulatedService s3,
            S3Buckets buckets,
            S3Store store,
            S3Copies copies,
            LogDeliveries deliveries) {
        this.s3 = s3;
        this.buckets = buckets;
        this.store = store;
        this.copies = copies;
        this.deliveries = deliveries;
        lists = new S3VersionLists(s3, buckets, copies);
    }

    /** Keeps the object's key and length; what is in it, only as long as this process lives. */
    PutObjectResponse put(PutObjectRequest request, RequestBody body) {
        S3Store.BucketRow bucket = buckets.row(request.bucket());
        copies.supersede(bucket, request.key());
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
        store.metadata().put(tag, Map.copyOf(request.metadata()));
        body.optionalContentLength()
                .filter(length -> length > 0 && length <= MOST_BYTES)
                .ifPresent(_ -> store.contents().put(tag, bytes(body)));
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
        return copies.get(bucket, request.key())
                .map(file ->
                        new Content(
                                response(
                                        S3Copies.listed(request.key(), file),
                                        S3Copies.metadata(file)),
                                file::content))
                .or(() ->
                        newest(bucket, request.key())
                                .map(object -> new Content(response(object), kept(object))))
                .or(() -> deliveries.file(bucket, request.key()).map(S3Objects::delivered))
                .orElseThrow(this::noSuchKey);
    }

    /** The newest version that somebody put. */
    private static Optional<S3Object> newest(S3Store.BucketRow bucket, String key) {
        return bucket.versions().current().stream()
                .filter(object -> object.key().equals(key))
                .findFirst();
    }

    private RuntimeException noSuchKey() {
        return s3.error(
                NoSuchKeyException.builder(),
                404,
                "NoSuchKey",
                "The specified key does not exist.");
    }

    private static Content delivered(LogDelivery.File file) {
        byte[] bytes = file.bytes();
        return new Content(
                response(file.listed(), Map.of()), () -> new ByteArrayInputStream(bytes));
    }

    /** What is known of an object without what is in it. */
    HeadObjectResponse head(HeadObjectRequest request) {
        S3Store.BucketRow bucket = buckets.row(request.bucket());
        GetObjectResponse response =
                copies.get(bucket, request.key())
                        .map(file ->
                                response(
                                        S3Copies.listed(request.key(), file),
                                        S3Copies.metadata(file)))
                        .or(() -> newest(bucket, request.key()).map(this::response))
                        .or(() ->
                                deliveries
                                        .file(bucket, request.key())
                                        .map(file -> response(file.listed(), Map.of())))
                        .orElseThrow(this::noSuchKey);
        return HeadObjectResponse.builder()
                .contentLength(response.contentLength())
                .eTag(response.eTag())
                .lastModified(response.lastModified())
                .metadata(response.metadata())
                .build();
    }

    private Supplier<InputStream> kept(S3Object object) {
        byte[] known = object.size() == 0 ? new byte[0] : store.contents().get(object.eTag());
        if (known == null) {
            throw s3.error(
                    501,
                    "NotImplemented",
                    "The simulated account keeps what is in an object only until its process ends");
        }
        return () -> new ByteArrayInputStream(known);
    }

    private GetObjectResponse response(S3Object object) {
        return response(object, store.metadata().getOrDefault(object.eTag(), Map.of()));
    }

    private static GetObjectResponse response(S3Object object, Map<String, String> metadata) {
        return GetObjectResponse.builder()
                .metadata(metadata)
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
            copies.remove(bucket, key, version);
            bucket.versions().remove(key, version);
            return;
        }
        copies.supersede(bucket, key);
        if (bucket.versioning().isEmpty()) {
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
        copies.all(bucket, prefix)
                .tailMap(after + '\0')
                .forEach((key, file) -> found.put(key, () -> S3Copies.listed(key, file)));
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

    ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
        return lists.list(request);
    }
}
