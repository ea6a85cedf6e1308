package io.stratoscope.simulator;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.LogDeliveryConfiguration;
import software.amazon.awssdk.services.elasticache.model.LogFormat;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who writes to a log group by himself: found anew each time in what the account holds, so that whoever is made begins to
 * write, and whoever is removed stops.
 */
final class LogWriters {

    /** How long a nightly transfer takes. */
    private static final long TRANSFER_SECONDS = 420;

    /** Every day at a time: the only schedules whose runs are made up here. */
    private static final Pattern DAILY =
            Pattern.compile("cron\\((\\d{1,2}) (\\d{1,2}) \\* \\* \\? \\*\\)");

    private final AccountState account;
    private final String region;

    LogWriters(AccountState account, String region) {
        this.account = account;
        this.region = region;
    }

    /** Those who write to a group at some time between the two. */
    List<LogWriter> of(String group, Instant from, Instant to) {
        return Stream.of(
                        containers(group),
                        databases(group),
                        caches(group),
                        transfers(group, from, to))
                .flatMap(Function.identity())
                .filter(writer -> !writer.since().isAfter(to) && !writer.until().isBefore(from))
                .toList();
    }

    /** Since when a group is silent because disasters have stopped all who wrote there; empty where one still writes, and where none ever did. */
    Optional<Instant> silentSince(String group, Instant now) {
        if (account.aftermath().since().isEmpty()) {
            return Optional.empty();
        }
        List<LogWriter> all =
                Stream.of(containers(group), databases(group), caches(group))
                        .flatMap(Function.identity())
                        .toList();
        return all.stream().anyMatch(writer -> writer.until().isAfter(now))
                ? Optional.empty()
                : all.stream().map(LogWriter::until).max(Comparator.naturalOrder());
    }

    private Stream<LogWriter> containers(String group) {
        EcsState ecs = account.service(SimulatedEcs.class, EcsClient.class, region).state();
        Map<String, TaskDefinition> definitions =
                ecs.taskDefinitions().stream()
                        .collect(
                                Collectors.toMap(
                                        TaskDefinition::taskDefinitionArn, Function.identity()));
        return ecs.clusters().stream()
                .flatMap(cluster -> ecs.tasks(cluster.clusterName()).values().stream())
                .flatMap(task ->
                        Optional.ofNullable(definitions.get(task.taskDefinitionArn())).stream()
                                .flatMap(definition -> definition.containerDefinitions().stream())
                                .filter(container -> logsTo(container, group))
                                .map(container -> container(task, container, struck(task))));
    }

    private static boolean logsTo(ContainerDefinition container, String group) {
        return container.logConfiguration() != null
                && container.logConfiguration().logDriver() == LogDriver.AWSLOGS
                && group.equals(container.logConfiguration().options().get("awslogs-group"));
    }

    // prefix/container/task, as the driver names its streams.
    private static LogWriter container(
            Task task, ContainerDefinition container, StruckPrograms struck) {
        String id = EcsState.lastSegment(task.taskArn());
        String prefix = container.logConfiguration().options().get("awslogs-stream-prefix");
        String stream = prefix == null ? id : prefix + "/" + container.name() + "/" + id;
        String image = String.valueOf(container.image());
        if (image.contains("immich-server")) {
            ServerVoice voice = new ServerVoice(zone(container));
            return struck.server(LogWriter.running(stream, task.startedAt(), voice), voice);
        }
        if (image.contains("immich-machine-learning")) {
            MachineLearningVoice voice = new MachineLearningVoice(zone(container));
            return struck.machineLearning(
                    LogWriter.running(stream, task.startedAt(), voice), voice);
        }
        return struck.other(LogWriter.running(stream, task.startedAt(), new VisitorsVoice()));
    }

    private static ZoneId zone(ContainerDefinition container) {
        String name =
                container.environment().stream()
                        .filter(variable -> "TZ".equals(variable.name()))
                        .map(KeyValuePair::value)
                        .findFirst()
                        .orElse("UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            // A container with a zone that nobody knows takes UTC, too.
            return ZoneOffset.UTC;
        }
    }

    private Stream<LogWriter> databases(String group) {
        return account
                .service(SimulatedRds.class, RdsClient.class, region)
                .clusters()
                .rows()
                .all()
                .stream()
                .filter(cluster -> cluster.enabledCloudwatchLogsExports().contains("postgresql"))
                .filter(cluster ->
                        group.equals(
                                "/aws/rds/cluster/"
                                        + cluster.dbClusterIdentifier()
                                        + "/postgresql"))
                .flatMap(cluster -> instances(cluster, struck(cluster.clusterCreateTime())));
    }

    /** What was made at a time, as it is struck. */
    private StruckPrograms struck(Instant made) {
        return new StruckPrograms(account.aftermath().feltBy(made));
    }

