package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.SessionTimeoutException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One live tail: of each second on the account's clock an update with what came in since the one before. An account in this process
 * has no thread of its own, so what is due is told when more is asked for, on the thread of him who asks.
 */
final class LiveTailSession implements Publisher<StartLiveTailResponseStream>, Subscription {

    /** More of a second is sampled. */
    static final int MOST_EVENTS = 500;

    static final Duration LONGEST = Duration.ofHours(3);

    private final SimulatedLiveTails tails;
    private final LogStreams streams;
    private final StartLiveTailRequest request;
    private final List<String> groups;
    private final LogPattern pattern;
    private final CompletableFuture<Void> ended;
    private final String id;
    private final Instant start;
    private @Nullable Subscriber<? super StartLiveTailResponseStream> subscriber;
    private long demand;
    private long seconds;
    private boolean begun;
    private boolean telling;
    private volatile boolean over;

    LiveTailSession(
            SimulatedLiveTails tails,
            LogStreams streams,
            StartLiveTailRequest request,
            List<String> groups,
            CompletableFuture<Void> ended) {
        this.tails = tails;
        this.streams = streams;
        this.request = request;
        this.groups = groups;
        this.ended = ended;
        pattern = streams.pattern(request.logEventFilterPattern());
        id = tails.account().ids().uuid("live-tail");
        start = tails.account().clockTime();
    }

    /** Nobody listens any more, or nothing more may come. */
    boolean isOver() {
        return over || tails.account().clockTime().isAfter(start.plus(LONGEST));
    }

    @Override
    public void subscribe(Subscriber<? super StartLiveTailResponseStream> listener) {
        subscriber = listener;
        listener.onSubscribe(this);
    }

    @Override
    public void cancel() {
        over = true;
    }

    @Override
    public void request(long more) {
        demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
        Subscriber<? super StartLiveTailResponseStream> listener = subscriber;
        // Whoever is told something may ask for more there and then.
        if (telling || listener == null) {
            return;
        }
        telling = true;
        try {
            while (demand > 0 && !over && tell(listener)) {
                demand--;
            }
        } finally {
            telling = false;
        }
    }

    /** Tells the next thing; false where nothing is due, and at the end. */
    private boolean tell(Subscriber<? super StartLiveTailResponseStream> listener) {
        Optional<RuntimeException> broken = tails.broken();
        if (broken.isPresent()) {
            fail(listener, broken.get());
            return false;
        }
        if (!begun) {
            begun = true;
            listener.onNext(
                    StartLiveTailResponseStream.sessionStartBuilder()
                            .sessionId(id)
                            .requestId(id)
                            .logGroupIdentifiers(request.logGroupIdentifiers())
                            .logStreamNames(request.logStreamNames())
                            .logStreamNamePrefixes(request.logStreamNamePrefixes())
                            .logEventFilterPattern(request.logEventFilterPattern())
                            .build());
            return true;
        }
        if (seconds == LONGEST.toSeconds()) {
            fail(
                    listener,
                    tails.error(
                            SessionTimeoutException.builder(),
                            400,
                            "SessionTimeoutException",
                            "The session has timed out."));
            return false;
        }
        Optional<LiveTailSessionUpdate> update = update();
        update.ifPresent(listener::onNext);
        return update.isPresent();
    }

    private void fail(
            Subscriber<? super StartLiveTailResponseStream> listener, RuntimeException why) {
        over = true;
        listener.onError(why);
        ended.completeExceptionally(why);
    }

    private Optional<LiveTailSessionUpdate> update() {
        synchronized (tails.account()) {
            Instant from = start.plusSeconds(seconds);
            Instant to = from.plusSeconds(1);
            if (tails.account().clockTime().isBefore(to)) {
                return Optional.empty();
            }
            seconds++;
            List<LiveTailSessionLogEvent> all = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                String identifier = request.logGroupIdentifiers().get(i);
                for (LogEvent event : streams.arrived(groups.get(i), from, to)) {
                    if (chosen(event.stream()) && pattern.test(event.message())) {
                        all.add(told(event, identifier));
                    }
                }
            }
            boolean sampled = all.size() > MOST_EVENTS;
            return Optional.of(
                    StartLiveTailResponseStream.sessionUpdateBuilder()
                            .sessionMetadata(metadata -> metadata.sampled(sampled))
                            .sessionResults(sampled ? sample(all) : all)
                            .build());
        }
    }

    private boolean chosen(String stream) {
        return (request.logStreamNames().isEmpty() || request.logStreamNames().contains(stream))
                && (request.logStreamNamePrefixes().isEmpty()
                        || request.logStreamNamePrefixes().stream().anyMatch(stream::startsWith));
    }

    private static List<LiveTailSessionLogEvent> sample(List<LiveTailSessionLogEvent> all) {
        List<LiveTailSessionLogEvent> some = new ArrayList<>(MOST_EVENTS);
        for (int i = 0; i < MOST_EVENTS; i++) {
            some.add(all.get((int) ((long) i * all.size() / MOST_EVENTS)));
        }
        return some;
    }

    private static LiveTailSessionLogEvent told(LogEvent event, String identifier) {
        return LiveTailSessionLogEvent.builder()
                .logGroupIdentifier(identifier)
                .logStreamName(event.stream())
                .timestamp(event.timestamp())
                .ingestionTime(event.ingestion())
                .message(event.message())
                .build();
    }
}
