package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogSourcesTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final Topology topology = Topology.of(discovered());

    private static Snapshot discovered() {
        SimulatedAccount account = SimulatedAccount.immich(CLOCK);
        try (Jobs jobs = new Jobs(CLOCK)) {
            return jobs.start(
                            "discover",
                            job ->
                                    new Discovery(account, CLOCK)
                                            .run(
                                                    new DiscoveryRequest(
                                                            Scope.project("immich"),
                                                            account.regions(),
                                                            Optional.empty()),
                                                    job))
                    .result()
                    .join();
        }
    }

    @BeforeAll
    void theProjectIsThere() {
        assertThat(topology.snapshot().resources()).hasSizeGreaterThan(90);
    }

    private Resource resource(ResourceType type, String name) {
        return topology.resources(type).stream()
                .filter(each -> each.name().equals(name) || each.id().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<LogSource> of(ResourceType type, String name) {
        return LogSources.of(topology, resource(type, name).arn());
    }

    private LogSource.Group group(ResourceType type, String name) {
        List<LogSource> sources = of(type, name);
        assertThat(sources).hasSize(1);
        return (LogSource.Group) sources.getFirst();
    }

    @Test
    void aServiceHasTheStreamsOfItsContainer() {
        LogSource.Group server = group(ResourceType.ECS_SERVICE, "immich-server");

        assertThat(server.name()).isEqualTo("/ecs/immich/server");
        assertThat(server.streams().prefix()).isEqualTo("server/immich-server/");
        assertThat(server.evidence().call()).isEqualTo("ecs:DescribeTaskDefinition");
        assertThat(group(ResourceType.ECS_TASK_DEFINITION, "immich-server")).isEqualTo(server);
    }

    @Test
    void aTaskHasItsOwnStreamAndTheServiceHasItToo() {
        Resource task =
                topology.resources(ResourceType.ECS_TASK).stream()
                        .filter(each -> each.name().equals("immich-server"))
                        .findFirst()
                        .orElseThrow();
        LogSource.Group mine = (LogSource.Group) LogSources.of(topology, task.arn()).getFirst();
        LogSource.Group service = group(ResourceType.ECS_SERVICE, "immich-server");

        assertThat(mine.streams().prefix()).isEqualTo("server/immich-server/" + task.id());
        assertThat(LogSources.groups(List.of(mine, service))).containsExactly(service);
        assertThat(LogSources.groups(List.of(service, mine))).containsExactly(service);
    }

    @Test
    void aClusterHasTheLogsOfItsServices() {
        assertThat(of(ResourceType.ECS_CLUSTER, "immich"))
                .map(source -> ((LogSource.Group) source).name())
                .containsExactlyInAnyOrder("/ecs/immich/server", "/ecs/immich/machine-learning");
    }

    @Test
    void databasesCachesAndTransfers() {
        String exports = "/aws/rds/cluster/immich-database/postgresql";
        assertThat(group(ResourceType.DB_CLUSTER, "immich-database").name()).isEqualTo(exports);
        LogSource.Group writer = group(ResourceType.DB_INSTANCE, "immich-database-writer");
        assertThat(writer.name()).isEqualTo(exports);
        assertThat(writer.streams()).matches(choice -> choice.matches("immich-database-writer.0"));
        assertThat(writer.streams()).matches(choice -> !choice.matches("immich-database-reader.0"));
        assertThat(group(ResourceType.REPLICATION_GROUP, "immich-cache").name())
                .isEqualTo("/elasticache/immich/engine");
        assertThat(group(ResourceType.CACHE_CLUSTER, "immich-cache-001").streams())
                .matches(choice ->
                        choice.matches("elasticache/redis/immich-cache-001/0001/engine-log"))
                .matches(choice ->
                        !choice.matches("elasticache/redis/immich-cache-002/0001/engine-log"));
        assertThat(group(ResourceType.DATASYNC_TASK, "immich-backup").streams().prefix())
                .matches("task-0\\w+-");
        assertThat(group(ResourceType.LOG_GROUP, "/ecs/immich/server").streams())
                .isEqualTo(StreamChoice.ALL);
    }

    @Test
    void aFlowLogThatGoesToABucketIsFilesOfThatBucket() {
        List<LogSource> vpc = of(ResourceType.VPC, "immich-vpc");

        assertThat(vpc)
                .singleElement()
                .isInstanceOfSatisfying(
                        LogSource.Objects.class,
                        files -> {
                            assertThat(files.name())
                                    .isEqualTo(
                                            "s3://immich-flow-logs-123456789012/AWSLogs/123456789012/vpcflowlogs/eu-central-1/");
                            assertThat(files.files().name())
                                    .matches("123456789012_vpcflowlogs_eu-central-1_fl-0\\w+_");
                            assertThat(files.word()).isEmpty();
                        });
        assertThat(LogSources.groups(vpc)).isEmpty();
        assertThat(LogSources.readable(vpc)).hasSize(1);
    }

    @Test
    void aLoadBalancersAccessLogIsWhereItsAttributesSay() {
        assertThat(of(ResourceType.LOAD_BALANCER, "immich-alb"))
                .singleElement()
                .isInstanceOfSatisfying(
                        LogSource.Objects.class,
                        files -> {
                            assertThat(files.bucket())
                                    .hasToString("arn:aws:s3:::immich-flow-logs-123456789012");
                            assertThat(files.files().folder())
                                    .isEqualTo(
                                            "alb/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/");
                            assertThat(files.files().name())
                                    .matches(
                                            "123456789012_elasticloadbalancing_eu-central-1_app\\.immich-alb\\.[0-9a-f]{16}_");
                            assertThat(files.evidence().field()).isEqualTo("access_logs.s3.bucket");
                        });
    }

    @Test
    void aNatGatewayHasTheLinesOfItsInterface() {
        assertThat(of(ResourceType.NAT_GATEWAY, "immich-nat-a"))
                .singleElement()
                .isInstanceOfSatisfying(
                        LogSource.Objects.class,
                        files -> assertThat(files.word()).matches("eni-0\\w+"));
    }

    @Test
    void ofFilesTheWholeCoversAPart() {
        LogSource.Objects whole = (LogSource.Objects) of(ResourceType.VPC, "immich-vpc").getFirst();
        LogSource.Objects part =
                new LogSource.Objects(
                        whole.bucket(), whole.region(), whole.files(), "eni-1", whole.evidence());

        assertThat(LogSources.readable(List.of(part, whole, part))).containsExactly(whole);
    }

    @Test
    void whatHasNoLogsHasNone() {
        assertThat(topology.resources(ResourceType.KMS_KEY))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(LogSources.of(topology, key.arn())).isEmpty());
    }

    @Test
    void aNameInAnotherNameIsAnother() {
        StreamChoice choice = new StreamChoice("db-1", "db-1");

        assertThat(List.of("db-1", "db-1.0", "db-1/x")).allMatch(choice::matches);
        assertThat(List.of("db-10", "db-10.0", "db-1-old", "db-1_a", "x/db-1"))
                .noneMatch(choice::matches);
    }

    @Test
    void aGroupInWholeCoversItsStreamsAndNoOtherGroup() {
        LogSource.Group whole = LogWorkplace.source("/a", StreamChoice.ALL);
        LogSource.Group part = LogWorkplace.source("/a", StreamChoice.beginning("x"));
        LogSource.Group other = LogWorkplace.source("/b", StreamChoice.beginning("x"));
        LogSource.Group again =
                new LogSource.Group(whole.group(), whole.streams(), new Evidence("other", "x"));

        assertThat(LogSources.groups(List.of(part, other, whole, again)))
                .containsExactly(other, whole);
    }
}
