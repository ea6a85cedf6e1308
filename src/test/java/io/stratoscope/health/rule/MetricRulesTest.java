package io.stratoscope.health.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Measurement;
import io.stratoscope.health.Observations;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricPoint;
import io.stratoscope.metrics.MetricQuestion;
import io.stratoscope.metrics.MetricSeries;
import io.stratoscope.metrics.MetricWindow;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Each rule on metrics with what it is about, and with a near miss. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricRulesTest {

    private static final Instant FROM = Instant.parse("2026-11-23T11:45:00Z");
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final MetricWindow WINDOW =
            new MetricWindow(FROM, FROM.plus(Duration.ofMinutes(15)), PERIOD);
    private static final double GIB = 1024.0 * 1024 * 1024;

    private final ImmichHealth immich = ImmichHealth.atNoon();
    private final Topology topology = Topology.of(immich.snapshot());

    private Resource resource(String type, String name) {
        return immich.snapshot().resources().stream()
                .filter(each -> each.type().kind().equals(type) && each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MetricQuestion question(Resource resource, String metric) {
        return ResourceMetrics.questions(topology, resource.arn()).stream()
                .filter(each -> each.metric().id().name().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private Measurement answered(Resource resource, String metric, MetricAnswer answer) {
        return new Measurement(immich.now(), question(resource, metric), answer);
    }

    private Measurement measured(Resource resource, String metric, double... values) {
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                points.add(new MetricPoint(FROM.plus(PERIOD.multipliedBy(i)), values[i]));
            }
        }
        return answered(
                resource,
                metric,
                new MetricAnswer.Read(
                        new MetricSeries(
                                question(resource, metric), WINDOW, points, false, List.of())));
    }

    private ImmichHealth with(Resource resource, Measurement... measurements) {
        return immich.with(
                immich.observations()
                        .and(
                                new Observations(
                                        Map.of(),
                                        List.of(),
                                        Map.of(resource.arn(), List.of(measurements)))));
    }

    private static Verdict verdict(ImmichHealth health, String rule, Resource resource) {
        return health.verdict(rule, resource.arn()).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    load-balancer-latency  | LoadBalancer | immich-alb             | TargetResponseTime            | 2.1  | DEGRADED | take long to answer: 2.1 s, and 2 s is the limit
                    load-balancer-latency  | LoadBalancer | immich-alb             | TargetResponseTime            | 2    | OK       | 2 s
                    ecs-cpu                | Service      | immich-server          | CPUUtilization                | 90.5 | DEGRADED | 90.5 %
                    ecs-cpu                | Service      | immich-server          | CPUUtilization                | 90   | OK       | Processor: 90 %
                    ecs-memory             | Service      | immich-server          | MemoryUtilization             | 96   | DEGRADED | tasks are killed
                    ecs-memory             | Service      | immich-server          | MemoryUtilization             | 89   | OK       | 89 %
                    database-cpu           | DBInstance   | immich-database-writer | CPUUtilization                | 91   | DEGRADED | nearly all of its processor
                    database-cpu           | DBInstance   | immich-database-writer | CPUUtilization                | 90   | OK       | 90 %
                    database-replica-lag   | DBInstance   | immich-database-reader | AuroraReplicaLag              | 1001 | DEGRADED | far behind the writer
                    database-replica-lag   | DBInstance   | immich-database-reader | AuroraReplicaLag              | 1000 | OK       | Replica lag
                    cache-memory           | CacheCluster | immich-cache           | DatabaseMemoryUsagePercentage | 91   | DEGRADED | nearly full
                    cache-memory           | CacheCluster | immich-cache           | DatabaseMemoryUsagePercentage | 90   | OK       | 90 %
                    cache-evictions        | CacheCluster | immich-cache           | Evictions                     | 101  | DEGRADED | throws keys away
                    cache-evictions        | CacheCluster | immich-cache           | Evictions                     | 100  | OK       | 100
                    cache-replication-lag  | CacheCluster | immich-cache           | ReplicationLag                | 11   | DEGRADED | 11 s
                    cache-replication-lag  | CacheCluster | immich-cache           | ReplicationLag                | 10   | OK       | 10 s
                    efs-io-limit           | FileSystem   | immich-library         | PercentIOLimit                | 96   | DEGRADED | at its I/O limit
                    efs-io-limit           | FileSystem   | immich-library         | PercentIOLimit                | 95   | OK       | 95 %
                    nat-ports              | NatGateway   | immich-nat-a           | ErrorPortAllocation           | 1    | DEGRADED | no port left
                    nat-ports              | NatGateway   | immich-nat-a           | ErrorPortAllocation           | 0    | OK       | 0
                    database-connections   | DBInstance   | immich-database-writer | DatabaseConnections           | 345  | DEGRADED | 345 of about 405 connections
                    database-connections   | DBInstance   | immich-database-writer | DatabaseConnections           | 344  | OK       | 344 of about 405
                    """)
    void theLimitHolds(
            String rule,
            String type,
            String name,
            String metric,
            double value,
            Level level,
            String words) {
        Resource resource = resource(type, name);

        Verdict verdict =
                verdict(
                        with(resource, measured(resource, metric, value, value, value)),
                        rule,
                        resource);

        assertThat(verdict.level()).isEqualTo(level);
        assertThat(verdict.words()).contains(words);
        assertThat(verdict.readings().getFirst())
                .satisfies(reading -> {
                    assertThat(reading.name()).isEqualTo(metric);
                    assertThat(reading.source().call()).isEqualTo("cloudwatch:GetMetricData");
                    assertThat(reading.at()).isEqualTo(FROM.plus(PERIOD.multipliedBy(2)));
                });
        assertThat(verdict.remedy().isEmpty()).isEqualTo(level == Level.OK);
        if (level == Level.DEGRADED) {
            assertThat(verdict.since()).contains(FROM);
        }
    }

    @Test
    void storageIsTooLittleBelowTheLimit() {
        Resource writer = resource("DBInstance", "immich-database-writer");

        assertThat(
                        verdict(
                                        with(
                                                writer,
                                                measured(writer, "FreeLocalStorage", 0.9 * GIB)),
                                        "database-local-storage",
                                        writer)
                                .words())
                .contains("nearly full: 922 MiB, and 1 GiB is the limit");
        assertThat(
                        verdict(
                                        with(writer, measured(writer, "FreeLocalStorage", GIB)),
                                        "database-local-storage",
                                        writer)
                                .level())
                .isEqualTo(Level.OK);
    }

    @Test
    void creditsMatterOnlyToWhatBursts() {
        Resource files = resource("FileSystem", "immich-library");
        ImmichHealth few = with(files, measured(files, "BurstCreditBalance", 99 * GIB));

        assertThat(few.verdict("efs-burst-credits", files.arn()))
                .as("its throughput is elastic")
                .isEmpty();
        ImmichHealth bursting =
                few.with(
                        ResourceType.EFS_FILE_SYSTEM,
                        "immich-library",
                        ImmichHealth.set("ThroughputMode", "bursting"));
        assertThat(verdict(bursting, "efs-burst-credits", files).level()).isEqualTo(Level.DEGRADED);
    }

    @Test
    void aSpikeThatIsOverIsNoProblemAndOneThatBeganIsOneSinceThen() {
        Resource server = resource("Service", "immich-server");

        assertThat(
                        verdict(
                                        with(
                                                server,
                                                measured(server, "CPUUtilization", 99, 99, 40)),
                                        "ecs-cpu",
                                        server)
                                .level())
                .isEqualTo(Level.OK);
        assertThat(
                        verdict(
                                        with(
                                                server,
                                                measured(server, "CPUUtilization", 40, 40, 99)),
                                        "ecs-cpu",
                                        server)
                                .since())
                .contains(FROM.plus(PERIOD.multipliedBy(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 6, 0, DEGRADED",
        "100, 5, 0, OK",
        "10, 10, 0, OK",
        "0, 0, 30, DEGRADED",
        "1000, 30, 30, DEGRADED",
        "1000, 20, 30, OK",
    })
    void errorsAreAShareOfTheAnswers(double requests, double ofTargets, double own, Level level) {
        Resource balancer = resource("LoadBalancer", "immich-alb");
        ImmichHealth health =
                with(
                        balancer,
                        measured(balancer, "RequestCount", requests / 2, requests / 2),
                        measured(balancer, "HTTPCode_Target_5XX_Count", ofTargets),
                        measured(balancer, "HTTPCode_ELB_5XX_Count", own));

        Verdict verdict = verdict(health, "load-balancer-errors", balancer);

        assertThat(verdict.level()).isEqualTo(level);
        assertThat(verdict.readings()).hasSize(3);
        assertThat(verdict.words())
                .startsWith("%.0f of %.0f answers".formatted(ofTargets + own, requests + own));
    }

    @Test
    void noRequestsAreNoErrors() {
        Resource group = resource("TargetGroup", "immich-server");
        ImmichHealth quiet =
                with(
                        group,
                        answered(group, "RequestCount", new MetricAnswer.NotListed()),
                        answered(group, "HTTPCode_Target_5XX_Count", new MetricAnswer.NotListed()));

        assertThat(quiet.verdict("target-group-errors", group.arn())).isEmpty();
    }

    @Test
    void whereDataIsToBeExpectedNoneIsUnknown() {
        Resource server = resource("Service", "immich-server");
        Measurement none = answered(server, "CPUUtilization", new MetricAnswer.NotListed());
        Measurement gaps = measured(server, "CPUUtilization", Double.NaN, Double.NaN);

        assertThat(verdict(with(server, none), "ecs-cpu", server).level()).isEqualTo(Level.UNKNOWN);
        assertThat(verdict(with(server, gaps), "ecs-cpu", server).words())
                .contains("no data of the last minutes");
        ImmichHealth idle =
                with(server, none)
                        .with(
                                ResourceType.ECS_SERVICE,
                                "immich-server",
                                ImmichHealth.set("runningCount", JsonValue.of(0)));
        assertThat(idle.verdict("ecs-cpu", server.arn()))
                .as("a service without tasks has none")
                .isEmpty();
        Resource writer = resource("DBInstance", "immich-database-writer");
        assertThat(
                        with(
                                        writer,
                                        answered(
                                                writer,
                                                "AuroraReplicaLag",
                                                new MetricAnswer.NotListed()))
                                .verdict("database-replica-lag", writer.arn()))
                .as("a writer follows nobody")
                .isEmpty();
    }

    @Test
    void whatCouldNotBeReadSaysWhy() {
        Resource balancer = resource("LoadBalancer", "immich-alb");
        MetricAnswer denied =
                new MetricAnswer.Unread(
                        new Failure.AccessDenied("cloudwatch:GetMetricData", "it is denied"));

        for (String rule : List.of("load-balancer-latency", "load-balancer-errors")) {
            String metric = rule.endsWith("errors") ? "RequestCount" : "TargetResponseTime";
            Verdict verdict =
                    verdict(with(balancer, answered(balancer, metric, denied)), rule, balancer);
            assertThat(verdict.level()).isEqualTo(Level.UNKNOWN);
            assertThat(verdict.words()).contains("it is denied");
            assertThat(verdict.remedy()).contains("cloudwatch:GetMetricData");
        }
    }

    @Test
    void theLimitIsTheOperators() {
        Resource server = resource("Service", "immich-server");
        HealthSettings lower =
                new HealthSettings(Set.of(), Map.of("ecs-cpu.percent", BigDecimal.valueOf(50)));

        assertThat(
                        with(server, measured(server, "CPUUtilization", 60))
                                .report(lower)
                                .of(server.arn())
                                .stream()
                                .flatMap(health -> health.verdicts().stream())
                                .filter(each -> each.rule().equals("ecs-cpu"))
                                .map(Verdict::level))
                .containsExactly(Level.DEGRADED);
    }

    @Test
    void maxConnectionsOfTheParameterGroupHolds() {
        Resource writer = resource("DBInstance", "immich-database-writer");
        UnaryOperator<JsonObject> hundred =
                ImmichHealth.each(
                        "Parameters",
                        _ ->
                                JsonValue.object()
                                        .put("ParameterName", "max_connections")
                                        .put("ParameterValue", "100")
                                        .build());
        ImmichHealth health =
                with(writer, measured(writer, "DatabaseConnections", 90))
                        .with(ResourceType.DB_CLUSTER_PARAMETER_GROUP, "immich-database", hundred);

        assertThat(verdict(health, "database-connections", writer).words())
                .startsWith("90 of about 100 connections");
    }

    @ParameterizedTest
    @CsvSource({
        "db.t4g.medium, 4",
        "db.t3.micro, 1",
        "db.r6g.large, 16",
        "db.r8g.xlarge, 32",
        "db.r6i.12xlarge, 384",
        "db.m7g.2xlarge, 32",
        "db.r6g.medium, -1",
        "db.z1d.large, -1",
        "db.serverless, -1",
        "db.r6g.metal, -1",
        "db..large, -1",
        "'', -1",
    })
    void theMemoryOfAClassIsKnownOrNot(String type, double gib) {
        assertThat(ConnectionsRule.memory(type).orElse(-1)).isEqualTo(gib);
    }

    @Test
    void keysAreUniqueAndThresholdsSayTheirUnit() {
        assertThat(HealthRules.all()).extracting(HealthRule::key).doesNotHaveDuplicates();
        assertThat(MetricRules.all())
                .allSatisfy(rule ->
                        assertThat(rule.thresholds())
                                .isNotEmpty()
                                .allSatisfy(each -> assertThat(each.meaning()).isNotBlank()));
    }
}
