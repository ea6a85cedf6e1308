package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The streams of the log groups and their lines: those that somebody put there, and those of {@link LogWriters}. */
final class LogStreams {

    private static final Paging.Limits PAGES =
            new Paging.Limits(50, 1, 50, "InvalidParameterException");

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_NAMES = 100;

    /** So long one looks back for a stream's newest line. */
    private static final Duration NEWEST = Duration.ofDays(1);

    private final SimulatedLogs logs;
    private final LogWriters writers;
    private final LogPuts puts;
    private final Map<String, NavigableMap<String, Instant>> made = new TreeMap<>();
    private final Map<String, NavigableSet<LogEvent>> written = new TreeMap<>();

    /** The same by the time when they came in. */
    private final Map<String, NavigableMap<Long, List<LogEvent>>> arrived = new TreeMap<>();

    LogStreams(SimulatedLogs logs) {
        this.logs = logs;
        writers = new LogWriters(logs.account(), logs.region());
        puts = new LogPuts(logs);
    }

    /** A group is gone, and its streams with it. */
    void forget(String group) {
        made.remove(group);
        written.remove(group);
        arrived.remove(group);
    }

    CreateLogStreamResponse create(CreateLogStreamRequest request) {
        LogGroup group = logs.group(request.logGroupName());
        String name = request.logStreamName();
        if (name == null || name.isEmpty() || name.contains(":") || name.contains("*")) {
            throw logs.invalid("Log stream names are of 1 to 512 characters other than : and *.");
        }
        if (names(group).contains(name)) {
            throw logs.error(
                    ResourceAlreadyExistsException.builder(),
                    400,
                    "ResourceAlreadyExistsException",
                    "The specified log stream already exists");
        }
        made.computeIfAbsent(group.logGroupName(), _ -> new TreeMap<>())
                .put(name, logs.account().now());
        return CreateLogStreamResponse.builder().build();
    }

    PutLogEventsResponse put(PutLogEventsRequest request) {
        LogGroup group = logs.group(request.logGroupName());
        if (!names(group).contains(request.logStreamName())) {
            throw logs.missing("The specified log stream does not exist.");
        }
        LogPuts.Accepted accepted = puts.accept(request, group);
        written.computeIfAbsent(group.logGroupName(), _ -> new TreeSet<>())
                .addAll(accepted.events());
        accepted.events()
                .forEach(event ->
                        arrived.computeIfAbsent(group.logGroupName(), _ -> new TreeMap<>())
                                .computeIfAbsent(event.ingestion(), _ -> new ArrayList<>())
                                .add(event));
        return accepted.response();
    }

    /** Streams that were made, and those that somebody writes to or wrote to while the group keeps lines. */
    private Set<String> names(LogGroup group) {
        Instant now = logs.account().clockTime();
        Set<String> names =
                new TreeSet<>(
                        made.getOrDefault(group.logGroupName(), Collections.emptyNavigableMap())
                                .keySet());
        writers.of(group.logGroupName(), oldest(group, now), now)
                .forEach(writer -> names.add(writer.stream()));
        return names;
    }

    /** Nothing that is older is kept. */
    private static Instant oldest(LogGroup group, Instant now) {
        // What somebody puts there may be two weeks older than the group.
        Instant created =
                Instant.ofEpochMilli(group.creationTime()).minus(LogPuts.OLDEST).minusSeconds(1);
        Instant kept =
                group.retentionInDays() == null
                        ? created
                        : now.minus(Duration.ofDays(group.retentionInDays()));
        return kept.isBefore(created) ? created : kept;
    }

    FilterLogEventsResponse filter(FilterLogEventsRequest request) {
        LogGroup group = logs.groupOf(request.logGroupName(), request.logGroupIdentifier());
        Predicate<String> streams = streams(request, group);
        Instant now = logs.account().clockTime();
        long from =
                Math.max(
                        oldest(group, now).toEpochMilli(),
                        request.startTime() == null ? 0 : request.startTime());
        long to =
                Math.min(
                        now.plus(LogPuts.NEWEST).toEpochMilli(),
                        request.endTime() == null ? Long.MAX_VALUE : request.endTime());
        int limit = request.limit() == null ? MOST_EVENTS : request.limit();
        if (limit < 1 || limit > MOST_EVENTS) {
            throw logs.invalid("The limit is from 1 to " + MOST_EVENTS + ".");
        }
        LogSearch.Page page =
                page(request, group, pattern(request.filterPattern()), streams, from, to, limit);
        return FilterLogEventsResponse.builder()
                .events(page.events().stream().map(LogStreams::filtered).toList())
                .searchedLogStreams(List.of())
                .nextToken(page.token().orElse(null))
                .build();
    }

    /** What came in from one moment until just before another, in the order of its time. */
    NavigableSet<LogEvent> arrived(String group, Instant from, Instant to) {
        NavigableSet<LogEvent> events = new TreeSet<>();
        Instant written = from.minusMillis(LogWriter.LATEST);
        for (LogWriter writer : writers.of(group, written, to)) {
            for (long second = written.getEpochSecond(); second <= to.getEpochSecond(); second++) {
                writer.at(second).stream()
                        .filter(event ->
                                event.ingestion() >= from.toEpochMilli()
                                        && event.ingestion() < to.toEpochMilli())
                        .forEach(events::add);
            }
        }
        arrived.getOrDefault(group, Collections.emptyNavigableMap())
                .subMap(from.toEpochMilli(), true, to.toEpochMilli(), false)
                .values()
                .forEach(events::addAll);
        return events;
    }

