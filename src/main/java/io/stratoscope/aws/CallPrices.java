package io.stratoscope.aws;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * List prices of the few API calls that are not free, in US dollars a call, eu-central-1, without free tiers. Sources: the
 * AWS pricing pages of S3, KMS, CloudWatch, Secrets Manager and Cost Explorer, 2026-11.
 */
final class CallPrices {

    /** CloudWatch Logs' live tail, by the minute of each; the first 1,800 of a month are free in an account. */
    static final BigDecimal LIVE_TAIL_MINUTE = new BigDecimal("0.01");

    private static final BigDecimal S3_PUT_OR_LIST = new BigDecimal("0.0000054");
    private static final BigDecimal S3_GET_OR_OTHER = new BigDecimal("0.00000043");

    /** S3's dearer class of requests. Deleting is free. */
    private static final Set<String> S3_PUTS_AND_LISTS =
            Set.of(
                    "CompleteMultipartUpload",
                    "CopyObject",
                    "CreateMultipartUpload",
                    "ListBuckets",
                    "ListMultipartUploads",
                    "ListObjectVersions",
                    "ListObjects",
                    "ListObjectsV2",
                    "ListParts",
                    "PutObject",
                    "UploadPart",
                    "UploadPartCopy");

    private static final Map<String, BigDecimal> BY_SERVICE =
            Map.of(
                    "ce",
                    new BigDecimal("0.01"),
                    "cloudwatch",
                    new BigDecimal("0.00001"),
                    "kms",
                    new BigDecimal("0.000003"),
                    "secretsmanager",
                    new BigDecimal("0.000005"));

    private CallPrices() {}

    static BigDecimal perCall(String service, String operation) {
        return service.equals("s3")
                ? s3(operation)
                : BY_SERVICE.getOrDefault(service, BigDecimal.ZERO);
    }

    private static BigDecimal s3(String operation) {
        if (operation.startsWith("Delete")) {
            return BigDecimal.ZERO;
        }
        return S3_PUTS_AND_LISTS.contains(operation) ? S3_PUT_OR_LIST : S3_GET_OR_OTHER;
    }
}
