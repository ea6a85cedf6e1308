package io.stratoscope.simulator;

import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The buckets of an account: their names are unique over all regions, so all regions share this. */
final class S3Store {

    /** What S3 keeps of one bucket. Empty is what was never set. */
    static final class BucketRow {
        private final Bucket bucket;
        private Optional<BucketVersioningStatus> versioning = Optional.empty();
        private Optional<ServerSideEncryptionConfiguration> encryption = Optional.empty();
        private Optional<PublicAccessBlockConfiguration> publicAccess = Optional.empty();
        private Optional<LoggingEnabled> logging = Optional.empty();
        private Optional<String> policy = Optional.empty();
        private List<LifecycleRule> lifecycle = List.of();
        private NotificationConfiguration notification =
                NotificationConfiguration.builder().build();
        private final S3Versions versions = new S3Versions();

        BucketRow(Bucket bucket) {
            this.bucket = bucket;
        }

        Bucket bucket() {
            return bucket;
        }

        S3Versions versions() {
            return versions;
        }

        Optional<BucketVersioningStatus> versioning() {
            return versioning;
        }

        void versioning(BucketVersioningStatus status) {
            versioning = Optional.of(status);
        }

        Optional<ServerSideEncryptionConfiguration> encryption() {
            return encryption;
        }

        void encryption(ServerSideEncryptionConfiguration configuration) {
            encryption = Optional.of(configuration);
        }

        Optional<PublicAccessBlockConfiguration> publicAccess() {
            return publicAccess;
        }

        void publicAccess(PublicAccessBlockConfiguration configuration) {
            publicAccess = Optional.of(configuration);
        }

        Optional<LoggingEnabled> logging() {
            return logging;
        }

        void logging(Optional<LoggingEnabled> target) {
            logging = target;
        }

        Optional<String> policy() {
            return policy;
        }

        void policy(Optional<String> document) {
            policy = document;
        }

        List<LifecycleRule> lifecycle() {
            return lifecycle;
        }

        void lifecycle(List<LifecycleRule> rules) {
            lifecycle = List.copyOf(rules);
        }

        NotificationConfiguration notification() {
            return notification;
        }

        void notification(NotificationConfiguration configuration) {
            notification = configuration;
        }
    }

    private final Map<String, BucketRow> buckets = new TreeMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, Map<String, String>> metadata = new HashMap<>();
    private final HeldFiles copies = new HeldFiles();

    /** What is in objects, by their tags. */
    Map<String, byte[]> contents() {
        return contents;
    }

    /** What callers say of objects, by the objects' tags. */
    Map<String, Map<String, String>> metadata() {
        return metadata;
    }

    /** What DataSync put into buckets, by their names; a path is a slash and the key. */
    HeldFiles copies() {
        return copies;
    }

    /** By name. */
    Map<String, BucketRow> buckets() {
        return buckets;
    }
}
