package io.stratoscope.logs;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.model.Failure;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks CloudWatch Logs Insights. A query is paid by the bytes that it scans; one that is given up is stopped, so that it scans
 * no more.
 */
public final class Insights {

    /** One query <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">looks through no more groups</a>. */
    public static final int MOST_GROUPS = 50;

    /** What the price table calls the price of a GB that is scanned. */
    public static final String PRICE = "insights-scanned";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Stands in each row for where its line is, and means nothing to people. */
    private static final String POINTER = "@ptr";

    private final AwsAccount account;
    private final LogPace pace;
    private final Function<String, Optional<BigDecimal>> prices;

    /**
     * Of an account.
     *
     * @param pace lets time pass between two looks
     * @param prices the list price in US dollars of a GB that is scanned in a region, where it is known
     */
    public Insights(
            AwsAccount account, LogPace pace, Function<String, Optional<BigDecimal>> prices) {
        this.account = account;
        this.pace = pace;
        this.prices = prices;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param groups which are looked through; they are of one region
     * @param query in the language of Insights
     * @param cancelled asked between two looks
     * @param soFar is told what there is at each look
     */
    public InsightsAnswer ask(
            List<LogSource.Group> groups,
            Instant from,
            Instant to,
            String query,
            BooleanSupplier cancelled,
            Consumer<InsightsAnswer> soFar) {
        String region = groups.getFirst().group().region();
        CloudWatchLogsClient client = account.client(CloudWatchLogsClient.class, region);
        List<String> names =
                groups.stream()
                        .filter(group -> group.group().region().equals(region))
                        .map(LogSource.Group::name)
                        .distinct()
                        .limit(MOST_GROUPS)
                        .toList();
        InsightsAnswer answer = InsightsAnswer.NOTHING;
        String operation = "StartQuery";
        try {
            String id =
                    client.startQuery(request ->
                                    request.logGroupNames(names)
                                            .startTime(from.getEpochSecond())
                                            .endTime(to.getEpochSecond())
                                            .queryString(query))
                            .queryId();
            operation = "GetQueryResults";
            while (!cancelled.getAsBoolean()) {
                GetQueryResultsResponse result =
                        client.getQueryResults(request -> request.queryId(id));
                answer = answer(result, prices.apply(region));
                if (hasEnded(result.status())) {
                    return answer.complete()
                            ? answer
                            : answer.failed(ended(result.statusAsString()));
                }
                soFar.accept(answer);
                pace.sleep(BETWEEN_LOOKS);
            }
            operation = "StopQuery";
            client.stopQuery(request -> request.queryId(id));
            return answer.failed(new Failure.Cancelled("the query was stopped"));
        } catch (MalformedQueryException e) {
            return answer.failed(malformed(AwsFailures.of("logs", operation, e)));
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            return answer.failed(AwsFailures.of("logs", operation, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer.failed(AwsFailures.of("logs", operation, e));
        }
    }

    /** Asking the same again helps nobody. */
    private static Failure malformed(Failure why) {
        return new Failure.ServiceError(
                "logs:StartQuery",
                why.message(),
                "mend the query: commands such as fields, filter, stats, sort and limit, with | between them");
    }

    private static boolean hasEnded(QueryStatus status) {
        return !Set.of(QueryStatus.RUNNING, QueryStatus.SCHEDULED).contains(status);
    }

    private static Failure ended(String status) {
        return new Failure.Cancelled(
                "Insights ended the query by itself: " + status + "; ask of a shorter time");
    }

    private static InsightsAnswer answer(
            GetQueryResultsResponse result, Optional<BigDecimal> usdAGb) {
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, String>> found = new ArrayList<>();
        for (List<ResultField> row : result.results()) {
            Map<String, String> values = new LinkedHashMap<>();
            for (ResultField field : row) {
                if (!POINTER.equals(field.field())) {
                    values.put(field.field(), field.value() == null ? "" : field.value());
                }
            }
            columns.addAll(values.keySet());
            found.add(values);
        }
        List<List<String>> rows =
                found.stream()
                        .map(values ->
                                columns.stream()
                                        .map(column -> values.getOrDefault(column, ""))
                                        .toList())
                        .toList();
        QueryStatistics statistics = result.statistics();
        return new InsightsAnswer(
                List.copyOf(columns),
                rows,
                statistics == null ? 0 : whole(statistics.bytesScanned()),
                usdAGb,
                statistics == null ? rows.size() : whole(statistics.recordsMatched()),
                result.status() == QueryStatus.COMPLETE,
                Optional.empty());
    }

    private static long whole(@Nullable Double number) {
        return number == null ? 0 : Math.round(number);
    }
}
