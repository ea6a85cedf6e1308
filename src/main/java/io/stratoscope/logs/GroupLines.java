package io.stratoscope.logs;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.model.Failure;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The lines of one group in a range of time, oldest first, a page at a time as they are asked for. An empty page with a token is
 * not the end.
 */
final class GroupLines implements LogLines {

    private final CloudWatchLogsClient client;
    private final LogSource.Group source;
    private final LogPace pace;
    private final FilterLogEventsRequest first;
    private final BooleanSupplier cancelled;
    private final Deque<HeardLine> page = new ArrayDeque<>();
    private Optional<Failure> failure = Optional.empty();
    private @Nullable String token;
    private boolean last;

    /**
     * Begins.
     *
     * @param to empty: everything that is there
     * @param cancelled asked before each page
     */
    GroupLines(
            AwsAccount account,
            LogSource.Group source,
            LogPace pace,
            Instant from,
            Optional<Instant> to,
            BooleanSupplier cancelled) {
        this.source = source;
        this.pace = pace;
        this.cancelled = cancelled;
        client = account.client(CloudWatchLogsClient.class, source.group().region());
        String prefix = source.streams().prefix();
        first =
                FilterLogEventsRequest.builder()
                        .logGroupName(source.name())
                        .logStreamNamePrefix(prefix.isEmpty() ? null : prefix)
                        .startTime(Math.max(0, from.toEpochMilli()))
                        .endTime(to.map(Instant::toEpochMilli).orElse(null))
                        .build();
    }

    @Override
    public Optional<HeardLine> next() {
        while (page.isEmpty() && !last && failure.isEmpty() && !cancelled.getAsBoolean()) {
            read();
        }
        return Optional.ofNullable(page.poll());
    }

    @Override
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public LogSource.Group source() {
        return source;
    }

    private void read() {
        try {
            pace.await();
            FilterLogEventsResponse answer =
                    client.filterLogEvents(first.toBuilder().nextToken(token).build());
            for (FilteredLogEvent event : answer.events()) {
                if (source.streams().matches(event.logStreamName())) {
                    page.add(line(event));
                }
            }
            token = answer.nextToken();
            last = token == null || token.isEmpty();
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            failure = Optional.of(AwsFailures.of("logs", "FilterLogEvents", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = Optional.of(AwsFailures.of("logs", "FilterLogEvents", e));
        }
    }

    private HeardLine line(FilteredLogEvent event) {
        return new HeardLine(
                new LogLine(
                        Instant.ofEpochMilli(event.timestamp()),
                        source.group(),
                        String.valueOf(event.logStreamName()),
                        String.valueOf(event.eventId()),
                        event.message() == null ? "" : event.message()),
                event.ingestionTime() == null ? 0 : event.ingestionTime());
    }
}
