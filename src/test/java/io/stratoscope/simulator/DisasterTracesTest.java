package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What each disaster leaves in metrics and log lines: exactly these metrics are otherwise from its moment on and none before, these
 * programs tell of it at once, these fall silent, and the others go on as if nothing were.
 */
final class DisasterTracesTest {

    private static final String SERVER = "/ecs/immich/server";
    private static final String LEARNING = "/ecs/immich/machine-learning";
    private static final String DATABASE = "/aws/rds/cluster/immich-database/postgresql";
    private static final String CACHE = "/elasticache/immich/engine";
    private static final String BACKUP = "/aws/datasync/immich";
    private static final List<String> GROUPS = List.of(SERVER, LEARNING, DATABASE, CACHE, BACKUP);

    private static final List<String> VISITS =
            of(
                    "AWS/ApplicationELB",
                    "HTTPCode_ELB_503_Count",
                    "HTTPCode_ELB_5XX_Count",
                    "HTTPCode_Target_2XX_Count",
                    "HTTPCode_Target_3XX_Count",
                    "HTTPCode_Target_4XX_Count",
                    "HTTPCode_Target_5XX_Count",
                    "HealthyHostCount",
                    "ProcessedBytes",
                    "RequestCount",
                    "TargetResponseTime",
                    "UnHealthyHostCount");
    private static final List<String> IDLE_DATABASE =
            of(
                    "AWS/RDS",
                    "CPUUtilization",
                    "DatabaseConnections",
                    "ReadIOPS",
                    "WriteIOPS",
                    "VolumeReadIOPs",
                    "VolumeWriteIOPs");
    private static final List<String> IDLE_CACHE =
            of(
                    "AWS/ElastiCache",
                    "CPUUtilization",
                    "CacheHitRate",
                    "CurrConnections",
                    "DatabaseMemoryUsagePercentage",
                    "EngineCPUUtilization");
    private static final List<String> FEWER_TASKS =
            of(
                    "ECS/ContainerInsights",
                    "CpuUtilized",
                    "MemoryUtilized",
                    "PendingTaskCount",
                    "RunningTaskCount",
                    "TaskCount");
    private static final List<String> USE = of("AWS/ECS", "CPUUtilization", "MemoryUtilization");
    private static final List<String> NOTHING_OUT =
            of(
                    "AWS/NATGateway",
                    "ActiveConnectionCount",
                    "BytesInFromDestination",
                    "BytesInFromSource",
                    "BytesOutToDestination",
                    "BytesOutToSource",
                    "ConnectionAttemptCount",
                    "ConnectionEstablishedCount");
    private static final List<String> FEWER_LINES =
            of("AWS/Logs", "IncomingBytes", "IncomingLogEvents");
    private static final List<String> NO_BACKUP =
            of("AWS/DataSync", "BytesTransferred", "FilesTransferred");

    /**
     * Of one disaster.
     *
     * @param metrics that are otherwise from its moment on
     * @param told by log group, words of a line of its first second
     * @param silent groups in which no line comes after that second
     */
    record Traces(
            String disaster, Set<String> metrics, Map<String, String> told, Set<String> silent) {

        @Override
        public String toString() {
            return disaster;
        }
    }

    private static List<String> of(String namespace, String... names) {
        return Stream.of(names).map(name -> namespace + "/" + name).toList();
    }

