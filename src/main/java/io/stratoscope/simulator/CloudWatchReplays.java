package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class CloudWatchReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            CloudWatchClient.class,
                            DeleteAlarmsRequest.class,
                            DeleteAlarmsRequest::builder,
                            CloudWatchClient::deleteAlarms),
                    change(
                            CloudWatchClient.class,
                            PutCompositeAlarmRequest.class,
                            PutCompositeAlarmRequest::builder,
                            CloudWatchClient::putCompositeAlarm),
                    change(
                            CloudWatchClient.class,
                            PutMetricAlarmRequest.class,
                            PutMetricAlarmRequest::builder,
                            CloudWatchClient::putMetricAlarm),
                    change(
                            CloudWatchClient.class,
                            SetAlarmStateRequest.class,
                            SetAlarmStateRequest::builder,
                            CloudWatchClient::setAlarmState),
                    change(
                            CloudWatchClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            CloudWatchClient::tagResource),
                    change(
                            CloudWatchClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            CloudWatchClient::untagResource));

    private CloudWatchReplays() {}
}
