package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.CancelTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.CreateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.CreateLocationS3Request;
import software.amazon.awssdk.services.datasync.model.CreateTaskRequest;
import software.amazon.awssdk.services.datasync.model.DeleteLocationRequest;
import software.amazon.awssdk.services.datasync.model.DeleteTaskRequest;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionRequest;
import software.amazon.awssdk.services.datasync.model.TagResourceRequest;
import software.amazon.awssdk.services.datasync.model.UntagResourceRequest;
import software.amazon.awssdk.services.datasync.model.UpdateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.UpdateLocationS3Request;
import software.amazon.awssdk.services.datasync.model.UpdateTaskRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class DataSyncReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            DataSyncClient.class,
                            CancelTaskExecutionRequest.class,
                            CancelTaskExecutionRequest::builder,
                            DataSyncClient::cancelTaskExecution),
                    change(
                            DataSyncClient.class,
                            CreateLocationEfsRequest.class,
                            CreateLocationEfsRequest::builder,
                            DataSyncClient::createLocationEfs),
                    change(
                            DataSyncClient.class,
                            CreateLocationS3Request.class,
                            CreateLocationS3Request::builder,
                            DataSyncClient::createLocationS3),
                    change(
                            DataSyncClient.class,
                            CreateTaskRequest.class,
                            CreateTaskRequest::builder,
                            DataSyncClient::createTask),
                    change(
                            DataSyncClient.class,
                            DeleteLocationRequest.class,
                            DeleteLocationRequest::builder,
                            DataSyncClient::deleteLocation),
                    change(
                            DataSyncClient.class,
                            DeleteTaskRequest.class,
                            DeleteTaskRequest::builder,
                            DataSyncClient::deleteTask),
                    change(
                            DataSyncClient.class,
                            StartTaskExecutionRequest.class,
                            StartTaskExecutionRequest::builder,
                            DataSyncClient::startTaskExecution),
                    change(
                            DataSyncClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            DataSyncClient::tagResource),
                    change(
                            DataSyncClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            DataSyncClient::untagResource),
                    change(
                            DataSyncClient.class,
                            UpdateLocationEfsRequest.class,
                            UpdateLocationEfsRequest::builder,
                            DataSyncClient::updateLocationEfs),
                    change(
                            DataSyncClient.class,
                            UpdateLocationS3Request.class,
                            UpdateLocationS3Request::builder,
                            DataSyncClient::updateLocationS3),
                    change(
                            DataSyncClient.class,
                            UpdateTaskRequest.class,
                            UpdateTaskRequest::builder,
                            DataSyncClient::updateTask));

    private DataSyncReplays() {}
}
