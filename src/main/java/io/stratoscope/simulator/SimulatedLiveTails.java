package io.stratoscope.simulator;

import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The live tails of CloudWatch Logs, which the SDK's asynchronous client has alone. Limits:
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html">StartLiveTail</a> and
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">quotas</a>.
 */
final class SimulatedLiveTails extends SimulatedService implements CloudWatchLogsAsyncClient {

    static final String OPERATION = "StartLiveTail";

    private static final int MOST_SESSIONS = 15;
    private static final int MOST_GROUPS = 10;

    private final SimulatedLogs logs;
    private final List<LiveTailSession> sessions = new ArrayList<>();

    SimulatedLiveTails(AccountState account, String region) {
        super(account, region, "logs", CloudWatchLogsException::builder);
        logs = account.service(SimulatedLogs.class, CloudWatchLogsClient.class, region);
    }

    @Override
    public CompletableFuture<Void> startLiveTail(
            StartLiveTailRequest request, StartLiveTailResponseHandler handler) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        LiveTailSession session;
        try {
            session = call(OPERATION, request, () -> open(request, ended));
        } catch (SdkException e) {
            handler.exceptionOccurred(e);
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Void> _ =
                ended.whenComplete((_, why) -> {
                    session.cancel();
                    if (why == null) {
                        handler.complete();
                    } else {
                        handler.exceptionOccurred(why);
                    }
                });
        handler.responseReceived(StartLiveTailResponse.builder().build());
        handler.onEventStream(SdkPublisher.adapt(session));
        return ended;
    }

    /** Why an open tail breaks off, if it does. */
    Optional<RuntimeException> broken() {
        return account().faults().isUnreachable(serviceName() + ":" + OPERATION)
                ? Optional.of(
                        SdkClientException.create(
                                "Connection reset", new SocketException("Connection reset")))
                : Optional.empty();
    }

    private LiveTailSession open(StartLiveTailRequest request, CompletableFuture<Void> ended) {
        List<String> names = new ArrayList<>();
        if (request.logGroupIdentifiers().isEmpty()
                || request.logGroupIdentifiers().size() > MOST_GROUPS) {
            throw logs.invalid("logGroupIdentifiers names from 1 to 10 log groups.");
        }
        for (String arn : request.logGroupIdentifiers()) {
            if (!arn.startsWith("arn:") || arn.endsWith("*")) {
                throw logs.invalid(
                        "Log groups are named by ARNs that do not end with an asterisk.");
            }
            names.add(logs.group(SimulatedLogs.nameOf(arn)).logGroupName());
        }
        boolean streams =
                !request.logStreamNames().isEmpty() || !request.logStreamNamePrefixes().isEmpty();
        if (streams && names.size() > 1) {
            throw logs.invalid("Log streams can be chosen where one log group is named.");
        }
        if (!request.logStreamNames().isEmpty() && !request.logStreamNamePrefixes().isEmpty()) {
            throw logs.invalid(
                    "logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.");
        }
        sessions.removeIf(LiveTailSession::isOver);
        if (sessions.size() >= MOST_SESSIONS) {
            throw error(
                    LimitExceededException.builder(),
                    400,
                    "LimitExceededException",
                    "You have reached the maximum number of concurrent live tail sessions.");
        }
        LiveTailSession session =
                new LiveTailSession(this, logs.streams(), request, List.copyOf(names), ended);
        sessions.add(session);
        return session;
    }
}
