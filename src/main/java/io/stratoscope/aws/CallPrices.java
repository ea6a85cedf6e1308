package io.stratoscope.aws;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * List prices of the few API calls that are not free, in US dollars a call, or a metric that is asked for, eu-central-1, without free tiers. Sources: the
 * AWS pricing pages of S3, KMS, CloudWatch, Secrets Manager and Cost Explorer, 2026-11.
 */
final class CallPrices {

    /**
     * CloudWatch Logs' live tail, by the minute of each. The first 1,800 minutes of a month are free in an account (pricing page of
     * CloudWatch, free tier); how many of them others have used this program cannot know, so it counts as if there were none.
     */
    private static final BigDecimal LIVE_TAIL_MINUTE = new BigDecimal("0.01");

    private static final String LIVE_TAIL = "logs:StartLiveTail";

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

    /** As many of one metric in one request are billed as one. */
    private static final int STATISTICS = 5;

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

    /** Calls that are sent to watch, and add up: the bill of a dashboard that asks every minute is made of them. */
    private static final Set<String> WATCHING =
            Set.of(
                    "cloudwatch:GetInsightRuleReport",
                    "cloudwatch:GetMetricData",
                    "cloudwatch:GetMetricStatistics",
                    "cloudwatch:GetMetricWidgetImage",
                    LIVE_TAIL,
                    "logs:StartQuery");

    private CallPrices() {}

    /** Whether a call costs money and nothing but watching needs it. */
    static boolean onlyWatches(String service, String operation) {
        return service.equals("ce") || WATCHING.contains(service + ":" + operation);
    }

    /** The price of one unit, which for most calls is the call itself; see {@link #units}. */
    static BigDecimal perUnit(String service, String operation) {
        if (service.equals("s3")) {
            return s3(operation);
        }
        return LIVE_TAIL.equals(service + ":" + operation)
                ? LIVE_TAIL_MINUTE
                : BY_SERVICE.getOrDefault(service, BigDecimal.ZERO);
    }

    /**
     * How often the price of a call is to be paid for one attempt: once for each metric that {@code GetMetricData} asks for,
     * whether there is one or not; for a live tail not at all, as its minutes are
     * told when they begin; else once. Of statistics, the <a href="https://aws.amazon.com/cloudwatch/pricing/">pricing
     * page</a> says: "You can request up to five statistics for the same metric in a single GetMetricData API request. Additional
     * statistics are billed as an additional metric."
     */
    static long units(SdkRequest request) {
        if (request instanceof StartLiveTailRequest) {
            return 0;
        }
        if (!(request instanceof GetMetricDataRequest asked)) {
            return 1;
        }
        long units = 0;
        Map<Metric, Integer> statistics = new HashMap<>();
        for (MetricDataQuery query : asked.metricDataQueries()) {
            MetricStat stat = query.metricStat();
            if (stat != null
                    && statistics.merge(stat.metric(), 1, Integer::sum) % STATISTICS == 1) {
                units++;
            }
        }
        return units;
    }

    private static BigDecimal s3(String operation) {
        if (operation.startsWith("Delete")) {
            return BigDecimal.ZERO;
        }
        return S3_PUTS_AND_LISTS.contains(operation) ? S3_PUT_OR_LIST : S3_GET_OR_OTHER;
    }
}
