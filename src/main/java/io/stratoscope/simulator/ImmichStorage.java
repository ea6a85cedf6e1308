package io.stratoscope.simulator;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.PerformanceMode;
import software.amazon.awssdk.services.efs.model.ThroughputMode;
import software.amazon.awssdk.services.efs.model.TransitionToIARules;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionTransition;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

import java.util.List;

/** The buckets and the shared file system of an Immich stack. */
final class ImmichStorage {

    /** Names of the buckets. */
    record Buckets(String backup, String flowLog, String terraformState) {
        static String arn(String bucket) {
            return "arn:aws:s3:::" + bucket;
        }
    }

    /** The file system that holds photos and videos. */
    record Files(String fileSystemId, String fileSystemArn, String accessPointId) {}

    private final ImmichStack stack;

    ImmichStorage(ImmichStack stack) {
        this.stack = stack;
    }

    Buckets buckets(S3Client s3) {
        Buckets buckets =
                new Buckets(
                        bucket(s3, "backup", true),
                        bucket(s3, "flow-logs", false),
                        bucket(s3, "terraform-state", true));
        expire(s3, buckets.backup(), false);
        expire(s3, buckets.flowLog(), true);
        onlyTls(s3, buckets.backup());
        s3.putBucketLogging(request ->
                request.bucket(buckets.backup())
                        .bucketLoggingStatus(status ->
                                status.loggingEnabled(on ->
                                        on.targetBucket(buckets.flowLog())
                                                .targetPrefix("access/"))));
        return buckets;
    }

    private String bucket(S3Client s3, String part, boolean versioned) {
        String name = stack.bucket(part);
        s3.createBucket(request ->
                request.bucket(name)
                        .createBucketConfiguration(at ->
                                at.locationConstraint(
                                        BucketLocationConstraint.fromValue(stack.region()))));
        s3.putBucketTagging(request ->
                request.bucket(name)
                        .tagging(set -> set.tagSet(stack.tags().s3(stack.named(part)))));
        s3.putBucketEncryption(request ->
                request.bucket(name)
                        .serverSideEncryptionConfiguration(
                                configuration -> configuration.rules(encryption())));
        s3.putPublicAccessBlock(request ->
                request.bucket(name)
                        .publicAccessBlockConfiguration(block ->
                                block.blockPublicAcls(true)
                                        .blockPublicPolicy(true)
                                        .ignorePublicAcls(true)
                                        .restrictPublicBuckets(true)));
        if (versioned) {
            s3.putBucketVersioning(request ->
                    request.bucket(name)
                            .versioningConfiguration(
                                    on -> on.status(BucketVersioningStatus.ENABLED)));
        }
        return name;
    }

    private static ServerSideEncryptionRule encryption() {
        return ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        ServerSideEncryptionByDefault.builder()
                                .sseAlgorithm(ServerSideEncryption.AES256)
                                .build())
                .bucketKeyEnabled(false)
                .build();
    }

    private static void expire(S3Client s3, String bucket, boolean current) {
        LifecycleRule.Builder rule =
                LifecycleRule.builder()
                        .id(current ? "expire-after-90-days" : "old-versions-to-glacier")
                        .status(ExpirationStatus.ENABLED)
                        .filter(filter -> filter.prefix(""));
        if (current) {
            rule.expiration(expiration -> expiration.days(90));
        } else {
            rule.noncurrentVersionTransitions(
                            NoncurrentVersionTransition.builder()
                                    .noncurrentDays(30)
                                    .storageClass(TransitionStorageClass.GLACIER_IR)
                                    .build())
                    .noncurrentVersionExpiration(expiration -> expiration.noncurrentDays(180));
        }
        s3.putBucketLifecycleConfiguration(request ->
                request.bucket(bucket)
                        .lifecycleConfiguration(
                                configuration -> configuration.rules(rule.build())));
    }

    private static void onlyTls(S3Client s3, String bucket) {
        String policy =
                """
                {"Version":"2012-10-17","Statement":[{"Sid":"OnlyTls","Effect":"Deny","Principal":"*",\
                "Action":"s3:*","Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],\
                "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
                """
                        .formatted(bucket);
        s3.putBucketPolicy(request -> request.bucket(bucket).policy(policy));
    }

    Files files(EfsClient efs, List<String> subnets, String securityGroup, String keyArn) {
        var fileSystem =
                efs.createFileSystem(request ->
                        request.creationToken(stack.named("library"))
                                .encrypted(true)
                                .kmsKeyId(keyArn)
                                .performanceMode(PerformanceMode.GENERAL_PURPOSE)
                                .throughputMode(ThroughputMode.ELASTIC)
                                .tags(stack.tags().efs(stack.named("library"))));
        String id = fileSystem.fileSystemId();
        efs.putLifecycleConfiguration(request ->
                request.fileSystemId(id)
                        .lifecyclePolicies(
                                LifecyclePolicy.builder()
                                        .transitionToIA(TransitionToIARules.AFTER_30_DAYS)
                                        .build()));
        for (String subnet : subnets) {
            efs.createMountTarget(request ->
                    request.fileSystemId(id).subnetId(subnet).securityGroups(securityGroup));
        }
        String accessPoint =
                efs.createAccessPoint(request ->
                                request.clientToken(stack.named("library-ap"))
                                        .fileSystemId(id)
                                        .posixUser(user -> user.uid(1000L).gid(1000L))
                                        .rootDirectory(root ->
                                                root.path("/immich")
                                                        .creationInfo(owner ->
                                                                owner.ownerUid(1000L)
                                                                        .ownerGid(1000L)
                                                                        .permissions("0755")))
                                        .tags(stack.tags().efs(stack.named("library-ap"))))
                        .accessPointId();
        return new Files(id, fileSystem.fileSystemArn(), accessPoint);
    }
}