    @SafeVarargs
    private static Set<String> all(List<String>... parts) {
        Set<String> all = new TreeSet<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    static Stream<Traces> each() {
        return Stream.of(
                new Traces(
                        "broken-route",
                        all(NOTHING_OUT),
                        Map.of(SERVER, "ETIMEDOUT", LEARNING, "timed out"),
                        Set.of()),
                new Traces(
                        "failed-nat",
                        all(NOTHING_OUT, of("AWS/NATGateway", "ErrorPortAllocation")),
                        Map.of(SERVER, "ETIMEDOUT", LEARNING, "timed out"),
                        Set.of()),
                new Traces(
                        "full-storage",
                        all(
                                VISITS,
                                IDLE_DATABASE,
                                of("AWS/RDS", "FreeLocalStorage", "VolumeBytesUsed"),
                                of("AWS/ECS", "CPUUtilization"),
                                of("ECS/ContainerInsights", "CpuUtilized"),
                                of("AWS/EFS", "TotalIOBytes")),
                        Map.of(
                                SERVER,
                                "PostgresError: could not extend file",
                                DATABASE,
                                "No space left on device"),
                        Set.of()),
                new Traces(
                        "disabled-key",
                        all(
                                VISITS,
                                IDLE_DATABASE,
                                of(
                                        "AWS/RDS",
                                        "AuroraReplicaLag",
                                        "Deadlocks",
                                        "FreeLocalStorage",
                                        "FreeableMemory",
                                        "MaximumUsedTransactionIDs",
                                        "VolumeBytesUsed"),
                                of("AWS/ECS", "CPUUtilization"),
                                of("ECS/ContainerInsights", "CpuUtilized"),
                                of("AWS/EFS", "TotalIOBytes"),
                                FEWER_LINES),
                        Map.of(
                                SERVER, "connect ECONNREFUSED",
                                DATABASE, "database system is shut down"),
                        Set.of(DATABASE)),
                new Traces(
                        "killed-tasks",
                        all(
                                VISITS,
                                IDLE_DATABASE,
                                IDLE_CACHE,
                                USE,
                                FEWER_TASKS,
                                of("AWS/EFS", "ClientConnections", "TotalIOBytes"),
                                FEWER_LINES),
                        Map.of(
                                SERVER,
                                "heap out of memory",
                                LEARNING,
                                "SIGKILL",
                                DATABASE,
                                "Connection reset by peer"),
                        Set.of(SERVER, LEARNING, CACHE)),
                new Traces(
                        "lost-files",
                        all(
                                VISITS,
                                IDLE_DATABASE,
                                IDLE_CACHE,
                                USE,
                                FEWER_TASKS,
                                of("ECS/ContainerInsights", "CpuReserved", "MemoryReserved"),
                                of(
                                        "AWS/EFS",
                                        "ClientConnections",
                                        "PercentIOLimit",
                                        "PermittedThroughput",
                                        "StorageBytes",
                                        "TotalIOBytes"),
                                NO_BACKUP,
                                FEWER_LINES),
                        Map.of(SERVER, "ENOENT", DATABASE, "Connection reset by peer"),
                        Set.of(SERVER, CACHE, BACKUP)),
                new Traces(
                        "ending-certificate",
                        all(of("AWS/CertificateManager", "DaysToExpiry")),
                        Map.of(),
                        Set.of()),
                new Traces("stopped-backup", all(NO_BACKUP), Map.of(), Set.of(BACKUP)));
    }

    private static final Duration WATCHED = Duration.ofHours(8);

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedAccount.immich(clock);
    private final CloudWatchClient watch =
            account.client(CloudWatchClient.class, TestAccounts.REGION);
    private Instant struck = Instant.EPOCH;

    @BeforeEach
    void untilTheEvening() {
        clock.turn(Duration.ofDays(40).plusHours(16).plusMillis(271));
        struck = clock.instant();
    }

    @Test
    void eachDisasterIsInTheTable() {
        assertThat(each().map(Traces::disaster))
                .containsExactlyInAnyOrderElementsOf(
                        Disasters.ALL.stream().map(Disaster::name).toList());
    }

    @ParameterizedTest
    @MethodSource("each")
    void theseMetricsAreOtherwiseFromThenOn(Traces traces) {
        clock.turn(WATCHED);
        // A stopped backup is one that stopped some days ago.
        Instant quiet =
                traces.disaster().equals("stopped-backup")
                        ? struck.minus(StoppedBackup.AGO)
                        : struck;
        List<Metric> metrics = watch.listMetricsPaginator().metrics().stream().toList();
        Map<Metric, List<Double>> before = read(metrics, quiet.minus(WATCHED), quiet);
        Map<Metric, List<Double>> after = read(metrics, struck, clock.instant());
        account.state().faults().disaster(traces.disaster(), struck);
        assertThat(read(metrics, quiet.minus(WATCHED), quiet)).isEqualTo(before);
        Map<Metric, List<Double>> now = read(metrics, struck, clock.instant());
        Set<String> changed = new TreeSet<>();
        after.forEach((metric, values) -> {
            if (!values.equals(now.get(metric))) {
                changed.add(metric.namespace() + "/" + metric.metricName());
            }
        });
        assertThat(changed).isEqualTo(traces.metrics());
        account.disasters().turn(traces.disaster(), false);
        assertThat(read(metrics, struck, clock.instant())).isEqualTo(after);
    }

    private Map<Metric, List<Double>> read(List<Metric> metrics, Instant from, Instant to) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (Metric metric : metrics) {
            queries.add(
                    MetricDataQuery.builder()
                            .id("m" + queries.size())
                            .metricStat(stat -> stat.metric(metric).period(300).stat("Sum"))
                            .build());
        }
        Map<Metric, List<Double>> values = new TreeMap<>(Comparator.comparing(Metric::toString));
        // Periods begin at full five minutes: the one in which it happened is left out of what was
        // before.
        watch.getMetricDataPaginator(request ->
                        request.startTime(from.plusSeconds(300))
                                .endTime(to.minusSeconds(300))
                                .metricDataQueries(queries))
                .metricDataResults()
                .forEach(result ->
                        values.computeIfAbsent(
                                        metrics.get(Integer.parseInt(result.id().substring(1))),
                                        _ -> new ArrayList<>())
                                .addAll(result.values()));
        return values;
    }

