package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.ThroughputMode;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html">EFS file systems</a>. They hold as much as EFS says of them. */
final class StorageMetrics implements MetricFamily {

    private static final int STORED_EVERY = 15;
    private static final double MIB = 1L << 20;
    private static final double FULL_CREDIT = 2.3e12;
    private static final double PERMITTED = 100 * MIB;

    @Override
    public String namespace() {
        return "AWS/EFS";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        Aftermath aftermath = account.aftermath();
        return account
                .client(EfsClient.class, region)
                .describeFileSystemsPaginator()
                .fileSystems()
                .stream()
                // It does not come back when those who mounted it have another.
                .flatMap(system ->
                        of(
                                system,
                                aftermath.goingOn(LostFiles.NAME).feltBy(system.creationTime())));
    }

    private Stream<SimulatedMetric> of(FileSystemDescription system, Aftermath aftermath) {
        boolean bursts = system.throughputMode() == ThroughputMode.BURSTING;
        Metering own =
                new Metering(
                                namespace(),
                                Map.of("FileSystemId", system.fileSystemId()),
                                system.creationTime())
                        .add(
                                "PercentIOLimit",
                                StandardUnit.PERCENT,
                                there(aftermath, minute -> Sample.of(work(system, minute) * 2.5)))
                        .add(
                                "TotalIOBytes",
                                StandardUnit.BYTES,
                                there(aftermath, minute -> transferred(system, minute, aftermath)))
                        .add(
                                "ClientConnections",
                                StandardUnit.COUNT,
                                there(
                                        aftermath,
                                        minute ->
                                                Sample.of(
                                                        aftermath.isWithoutTasks(minute)
                                                                ? 0
                                                                : system.numberOfMountTargets())))
                        .add(
                                "PermittedThroughput",
                                StandardUnit.BYTES_SECOND,
                                there(aftermath, _ -> Sample.of(PERMITTED)))
                        .addIf(
                                bursts,
                                "BurstCreditBalance",
                                StandardUnit.BYTES,
                                there(
                                        aftermath,
                                        minute ->
                                                Sample.of(
                                                        FULL_CREDIT
                                                                * (0.97
                                                                        - 0.02
                                                                                * work(
                                                                                        system,
                                                                                        minute)))));
        return Stream.of(
                        own.metrics(),
                        stored(system, "Total", system.sizeInBytes().value(), aftermath),
                        stored(
                                system,
                                "Standard",
                                system.sizeInBytes().valueInStandard(),
                                aftermath),
                        stored(system, "IA", system.sizeInBytes().valueInIA(), aftermath))
                .flatMap(Function.identity());
    }

    private Stream<SimulatedMetric> stored(
            FileSystemDescription system, String storageClass, Long bytes, Aftermath aftermath) {
        return new Metering(
                        namespace(),
                        Map.of("FileSystemId", system.fileSystemId(), "StorageClass", storageClass),
                        system.creationTime())
                .addIf(
                        bytes != null,
                        "StorageBytes",
                        StandardUnit.BYTES,
                        there(
                                aftermath,
                                minute ->
                                        minute % STORED_EVERY == 0
                                                ? Sample.of(bytes.doubleValue())
                                                : Sample.NONE))
                .metrics();
    }

    /** A file system that is gone says nothing more. */
    private static SimulatedMetric.Series there(
            Aftermath aftermath, SimulatedMetric.Series series) {
        return minute ->
                aftermath.inMinute(minute, LostFiles.NAME) ? Sample.NONE : series.at(minute);
    }

    private static double work(FileSystemDescription system, long minute) {
        return Visits.level(minute)
                * (0.7 + 0.6 * Wave.rough(Wave.seed(system.fileSystemId()), minute));
    }

    private static Sample transferred(
            FileSystemDescription system, long minute, Aftermath aftermath) {
        if (aftermath.isWithoutTasks(minute) || aftermath.isFailing(minute)) {
            return Sample.NONE;
        }
        double operations = Math.ceil(40 * work(system, minute));
        double each = 0.25 * MIB;
        return operations == 0
                ? Sample.NONE
                : new Sample(operations, Math.rint(operations * each), 4096, 4 * each);
    }
}