    private LogSearch.Page page(
            FilterLogEventsRequest request,
            LogGroup group,
            LogPattern pattern,
            Predicate<String> streams,
            long from,
            long to,
            int limit) {
        LogSearch search =
                new LogSearch(
                        writers
                                .of(
                                        group.logGroupName(),
                                        Instant.ofEpochMilli(from),
                                        Instant.ofEpochMilli(to))
                                .stream()
                                .filter(writer -> streams.test(writer.stream()))
                                .toList(),
                        written.getOrDefault(group.logGroupName(), Collections.emptyNavigableSet()),
                        from,
                        to,
                        logs.account().clockTime().toEpochMilli(),
                        event -> streams.test(event.stream()) && pattern.test(event.message()),
                        logs.account().faults().isHostilePaging());
        try {
            return search.page(limit, request.nextToken());
        } catch (Paging.Refused e) {
            throw logs.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** A filter pattern; none lets everything through. */
    LogPattern pattern(@Nullable String text) {
        try {
            return new LogPattern(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw logs.invalid(String.valueOf(e.getMessage()));
        }
    }

    private Predicate<String> streams(FilterLogEventsRequest request, LogGroup group) {
        String prefix = request.logStreamNamePrefix();
        if (request.logStreamNames().isEmpty()) {
            return name -> prefix == null || name.startsWith(prefix);
        }
        if (prefix != null) {
            throw logs.invalid(
                    "LogStreamNamePrefix and LogStreamNames are mutually exclusive parameters.");
        }
        if (request.logStreamNames().size() > MOST_NAMES) {
            throw logs.invalid("At most 100 log stream names can be given.");
        }
        Set<String> wanted = new HashSet<>(request.logStreamNames());
        if (!names(group).containsAll(wanted)) {
            throw logs.missing("The specified log stream does not exist.");
        }
        return wanted::contains;
    }

    private static FilteredLogEvent filtered(LogEvent event) {
        return FilteredLogEvent.builder()
                .eventId(event.id())
                .logStreamName(event.stream())
                .timestamp(event.timestamp())
                .ingestionTime(event.ingestion())
                .message(event.message())
                .build();
    }

    DescribeLogStreamsResponse describe(DescribeLogStreamsRequest request) {
        LogGroup group = logs.groupOf(request.logGroupName(), request.logGroupIdentifier());
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        @Nullable String prefix = request.logStreamNamePrefix();
        if (byTime && prefix != null) {
            throw logs.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        List<LogStream> streams = new ArrayList<>();
        for (String name : names(group)) {
            if (prefix == null || name.startsWith(prefix)) {
                streams.add(stream(group, name));
            }
        }
        if (byTime) {
            streams.sort(
                    Comparator.comparing(
                            LogStream::lastEventTimestamp,
                            Comparator.nullsFirst(Comparator.naturalOrder())));
        }
        var page =
                logs.page(
                        Boolean.TRUE.equals(request.descending()) ? streams.reversed() : streams,
                        PAGES,
                        request.limit(),
                        request.nextToken());
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items())
                .nextToken(page.token())
                .build();
    }

    private LogStream stream(LogGroup group, String name) {
        Instant now = logs.account().clockTime();
        List<LogEvent> put =
                written.getOrDefault(group.logGroupName(), Collections.emptyNavigableSet()).stream()
                        .filter(event -> event.stream().equals(name))
                        .toList();
        Optional<LogWriter> writer =
                writers.of(group.logGroupName(), oldest(group, now), now).stream()
                        .filter(each -> each.stream().equals(name))
                        .findFirst();
        Optional<LogEvent> newest =
                writer.flatMap(each -> newest(each, now))
                        .or(() -> put.isEmpty() ? Optional.empty() : Optional.of(put.getLast()));
        Instant since =
                writer.map(LogWriter::since)
                        .orElseGet(() ->
                                made.getOrDefault(
                                                group.logGroupName(),
                                                Collections.emptyNavigableMap())
                                        .getOrDefault(name, now));
        return LogStream.builder()
                .logStreamName(name)
                .arn(group.logGroupArn() + ":log-stream:" + name)
                .creationTime(since.toEpochMilli())
                .firstEventTimestamp(
                        writer.isPresent()
                                ? (Long) since.toEpochMilli()
                                : put.isEmpty() ? null : (Long) put.getFirst().timestamp())
                .lastEventTimestamp(newest.map(LogEvent::timestamp).orElse(null))
                .lastIngestionTime(newest.map(LogEvent::ingestion).orElse(null))
                .build();
    }

    private static Optional<LogEvent> newest(LogWriter writer, Instant now) {
        long last = Math.min(now.getEpochSecond(), writer.until().getEpochSecond());
        long first = Math.max(writer.since().getEpochSecond(), last - NEWEST.toSeconds());
        for (long second = last; second >= first; second--) {
            for (LogEvent event : writer.at(second).reversed()) {
                if (event.ingestion() <= now.toEpochMilli()) {
                    return Optional.of(event);
                }
            }
        }
        return Optional.empty();
    }
}