    @ParameterizedTest
    @MethodSource("each")
    void theseLinesComeAtOnceAndTheseEnd(Traces traces) {
        Map<String, List<FilteredLogEvent>> before = lines(struck.minus(Duration.ofHours(1)), -10);
        clock.turn(WATCHED);
        Instant end = clock.instant();
        Map<String, List<FilteredLogEvent>> calm = lines(struck, WATCHED.toSeconds());
        account.state().faults().disaster(traces.disaster(), struck);
        assertThat(lines(struck.minus(Duration.ofHours(1)), -10)).isEqualTo(before);
        Map<String, List<FilteredLogEvent>> now = lines(struck, WATCHED.toSeconds());
        for (String group : GROUPS) {
            told(
                    group,
                    traces,
                    calm.getOrDefault(group, List.of()),
                    now.getOrDefault(group, List.of()));
        }
        account.disasters().turn(traces.disaster(), false);
        assertThat(clock.instant()).isEqualTo(end);
        assertThat(lines(struck, WATCHED.toSeconds())).isEqualTo(calm);
    }

    private void told(
            String group,
            Traces traces,
            List<FilteredLogEvent> calm,
            List<FilteredLogEvent> events) {
        String words = traces.told().get(group);
        Instant second = Instant.ofEpochSecond(struck.getEpochSecond() + 1);
        SoftAssertions.assertSoftly(softly -> {
            if (words != null) {
                softly.assertThat(events)
                        .as(group)
                        .anySatisfy(event -> {
                            assertThat(event.message()).contains(words);
                            assertThat(at(event)).isBetween(struck, second);
                        });
                softly.assertThat(calm)
                        .as(group + " while all is well")
                        .noneSatisfy(event -> assertThat(event.message()).contains(words));
            } else if (!traces.silent().contains(group)) {
                softly.assertThat(events).as(group).isEqualTo(calm).isNotEmpty();
            }
            List<FilteredLogEvent> later =
                    events.stream().filter(event -> !at(event).isBefore(second)).toList();
            if (traces.silent().contains(group)) {
                softly.assertThat(later).as(group).isEmpty();
            } else {
                softly.assertThat(later).as(group).isNotEmpty();
            }
        });
    }

    private static Instant at(FilteredLogEvent event) {
        return Instant.ofEpochMilli(event.timestamp());
    }

    /** By group. */
    private Map<String, List<FilteredLogEvent>> lines(Instant from, long seconds) {
        Map<String, List<FilteredLogEvent>> lines = new TreeMap<>();
        for (String group : GROUPS) {
            lines.put(
                    group,
                    account
                            .client(CloudWatchLogsClient.class, TestAccounts.REGION)
                            .filterLogEventsPaginator(request ->
                                    request.logGroupName(group)
                                            .startTime(from.toEpochMilli())
                                            .endTime(struck.plusSeconds(seconds).toEpochMilli()))
                            .events()
                            .stream()
                            .toList());
        }
        return lines;
    }
}
