package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class LogsReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            CloudWatchLogsClient.class,
                            AssociateKmsKeyRequest.class,
                            AssociateKmsKeyRequest::builder,
                            CloudWatchLogsClient::associateKmsKey),
                    change(
                            CloudWatchLogsClient.class,
                            CreateLogGroupRequest.class,
                            CreateLogGroupRequest::builder,
                            CloudWatchLogsClient::createLogGroup),
                    change(
                            CloudWatchLogsClient.class,
                            CreateLogStreamRequest.class,
                            CreateLogStreamRequest::builder,
                            CloudWatchLogsClient::createLogStream),
                    change(
                            CloudWatchLogsClient.class,
                            DeleteLogGroupRequest.class,
                            DeleteLogGroupRequest::builder,
                            CloudWatchLogsClient::deleteLogGroup),
                    change(
                            CloudWatchLogsClient.class,
                            DeleteResourcePolicyRequest.class,
                            DeleteResourcePolicyRequest::builder,
                            CloudWatchLogsClient::deleteResourcePolicy),
                    change(
                            CloudWatchLogsClient.class,
                            PutLogEventsRequest.class,
                            PutLogEventsRequest::builder,
                            CloudWatchLogsClient::putLogEvents),
                    change(
                            CloudWatchLogsClient.class,
                            PutResourcePolicyRequest.class,
                            PutResourcePolicyRequest::builder,
                            CloudWatchLogsClient::putResourcePolicy),
                    change(
                            CloudWatchLogsClient.class,
                            PutRetentionPolicyRequest.class,
                            PutRetentionPolicyRequest::builder,
                            CloudWatchLogsClient::putRetentionPolicy),
                    change(
                            CloudWatchLogsClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            CloudWatchLogsClient::tagResource),
                    change(
                            CloudWatchLogsClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            CloudWatchLogsClient::untagResource));

    private LogsReplays() {}
}
