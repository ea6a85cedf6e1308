package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html">log groups</a>. As many bytes a day as {@link Charges} counts, until a disaster silences all who write there. */
final class LogMetrics implements MetricFamily {

    private static final double BYTES_A_MINUTE =
            Charges.LOG_GIB_A_DAY.doubleValue() * (1L << 30) / Duration.ofDays(1).toMinutes();

    private static final double BYTES_A_LINE = 180;
    private static final long SECONDS = 60;

    @Override
    public String namespace() {
        return "AWS/Logs";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        LogWriters writers = new LogWriters(account, region);
        Instant now = account.clockTime();
        return account
                .service(SimulatedLogs.class, CloudWatchLogsClient.class, region)
                .all()
                .stream()
                .flatMap(group -> of(group, writers.silentSince(group.logGroupName(), now)));
    }

    private Stream<SimulatedMetric> of(LogGroup group, Optional<Instant> silent) {
        return new Metering(
                        namespace(),
                        Map.of("LogGroupName", group.logGroupName()),
                        Instant.ofEpochMilli(group.creationTime()))
                .add(
                        "IncomingBytes",
                        StandardUnit.BYTES,
                        minute ->
                                silent(silent, minute)
                                        ? Sample.NONE
                                        : Sample.of(Math.rint(lines(group, minute) * BYTES_A_LINE)))
                .add(
                        "IncomingLogEvents",
                        StandardUnit.NONE,
                        minute ->
                                silent(silent, minute)
                                        ? Sample.NONE
                                        : Sample.of(lines(group, minute)))
                .metrics();
    }

    private static boolean silent(Optional<Instant> since, long minute) {
        return since.filter(when -> minute * SECONDS > when.getEpochSecond()).isPresent();
    }

    private static double lines(LogGroup group, long minute) {
        double noise = 0.8 + 0.4 * Wave.rough(Wave.seed(group.logGroupName()), minute);
        return Math.ceil(BYTES_A_MINUTE / BYTES_A_LINE * Visits.level(minute) * noise);
    }
}
