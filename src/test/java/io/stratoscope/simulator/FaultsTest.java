package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.WriteRefusedException;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class FaultsTest {

    private final SimulatedAccount account = SimulatedAccount.empty(new TurnedClock());
    private final Ec2Client ec2 = SimulatedNetworks.ec2(account);

    @Test
    void aDeniedActionIsRefusedInTheServicesOwnWordsAndOthersAreNot() {
        account.faults().deny("ec2:DescribeVpcs").deny("acm:*");
        assertThatThrownBy(() -> ec2.describeVpcs())
                .isInstanceOf(Ec2Exception.class)
                .hasMessageContaining("not authorized to perform: ec2:DescribeVpcs")
                .satisfies(thrown ->
                        assertThat(SimulatedNetworks.code(thrown))
                                .isEqualTo("UnauthorizedOperation"));
        Throwable acm =
                catchThrowable(
                        () -> account.client(AcmClient.class, "eu-central-1").listCertificates());
        assertThat(SimulatedNetworks.code(acm)).isEqualTo("AccessDeniedException");
        assertThat(ec2.describeSubnets().subnets()).isEmpty();
    }

    @Test
    void nothingButWhatAPolicyAllowsGoesThrough() {
        account.faults().allowOnly(Set.of("s3:ListAllMyBuckets", "ec2:DescribeVpcs"));

        assertThat(account.client(S3Client.class, "eu-central-1").listBuckets().buckets())
                .isEmpty();
        assertThat(ec2.describeVpcs().vpcs()).isEmpty();
        assertThatThrownBy(() -> ec2.describeSubnets())
                .isInstanceOf(Ec2Exception.class)
                .hasMessageContaining("not authorized to perform: ec2:DescribeSubnets");
        account.faults().clear();
        assertThat(ec2.describeSubnets().subnets()).isEmpty();
    }

    @Test
    void aCallThatIsThrottledAFewTimesIsRetriedWithGrowingPausesAndMetered() {
        List<Duration> pauses = new ArrayList<>();
        account.faults().throttle("ec2:DescribeVpcs", 2).backOff(pauses::add);

        assertThat(ec2.describeVpcs().vpcs()).isEmpty();

        CallMeter.Count count = account.meter().counts().getFirst();
        assertThat(count.calls()).isEqualTo(3);
        assertThat(count.retries()).isEqualTo(2);
        assertThat(count.throttles()).isEqualTo(2);
        assertThat(count.errors()).isZero();
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aCallThatIsThrottledForEverFailsAfterFiveAttempts() {
        List<Duration> pauses = new ArrayList<>();
        account.faults().throttle("ec2:DescribeVpcs").backOff(pauses::add);

        assertThatThrownBy(() -> ec2.describeVpcs())
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        thrown -> assertThat(thrown.isThrottlingException()).isTrue());

        CallMeter.Count count = account.meter().counts().getFirst();
        assertThat(count.calls()).isEqualTo(5);
        assertThat(count.retries()).isEqualTo(4);
        assertThat(count.throttles()).isEqualTo(5);
        assertThat(count.errors()).isEqualTo(1);
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L);
        account.faults().clear();
        assertThat(ec2.describeVpcs().vpcs()).isEmpty();
    }

    @Test
    void aRefusalIsNotRetried() {
        account.faults().deny("ec2:DescribeVpcs");

        assertThatThrownBy(() -> ec2.describeVpcs()).isInstanceOf(Ec2Exception.class);

        assertThat(account.meter().counts().getFirst().calls()).isEqualTo(1);
    }

    @Test
    void anInterruptedPauseEndsTheCall() {
        account.faults()
                .throttle("ec2:DescribeVpcs")
                .backOff(pause -> {
                    throw new InterruptedException();
                });

        assertThatThrownBy(() -> ec2.describeVpcs()).isInstanceOf(AbortedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void onlyTheNthCallFails() {
        account.faults().fail("ec2:*", 2);
        ec2.describeVpcs();
        assertThat(SimulatedNetworks.code(catchThrowable(() -> ec2.describeVpcs())))
                .isEqualTo("InternalFailure");
        ec2.describeVpcs();
    }

    @Test
    void aBrokenNetworkAndAnUnknownRegionAreClientErrors() {
        account.faults().network("ec2:DescribeVpcs");
        assertThatThrownBy(() -> ec2.describeVpcs())
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("timed out");
        Ec2Client nowhere = account.client(Ec2Client.class, "eu-nowhere-1");
        assertThatThrownBy(() -> nowhere.describeSubnets())
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("ec2.eu-nowhere-1.amazonaws.com");
    }

    @Test
    void expiredCredentialsRefuseEverythingUntilCleared() {
        account.faults().expireCredentials();
        StsClient sts = account.client(StsClient.class, "eu-central-1");
        assertThat(SimulatedNetworks.code(catchThrowable(() -> sts.getCallerIdentity())))
                .isEqualTo("ExpiredToken");
        account.faults().clear();
        assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
    }

    @Test
    void latencyPassesThroughTheGivenSleeper() {
        List<Duration> slept = new ArrayList<>();
        account.faults().latency(Duration.ofMillis(70), slept::add);
        ec2.describeVpcs();
        ec2.describeVpcs();
        assertThat(slept).containsExactly(Duration.ofMillis(70), Duration.ofMillis(70));
    }

    @Test
    void theGuardRefusesWritesOutsideTheBuildAndLetsThemThroughWhenUnlocked() {
        assertThatThrownBy(() -> SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich"))
                .isInstanceOf(WriteRefusedException.class);
        account.build(() -> SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich"));
        assertThat(account.meter().calls()).isZero();
        assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
        account.guard().unlock();
        SimulatedNetworks.vpc(ec2, "10.1.0.0/16", "immich");
        assertThat(ec2.describeVpcs().vpcs()).hasSize(2);
    }
}