    /** A task that mounts a lost file system has ended; one that mounts another has nothing to do with it. */
    private StruckPrograms struck(Task task) {
        Aftermath all = account.aftermath();
        return LostSystems.of(account)
                .filter(lost -> lost.mountedBy(task.taskDefinitionArn()).isEmpty())
                .map(_ -> new StruckPrograms(all.without(LostFiles.NAME)))
                .orElseGet(() -> new StruckPrograms(all));
    }

    private static Stream<LogWriter> instances(DBCluster cluster, StruckPrograms struck) {
        return cluster.dbClusterMembers().stream()
                .map(member -> {
                    PostgresVoice voice =
                            new PostgresVoice(
                                    String.valueOf(cluster.masterUsername()),
                                    cluster.databaseName() == null
                                            ? "postgres"
                                            : cluster.databaseName(),
                                    member.isClusterWriter());
                    return struck.database(
                            LogWriter.running(
                                    member.dbInstanceIdentifier() + ".0",
                                    cluster.clusterCreateTime(),
                                    voice),
                            voice);
                });
    }

    private Stream<LogWriter> caches(String group) {
        return account
                .service(SimulatedElastiCache.class, ElastiCacheClient.class, region)
                .groups()
                .clusters()
                .stream()
                .flatMap(cache ->
                        cache.logDeliveryConfigurations().stream()
                                .filter(log -> "engine-log".equals(log.logTypeAsString()))
                                .filter(log -> group.equals(destination(log)))
                                .map(log ->
                                        struck(cache.cacheClusterCreateTime())
                                                .cache(cache(cache, log))));
    }

    private static String destination(LogDeliveryConfiguration log) {
        return log.destinationDetails() == null
                        || log.destinationDetails().cloudWatchLogsDetails() == null
                ? ""
                : String.valueOf(log.destinationDetails().cloudWatchLogsDetails().logGroup());
    }

    private static LogWriter cache(CacheCluster cache, LogDeliveryConfiguration log) {
        String id = cache.cacheClusterId();
        return LogWriter.running(
                "elasticache/" + cache.engine() + "/" + id + "/0001/engine-log",
                cache.cacheClusterCreateTime(),
                new RedisVoice(id, id.endsWith("-001"), log.logFormat() == LogFormat.JSON));
    }

    private Stream<LogWriter> transfers(String group, Instant from, Instant to) {
        SimulatedDataSync dataSync =
                account.service(SimulatedDataSync.class, DataSyncClient.class, region);
        return dataSync.all().stream()
                .filter(task -> task.cloudWatchLogGroupArn() != null)
                .filter(task -> SimulatedLogs.nameOf(task.cloudWatchLogGroupArn()).equals(group))
                .flatMap(task ->
                        // The last nights are among the executions, too.
                        Stream.concat(
                                        dataSync.executionsOf(task.taskArn()).stream()
                                                .map(execution -> transfer(task, execution)),
                                        nights(task, from, to))
                                .filter(night -> isDone(night, dataSync.aftermathOf(task))))
                .distinct();
    }

    /** No night is run after the schedule was switched off, or what it copies is lost. */
    private static boolean isDone(LogWriter night, Aftermath aftermath) {
        return aftermath
                        .since(StoppedBackup.NAME)
                        .filter(since -> night.since().isAfter(since.minus(StoppedBackup.AGO)))
                        .isEmpty()
                && aftermath
                        .since(LostFiles.NAME)
                        .filter(since -> night.since().isAfter(since))
                        .isEmpty();
    }

    private static LogWriter transfer(
            DescribeTaskResponse task, DescribeTaskExecutionResponse execution) {
        return transfer(
                SimulatedDataSync.lastPart(task.taskArn()),
                SimulatedDataSync.lastPart(execution.taskExecutionArn()),
                execution.startTime());
    }

    private static LogWriter transfer(String task, String execution, Instant start) {
        return new LogWriter(
                task + "-" + execution,
                start,
                start.plusSeconds(TRANSFER_SECONDS),
                new TransferVoice(task, execution, TRANSFER_SECONDS));
    }

    /** What a schedule started. */
    private static Stream<LogWriter> nights(DescribeTaskResponse task, Instant from, Instant to) {
        String schedule = task.schedule() == null ? "" : task.schedule().scheduleExpression();
        Matcher daily = DAILY.matcher(String.valueOf(schedule));
        if (!daily.matches()) {
            return Stream.empty();
        }
        LocalTime at =
                LocalTime.of(Integer.parseInt(daily.group(2)), Integer.parseInt(daily.group(1)));
        Instant first = from.isBefore(task.creationTime()) ? task.creationTime() : from;
        LocalDate day = first.minusSeconds(TRANSFER_SECONDS).atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = to.atZone(ZoneOffset.UTC).toLocalDate();
        if (last.isBefore(day)) {
            return Stream.empty();
        }
        String id = SimulatedDataSync.lastPart(task.taskArn());
        return day.datesUntil(last.plusDays(1))
                .map(night -> night.atTime(at).toInstant(ZoneOffset.UTC))
                .filter(start -> start.isAfter(task.creationTime()))
                .map(start -> transfer(id, DataSyncNights.idOf(start), start));
    }
}
