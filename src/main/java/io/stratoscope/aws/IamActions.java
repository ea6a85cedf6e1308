package io.stratoscope.aws;

import java.util.Map;

/**
 * IAM actions of API operations. Nearly always {@code prefix:Operation}; S3 is the great exception, where permissions are
 * older than the operations' names (<a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html">S3 operations</a> and <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">S3 actions</a>).
 */
public final class IamActions {

    private static final Map<String, String> NAMED_OTHERWISE =
            Map.ofEntries(
                    Map.entry(
                            "cloudfront:CreateDistributionWithTags",
                            "cloudfront:CreateDistribution"),
                    Map.entry("s3:ListBuckets", "s3:ListAllMyBuckets"),
                    Map.entry("s3:HeadBucket", "s3:ListBucket"),
                    Map.entry("s3:ListObjects", "s3:ListBucket"),
                    Map.entry("s3:ListObjectsV2", "s3:ListBucket"),
                    Map.entry("s3:ListObjectVersions", "s3:ListBucketVersions"),
                    Map.entry("s3:HeadObject", "s3:GetObject"),
                    Map.entry("s3:DeleteObjects", "s3:DeleteObject"),
                    Map.entry("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
                    Map.entry("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
                    Map.entry("s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
                    Map.entry("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
                    Map.entry("s3:GetBucketReplication", "s3:GetReplicationConfiguration"),
                    Map.entry("s3:GetBucketNotificationConfiguration", "s3:GetBucketNotification"),
                    Map.entry("s3:PutBucketNotificationConfiguration", "s3:PutBucketNotification"),
                    Map.entry(
                            "s3:GetBucketAccelerateConfiguration", "s3:GetAccelerateConfiguration"),
                    Map.entry("s3:GetBucketCors", "s3:GetBucketCORS"),
                    Map.entry("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
                    Map.entry("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
                    Map.entry(
                            "s3:GetObjectLockConfiguration",
                            "s3:GetBucketObjectLockConfiguration"));

    private IamActions() {}

    /**
     * The action that a policy has to allow.
     *
     * @param service the service's prefix as in IAM actions
     * @param operation the API operation
     */
    public static String of(String service, String operation) {
        String action = service + ":" + operation;
        return NAMED_OTHERWISE.getOrDefault(action, action);
    }
}
