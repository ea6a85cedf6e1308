package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

final class CallMeterTest {

    private final CallMeter meter = new CallMeter();

    @Test
    void countsAreSortedAndRetriesAreAttemptsToo() {
        meter.attempt("s3", "ListBuckets", false);
        meter.attempt("ec2", "DescribeVpcs", false);
        meter.attempt("ec2", "DescribeVpcs", true);
        meter.throttled("ec2", "DescribeVpcs");
        meter.failed("ec2", "DescribeVpcs");

        assertThat(meter.calls()).isEqualTo(3);
        assertThat(meter.counts())
                .containsExactly(
                        new CallMeter.Count("ec2", "DescribeVpcs", 2, 2, 1, 1, 1, BigDecimal.ZERO),
                        new CallMeter.Count(
                                "s3", "ListBuckets", 1, 1, 0, 0, 0, new BigDecimal("0.0000054")));
    }

    @Test
    void aLiveTailIsPaidByTheMinute() {
        meter.attempt("logs", "StartLiveTail", false);
        meter.attempt("logs", "FilterLogEvents", false);
        meter.liveTailMinute();
        meter.liveTailMinute();
        meter.liveTailMinute();

        assertThat(meter.liveTailMinutes()).isEqualTo(3);
        assertThat(meter.calls()).isEqualTo(2);
        assertThat(meter.counts())
                .containsExactly(
                        new CallMeter.Count(
                                "logs", "FilterLogEvents", 1, 1, 0, 0, 0, BigDecimal.ZERO),
                        new CallMeter.Count(
                                "logs", "StartLiveTail", 1, 1, 0, 0, 0, new BigDecimal("0.03")));
    }

    @ParameterizedTest
    @CsvSource({
        "s3, ListObjectsV2, 0.0000054",
        "s3, GetBucketTagging, 0.00000043",
        "s3, DeleteObject, 0",
        "kms, ListKeys, 0.000003",
        "cloudwatch, DescribeAlarms, 0.00001",
        "secretsmanager, ListSecrets, 0.000005",
        "ce, GetCostAndUsage, 0.01",
        "ec2, DescribeVpcs, 0",
        "cep, GetCostAndUsage, 0"
    })
    void pricesAreListPrices(String service, String operation, BigDecimal price) {
        assertThat(CallPrices.perCall(service, operation)).isEqualByComparingTo(price);
    }
}
