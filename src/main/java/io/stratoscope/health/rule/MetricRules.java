package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.HealthRule.Threshold;
import io.stratoscope.health.Situation;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.math.BigDecimal;
import java.util.List;

/** The rules that rest on what CloudWatch measured. Which metrics they read, {@code health.observe} asks for. */
final class MetricRules {

    private static final double GIB = 1024.0 * 1024 * 1024;

    private MetricRules() {}

    private static boolean always(Resource resource, Situation situation) {
        return true;
    }

    private static boolean never(Resource resource, Situation situation) {
        return false;
    }

    static List<HealthRule> all() {
        return List.of(
                new ErrorShareRule(
                        "load-balancer-errors",
                        ResourceType.LOAD_BALANCER,
                        List.of("HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count")),
                new ErrorShareRule(
                        "target-group-errors",
                        ResourceType.TARGET_GROUP,
                        List.of("HTTPCode_Target_5XX_Count")),
                new MetricLimitRule(
                        "load-balancer-latency",
                        "The targets of a load balancer answer in time.",
                        ResourceType.LOAD_BALANCER,
                        "TargetResponseTime",
                        Threshold.of("seconds", 2, "an average answer takes no longer, in seconds"),
                        1,
                        true,
                        "Its targets take long to answer",
                        "Look at the processor and memory of the services behind it, and at their database.",
                        MetricRules::always,
                        MetricRules::never),
                new MetricLimitRule(
                        "ecs-cpu",
                        "A service has processor to spare.",
                        ResourceType.ECS_SERVICE,
                        "CPUUtilization",
                        percent("of the reserved processor"),
                        1,
                        true,
                        "It uses nearly all the processor that it reserved",
                        "Give its tasks more processor, or run more of them.",
                        MetricRules::always,
                        MetricRules::hasTasks),
                new MetricLimitRule(
                        "ecs-memory",
                        "A service has memory to spare.",
                        ResourceType.ECS_SERVICE,
                        "MemoryUtilization",
                        percent("of the reserved memory"),
                        1,
                        true,
                        "It uses nearly all the memory that it reserved; above it, tasks are killed",
                        "Give its tasks more memory.",
                        MetricRules::always,
                        MetricRules::hasTasks),
                new MetricLimitRule(
                        "database-cpu",
                        "A database has processor to spare.",
                        ResourceType.DB_INSTANCE,
                        "CPUUtilization",
                        percent("of the processor"),
                        1,
                        true,
                        "It uses nearly all of its processor",
                        "Look for the queries that take it (Performance Insights), or take a larger class.",
                        MetricRules::always,
                        MetricRules::isAvailable),
                new ConnectionsRule(),
                new MetricLimitRule(
                        "database-local-storage",
                        "An Aurora instance has local storage to spare.",
                        ResourceType.DB_INSTANCE,
                        "FreeLocalStorage",
                        Threshold.of("gib", 1, "at least so much is free, in GiB"),
                        GIB,
                        false,
                        "Its local storage, for temporary tables and logs, is nearly full",
                        "Look for large sorts and long transactions, or take a larger class.",
                        (instance, _) -> isOfCluster(instance),
                        MetricRules::isAvailable),
                new MetricLimitRule(
                        "database-storage",
                        "A database that is not of Aurora has storage to spare.",
                        ResourceType.DB_INSTANCE,
                        "FreeStorageSpace",
                        Threshold.of("gib", 2, "at least so much is free, in GiB"),
                        GIB,
                        false,
                        "Its storage is nearly full; full, it stops",
                        "Allocate more storage, or let it grow by itself (MaxAllocatedStorage).",
                        (instance, _) -> !isOfCluster(instance),
                        MetricRules::isAvailable),
                new MetricLimitRule(
                        "database-replica-lag",
                        "The readers of an Aurora cluster follow its writer.",
                        ResourceType.DB_INSTANCE,
                        "AuroraReplicaLag",
                        Threshold.of("milliseconds", 1000, "a reader is no further behind, in ms"),
                        1,
                        true,
                        "It is far behind the writer: who reads there reads what was",
                        "Look at the load of the writer and of this reader.",
                        (instance, _) -> isOfCluster(instance),
                        MetricRules::never),
                new MetricLimitRule(
                        "cache-memory",
                        "A cache has memory to spare.",
                        ResourceType.CACHE_CLUSTER,
                        "DatabaseMemoryUsagePercentage",
                        percent("of the memory for data"),
                        1,
                        true,
                        "Its memory is nearly full",
                        "Take a larger node type; with a policy of noeviction, writes fail when it is full.",
                        MetricRules::always,
                        MetricRules::isAvailable),
                new MetricLimitRule(
                        "cache-evictions",
                        "A cache does not throw keys away for lack of memory.",
                        ResourceType.CACHE_CLUSTER,
                        "Evictions",
                        Threshold.of("keys", 100, "no more keys are evicted in five minutes"),
                        1,
                        true,
                        "It throws keys away for lack of memory; jobs in a queue may be among them",
                        "Take a larger node type.",
                        MetricRules::always,
                        MetricRules::never),
                new MetricLimitRule(
                        "cache-replication-lag",
                        "The replica of a cache follows its primary.",
                        ResourceType.CACHE_CLUSTER,
                        "ReplicationLag",
                        Threshold.of("seconds", 10, "a replica is no further behind, in seconds"),
                        1,
                        true,
                        "It is far behind the primary: what was written last is lost if it takes over",
                        "Look at the load of the primary and at its network.",
                        MetricRules::always,
                        MetricRules::never),
                new MetricLimitRule(
                        "efs-burst-credits",
                        "A bursting file system has credits left.",
                        ResourceType.EFS_FILE_SYSTEM,
                        "BurstCreditBalance",
                        Threshold.of("gib", 100, "at least so many credits are left, in GiB"),
                        GIB,
                        false,
                        "Its burst credits are nearly used up; without them it is slow",
                        "Change its throughput mode to elastic.",
                        (system, _) -> is(system, "ThroughputMode", "bursting"),
                        MetricRules::isAvailable),
                new MetricLimitRule(
                        "efs-io-limit",
                        "A file system is below its I/O limit.",
                        ResourceType.EFS_FILE_SYSTEM,
                        "PercentIOLimit",
                        Threshold.of("percent", 95, "of the I/O limit at most, in percent"),
                        1,
                        true,
                        "It is at its I/O limit: whoever reads and writes waits",
                        "Spread the load over time, or over several file systems.",
                        (system, _) -> is(system, "PerformanceMode", "generalPurpose"),
                        MetricRules::never),
                new MetricLimitRule(
                        "nat-ports",
                        "A NAT gateway finds a port for every connection.",
                        ResourceType.NAT_GATEWAY,
                        "ErrorPortAllocation",
                        Threshold.of("errors", 0, "no more connections fail in five minutes"),
                        1,
                        true,
                        "It has no port left for new connections to the same destination",
                        "Give it a second public address, or use fewer connections to one destination.",
                        MetricRules::always,
                        (gateway, _) -> is(gateway, "State", "available")));
    }

    private static Threshold percent(String ofWhat) {
        return Threshold.of("percent", 90, ofWhat + " at most, in percent");
    }

    private static boolean is(Resource resource, String field, String value) {
        return resource.description().text(field).filter(value::equals).isPresent();
    }

    private static boolean isOfCluster(Resource instance) {
        return instance.description().text("DBClusterIdentifier").isPresent();
    }

    private static boolean hasTasks(Resource service, Situation situation) {
        return service.description()
                .number("runningCount")
                .filter(count -> count.compareTo(BigDecimal.ZERO) > 0)
                .isPresent();
    }

    private static boolean isAvailable(Resource resource, Situation situation) {
        JsonObject description = resource.description();
        return description
                .text("DBInstanceStatus")
                .or(() -> description.text("CacheClusterStatus"))
                .or(() -> description.text("LifeCycleState"))
                .filter("available"::equals)
                .isPresent();
    }
}
