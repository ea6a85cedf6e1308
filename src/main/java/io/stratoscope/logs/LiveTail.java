package io.stratoscope.logs;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.aws.PaidCallRefusedException;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.SessionTimeoutException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One session of <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html">StartLiveTail</a>: it says each
 * second what came in. What it says is put by on the SDK's threads until the follower takes it. AWS drops what a slow client does
 * not take within ten seconds, and does not say so: so all is taken at once, and a silence is noted, after which something may be
 * missing. It is paid by the minute, which the account's meter is told.
 */
final class LiveTail implements AutoCloseable {

    /** More lines are not put by: the tail ends then, and they are read otherwise. */
    static final int MOST_WAITING = 200_000;

    /** AWS says something each second; after so long a silence it may have dropped some. */
    static final Duration GAP = Duration.ofSeconds(8);

    /** After so long a silence nothing more is waited for. */
    static final Duration DEAD = Duration.ofSeconds(30);

    private static final String OPERATION = "StartLiveTail";
    private static final Failure CUT = new Failure.Network("the live tail broke off");

    /** How many updates are asked for at a time: more than a session has in its three hours. */
    private static final long ALL = 20_000;

    private final AwsAccount account;
    private final Clock clock;
    private final Instant opened;
    private final List<LiveTailSessionUpdate> waiting = new ArrayList<>();
    private int lines;
    private Optional<Instant> since = Optional.empty();
    private Optional<Instant> began = Optional.empty();
    private Instant heard;
    private Optional<Failure> failure = Optional.empty();
    private boolean ended;
    private long minutes;
    private @Nullable Subscription subscription;
    private @Nullable CompletableFuture<Void> session;

    private LiveTail(AwsAccount account) {
        this.account = account;
        clock = account.clock();
        opened = clock.instant();
        heard = opened;
    }

    /**
     * Opens one; what goes wrong is told by {@link #failure}.
     *
     * @param groups 1 to 10 log groups of one region
     * @param prefixes how the names of the streams begin; only where there is one group
     */
    static LiveTail open(AwsAccount account, List<Arn> groups, Collection<String> prefixes) {
        LiveTail tail = new LiveTail(account);
        tail.start(
                groups.getFirst().region(),
                StartLiveTailRequest.builder()
                        .logGroupIdentifiers(groups.stream().map(Arn::toString).toList())
                        .logStreamNamePrefixes(prefixes.isEmpty() ? null : prefixes)
                        .build());
        return tail;
    }

    private void start(String region, StartLiveTailRequest request) {
        try {
            CompletableFuture<Void> call =
                    account.client(CloudWatchLogsAsyncClient.class, region)
                            .startLiveTail(request, new Handler());
            CompletableFuture<Void> _ =
                    call.whenComplete((_, why) -> end(Optional.ofNullable(why)));
            synchronized (this) {
                session = call;
            }
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            end(Optional.of(e));
        }
    }

    /** What came since it was asked last. */
    List<LiveTailSessionUpdate> take() {
        Subscription from;
        synchronized (this) {
            from = subscription;
        }
        if (from != null) {
            // The simulated account has no thread: it tells what is due when it is asked.
            from.request(ALL);
        }
        Instant now = clock.instant();
        synchronized (this) {
            if (!ended && now.isAfter(heard.plus(DEAD))) {
                end(
                        new Failure.Network(
                                "the live tail was silent for " + DEAD.toSeconds() + " seconds"));
            }
            count(now);
            List<LiveTailSessionUpdate> taken = List.copyOf(waiting);
            waiting.clear();
            lines = 0;
            return taken;
        }
    }

    private void count(Instant now) {
        began.map(start -> Duration.between(start, ended ? heard : now).toMinutes())
                .ifPresent(open -> {
                    boolean more = minutes <= open;
                    for (; minutes <= open; minutes++) {
                        account.meter().liveTailMinute();
                    }
                    if (more && !ended) {
                        endAtTheCap();
                    }
                });
    }

    /** An open tail costs money by the minute: where the operator allows no more of it, it ends. */
    private void endAtTheCap() {
        try {
            account.meter().check("logs", "StartLiveTail", 1);
        } catch (PaidCallRefusedException e) {
            end(e.failure());
        }
    }

    /** Since when it has told without a silence; empty before it began. */
    synchronized Optional<Instant> since() {
        return since;
    }

    /** When it said something last. */
    synchronized Instant heard() {
        return heard;
    }

    /** How long it has told. */
    synchronized Duration age() {
        return began.map(start -> Duration.between(start, heard)).orElse(Duration.ZERO);
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Why it ended; empty where its three hours are over, and where it has not ended. */
    synchronized Optional<Failure> failure() {
        return failure;
    }

    /** AWS ends a tail by an exception after three hours; a wire that is cut shows as an end without one. */
    private void end(Optional<Throwable> why) {
        Optional<Failure> thrown =
                why.map(exception -> AwsFailures.of("logs", OPERATION, exception));
        boolean timeIsOver = why.filter(LiveTail::isTimeOver).isPresent();
        synchronized (this) {
            if (!ended) {
                ended = true;
                failure = timeIsOver ? Optional.empty() : thrown.or(() -> Optional.of(CUT));
            }
        }
    }

    private static boolean isTimeOver(Throwable thrown) {
        return thrown instanceof SessionTimeoutException
                || thrown.getCause() instanceof SessionTimeoutException;
    }

    /** Ends it for a reason of ours. */
    void end(Failure why) {
        synchronized (this) {
            if (!ended) {
                ended = true;
                failure = Optional.of(why);
            }
        }
        close();
    }

    /** Ends it; what is still waiting may be taken. */
    @Override
    public void close() {
        Subscription from;
        CompletableFuture<Void> call;
        Instant now = clock.instant();
        synchronized (this) {
            count(now);
            ended = true;
            from = subscription;
            call = session;
        }
        if (from != null) {
            from.cancel();
        }
        if (call != null) {
            call.cancel(true);
        }
    }

    private synchronized void heard(StartLiveTailResponseStream said) {
        Instant now = clock.instant();
        switch (said) {
            case LiveTailSessionStart _ -> {
                began = Optional.of(now);
                since = Optional.of(now);
            }
            case LiveTailSessionUpdate update -> {
                waiting.add(update);
                lines += update.sessionResults().size();
                if (now.isAfter(heard.plus(GAP))) {
                    since = Optional.of(now);
                }
            }
            default -> {
                // A kind of event that this version of the SDK does not know.
            }
        }
        heard = now;
    }

    private synchronized boolean isTooMuch() {
        return lines > MOST_WAITING;
    }

    private final class Handler
            implements StartLiveTailResponseHandler, Subscriber<StartLiveTailResponseStream> {

        @Override
        public void responseReceived(StartLiveTailResponse response) {}

        @Override
        public void onEventStream(SdkPublisher<StartLiveTailResponseStream> events) {
            events.subscribe(this);
        }

        @Override
        public void exceptionOccurred(Throwable thrown) {
            end(Optional.of(thrown));
        }

        @Override
        public void complete() {
            end(Optional.empty());
        }

        @Override
        public void onSubscribe(Subscription from) {
            synchronized (LiveTail.this) {
                subscription = from;
            }
            from.request(ALL);
        }

        @Override
        public void onNext(StartLiveTailResponseStream said) {
            heard(said);
            if (isTooMuch()) {
                end(new Failure.ServiceError("logs:" + OPERATION, "too many lines at a time"));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            end(Optional.of(thrown));
        }

        @Override
        public void onComplete() {
            end(Optional.empty());
        }
    }
}
