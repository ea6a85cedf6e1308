package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/datasync/latest/userguide/monitor-datasync.html">DataSync tasks</a>: only while one runs, and together what its execution says. */
final class TransferMetrics implements MetricFamily {

    private static final long SECONDS = 60;

    @Override
    public String namespace() {
        return "AWS/DataSync";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        SimulatedDataSync dataSync =
                account.service(SimulatedDataSync.class, DataSyncClient.class, region);
        return dataSync.all().stream()
                .filter(task -> DataSyncNights.at(task).isPresent())
                .flatMap(task -> of(task, dataSync.nights(), dataSync.aftermathOf(task)));
    }

    private Stream<SimulatedMetric> of(
            DescribeTaskResponse task, DataSyncNights nights, Aftermath aftermath) {
        LocalTime nightly = DataSyncNights.at(task).orElseThrow();
        Map<Instant, FileTree> copied = new HashMap<>();
        Function<Instant, FileTree> ofNight =
                start -> copied.computeIfAbsent(start, each -> nights.copied(task, each));
        return new Metering(
                        namespace(),
                        Map.of("TaskId", SimulatedDataSync.lastPart(task.taskArn())),
                        task.creationTime())
                .add(
                        "FilesTransferred",
                        StandardUnit.COUNT,
                        minute ->
                                part(
                                        task,
                                        nightly,
                                        minute,
                                        start -> ofNight.apply(start).files().size(),
                                        aftermath))
                .add(
                        "BytesTransferred",
                        StandardUnit.BYTES,
                        minute ->
                                part(
                                        task,
                                        nightly,
                                        minute,
                                        start -> ofNight.apply(start).bytes(),
                                        aftermath))
                .metrics();
    }

    /** What of a night's files comes in a minute; all minutes together are all of it. */
    private static Sample part(
            DescribeTaskResponse task,
            LocalTime nightly,
            long minute,
            ToLongFunction<Instant> all,
            Aftermath aftermath) {
        boolean stopped =
                aftermath
                        .since(StoppedBackup.NAME)
                        .filter(since ->
                                minute * SECONDS >= since.minus(StoppedBackup.AGO).getEpochSecond())
                        .isPresent();
        if (stopped || aftermath.inMinute(minute, LostFiles.NAME)) {
            return Sample.NONE;
        }
        Instant start =
                Instant.ofEpochSecond(minute * SECONDS)
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .atTime(nightly)
                        .toInstant(ZoneOffset.UTC);
        long into = minute - Math.floorDiv(start.getEpochSecond(), SECONDS);
        long minutes = DataSyncNights.TAKES.toMinutes();
        if (into < 0 || into >= minutes || !start.isAfter(task.creationTime())) {
            return Sample.NONE;
        }
        long amount = all.applyAsLong(start);
        return Sample.of((double) (amount * (into + 1) / minutes - amount * into / minutes));
    }
}
