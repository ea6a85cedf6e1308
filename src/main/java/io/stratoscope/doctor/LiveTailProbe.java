package io.stratoscope.doctor;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;

import java.util.concurrent.CompletableFuture;

/** Asks for a live tail of a log group that does not exist. Where one begins all the same, it ends there and then. */
final class LiveTailProbe {
    private LiveTailProbe() {}

    static void ask(ProbeTarget target) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        CompletableFuture<Void> session =
                target.client(CloudWatchLogsAsyncClient.class)
                        .startLiveTail(
                                request ->
                                        request.logGroupIdentifiers(
                                                target.arn("logs", "log-group:" + Nothing.NAME)),
                                StartLiveTailResponseHandler.builder()
                                        .onResponse(_ -> answered.complete(null))
                                        .subscriber(_ -> {})
                                        .build());
        CompletableFuture.anyOf(session, answered).join();
        session.cancel(true);
    }
}
