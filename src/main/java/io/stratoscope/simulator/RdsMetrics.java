package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html">Aurora
 * clusters and their instances</a>. What an instance says is there under its own name, under its cluster's, and under its cluster's and
 * its role.
 */
final class RdsMetrics implements MetricFamily {

    private static final double GIB = 1L << 30;
    private static final int EVERY = 5;
    private static final long TRANSACTIONS_A_MINUTE = 21;
    private static final double FIRST_TRANSACTIONS = 1_200_000;
    private static final double FREED_AT = 150_000_000;
    private static final long SECONDS = 60;

    /** A metric of an instance. */
    private record Spoken(String name, StandardUnit unit, Voice voice) {}

    /** What an instance says in a minute. */
    @FunctionalInterface
    private interface Voice {
        Sample at(Instance instance, long minute);
    }

    private record Instance(
            String id, Instant since, boolean writes, boolean serverless, Aftermath aftermath) {

        long seed(String metric) {
            return Wave.seed(id + " " + metric);
        }

        double load(long minute) {
            return Visits.level(minute) * Visits.growth(since, minute) * (writes ? 1 : 0.5);
        }

        /** Whether nobody works with it. */
        boolean isIdle(long minute) {
            return aftermath.isWithoutTasks(minute) || aftermath.isFailing(minute);
        }

        boolean isClosed(long minute) {
            return aftermath.inMinute(minute, DisabledKey.NAME);
        }
    }

    private static final List<Spoken> OF_INSTANCES =
            List.of(
                    new Spoken("CPUUtilization", StandardUnit.PERCENT, RdsMetrics::cpu),
                    new Spoken("DatabaseConnections", StandardUnit.COUNT, RdsMetrics::connections),
                    new Spoken("FreeableMemory", StandardUnit.BYTES, RdsMetrics::memory),
                    new Spoken("FreeLocalStorage", StandardUnit.BYTES, RdsMetrics::local),
                    new Spoken("ReadIOPS", StandardUnit.COUNT_SECOND, RdsMetrics::reads),
                    new Spoken("WriteIOPS", StandardUnit.COUNT_SECOND, RdsMetrics::writes),
                    new Spoken("Deadlocks", StandardUnit.COUNT_SECOND, RdsMetrics::deadlocks),
                    new Spoken("AuroraReplicaLag", StandardUnit.MILLISECONDS, RdsMetrics::lag),
                    new Spoken(
                            "MaximumUsedTransactionIDs",
                            StandardUnit.COUNT,
                            RdsMetrics::transactions),
                    new Spoken(
                            "ServerlessDatabaseCapacity",
                            StandardUnit.COUNT,
                            RdsMetrics::capacity));

    @Override
    public String namespace() {
        return "AWS/RDS";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        SimulatedRds rds = account.service(SimulatedRds.class, RdsClient.class, region);
        Aftermath aftermath = account.aftermath();
        Map<String, DBInstance> instances =
                rds.describeDBInstancesPaginator().dbInstances().stream()
                        .collect(
                                Collectors.toMap(
                                        DBInstance::dbInstanceIdentifier, Function.identity()));
        return rds.describeDBClustersPaginator().dbClusters().stream()
                .flatMap(cluster -> of(cluster, instances, rds.volumes(), aftermath));
    }

    private Stream<SimulatedMetric> of(
            DBCluster cluster,
            Map<String, DBInstance> known,
            RdsVolumes volumes,
            Aftermath aftermath) {
        String id = cluster.dbClusterIdentifier();
        List<Instance> members =
                cluster.dbClusterMembers().stream()
                        .flatMap(member ->
                                Optional.ofNullable(known.get(member.dbInstanceIdentifier()))
                                        .map(it -> instance(member, it, aftermath))
                                        .stream())
                        .toList();
        Stream<SimulatedMetric> own =
                members.stream()
                        .flatMap(member ->
                                all(Map.of("DBInstanceIdentifier", member.id()), List.of(member)));
        Stream<SimulatedMetric> together = all(Map.of("DBClusterIdentifier", id), members);
        Stream<SimulatedMetric> byRole =
                Stream.of(true, false)
                        .flatMap(writes ->
                                all(
                                        Map.of(
                                                "DBClusterIdentifier",
                                                id,
                                                "Role",
                                                writes ? "WRITER" : "READER"),
                                        members.stream()
                                                .filter(member -> member.writes() == writes)
                                                .toList()));
        return Stream.of(
                        own,
                        together,
                        byRole,
                        volume(cluster, volumes, aftermath.feltBy(cluster.clusterCreateTime())))
                .flatMap(Function.identity());
    }

    private static Instance instance(DBClusterMember member, DBInstance it, Aftermath aftermath) {
        return new Instance(
                it.dbInstanceIdentifier(),
                it.instanceCreateTime(),
                Boolean.TRUE.equals(member.isClusterWriter()),
                "db.serverless".equals(it.dbInstanceClass()),
                aftermath.feltBy(it.instanceCreateTime()));
    }

    private Stream<SimulatedMetric> all(Map<String, String> dimensions, List<Instance> members) {
        if (members.isEmpty()) {
            return Stream.empty();
        }
        Metering metering =
                new Metering(
                        namespace(),
                        dimensions,
                        members.stream()
                                .map(Instance::since)
                                .min(Instant::compareTo)
                                .orElseThrow());
        for (Spoken spoken : OF_INSTANCES) {
            if (members.stream().anyMatch(member -> speaks(member, spoken.name()))) {
                metering.add(
                        spoken.name(), spoken.unit(), minute -> together(spoken, members, minute));
            }
        }
        return metering.metrics();
    }

