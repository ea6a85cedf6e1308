package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Opens a live tail and keeps what it says. */
final class TailListener
        implements StartLiveTailResponseHandler, Subscriber<StartLiveTailResponseStream> {

    final List<LiveTailSessionStart> starts = new ArrayList<>();
    final List<LiveTailSessionUpdate> updates = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    final CompletableFuture<Void> session;
    private @Nullable Subscription subscription;

    TailListener(CloudWatchLogsAsyncClient client, StartLiveTailRequest request) {
        session = client.startLiveTail(request, this);
    }

    static TailListener of(CloudWatchLogsAsyncClient client, String... groups) {
        return new TailListener(
                client, StartLiveTailRequest.builder().logGroupIdentifiers(groups).build());
    }

    void ask(long more) {
        Objects.requireNonNull(subscription).request(more);
    }

    List<String> texts() {
        return updates.stream()
                .flatMap(update -> update.sessionResults().stream())
                .map(LiveTailSessionLogEvent::message)
                .toList();
    }

    @Override
    public void responseReceived(StartLiveTailResponse response) {}

    @Override
    public void onEventStream(SdkPublisher<StartLiveTailResponseStream> events) {
        events.subscribe(this);
    }

    @Override
    public void exceptionOccurred(Throwable thrown) {}

    @Override
    public void complete() {}

    @Override
    public void onSubscribe(Subscription from) {
        subscription = from;
    }

    @Override
    public void onNext(StartLiveTailResponseStream said) {
        switch (said) {
            case LiveTailSessionStart start -> starts.add(start);
            case LiveTailSessionUpdate update -> updates.add(update);
            default -> throw new AssertionError(said);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        errors.add(thrown);
    }

    @Override
    public void onComplete() {}
}
