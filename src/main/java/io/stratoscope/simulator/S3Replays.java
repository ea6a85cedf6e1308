package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class S3Replays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            S3Client.class,
                            CreateBucketRequest.class,
                            CreateBucketRequest::builder,
                            S3Client::createBucket),
                    change(
                            S3Client.class,
                            DeleteBucketRequest.class,
                            DeleteBucketRequest::builder,
                            S3Client::deleteBucket),
                    change(
                            S3Client.class,
                            DeleteBucketPolicyRequest.class,
                            DeleteBucketPolicyRequest::builder,
                            S3Client::deleteBucketPolicy),
                    change(
                            S3Client.class,
                            DeleteBucketTaggingRequest.class,
                            DeleteBucketTaggingRequest::builder,
                            S3Client::deleteBucketTagging),
                    change(
                            S3Client.class,
                            DeleteObjectRequest.class,
                            DeleteObjectRequest::builder,
                            S3Client::deleteObject),
                    change(
                            S3Client.class,
                            DeleteObjectsRequest.class,
                            DeleteObjectsRequest::builder,
                            S3Client::deleteObjects),
                    change(
                            S3Client.class,
                            PutBucketEncryptionRequest.class,
                            PutBucketEncryptionRequest::builder,
                            S3Client::putBucketEncryption),
                    change(
                            S3Client.class,
                            PutBucketLifecycleConfigurationRequest.class,
                            PutBucketLifecycleConfigurationRequest::builder,
                            S3Client::putBucketLifecycleConfiguration),
                    change(
                            S3Client.class,
                            PutBucketLoggingRequest.class,
                            PutBucketLoggingRequest::builder,
                            S3Client::putBucketLogging),
                    change(
                            S3Client.class,
                            PutBucketNotificationConfigurationRequest.class,
                            PutBucketNotificationConfigurationRequest::builder,
                            S3Client::putBucketNotificationConfiguration),
                    change(
                            S3Client.class,
                            PutBucketPolicyRequest.class,
                            PutBucketPolicyRequest::builder,
                            S3Client::putBucketPolicy),
                    change(
                            S3Client.class,
                            PutBucketTaggingRequest.class,
                            PutBucketTaggingRequest::builder,
                            S3Client::putBucketTagging),
                    change(
                            S3Client.class,
                            PutBucketVersioningRequest.class,
                            PutBucketVersioningRequest::builder,
                            S3Client::putBucketVersioning),
                    change(
                            S3Client.class,
                            PutObjectRequest.class,
                            PutObjectRequest::builder,
                            (s3, request) -> s3.putObject(request, RequestBody.empty())),
                    change(
                            S3Client.class,
                            PutPublicAccessBlockRequest.class,
                            PutPublicAccessBlockRequest::builder,
                            S3Client::putPublicAccessBlock));

    private S3Replays() {}
}
