package io.stratoscope.simulator;

import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

import java.util.List;
import java.util.Optional;

/** What can be set on a bucket. */
final class S3BucketSettings {

    private final SimulatedService s3;
    private final S3Buckets buckets;

    S3BucketSettings(SimulatedService s3, S3Buckets buckets) {
        this.s3 = s3;
        this.buckets = buckets;
    }

    PutBucketEncryptionResponse putEncryption(PutBucketEncryptionRequest request) {
        buckets.row(request.bucket()).encryption(request.serverSideEncryptionConfiguration());
        return PutBucketEncryptionResponse.builder().build();
    }

    GetBucketEncryptionResponse getEncryption(GetBucketEncryptionRequest request) {
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(
                        buckets.row(request.bucket())
                                .encryption()
                                .orElseGet(S3BucketSettings::defaultEncryption))
                .build();
    }

    // Since 2023 S3 encrypts every bucket with its own keys unless told otherwise.
    private static ServerSideEncryptionConfiguration defaultEncryption() {
        return ServerSideEncryptionConfiguration.builder()
                .rules(
                        ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(
                                        by -> by.sseAlgorithm(ServerSideEncryption.AES256))
                                .bucketKeyEnabled(false)
                                .build())
                .build();
    }

    PutBucketVersioningResponse putVersioning(PutBucketVersioningRequest request) {
        buckets.row(request.bucket()).versioning(request.versioningConfiguration().status());
        return PutBucketVersioningResponse.builder().build();
    }

    GetBucketVersioningResponse getVersioning(GetBucketVersioningRequest request) {
        GetBucketVersioningResponse.Builder response = GetBucketVersioningResponse.builder();
        buckets.row(request.bucket()).versioning().ifPresent(response::status);
        return response.build();
    }

    PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        buckets.row(request.bucket()).publicAccess(request.publicAccessBlockConfiguration());
        return PutPublicAccessBlockResponse.builder().build();
    }

    GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        return GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(
                        buckets.row(request.bucket())
                                .publicAccess()
                                .orElseThrow(() ->
                                        s3.error(
                                                404,
                                                "NoSuchPublicAccessBlockConfiguration",
                                                "The public access block configuration was not found")))
                .build();
    }

    PutBucketLoggingResponse putLogging(PutBucketLoggingRequest request) {
        Optional<LoggingEnabled> target =
                Optional.ofNullable(request.bucketLoggingStatus().loggingEnabled());
        if (target.isPresent() && !buckets.has(target.get().targetBucket())) {
            throw s3.error(
                    400,
                    "InvalidTargetBucketForLogging",
                    "The target bucket for logging does not exist, is not owned by you, or does not"
                            + " grant the appropriate grants to the log-delivery group.");
        }
        buckets.row(request.bucket()).logging(target);
        return PutBucketLoggingResponse.builder().build();
    }

    GetBucketLoggingResponse getLogging(GetBucketLoggingRequest request) {
        GetBucketLoggingResponse.Builder response = GetBucketLoggingResponse.builder();
        buckets.row(request.bucket()).logging().ifPresent(response::loggingEnabled);
        return response.build();
    }

    PutBucketLifecycleConfigurationResponse putLifecycle(
            PutBucketLifecycleConfigurationRequest request) {
        buckets.row(request.bucket()).lifecycle(request.lifecycleConfiguration().rules());
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    GetBucketLifecycleConfigurationResponse getLifecycle(
            GetBucketLifecycleConfigurationRequest request) {
        List<LifecycleRule> rules = buckets.row(request.bucket()).lifecycle();
        if (rules.isEmpty()) {
            throw s3.error(
                    404,
                    "NoSuchLifecycleConfiguration",
                    "The lifecycle configuration does not exist");
        }
        return GetBucketLifecycleConfigurationResponse.builder().rules(rules).build();
    }

    PutBucketNotificationConfigurationResponse putNotification(
            PutBucketNotificationConfigurationRequest request) {
        buckets.row(request.bucket()).notification(request.notificationConfiguration());
        return PutBucketNotificationConfigurationResponse.builder().build();
    }

    GetBucketNotificationConfigurationResponse getNotification(
            GetBucketNotificationConfigurationRequest request) {
        NotificationConfiguration found = buckets.row(request.bucket()).notification();
        GetBucketNotificationConfigurationResponse.Builder response =
                GetBucketNotificationConfigurationResponse.builder()
                        .eventBridgeConfiguration(found.eventBridgeConfiguration());
        // Without any, S3 answers with an empty configuration.
        if (found.hasLambdaFunctionConfigurations()) {
            response.lambdaFunctionConfigurations(found.lambdaFunctionConfigurations());
        }
        if (found.hasQueueConfigurations()) {
            response.queueConfigurations(found.queueConfigurations());
        }
        if (found.hasTopicConfigurations()) {
            response.topicConfigurations(found.topicConfigurations());
        }
        return response.build();
    }

    PutBucketPolicyResponse putPolicy(PutBucketPolicyRequest request) {
        S3Store.BucketRow bucket = buckets.row(request.bucket());
        if (!request.policy().strip().startsWith("{")) {
            throw s3.error(400, "MalformedPolicy", "Policies must be valid JSON");
        }
        SimulatedIam.refuseFreshIn(
                s3.account(),
                request.policy(),
                () -> s3.error(400, "MalformedPolicy", "Invalid principal in policy"));
        bucket.policy(Optional.of(request.policy()));
        return PutBucketPolicyResponse.builder().build();
    }

    DeleteBucketPolicyResponse deletePolicy(DeleteBucketPolicyRequest request) {
        buckets.row(request.bucket()).policy(Optional.empty());
        return DeleteBucketPolicyResponse.builder().build();
    }

    GetBucketPolicyResponse getPolicy(GetBucketPolicyRequest request) {
        return GetBucketPolicyResponse.builder()
                .policy(
                        buckets.row(request.bucket())
                                .policy()
                                .orElseThrow(() ->
                                        s3.error(
                                                404,
                                                "NoSuchBucketPolicy",
                                                "The bucket policy does not exist")))
                .build();
    }
}
