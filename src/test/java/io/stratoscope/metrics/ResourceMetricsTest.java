package io.stratoscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.ImmichHealth;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which metrics the resources of the simulated project have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourceMetricsTest {

    private final ImmichHealth immich = ImmichHealth.atNoon();
    private final Topology topology = Topology.of(immich.snapshot());

    private Resource resource(String type, String name) {
        return immich.snapshot().resources().stream()
                .filter(each -> each.type().kind().equals(type) && each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    LoadBalancer     | immich-alb             | AWS/ApplicationELB     | TargetResponseTime            | Average | LoadBalancer=app/immich-alb/
                    LoadBalancer     | immich-alb             | AWS/ApplicationELB     | HTTPCode_ELB_5XX_Count        | Sum     | LoadBalancer=app/immich-alb/
                    TargetGroup      | immich-server          | AWS/ApplicationELB     | UnHealthyHostCount            | Maximum | LoadBalancer=app/immich-alb/
                    TargetGroup      | immich-server          | AWS/ApplicationELB     | HealthyHostCount              | Minimum | TargetGroup=targetgroup/immich-server/
                    Service          | immich-server          | AWS/ECS                | CPUUtilization                | Average | ClusterName=immich, ServiceName=immich-server
                    DBCluster        | immich-database        | AWS/RDS                | VolumeBytesUsed               | Average | DBClusterIdentifier=immich-database
                    DBInstance       | immich-database-reader | AWS/RDS                | AuroraReplicaLag              | Maximum | DBInstanceIdentifier=immich-database-reader
                    DBInstance       | immich-database-writer | AWS/RDS                | FreeLocalStorage              | Minimum | DBInstanceIdentifier=immich-database-writer
                    CacheCluster     | immich-cache           | AWS/ElastiCache        | DatabaseMemoryUsagePercentage | Maximum | CacheClusterId=immich-cache-001, CacheNodeId=0001
                    ReplicationGroup | immich-cache           | AWS/ElastiCache        | Evictions                     | Sum     | CacheClusterId=immich-cache-00
                    FileSystem       | immich-library         | AWS/EFS                | PercentIOLimit                | Maximum | FileSystemId=fs-
                    FileSystem       | immich-library         | AWS/EFS                | StorageBytes                  | Average | StorageClass=Total
                    NatGateway       | immich-nat-a           | AWS/NATGateway         | ErrorPortAllocation           | Sum     | NatGatewayId=nat-
                    Bucket           | immich-backup          | AWS/S3                 | BucketSizeBytes               | Average | StorageType=StandardStorage
                    Bucket           | immich-backup          | AWS/S3                 | NumberOfObjects               | Average | StorageType=AllStorageTypes
                    Task             | immich-backup          | AWS/DataSync           | FilesTransferred              | Sum     | TaskId=task-
                    LogGroup         | /ecs/immich/server     | AWS/Logs               | IncomingBytes                 | Sum     | LogGroupName=/ecs/immich/server
                    Certificate      | immich-cert            | AWS/CertificateManager | DaysToExpiry                  | Minimum | CertificateArn=arn:aws:acm:
                    Alarm            | immich-server-cpu      | AWS/ECS                | CPUUtilization                | Average | ServiceName=immich-server
                    Alarm            | immich-database-memory | AWS/RDS                | FreeableMemory                | Minimum | DBInstanceIdentifier=immich-database-writer
                    """)
    void namesAreThoseOfAws(
            String type,
            String name,
            String namespace,
            String metric,
            String statistic,
            String dimension) {
        assertThat(ResourceMetrics.of(topology, resource(type, name).arn()))
                .anySatisfy(found -> {
                    assertThat(found.id().namespace()).isEqualTo(namespace);
                    assertThat(found.id().name()).isEqualTo(metric);
                    assertThat(found.statistic().word()).isEqualTo(statistic);
                    assertThat(
                                    found.id().dimensions().entrySet().stream()
                                            .map(each -> each.getKey() + "=" + each.getValue())
                                            .collect(Collectors.joining(", ")))
                            .contains(dimension);
                });
    }

    @Test
    void eachMetricOfAResourceComesOnce() {
        assertThat(immich.snapshot().resources())
                .allSatisfy(resource ->
                        assertThat(ResourceMetrics.of(topology, resource.arn()))
                                .extracting(Metric::id)
                                .doesNotHaveDuplicates());
    }

    @Test
    void whatNobodyMeasuresHasNone() {
        assertThat(List.of(ResourceType.IAM_ROLE, ResourceType.SUBNET, ResourceType.SECURITY_GROUP))
                .allSatisfy(type ->
                        assertThat(topology.resources(type))
                                .isNotEmpty()
                                .allSatisfy(each ->
                                        assertThat(ResourceMetrics.of(topology, each.arn()))
                                                .isEmpty()));
        assertThat(ResourceMetrics.of(topology, resource("Alarm", "immich-unavailable").arn()))
                .as("a composite alarm watches alarms")
                .isEmpty();
    }

    @Test
    void everyAlarmOfTheProjectDrawsALineAtAMetricThatIsKnown() {
        List<Resource> alarms =
                topology.resources(ResourceType.ALARM).stream()
                        .filter(alarm -> AlarmLine.metric(alarm).isPresent())
                        .toList();
        assertThat(alarms).hasSizeGreaterThan(10);
        for (Resource alarm : alarms) {
            assertThat(AlarmLine.of(topology, AlarmLine.metric(alarm).orElseThrow()))
                    .as(alarm.name())
                    .extracting(AlarmLine::alarm)
                    .contains(alarm.arn());
        }
        MetricId cpu =
                ResourceMetrics.of(topology, resource("Service", "immich-server").arn())
                        .getFirst()
                        .id();
        AlarmLine line = AlarmLine.of(topology, cpu).getFirst();
        assertThat(line.words(MetricUnit.PERCENT)).isEqualTo("> 85 %");
        assertThat(line.fits(Statistic.AVERAGE, Duration.ofMinutes(1))).isTrue();
        assertThat(line.fits(Statistic.MAXIMUM, Duration.ofMinutes(5))).isFalse();
    }

    @Test
    void theLineOfASumIsDrawnAtSumsOverTheSameTimeOnly() {
        AlarmLine errors =
                AlarmLine.of(
                                topology,
                                AlarmLine.metric(resource("Alarm", "immich-alb-5xx")).orElseThrow())
                        .getFirst();
        assertThat(errors.fits(Statistic.SUM, Duration.ofMinutes(5))).isTrue();
        assertThat(errors.fits(Statistic.SUM, Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void theDimensionsOfAnAlarmStayReadable() {
        MetricId unhealthy =
                ResourceMetrics.of(topology, resource("TargetGroup", "immich-server").arn())
                        .stream()
                        .filter(each -> each.id().name().equals("UnHealthyHostCount"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(AlarmLine.of(topology, unhealthy))
                .extracting(AlarmLine::name)
                .containsExactly("immich-alb-unhealthy-targets");
    }

    @Test
    void oneDimensionMoreIsAnotherMetric() {
        MetricId cpu = new MetricId("AWS/ECS", "CPUUtilization", Map.of("ClusterName", "immich"));
        assertThat(AlarmLine.of(topology, cpu)).isEmpty();
    }
}
