package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a> takes and what it rejects. */
final class LogPuts {

    static final Duration OLDEST = Duration.ofDays(14);
    static final Duration NEWEST = Duration.ofHours(2);

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_BYTES = 1_048_576;
    private static final Duration LONGEST = Duration.ofHours(24);

    record Accepted(List<LogEvent> events, PutLogEventsResponse response) {}

    private final SimulatedLogs logs;

    LogPuts(SimulatedLogs logs) {
        this.logs = logs;
    }

    Accepted accept(PutLogEventsRequest request, LogGroup group) {
        List<InputLogEvent> batch = request.logEvents();
        check(batch);
        long now = logs.account().now().toEpochMilli();
        long tooNew = now + NEWEST.toMillis();
        long tooOld = now - OLDEST.toMillis();
        long expired =
                group.retentionInDays() == null
                        ? Long.MIN_VALUE
                        : now - Duration.ofDays(group.retentionInDays()).toMillis();
        List<LogEvent> events = new ArrayList<>();
        for (InputLogEvent event : batch) {
            if (event.timestamp() >= Math.max(tooOld, expired) && event.timestamp() <= tooNew) {
                events.add(event(event, now, request.logStreamName()));
            }
        }
        PutLogEventsResponse.Builder response = PutLogEventsResponse.builder();
        if (events.size() < batch.size()) {
            response.rejectedLogEventsInfo(
                    RejectedLogEventsInfo.builder()
                            .tooOldLogEventEndIndex(index(batch, tooOld))
                            .expiredLogEventEndIndex(index(batch, expired))
                            .tooNewLogEventStartIndex(
                                    batch.getLast().timestamp() > tooNew
                                            ? index(batch, tooNew + 1)
                                            : null)
                            .build());
        }
        return new Accepted(events, response.build());
    }

    /** How many are from before a time. */
    private static @Nullable Integer index(List<InputLogEvent> batch, long time) {
        int before = (int) batch.stream().filter(event -> event.timestamp() < time).count();
        return before == 0 && batch.getFirst().timestamp() >= time ? null : (Integer) before;
    }

    private LogEvent event(InputLogEvent event, long now, String stream) {
        String id =
                String.format(
                        Locale.ROOT,
                        "%020d%036d",
                        event.timestamp(),
                        logs.account().ids().next("log-event"));
        return new LogEvent(event.timestamp(), now, id, stream, event.message());
    }

    private void check(List<InputLogEvent> batch) {
        if (batch.isEmpty() || batch.size() > MOST_EVENTS) {
            throw logs.invalid("A batch has from 1 to 10000 log events.");
        }
        long bytes = 0;
        long last = Long.MIN_VALUE;
        for (InputLogEvent event : batch) {
            if (event.timestamp() < last) {
                throw logs.invalid(
                        "Log events in a single PutLogEvents request must be in chronological order.");
            }
            last = event.timestamp();
            bytes += event.message().getBytes(StandardCharsets.UTF_8).length + LogSearch.OVERHEAD;
        }
        if (bytes > MOST_BYTES) {
            throw logs.invalid("Upload too large: " + bytes + " bytes exceeds limit of 1048576");
        }
        if (last - batch.getFirst().timestamp() > LONGEST.toMillis()) {
            throw logs.invalid(
                    "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
    }
}
