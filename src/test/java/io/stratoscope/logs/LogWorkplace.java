package io.stratoscope.logs;

import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.simulator.SimulatedAccount;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** An empty simulated account on a clock that tests turn, with groups into which they write. */
final class LogWorkplace extends Clock implements JobContext {

    static final String REGION = SimulatedAccount.HOME_REGION;

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private boolean cancelled;
    final SimulatedAccount account = SimulatedAccount.empty(this);
    final List<Duration> slept = new ArrayList<>();
    final LogPace pace = LogPace.of(account, slept::add);

    LogWorkplace() {
        account.guard().unlock();
    }

    CloudWatchLogsClient client() {
        return account.client(CloudWatchLogsClient.class, REGION);
    }

    LogSource.Group group(String name) {
        client().createLogGroup(request -> request.logGroupName(name));
        stream(name, "s");
        return source(name, StreamChoice.ALL);
    }

    void stream(String group, String stream) {
        client().createLogStream(request -> request.logGroupName(group).logStreamName(stream));
    }

    static LogSource.Group source(String name, StreamChoice streams) {
        return new LogSource.Group(
                Arn.of("arn:aws:logs:" + REGION + ":123456789012:log-group:" + name),
                streams,
                new Evidence("test", ""));
    }

    /** Writes a line that is so old. */
    void write(String group, Duration age, String text) {
        write(group, "s", age, text);
    }

    void write(String group, String stream, Duration age, String text) {
        write(group, stream, age, List.of(text));
    }

    /** Writes lines of one moment. */
    void write(String group, String stream, Duration age, List<String> texts) {
        long time = now.minus(age).toEpochMilli();
        client().putLogEvents(request ->
                request.logGroupName(group)
                        .logStreamName(stream)
                        .logEvents(
                                texts.stream()
                                        .map(text ->
                                                InputLogEvent.builder()
                                                        .timestamp(time)
                                                        .message(text)
                                                        .build())
                                        .toList()));
    }

    void turn(Duration by) {
        now = now.plus(by);
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public void step(String name) {}

    @Override
    public void progress(long done, long total) {}

    @Override
    public void log(String line) {}

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
        // One after the other: a test's threads are none of its business.
        return tasks.stream().map(LogWorkplace::called).toList();
    }

    private static <T> T called(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
