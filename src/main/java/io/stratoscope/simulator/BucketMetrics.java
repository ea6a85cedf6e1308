package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.StoredFile;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html">buckets</a>: one point a day, of what they held at its beginning. */
final class BucketMetrics implements MetricFamily {

    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();
    private static final long SECONDS = 60;

    /** What CloudWatch calls the classes; what is in Intelligent-Tiering is in use. */
    private static final Map<ObjectStorageClass, String> TYPES =
            Map.of(
                    ObjectStorageClass.STANDARD, "StandardStorage",
                    ObjectStorageClass.STANDARD_IA, "StandardIAStorage",
                    ObjectStorageClass.ONEZONE_IA, "OneZoneIAStorage",
                    ObjectStorageClass.GLACIER_IR, "GlacierInstantRetrievalStorage",
                    ObjectStorageClass.GLACIER, "GlacierStorage",
                    ObjectStorageClass.DEEP_ARCHIVE, "DeepArchiveStorage",
                    ObjectStorageClass.INTELLIGENT_TIERING, "IntelligentTieringFAStorage");

    @Override
    public String namespace() {
        return "AWS/S3";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        SimulatedS3 s3 = account.service(SimulatedS3.class, S3Client.class, region);
        return s3.rows(region).flatMap(row -> of(row, s3.copies()));
    }

    private Stream<SimulatedMetric> of(S3Store.BucketRow row, S3Copies copies) {
        Bucket bucket = row.bucket();
        List<S3Object> objects = objects(row, copies);
        Stream<SimulatedMetric> count =
                metering(bucket, "AllStorageTypes")
                        .add(
                                "NumberOfObjects",
                                StandardUnit.COUNT,
                                minute -> daily(minute, (double) held(objects, minute).count()))
                        .metrics();
        return Stream.concat(
                TYPES.entrySet().stream()
                        .flatMap(type -> size(bucket, type.getValue(), in(objects, type.getKey()))),
                count);
    }

    private static List<S3Object> objects(S3Store.BucketRow row, S3Copies copies) {
        SortedMap<String, StoredFile> copied = copies.all(row, "");
        return Stream.concat(
                        row.versions().current().stream()
                                .filter(object -> !copied.containsKey(object.key())),
                        copied.entrySet().stream()
                                .map(copy -> S3Copies.listed(copy.getKey(), copy.getValue())))
                .toList();
    }

    /** A bucket has a size in Standard even where it is empty, and in other classes only where it uses them. */
    private Stream<SimulatedMetric> size(Bucket bucket, String type, List<S3Object> objects) {
        return metering(bucket, type)
                .addIf(
                        !objects.isEmpty() || type.equals("StandardStorage"),
                        "BucketSizeBytes",
                        StandardUnit.BYTES,
                        minute -> daily(minute, bytes(objects, minute)))
                .metrics();
    }

    private Metering metering(Bucket bucket, String type) {
        return new Metering(
                namespace(),
                Map.of("BucketName", bucket.name(), "StorageType", type),
                bucket.creationDate());
    }

    private static List<S3Object> in(List<S3Object> objects, ObjectStorageClass storageClass) {
        return objects.stream().filter(object -> object.storageClass() == storageClass).toList();
    }

    private static Sample daily(long minute, double value) {
        return minute % MINUTES_A_DAY == 0 ? Sample.of(value) : Sample.NONE;
    }

    private static double bytes(List<S3Object> objects, long minute) {
        return (double) held(objects, minute).mapToLong(S3Object::size).sum();
    }

    private static Stream<S3Object> held(List<S3Object> objects, long minute) {
        return objects.stream()
                .filter(object -> object.lastModified().getEpochSecond() <= minute * SECONDS);
    }
}
