package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class AlarmDescriberTest {

    private static class FakeCloudWatch implements CloudWatchClient {
        final List<MetricAlarm> metric = new ArrayList<>();
        final List<CompositeAlarm> composite = new ArrayList<>();
        int calls;

        @Override
        public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
            calls++;
            assertThat(request.alarmTypesAsStrings())
                    .containsExactlyInAnyOrder("MetricAlarm", "CompositeAlarm");
            assertThat(request.maxRecords()).isEqualTo(100);
            assertThat(request.alarmNames()).hasSizeLessThanOrEqualTo(100);
            if (request.nextToken() == null && !request.hasAlarmNames()) {
                // An empty page with a token, as AWS sends them now and then.
                return DescribeAlarmsResponse.builder().nextToken("rest").build();
            }
            return DescribeAlarmsResponse.builder()
                    .metricAlarms(
                            metric.stream()
                                    .filter(alarm -> asked(request, alarm.alarmName()))
                                    .toList())
                    .compositeAlarms(
                            composite.stream()
                                    .filter(alarm -> asked(request, alarm.alarmName()))
                                    .toList())
                    .build();
        }

        private static boolean asked(DescribeAlarmsRequest request, String name) {
            return !request.hasAlarmNames() || request.alarmNames().contains(name);
        }

        @Override
        public String serviceName() {
            return "monitoring";
        }

        @Override
        public void close() {}
    }

    private static Arn alarm(String name) {
        return RecordedContext.arnOf("cloudwatch", "alarm:" + name);
    }

    private static MetricAlarm.Builder metric(String name) {
        return MetricAlarm.builder().alarmName(name).alarmArn(alarm(name).toString());
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static List<String> monitored(String namespace, Dimension... dimensions) {
        FakeCloudWatch cloudWatch = new FakeCloudWatch();
        cloudWatch.metric.add(metric("it").namespace(namespace).dimensions(dimensions).build());
        RecordedContext context = new RecordedContext(cloudWatch);
        new AlarmDescriber().describe(List.of(alarm("it")), context);
        return context.relations.stream().map(relation -> relation.to().toString()).toList();
    }

    @Test
    void anAlarmMonitorsWhatItsDimensionsNameAndNotifiesItsTopic() {
        FakeCloudWatch cloudWatch = new FakeCloudWatch();
        cloudWatch.metric.add(
                metric("5xx")
                        .namespace("AWS/ApplicationELB")
                        .dimensions(
                                dimension("LoadBalancer", "app/immich/50dc"),
                                dimension("TargetGroup", "targetgroup/server/73e2"))
                        .alarmActions("arn:aws:sns:eu-central-1:123456789012:alerts")
                        .okActions("arn:aws:automate:eu-central-1:ec2:stop")
                        .build());
        RecordedContext context = new RecordedContext(cloudWatch);

        new AlarmDescriber().describe(List.of(alarm("5xx")), context);

        assertThat(context.lines())
                .containsExactly(
                        "alarm:5xx MONITORS elasticloadbalancing:loadbalancer/app/immich/50dc"
                                + " cloudwatch:DescribeAlarms Dimensions[0].Value",
                        "alarm:5xx MONITORS elasticloadbalancing:targetgroup/server/73e2"
                                + " cloudwatch:DescribeAlarms Dimensions[1].Value",
                        "alarm:5xx NOTIFIES sns:alerts (ALARM)"
                                + " cloudwatch:DescribeAlarms AlarmActions[0]");
    }

    @Test
    void dimensionsNameResourcesOfTheirNamespace() {
        assertThat(
                        monitored(
                                "AWS/ECS",
                                dimension("ClusterName", "immich"),
                                dimension("ServiceName", "server")))
                .containsExactly("arn:aws:ecs:eu-central-1:123456789012:service/immich/server");
        assertThat(monitored("AWS/ECS", dimension("ClusterName", "immich")))
                .containsExactly("arn:aws:ecs:eu-central-1:123456789012:cluster/immich");
        assertThat(monitored("AWS/RDS", dimension("DBClusterIdentifier", "db")))
                .containsExactly("arn:aws:rds:eu-central-1:123456789012:cluster:db");
        assertThat(monitored("AWS/RDS", dimension("DBInstanceIdentifier", "db-1")))
                .containsExactly("arn:aws:rds:eu-central-1:123456789012:db:db-1");
        assertThat(monitored("AWS/EFS", dimension("FileSystemId", "fs-1")))
                .containsExactly(
                        "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1");
        assertThat(monitored("AWS/ElastiCache", dimension("CacheClusterId", "c-001")))
                .containsExactly("arn:aws:elasticache:eu-central-1:123456789012:cluster:c-001");
        assertThat(monitored("AWS/ElastiCache", dimension("ReplicationGroupId", "c")))
                .containsExactly(
                        "arn:aws:elasticache:eu-central-1:123456789012:replicationgroup:c");
        assertThat(monitored("AWS/DataSync", dimension("TaskId", "task-1")))
                .containsExactly("arn:aws:datasync:eu-central-1:123456789012:task/task-1");
        assertThat(monitored("AWS/NATGateway", dimension("NatGatewayId", "nat-1")))
                .containsExactly("arn:aws:ec2:eu-central-1:123456789012:natgateway/nat-1");
        assertThat(
                        monitored(
                                "AWS/S3",
                                dimension("BucketName", "photos"),
                                dimension("StorageType", "StandardStorage")))
                .containsExactly("arn:aws:s3:::photos");
        assertThat(
                        monitored(
                                "AWS/CertificateManager",
                                dimension(
                                        "CertificateArn",
                                        "arn:aws:acm:eu-central-1:123456789012:certificate/c1")))
                .containsExactly("arn:aws:acm:eu-central-1:123456789012:certificate/c1");
    }

    @Test
    void theSameDimensionOfAnotherNamespaceNamesNothing() {
        assertThat(monitored("Immich", dimension("ClusterName", "immich"))).isEmpty();
        assertThat(monitored("AWS/EFS", dimension("StorageClass", "Standard"))).isEmpty();
        assertThat(monitored("AWS/ECS", dimension("ServiceName", "no-cluster"))).isEmpty();
    }

    @Test
    void metricMathMonitorsTheMetricsInIt() {
        FakeCloudWatch cloudWatch = new FakeCloudWatch();
        cloudWatch.metric.add(
                metric("rate")
                        .metrics(
                                MetricDataQuery.builder()
                                        .applyMutation(q -> q.id("e1").expression("m1/60"))
                                        .build(),
                                MetricDataQuery.builder()
                                        .applyMutation(q ->
                                                q.id("m1")
                                                        .metricStat(s ->
                                                                s.metric(m ->
                                                                        m.namespace("AWS/RDS")
                                                                                .dimensions(
                                                                                        dimension(
                                                                                                "DBClusterIdentifier",
                                                                                                "db")))))
                                        .build())
                        .build());
        RecordedContext context = new RecordedContext(cloudWatch);

        new AlarmDescriber().describe(List.of(alarm("rate")), context);

        assertThat(context.lines())
                .containsExactly(
                        "alarm:rate MONITORS rds:cluster:db cloudwatch:DescribeAlarms"
                                + " Metrics[1].MetricStat.Metric.Dimensions[0].Value");
    }

    @Test
    void aCompositeAlarmReferencesTheAlarmsOfItsRule() {
        FakeCloudWatch cloudWatch = new FakeCloudWatch();
        cloudWatch.composite.add(
                CompositeAlarm.builder()
                        .alarmName("site")
                        .alarmArn(alarm("site").toString())
                        .alarmRule(
                                "(ALARM(\"high cpu (web)\") OR ALARM( latency )) AND NOT OK("
                                        + alarm("deploy")
                                        + ") AND TRUE")
                        .build());
        RecordedContext context = new RecordedContext(cloudWatch);

        new AlarmDescriber().describe(List.of(alarm("site")), context);

        assertThat(context.lines())
                .containsExactly(
                        "alarm:site REFERENCES cloudwatch:alarm:high cpu (web)"
                                + " cloudwatch:DescribeAlarms AlarmRule",
                        "alarm:site REFERENCES cloudwatch:alarm:latency"
                                + " cloudwatch:DescribeAlarms AlarmRule",
                        "alarm:site REFERENCES cloudwatch:alarm:deploy"
                                + " cloudwatch:DescribeAlarms AlarmRule");
    }

    @Test
    void namesGoInFullBatchesAndThoseNotInTheAnswerAreGone() {
        FakeCloudWatch cloudWatch = new FakeCloudWatch();
        List<Arn> wanted = IntStream.range(0, 200).mapToObj(i -> alarm("a" + i)).toList();
        IntStream.range(0, 199).forEach(i -> cloudWatch.metric.add(metric("a" + i).build()));
        RecordedContext context = new RecordedContext(cloudWatch);

        new AlarmDescriber().describe(wanted, context);

        assertThat(cloudWatch.calls).isEqualTo(2);
        assertThat(context.found).hasSize(199);
        assertThat(context.gone).containsExactly(alarm("a199"));
    }

    @Test
    void everythingIsListedPastAnEmptyPage() {
        FakeCloudWatch cloudWatch = new FakeCloudWatch();
        cloudWatch.metric.add(metric("a").build());
        RecordedContext context = new RecordedContext(cloudWatch, new Scope.Everything());

        new AlarmDescriber().find(context);

        assertThat(context.foundResources()).containsExactly("alarm:a");
    }

    @Test
    void aRefusedCallFailsForWhatItWasAbout() {
        RecordedContext context =
                new RecordedContext(
                        new FakeCloudWatch() {
                            @Override
                            public DescribeAlarmsResponse describeAlarms(
                                    DescribeAlarmsRequest request) {
                                throw RecordedContext.denied();
                            }
                        });

        new AlarmDescriber().describe(List.of(alarm("a")), context);

        assertThat(context.failed).containsExactly("cloudwatch:DescribeAlarms alarm:a");
        assertThat(context.gone).isEmpty();
    }
}