    /** Only a reader lags behind, only a writer counts transactions, and only what is serverless has a capacity that changes. */
    private static boolean speaks(Instance instance, String metric) {
        return switch (metric) {
            case "AuroraReplicaLag" -> !instance.writes();
            case "MaximumUsedTransactionIDs" -> instance.writes();
            case "ServerlessDatabaseCapacity" -> instance.serverless();
            default -> true;
        };
    }

    private static Sample together(Spoken spoken, List<Instance> members, long minute) {
        Sample all = Sample.NONE;
        for (Instance member : members) {
            if (speaks(member, spoken.name())
                    && minute >= member.since().getEpochSecond() / SECONDS) {
                all = all.and(spoken.voice().at(member, minute));
            }
        }
        return all;
    }

    private Stream<SimulatedMetric> volume(
            DBCluster cluster, RdsVolumes volumes, Aftermath aftermath) {
        Instant since = cluster.clusterCreateTime();
        String id = cluster.dbClusterIdentifier();
        return new Metering(namespace(), Map.of("DBClusterIdentifier", id), since)
                .add(
                        "VolumeBytesUsed",
                        StandardUnit.BYTES,
                        minute ->
                                minute % EVERY == 0
                                        ? Sample.of(
                                                volumes.bytes(
                                                        cluster,
                                                        Instant.ofEpochSecond(
                                                                grown(minute, aftermath)
                                                                        * SECONDS)))
                                        : Sample.NONE)
                .add(
                        "VolumeReadIOPs",
                        StandardUnit.COUNT,
                        minute -> operations(id + " read", since, 900, minute, aftermath))
                .add(
                        "VolumeWriteIOPs",
                        StandardUnit.COUNT,
                        minute -> operations(id + " write", since, 2600, minute, aftermath))
                .metrics();
    }

    /** Nothing is written to what is full, or cannot be opened. */
    private static long grown(long minute, Aftermath aftermath) {
        return aftermath
                .since(FullStorage.NAME, DisabledKey.NAME)
                .map(began -> Math.min(minute, began.getEpochSecond() / SECONDS))
                .orElse(minute);
    }

    private static Sample operations(
            String seed, Instant since, double usual, long minute, Aftermath aftermath) {
        if (minute % EVERY != 0) {
            return Sample.NONE;
        }
        boolean idle = aftermath.isFailing(minute) || aftermath.isWithoutTasks(minute);
        return Sample.of(
                idle
                        ? 0
                        : Math.floor(
                                usual
                                        * Visits.level(minute)
                                        * Visits.growth(since, minute)
                                        * (0.8 + 0.4 * Wave.rough(Wave.seed(seed), minute))));
    }

    private static Sample cpu(Instance it, long minute) {
        if (it.isClosed(minute)) {
            return Sample.NONE;
        }
        double noise = 3 * Wave.rough(it.seed("cpu"), minute);
        double usual = it.isIdle(minute) ? 4 : Math.min(64, 7 + 13 * it.load(minute));
        return Sample.around(usual + noise, 2.5, 1);
    }

    private static Sample connections(Instance it, long minute) {
        if (it.isClosed(minute) || it.isIdle(minute)) {
            return Sample.of(it.isClosed(minute) || !it.writes() ? 0 : 1);
        }
        return Sample.of(
                Math.rint(
                        (it.writes() ? 12 : 4)
                                + 14 * it.load(minute)
                                + 4 * Wave.rough(it.seed("connections"), minute)));
    }

    private static Sample memory(Instance it, long minute) {
        return it.isClosed(minute)
                ? Sample.NONE
                : Sample.around(
                        GIB
                                * (1.35
                                        + 0.3 * Wave.smooth(it.seed("memory"), minute, 240)
                                        - 0.08 * Visits.level(minute)),
                        GIB / 50,
                        1);
    }

    private static Sample local(Instance it, long minute) {
        if (it.isClosed(minute)) {
            return Sample.NONE;
        }
        return Sample.of(
                it.aftermath().inMinute(minute, FullStorage.NAME)
                        ? 0
                        : GIB * (26 + 2 * Wave.smooth(it.seed("local"), minute, 600)));
    }

    private static Sample reads(Instance it, long minute) {
        return rate(it, minute, "reads", 6);
    }

    private static Sample writes(Instance it, long minute) {
        return it.writes()
                ? rate(it, minute, "writes", 9)
                : it.isClosed(minute) ? Sample.NONE : Sample.of(0);
    }

    private static Sample rate(Instance it, long minute, String metric, double usual) {
        if (it.isClosed(minute)) {
            return Sample.NONE;
        }
        double noise = 0.7 + 0.6 * Wave.rough(it.seed(metric), minute);
        return Sample.of(it.isIdle(minute) ? 0.2 * noise : usual * it.load(minute) * noise);
    }

    private static Sample deadlocks(Instance it, long minute) {
        return it.isClosed(minute) ? Sample.NONE : Sample.of(0);
    }

    private static Sample lag(Instance it, long minute) {
        return it.isClosed(minute)
                ? Sample.NONE
                : Sample.around(14 + 9 * Wave.rough(it.seed("lag"), minute), 4, 1);
    }

    /** Counts up until the server cleans up. */
    private static Sample transactions(Instance it, long minute) {
        if (it.isClosed(minute)) {
            return Sample.NONE;
        }
        long age = Math.max(0, minute - it.since().getEpochSecond() / SECONDS);
        return Sample.of((FIRST_TRANSACTIONS + (double) age * TRANSACTIONS_A_MINUTE) % FREED_AT);
    }

    private static Sample capacity(Instance it, long minute) {
        return it.isClosed(minute)
                ? Sample.NONE
                : Sample.of(Math.rint(2 * (0.5 + it.load(minute))) / 2);
    }
}
