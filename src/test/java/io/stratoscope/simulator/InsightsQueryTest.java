package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class InsightsQueryTest {

    private static final String SERVER = "/ecs/immich/server";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant FROM = NOW.minusSeconds(3600);

    private final CloudWatchLogsClient logs =
            TestAccounts.immich().client(CloudWatchLogsClient.class, TestAccounts.REGION);

    private List<Map<String, String>> ask(String query) {
        String id =
                logs.startQuery(request ->
                                request.logGroupNames(SERVER)
                                        .startTime(FROM.getEpochSecond())
                                        .endTime(NOW.getEpochSecond())
                                        .queryString(query))
                        .queryId();
        return logs.getQueryResults(request -> request.queryId(id)).results().stream()
                .map(row ->
                        row.stream()
                                .collect(Collectors.toMap(ResultField::field, ResultField::value)))
                .toList();
    }

    private long filtered() {
        return logs
                .filterLogEventsPaginator(request ->
                        request.logGroupName(SERVER)
                                .startTime(FROM.toEpochMilli())
                                .endTime(NOW.toEpochMilli()))
                .events()
                .stream()
                .count();
    }

    @Test
    void findsTheLinesThatFilterLogEventsFinds() {
        List<Map<String, String>> all = ask("fields @timestamp, @message | sort @timestamp asc");
        assertThat(all).hasSize((int) filtered());
        assertThat(all.getFirst()).containsOnlyKeys("@timestamp", "@message", "@ptr");
        assertThat(all).extracting(row -> row.getOrDefault("@timestamp", "")).isSorted();
        assertThat(ask("fields @message | limit 3")).hasSize(3);
    }

    @Test
    void filtersByWordsAndExpressions() {
        List<Map<String, String>> found =
                ask("fields @message | filter @message like /Websocket (Connect|None|x)/");
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("@message")).contains("Websocket Connect"));
        assertThat(ask("filter @message not like \"Websocket\" | limit 5"))
                .allSatisfy(row -> assertThat(row.get("@message")).doesNotContain("Websocket"));
        assertThat(ask("filter @logStream='nobody'")).isEmpty();
    }

    @Test
    void countsByTimeAndByStream() {
        assertThat(
                        ask("stats count(*) as n by bin(5m)").stream()
                                .mapToLong(row -> Long.parseLong(row.get("n")))
                                .sum())
                .isEqualTo(filtered());
        assertThat(ask("stats count(*) by bin(10m)").getFirst())
                .containsEntry("bin(10m)", "2026-11-23 11:50:00.000");
        assertThat(ask("stats count(*) by @logStream")).hasSize(2);
        assertThat(ask("stats count(*)"))
                .containsExactly(Map.of("count(*)", String.valueOf(filtered())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parse @message \"*\" as x",
                "fields @message | filter",
                "filter @message like /(/",
                "stats avg(@duration) by bin(5m)",
                "limit 10001",
                "limit 0",
                ""
            })
    void saysWhatItDoesNotUnderstand(String query) {
        assertThatThrownBy(() -> ask(query)).isInstanceOf(MalformedQueryException.class);
    }

    @Test
    void knowsOnlyItsOwnQueries() {
        assertThatThrownBy(() -> logs.getQueryResults(request -> request.queryId("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> logs.stopQuery(request -> request.queryId("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
