package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html">buckets</a>: one point a day, of what they held at its beginning. */
final class BucketMetrics implements MetricFamily {

    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();
    private static final long SECONDS = 60;

    @Override
    public String namespace() {
        return "AWS/S3";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        return account.service(SimulatedS3.class, S3Client.class, region)
                .rows(region)
                .flatMap(this::of);
    }

    private Stream<SimulatedMetric> of(S3Store.BucketRow row) {
        Bucket bucket = row.bucket();
        List<S3Object> objects = row.versions().current();
        return Stream.concat(
                new Metering(
                                namespace(),
                                Map.of(
                                        "BucketName",
                                        bucket.name(),
                                        "StorageType",
                                        "StandardStorage"),
                                bucket.creationDate())
                        .add(
                                "BucketSizeBytes",
                                StandardUnit.BYTES,
                                minute -> daily(minute, bytes(objects, minute)))
                        .metrics(),
                new Metering(
                                namespace(),
                                Map.of(
                                        "BucketName",
                                        bucket.name(),
                                        "StorageType",
                                        "AllStorageTypes"),
                                bucket.creationDate())
                        .add(
                                "NumberOfObjects",
                                StandardUnit.COUNT,
                                minute -> daily(minute, held(objects, minute).count()))
                        .metrics());
    }

    private static Sample daily(long minute, double value) {
        return minute % MINUTES_A_DAY == 0 ? Sample.of(value) : Sample.NONE;
    }

    private static double bytes(List<S3Object> objects, long minute) {
        return held(objects, minute).mapToLong(S3Object::size).sum();
    }

    private static Stream<S3Object> held(List<S3Object> objects, long minute) {
        return objects.stream()
                .filter(object -> object.lastModified().getEpochSecond() <= minute * SECONDS);
    }
}
