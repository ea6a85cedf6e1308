package io.stratoscope.aws;

import java.math.BigDecimal;
import java.util.Map;

/**
 * List prices of the few API calls that are not free, in US dollars a call, eu-central-1, without free tiers. Sources: the
 * AWS pricing pages of S3, KMS, CloudWatch, Secrets Manager and Cost Explorer, 2026-11.
 */
final class CallPrices {

    private static final BigDecimal S3_LIST = new BigDecimal("0.0000054");
    private static final BigDecimal S3_GET = new BigDecimal("0.00000043");
    private static final BigDecimal KMS = new BigDecimal("0.000003");
    private static final BigDecimal CLOUDWATCH = new BigDecimal("0.00001");
    private static final BigDecimal SECRETS = new BigDecimal("0.000005");

    private static final Map<String, BigDecimal> BY_ACTION =
            Map.of(
                    "ce:GetCostAndUsage",
                    new BigDecimal("0.01"),
                    "ce:GetCostForecast",
                    new BigDecimal("0.01"),
                    "s3:ListBuckets",
                    S3_LIST,
                    "s3:ListObjectsV2",
                    S3_LIST);

    private static final Map<String, BigDecimal> BY_SERVICE =
            Map.of("s3", S3_GET, "kms", KMS, "cloudwatch", CLOUDWATCH, "secretsmanager", SECRETS);

    private CallPrices() {}

    static BigDecimal perCall(String service, String operation) {
        BigDecimal exact = BY_ACTION.get(service + ":" + operation);
        return exact != null ? exact : BY_SERVICE.getOrDefault(service, BigDecimal.ZERO);
    }
}
