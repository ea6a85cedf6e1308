package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class AutoScalingReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            ApplicationAutoScalingClient.class,
                            DeleteScalingPolicyRequest.class,
                            DeleteScalingPolicyRequest::builder,
                            ApplicationAutoScalingClient::deleteScalingPolicy),
                    change(
                            ApplicationAutoScalingClient.class,
                            DeregisterScalableTargetRequest.class,
                            DeregisterScalableTargetRequest::builder,
                            ApplicationAutoScalingClient::deregisterScalableTarget),
                    change(
                            ApplicationAutoScalingClient.class,
                            PutScalingPolicyRequest.class,
                            PutScalingPolicyRequest::builder,
                            ApplicationAutoScalingClient::putScalingPolicy),
                    change(
                            ApplicationAutoScalingClient.class,
                            RegisterScalableTargetRequest.class,
                            RegisterScalableTargetRequest::builder,
                            ApplicationAutoScalingClient::registerScalableTarget),
                    change(
                            ApplicationAutoScalingClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            ApplicationAutoScalingClient::tagResource),
                    change(
                            ApplicationAutoScalingClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            ApplicationAutoScalingClient::untagResource));

    private AutoScalingReplays() {}
}
