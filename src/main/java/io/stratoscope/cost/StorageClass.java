package io.stratoscope.cost;

import java.util.List;

/**
 * A class of storage with a price of its own.
 *
 * @param what for people
 * @param key of the price
 * @param metric what CloudWatch calls it: the <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html">StorageType</a> of a bucket, the <a
 *     href="https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html">StorageClass</a> of a file system
 */
record StorageClass(String what, String key, String metric) {

    static final StorageClass BUCKET_STANDARD =
            new StorageClass("Standard storage", "s3-standard", "StandardStorage");

    /** Those of S3. */
    static final List<StorageClass> OF_BUCKETS =
            List.of(
                    BUCKET_STANDARD,
                    new StorageClass(
                            "Standard-IA storage", "s3-standard-infrequent", "StandardIAStorage"),
                    new StorageClass(
                            "One Zone-IA storage", "s3-one-zone-infrequent", "OneZoneIAStorage"),
                    new StorageClass(
                            "Glacier Instant Retrieval storage",
                            "s3-glacier-instant",
                            "GlacierInstantRetrievalStorage"),
                    new StorageClass(
                            "Glacier Flexible Retrieval storage",
                            "s3-glacier-flexible",
                            "GlacierStorage"),
                    new StorageClass(
                            "Glacier Deep Archive storage",
                            "s3-deep-archive",
                            "DeepArchiveStorage"),
                    tier("frequent", "frequent", "IntelligentTieringFAStorage"),
                    tier("infrequent", "infrequent", "IntelligentTieringIAStorage"),
                    tier("archive instant", "instant", "IntelligentTieringAIAStorage"),
                    tier("archive", "archive", "IntelligentTieringAAStorage"),
                    tier("deep archive", "deep-archive", "IntelligentTieringDAAStorage"));

    static final StorageClass FILES_STANDARD =
            new StorageClass("standard storage", "efs-standard", "Standard");
    static final StorageClass FILES_INFREQUENT =
            new StorageClass("infrequent access storage", "efs-infrequent", "IA");
    static final StorageClass FILES_ARCHIVE =
            new StorageClass("archive storage", "efs-archive", "Archive");

    /** Those of EFS. */
    static final List<StorageClass> OF_FILE_SYSTEMS =
            List.of(FILES_STANDARD, FILES_INFREQUENT, FILES_ARCHIVE);

    private static StorageClass tier(String words, String key, String metric) {
        return new StorageClass(
                "Intelligent-Tiering storage, " + words, "s3-intelligent-" + key, metric);
    }
}
