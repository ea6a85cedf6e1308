package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.concurrent.atomic.AtomicBoolean;

final class CallGateTest {

    private final WriteGuard guard = new WriteGuard();
    private final CallMeter meter = new CallMeter();
    private final CallGate gate = new CallGate(guard, meter);

    @Test
    void aReadingCallPassesAndIsCountedOnce() {
        assertThat(gate.call("ec2", "DescribeVpcs", () -> "answer")).isEqualTo("answer");

        assertThat(meter.counts())
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.service()).isEqualTo("ec2");
                    assertThat(count.operation()).isEqualTo("DescribeVpcs");
                    assertThat(count.calls()).isEqualTo(1);
                    assertThat(count.retries()).isZero();
                    assertThat(count.errors()).isZero();
                });
    }

    @Test
    void aWritingCallIsRefusedBeforeItsBodyRunsAndIsNotCounted() {
        AtomicBoolean ran = new AtomicBoolean();

        assertThatThrownBy(() -> gate.call("ec2", "DeleteVpc", () -> ran.getAndSet(true)))
                .isInstanceOf(WriteRefusedException.class)
                .hasMessageContaining("ec2:DeleteVpc");

        assertThat(ran).isFalse();
        assertThat(meter.counts()).isEmpty();
    }

    @Test
    void aWritingCallPassesOnceUnlocked() {
        guard.unlock();
        assertThat(gate.call("ec2", "DeleteVpc", () -> "done")).isEqualTo("done");
        assertThat(meter.calls()).isEqualTo(1);
    }

    @Test
    void aThrottledCallInProcessCountsAsThrottleAndError() {
        assertThatThrownBy(() ->
                        gate.call(
                                "ecs",
                                "ListTasks",
                                () -> {
                                    throw failing("ThrottlingException");
                                }))
                .isInstanceOf(AwsServiceException.class);

        assertThat(meter.counts())
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.throttles()).isEqualTo(1);
                    assertThat(count.errors()).isEqualTo(1);
                });
    }

    @Test
    void anotherFailureInProcessIsNoThrottle() {
        assertThatThrownBy(() ->
                        gate.call(
                                "ecs",
                                "ListTasks",
                                () -> {
                                    throw failing("ClusterNotFoundException");
                                }))
                .isInstanceOf(AwsServiceException.class);

        assertThat(meter.counts())
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.throttles()).isZero();
                    assertThat(count.errors()).isEqualTo(1);
                });
    }

    private static AwsServiceException failing(String code) {
        return AwsServiceException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
