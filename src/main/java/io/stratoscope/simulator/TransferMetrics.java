package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
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
        Aftermath aftermath = account.faults().aftermath();
        return account.service(SimulatedDataSync.class, DataSyncClient.class, region).all().stream()
                .filter(task -> DataSyncNights.at(task).isPresent())
                .flatMap(task -> of(task, aftermath));
    }

    private Stream<SimulatedMetric> of(DescribeTaskResponse task, Aftermath aftermath) {
        LocalTime nightly = DataSyncNights.at(task).orElseThrow();
        return new Metering(
                        namespace(),
                        Map.of("TaskId", SimulatedDataSync.lastPart(task.taskArn())),
                        task.creationTime())
                .add(
                        "FilesTransferred",
                        StandardUnit.COUNT,
                        minute -> part(task, nightly, minute, 1, aftermath))
                .add(
                        "BytesTransferred",
                        StandardUnit.BYTES,
                        minute ->
                                part(task, nightly, minute, DataSyncNights.BYTES_A_FILE, aftermath))
                .metrics();
    }

    /** What of a night's files comes in a minute; all minutes together are all files. */
    private static Sample part(
            DescribeTaskResponse task,
            LocalTime nightly,
            long minute,
            long each,
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
        long files = DataSyncNights.files(start);
        return Sample.of((files * (into + 1) / minutes - files * into / minutes) * (double) each);
    }
}
