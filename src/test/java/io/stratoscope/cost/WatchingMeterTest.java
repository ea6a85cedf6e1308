package io.stratoscope.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.CallGate;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.PaidCallRefusedException;
import io.stratoscope.aws.WriteGuard;
import io.stratoscope.model.Failure;
import io.stratoscope.model.ModuleTag;
import io.stratoscope.model.Scope;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.CostStore;
import io.stratoscope.store.FileException;
import io.stratoscope.store.WatchingStore;
import io.stratoscope.store.WatchingStore.Spent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.ec2.Ec2Client;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

class WatchingMeterTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @TempDir private Path directory;

    private WatchingMeter meter(String cap, Clock clock) {
        return new WatchingMeter(
                "simulated",
                () -> WatchingStore.open(directory, clock),
                () -> new BigDecimal(cap),
                clock);
    }

    private SimulatedAccount paying(String cap) {
        SimulatedAccount account = SimulatedAccount.immich(CLOCK);
        account.meter().paidBy(meter(cap, CLOCK));
        return account;
    }

    private static BigDecimal dollars(String usd) {
        return new BigDecimal(usd);
    }

    private static long calls(SimulatedAccount account, String service) {
        return account.meter().counts().stream()
                .filter(count -> count.service().equals(service))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    @Test
    void atTheCapPaidCallsStopBeforeTheyLeaveAndFreeOnesGoOn() {
        WatchingStore.open(directory, CLOCK)
                .add(
                        "simulated",
                        MONTH,
                        List.of(new Spent("cloudwatch", "GetMetricData", 9, 9, dollars("0.995"))));
        try (SimulatedAccount account = paying("1")) {
            CostAnswer answer =
                    new ActualCosts(account, CostStore.open(directory, CLOCK))
                            .of(Scope.project("immich"), CostRequests.AGREED, ModuleTag.KEY);
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            CostAnswer.Unavailable.class,
                            no ->
                                    assertThat(no.reason())
                                            .contains(
                                                    "ce:GetCostAndUsage was not sent",
                                                    "costs $0.01",
                                                    "$1.00 of the $1.00",
                                                    "2026-11",
                                                    "raise the cap in the settings, or wait until the 1st"));
            assertThat(calls(account, "ce")).isZero();

            assertThatCode(() -> account.client(Ec2Client.class, "eu-central-1").describeVpcs())
                    .doesNotThrowAnyException();
            assertThatCode(() ->
                            account.client(CloudWatchClient.class, "eu-central-1").describeAlarms())
                    .as("a thousand of them cost a cent, and without them nothing is seen")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theMetricsThatARequestNamesCountBeforeItIsSent() {
        CallMeter calls = new CallMeter();
        calls.paidBy(meter("0.004", CLOCK));
        CallGate gate = new CallGate(new WriteGuard(), calls);
        assertThatThrownBy(() ->
                        gate.call("cloudwatch", "GetMetricData", 401, _ -> false, () -> "sent"))
                .isInstanceOf(PaidCallRefusedException.class)
                .satisfies(thrown ->
                        assertThat(AwsFailures.of("cloudwatch", "GetMetricData", thrown))
                                .isInstanceOf(Failure.Capped.class));
        assertThat(calls.calls()).isZero();
        assertThat(gate.call("cloudwatch", "GetMetricData", 400, _ -> false, () -> "sent"))
                .isEqualTo("sent");
        assertThat(gate.call("cloudwatch", "DescribeAlarms", () -> "sent")).isEqualTo("sent");
    }

    @Test
    void aClientOverTheWireSendsNothingEither() {
        CallMeter calls = new CallMeter();
        calls.paidBy(meter("0", CLOCK));
        CallGate gate = new CallGate(new WriteGuard(), calls);
        ClientOverrideConfiguration.Builder override = ClientOverrideConfiguration.builder();
        gate.watch(override, "cloudwatch");
        try (CloudWatchClient client =
                CloudWatchClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(URI.create("http://127.0.0.1:1"))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .overrideConfiguration(override.build())
                        .build()) {
            assertThatThrownBy(() ->
                            client.getMetricData(r ->
                                    r.metricDataQueries(
                                            MetricDataQuery.builder()
                                                    .id("a")
                                                    .metricStat(stat ->
                                                            stat.metric(metric ->
                                                                    metric.namespace("x")
                                                                            .metricName("y")))
                                                    .build())))
                    .isInstanceOf(PaidCallRefusedException.class);
        }
        assertThat(calls.calls()).isZero();
    }

    @Test
    void belowTheCapItIsSentAndWrittenDown() {
        try (SimulatedAccount account = paying("10")) {
            new ActualCosts(account, CostStore.open(directory, CLOCK))
                    .of(Scope.project("immich"), CostRequests.AGREED, ModuleTag.KEY);
        }
        WatchingCost cost = meter("10", CLOCK).cost();
        assertThat(cost.usd()).isEqualByComparingTo("0.02");
        assertThat(cost.spent())
                .extracting(Spent::operation)
                .containsExactly("GetCostAndUsage", "GetCostForecast");
        assertThat(cost.isStopped()).isFalse();
        assertThat(cost.problem()).isEmpty();
    }

    @Test
    void twoProcessesAddUp() {
        WatchingMeter one = meter("1", CLOCK);
        WatchingMeter other = meter("1", CLOCK);
        one.sent("ce", "GetCostAndUsage", 1, dollars("0.01"));
        other.sent("ce", "GetCostAndUsage", 1, dollars("0.01"));
        other.sent("s3", "ListObjectsV2", 1, dollars("0.0000054"));
        assertThat(one.cost().usd())
                .as("a fraction is not written yet")
                .isEqualByComparingTo("0.02");
        other.flush();
        assertThat(one.cost().usd()).isEqualByComparingTo("0.0200054");
        assertThat(one.cost().spent().getFirst())
                .isEqualTo(new Spent("ce", "GetCostAndUsage", 2, 2, dollars("0.020000000")));
    }

    @Test
    void onTheFirstOfTheNextMonthItBeginsAnew() {
        meter("0.01", CLOCK).sent("ce", "GetCostAndUsage", 1, dollars("0.01"));
        assertThatThrownBy(
                        () -> meter("0.01", CLOCK).check("ce", "GetCostAndUsage", dollars("0.01")))
                .isInstanceOf(PaidCallRefusedException.class);
        Clock december = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);
        assertThatCode(() ->
                        meter("0.01", december).check("ce", "GetCostAndUsage", dollars("0.01")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatTheCapJustCoversIsSentAndABillionthMoreIsNot() {
        WatchingMeter meter = meter("0.02", CLOCK);
        meter.sent("ce", "GetCostAndUsage", 1, dollars("0.01"));
        assertThatCode(() -> meter.check("ce", "GetCostForecast", dollars("0.01")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> meter.check("ce", "GetCostForecast", dollars("0.010000001")))
                .isInstanceOf(PaidCallRefusedException.class);
    }

    @Test
    void withoutAStoreTheCapHoldsInThisProcessAndThatIsSaid() {
        WatchingMeter meter =
                new WatchingMeter(
                        "simulated",
                        () -> {
                            throw new FileException("cannot use it");
                        },
                        () -> dollars("0.01"),
                        CLOCK);
        meter.sent("ce", "GetCostAndUsage", 1, dollars("0.01"));
        assertThat(meter.cost().problem()).contains("cannot use it");
        assertThat(meter.cost().usd()).isEqualByComparingTo("0.01");
        assertThatThrownBy(() -> meter.check("ce", "GetCostForecast", dollars("0.01")))
                .isInstanceOf(PaidCallRefusedException.class);
    }
}
