package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

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
        long units = CallMeter.units(StartLiveTailRequest.builder().build());
        assertThat(units).as("to begin one costs nothing").isZero();
        meter.attempt("logs", "StartLiveTail", false, units);
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
                                "logs", "StartLiveTail", 1, 3, 0, 0, 0, new BigDecimal("0.03")));
    }

    /** Pays for two minutes. */
    private static final class TwoCents implements PaidCalls {
        private BigDecimal spent = BigDecimal.ZERO;

        @Override
        public void check(String service, String operation, BigDecimal usd) {
            if (spent.add(usd).compareTo(new BigDecimal("0.02")) > 0) {
                throw new PaidCallRefusedException(service + ":" + operation, "no more");
            }
        }

        @Override
        public void sent(String service, String operation, long units, BigDecimal usd) {
            spent = spent.add(usd);
        }

        @Override
        public void flush() {}
    }

    @Test
    void aLiveTailIsHeldOpenAsLongAsSomebodyPays() {
        TwoCents payer = new TwoCents();
        meter.paidBy(payer);
        meter.check("logs", "StartLiveTail", 0);
        meter.attempt("logs", "StartLiveTail", false, 0);
        meter.liveTailMinute();
        assertThatThrownBy(meter::liveTailMinute)
                .as("the third minute would be too much")
                .isInstanceOf(PaidCallRefusedException.class);
        assertThat(payer.spent).isEqualByComparingTo("0.02");
        assertThatThrownBy(() -> meter.check("logs", "StartLiveTail", 0))
                .as("nor is another opened, which would cost its first minute at once")
                .isInstanceOf(PaidCallRefusedException.class);
        meter.check("logs", "FilterLogEvents", 1);
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
        assertThat(CallPrices.perUnit(service, operation)).isEqualByComparingTo(price);
    }
}
