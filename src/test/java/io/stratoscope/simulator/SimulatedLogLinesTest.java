package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.EcsClient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class SimulatedLogLinesTest {

    private static final String SERVER = "/ecs/immich/server";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static CloudWatchLogsClient logs(SimulatedAccount account) {
        return account.client(CloudWatchLogsClient.class, TestAccounts.REGION);
    }

    private static SimulatedAccount at(Instant now) {
        SimulatedAccount account = SimulatedAccount.immich(Clock.fixed(now, ZoneOffset.UTC));
        account.guard().unlock();
        return account;
    }

    private static List<FilteredLogEvent> lines(
            CloudWatchLogsClient logs, String group, Instant from, Instant to) {
        return logs
                .filterLogEventsPaginator(request ->
                        request.logGroupName(group)
                                .startTime(from.toEpochMilli())
                                .endTime(to.toEpochMilli()))
                .events()
                .stream()
                .toList();
    }

    private static InputLogEvent event(Instant at, String message) {
        return InputLogEvent.builder().timestamp(at.toEpochMilli()).message(message).build();
    }

    private static CloudWatchLogsClient withStream(InputLogEvent... events) {
        CloudWatchLogsClient logs = logs(TestAccounts.empty());
        logs.createLogGroup(request -> request.logGroupName("/g"));
        logs.createLogStream(request -> request.logGroupName("/g").logStreamName("s"));
        if (events.length > 0) {
            put(logs, events);
        }
        return logs;
    }

    private static void put(CloudWatchLogsClient logs, InputLogEvent... events) {
        logs.putLogEvents(
                request -> request.logGroupName("/g").logStreamName("s").logEvents(events));
    }

    private static List<String> messages(CloudWatchLogsClient logs, String pattern) {
        return logs
                .filterLogEvents(request -> request.logGroupName("/g").filterPattern(pattern))
                .events()
                .stream()
                .map(FilteredLogEvent::message)
                .toList();
    }

    @Test
    void theSameSecondsHaveTheSameLinesWhoeverAsksAndWhenever() {
        Instant from = NOW.minus(Duration.ofHours(2));
        Instant to = NOW.minus(Duration.ofHours(1));

        List<FilteredLogEvent> first = lines(logs(at(NOW)), SERVER, from, to);

        assertThat(first).hasSizeGreaterThan(100);
        assertThat(lines(logs(at(NOW.plus(Duration.ofDays(3)))), SERVER, from, to))
                .isEqualTo(first);
        assertThat(first).extracting(FilteredLogEvent::eventId).doesNotHaveDuplicates();
        assertThat(first)
                .isSortedAccordingTo(Comparator.comparingLong(FilteredLogEvent::timestamp));
        assertThat(first)
                .extracting(FilteredLogEvent::logStreamName)
                .contains(first.getFirst().logStreamName())
                .allMatch(name -> name.startsWith("server/immich-server/"));
        assertThat(first)
                .extracting(FilteredLogEvent::message)
                .anyMatch(line ->
                        line.matches("\\[Nest\\] 7  - 11/23/2026, 1[12]:.* [AP]M     LOG \\[.*"));
    }

    @Test
    void eveningsAreBusierThanNights() {
        CloudWatchLogsClient logs = logs(at(NOW));
        Instant day = Instant.parse("2026-11-22T00:00:00Z");

        int night =
                lines(logs, SERVER, day.plus(Duration.ofHours(2)), day.plus(Duration.ofHours(4)))
                        .size();
        int evening =
                lines(logs, SERVER, day.plus(Duration.ofHours(19)), day.plus(Duration.ofHours(21)))
                        .size();

        assertThat(night).isPositive();
        assertThat(evening).isGreaterThan(5 * night);
    }

    @Test
    void everyServiceOfTheProjectWrites() {
        CloudWatchLogsClient logs = logs(at(NOW));
        Instant yesterday = NOW.minus(Duration.ofDays(1));

        assertThat(lines(logs, "/ecs/immich/machine-learning", yesterday, NOW))
                .anyMatch(line -> line.message().contains("INFO     Loading "));
        assertThat(lines(logs, "/aws/rds/cluster/immich-database/postgresql", yesterday, NOW))
                .anyMatch(line -> line.message().contains(":immich@immich:["))
                .anyMatch(line -> line.logStreamName().equals("immich-database-reader.0"));
        assertThat(lines(logs, "/elasticache/immich/engine", yesterday, NOW))
                .allMatch(
                        line -> line.message().startsWith("{\"CacheClusterId\":\"immich-cache-00"));
        assertThat(lines(logs, "/aws/datasync/immich", yesterday, NOW))
                .anyMatch(line -> line.message().contains("finished with status Success"))
                .allMatch(line -> line.logStreamName().matches("task-0\\w+-exec-0\\w+"));
    }

    @Test
    void aLineIsSeenOnlyOnceItHasArrived() {
        Instant from = NOW.minus(Duration.ofMinutes(20));
        List<FilteredLogEvent> later = lines(logs(at(NOW.plusSeconds(60))), SERVER, from, NOW);
        List<FilteredLogEvent> now = lines(logs(at(NOW)), SERVER, from, NOW);

        assertThat(later).containsAll(now);
        assertThat(now).allMatch(line -> line.ingestionTime() <= NOW.toEpochMilli());
        assertThat(later.stream().filter(line -> line.ingestionTime() <= NOW.toEpochMilli()))
                .containsExactlyElementsOf(now);
    }

    @Test
    void whoIsRemovedWritesNoMore() {
        SimulatedAccount account = at(NOW);
        account.client(EcsClient.class, TestAccounts.REGION)
                .updateService(request ->
                        request.cluster("immich").service("immich-server").desiredCount(0));

        assertThat(lines(logs(account), SERVER, NOW.minus(Duration.ofHours(1)), NOW)).isEmpty();
    }

    @Test
    void shortAndEmptyPagesLoseNothing() {
        SimulatedAccount account = at(NOW);
        Instant from = NOW.minus(Duration.ofHours(3));
        List<FilteredLogEvent> plain = lines(logs(account), SERVER, from, NOW);
        account.faults().hostilePaging(true);

        assertThat(
                        logs(account)
                                .filterLogEventsPaginator(request ->
                                        request.logGroupName(SERVER)
                                                .startTime(from.toEpochMilli())
                                                .endTime(NOW.toEpochMilli())
                                                .limit(7))
                                .events())
                .containsExactlyElementsOf(plain);
    }

    @Test
    void aRareTermGivesEmptyPagesWithATokenBeforeItIsFound() {
        CloudWatchLogsClient logs = logs(at(NOW));
        var pages =
                logs
                        .filterLogEventsPaginator(request ->
                                request.logGroupName(SERVER)
                                        .startTime(NOW.minus(Duration.ofDays(5)).toEpochMilli())
                                        .filterPattern("\"no such words\""))
                        .stream()
                        .toList();

        assertThat(pages).hasSizeGreaterThan(4).allMatch(page -> page.events().isEmpty());
        assertThat(pages.getFirst().nextToken()).isNotNull();
        assertThat(pages.getLast().nextToken()).isNull();
    }

    @Test
    void nothingIsOlderThanTheGroupKeepsIt() {
        assertThat(
                        lines(
                                logs(at(NOW)),
                                SERVER,
                                Instant.EPOCH,
                                NOW.minus(Duration.ofDays(30)).minusMillis(1)))
                .isEmpty();
    }

    @Test
    void whatIsPutThereComesBackInTheOrderOfItsTimes() {
        CloudWatchLogsClient logs = withStream(event(NOW.minusSeconds(5), "b"));
        put(logs, event(NOW.minusSeconds(9), "a"), event(NOW.minusSeconds(1), "c"));

        assertThat(messages(logs, "")).containsExactly("a", "b", "c");
        assertThat(
                        logs.filterLogEvents(request ->
                                        request.logGroupName("/g")
                                                .startTime(NOW.minusSeconds(5).toEpochMilli())
                                                .endTime(NOW.minusSeconds(5).toEpochMilli()))
                                .events())
                .as("both ends of the range belong to it")
                .extracting(FilteredLogEvent::message)
                .containsExactly("b");
    }

    @Test
    void termsPhrasesAndAlternatives() {
        CloudWatchLogsClient logs =
                withStream(
                        event(NOW.minusSeconds(4), "ERROR 400 bad request"),
                        event(NOW.minusSeconds(3), "WARN bad luck"),
                        event(NOW.minusSeconds(2), "ERRORS: none"),
                        event(NOW.minusSeconds(1), "error of another kind"));

        assertThat(messages(logs, "ERROR")).containsExactly("ERROR 400 bad request");
        assertThat(messages(logs, "bad ERROR")).containsExactly("ERROR 400 bad request");
        assertThat(messages(logs, "\"bad luck\"")).containsExactly("WARN bad luck");
        assertThat(messages(logs, "?WARN ?error"))
                .containsExactly("WARN bad luck", "error of another kind");
        assertThat(messages(logs, "bad -WARN")).containsExactly("ERROR 400 bad request");
        for (String none : List.of("\"open", "{ $.a = 1 }", "?", "a\"b")) {
            assertThatThrownBy(() -> messages(logs, none))
                    .as(none)
                    .isInstanceOf(CloudWatchLogsException.class);
        }
    }

    @Test
    void aPageHasAtMostTenThousandLinesAndOneMegabyte() {
        CloudWatchLogsClient logs = withStream();
        put(
                logs,
                IntStream.range(0, 10_000)
                        .mapToObj(i -> event(NOW.minusSeconds(20), "x" + i))
                        .toArray(InputLogEvent[]::new));
        put(logs, event(NOW.minusSeconds(19), "y".repeat(1_000_000)));

        var first = logs.filterLogEvents(request -> request.logGroupName("/g"));
        var second =
                logs.filterLogEvents(
                        request -> request.logGroupName("/g").nextToken(first.nextToken()));

        assertThat(first.events()).hasSize(10_000);
        assertThat(second.events()).hasSize(1);
        assertThat(second.nextToken()).isNull();
        put(logs, event(NOW.minusSeconds(18), "z".repeat(1_000_000)));
        assertThat(
                        logs
                                .filterLogEventsPaginator(request ->
                                        request.logGroupName("/g")
                                                .startTime(NOW.minusSeconds(19).toEpochMilli()))
                                .stream()
                                .map(page -> page.events().size()))
                .containsExactly(1, 1);
        for (int limit : List.of(0, 10_001)) {
            assertThatThrownBy(() ->
                            logs.filterLogEvents(
                                    request -> request.logGroupName("/g").limit(limit)))
                    .isInstanceOf(CloudWatchLogsException.class);
        }
    }

    @Test
    void whatIsTooOldOrTooNewIsRejectedAndTheRestTaken() {
        CloudWatchLogsClient logs = withStream();
        var answer =
                logs.putLogEvents(request ->
                        request.logGroupName("/g")
                                .logStreamName("s")
                                .logEvents(
                                        event(NOW.plus(Duration.ofHours(1)), "in time"),
                                        event(NOW.plus(Duration.ofHours(3)), "too new")));

        assertThat(answer.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isEqualTo(1);
        assertThat(
                        logs.putLogEvents(request ->
                                        request.logGroupName("/g")
                                                .logStreamName("s")
                                                .logEvents(
                                                        event(
                                                                NOW.minus(Duration.ofDays(15)),
                                                                "too old")))
                                .rejectedLogEventsInfo()
                                .tooOldLogEventEndIndex())
                .isEqualTo(1);
        assertThat(messages(logs, "")).containsExactly("in time");
        assertThatThrownBy(() -> put(logs, event(NOW, "b"), event(NOW.minusSeconds(1), "a")))
                .isInstanceOf(CloudWatchLogsException.class)
                .hasMessageContaining("chronological");
        assertThatThrownBy(() ->
                        put(logs, event(NOW.minus(Duration.ofHours(25)), "a"), event(NOW, "b")))
                .isInstanceOf(CloudWatchLogsException.class)
                .hasMessageContaining("24 hours");
    }

    @Test
    void streamsAreNamedOnceAndMustBeThere() {
        CloudWatchLogsClient logs = withStream(event(NOW, "a"));

        assertThatThrownBy(() -> logs.createLogStream(r -> r.logGroupName("/g").logStreamName("s")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(
                        () -> logs.createLogStream(r -> r.logGroupName("/g").logStreamName("a:b")))
                .isInstanceOf(CloudWatchLogsException.class);
        assertThatThrownBy(() ->
                        logs.filterLogEvents(r -> r.logGroupName("/g").logStreamNames("other")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(
                        logs.filterLogEvents(r -> r.logGroupName("/g").logStreamNamePrefix("other"))
                                .events())
                .isEmpty();
        assertThatThrownBy(() ->
                        logs.filterLogEvents(r ->
                                r.logGroupName("/g").logStreamNames("s").logStreamNamePrefix("s")))
                .isInstanceOf(CloudWatchLogsException.class);
        assertThatThrownBy(() -> logs.filterLogEvents(r -> r.logGroupName("/none")))
                .isInstanceOf(ResourceNotFoundException.class);
        logs.deleteLogGroup(r -> r.logGroupName("/g"));
        logs.createLogGroup(r -> r.logGroupName("/g"));
        assertThat(messages(logs, "")).isEmpty();
    }

    @Test
    void streamsAreListedByNameOrByTheirNewestLine() {
        CloudWatchLogsClient logs = logs(at(NOW));
        String group = "/aws/rds/cluster/immich-database/postgresql";

        assertThat(names(logs.describeLogStreams(r -> r.logGroupName(group)).logStreams().stream()))
                .containsExactly("immich-database-reader.0", "immich-database-writer.0");
        assertThat(
                        logs.describeLogStreams(r ->
                                        r.logGroupName(group)
                                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                                .descending(true))
                                .logStreams())
                .isSortedAccordingTo(
                        Comparator.comparing(LogStream::lastEventTimestamp).reversed());
        assertThatThrownBy(() ->
                        logs.describeLogStreams(r ->
                                r.logGroupName(group)
                                        .orderBy(OrderBy.LAST_EVENT_TIME)
                                        .logStreamNamePrefix("i")))
                .isInstanceOf(CloudWatchLogsException.class);
    }

    private static List<String> names(Stream<LogStream> streams) {
        return new ArrayList<>(streams.map(LogStream::logStreamName).toList());
    }
}
