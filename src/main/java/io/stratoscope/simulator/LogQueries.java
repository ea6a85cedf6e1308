package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Queries of Logs Insights: done as soon as they are started, and their answers are kept as long as the process lives. */
final class LogQueries {

    private static final int MOST = 10_000;
    private static final int MOST_GROUPS = 50;

    private final SimulatedLogs logs;
    private final LogStreams streams;
    private final Map<String, GetQueryResultsResponse> answers = new TreeMap<>();

    LogQueries(SimulatedLogs logs, LogStreams streams) {
        this.logs = logs;
        this.streams = streams;
    }

    StartQueryResponse start(StartQueryRequest request) {
        InsightsQuery query = query(request.queryString());
        int most = request.limit() == null ? MOST : request.limit();
        if (most < 1 || most > MOST) {
            throw logs.invalid("The limit is from 1 to " + MOST + ".");
        }
        if (request.startTime() == null
                || request.endTime() == null
                || request.startTime() > request.endTime()) {
            throw logs.invalid("End time should not be less than start time.");
        }
        Map<String, List<LogEvent>> events = new LinkedHashMap<>();
        long scanned = 0;
        long bytes = 0;
        for (LogGroup group : groups(request)) {
            List<LogEvent> all =
                    streams.between(group, request.startTime() * 1000, request.endTime() * 1000);
            scanned += all.size();
            bytes += all.stream().mapToLong(event -> event.message().length()).sum();
            events.put(logs.account().accountId() + ":" + group.logGroupName(), all);
        }
        List<List<ResultField>> rows =
                query.rows(events, most).stream().map(LogQueries::fields).toList();
        String id = logs.account().ids().uuid("query");
        double records = (double) scanned;
        double read = (double) bytes;
        answers.put(
                id,
                GetQueryResultsResponse.builder()
                        .results(rows)
                        .status(QueryStatus.COMPLETE)
                        .statistics(statistics ->
                                statistics
                                        .recordsScanned(records)
                                        .bytesScanned(read)
                                        .recordsMatched((double) rows.size()))
                        .build());
        return StartQueryResponse.builder().queryId(id).build();
    }

    private InsightsQuery query(String text) {
        try {
            return new InsightsQuery(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw logs.error(
                    MalformedQueryException.builder(),
                    400,
                    "MalformedQueryException",
                    String.valueOf(e.getMessage()));
        }
    }

    private List<LogGroup> groups(StartQueryRequest request) {
        List<String> names = new ArrayList<>(request.logGroupNames());
        names.addAll(request.logGroupIdentifiers());
        if (request.logGroupName() != null) {
            names.add(request.logGroupName());
        }
        if (names.isEmpty() || names.size() > MOST_GROUPS) {
            throw logs.invalid("A query names from 1 to " + MOST_GROUPS + " log groups.");
        }
        return names.stream().map(SimulatedLogs::nameOf).distinct().map(logs::group).toList();
    }

    private static List<ResultField> fields(Map<String, String> row) {
        return row.entrySet().stream()
                .map(entry ->
                        ResultField.builder().field(entry.getKey()).value(entry.getValue()).build())
                .toList();
    }

    GetQueryResultsResponse results(GetQueryResultsRequest request) {
        return answer(request.queryId());
    }

    /** One that is done cannot be stopped. */
    StopQueryResponse stop(StopQueryRequest request) {
        answer(request.queryId());
        throw logs.invalid("Query with ID " + request.queryId() + " has already ended.");
    }

    private GetQueryResultsResponse answer(String id) {
        GetQueryResultsResponse answer = id == null ? null : answers.get(id);
        if (answer == null) {
            throw logs.missing("The specified query does not exist.");
        }
        return answer;
    }
}
