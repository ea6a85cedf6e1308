package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stratoscope.provision.apply.AppliedBlueprint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.StorageClass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class SimulatedMetricsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final SimulatedAccount account = TestAccounts.immich();
    private final CloudWatchClient watch =
            account.client(CloudWatchClient.class, TestAccounts.REGION);

    private Metric metric(String namespace, String name) {
        return listed(namespace).stream()
                .filter(metric -> metric.metricName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Metric> listed(String namespace) {
        return watch
                .listMetricsPaginator(request -> request.namespace(namespace))
                .metrics()
                .stream()
                .toList();
    }

    private static MetricDataQuery query(String id, Metric metric, int period, String statistic) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric).period(period).stat(statistic))
                .build();
    }

    private MetricDataResult read(
            Metric metric, Instant from, Instant to, int period, String statistic) {
        return watch.getMetricData(request ->
                        request.startTime(from)
                                .endTime(to)
                                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                .metricDataQueries(query("m", metric, period, statistic)))
                .metricDataResults()
                .getFirst();
    }

    private List<Double> lastHours(Metric metric, int hours, int period, String statistic) {
        return read(metric, NOW.minus(Duration.ofHours(hours)), NOW, period, statistic).values();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS/ApplicationELB",
                "AWS/CertificateManager",
                "AWS/DataSync",
                "AWS/ECS",
                "AWS/EFS",
                "AWS/ElastiCache",
                "AWS/Logs",
                "AWS/NATGateway",
                "AWS/RDS",
                "AWS/S3",
                "ECS/ContainerInsights"
            })
    void whatIsThereHasMetrics(String namespace) {
        assertThat(listed(namespace)).isNotEmpty().doesNotHaveDuplicates();
    }

    private static Map<String, String> dimensions(Metric metric) {
        return metric.dimensions().stream()
                .collect(Collectors.toMap(Dimension::name, Dimension::value));
    }

    @Test
    void aBucketHasASizeInEachStorageClassThatItUses() {
        S3Client s3 = account.client(S3Client.class, TestAccounts.REGION);
        String bucket = s3.listBuckets().buckets().getFirst().name();
        List<Metric> before = listed("AWS/S3");
        s3.putObject(
                request ->
                        request.bucket(bucket)
                                .key("old")
                                .contentLength(3L)
                                .storageClass(StorageClass.GLACIER_IR),
                RequestBody.fromString("old"));
        List<Metric> more = new ArrayList<>(listed("AWS/S3"));
        more.removeAll(before);
        assertThat(more)
                .singleElement()
                .satisfies(metric ->
                        assertThat(dimensions(metric))
                                .containsEntry("BucketName", bucket)
                                .containsEntry("StorageType", "GlacierInstantRetrievalStorage"));
    }

    @Test
    void anInterfaceEndpointHasMetricsAndAGatewayHasNone() {
        assertThat(listed("AWS/PrivateLinkEndpoints")).isEmpty();
        Ec2Client ec2 = account.client(Ec2Client.class, TestAccounts.REGION);
        Subnet subnet = ec2.describeSubnets().subnets().getFirst();
        VpcEndpoint made =
                ec2.createVpcEndpoint(request ->
                                request.vpcId(subnet.vpcId())
                                        .vpcEndpointType(VpcEndpointType.INTERFACE)
                                        .serviceName("com.amazonaws.eu-central-1.ecr.api")
                                        .subnetIds(subnet.subnetId()))
                        .vpcEndpoint();
        assertThat(dimensions(metric("AWS/PrivateLinkEndpoints", "BytesProcessed")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "Endpoint Type",
                                "Interface",
                                "Service Name",
                                made.serviceName(),
                                "VPC Endpoint Id",
                                made.vpcEndpointId(),
                                "VPC Id",
                                made.vpcId()));
    }

    @Test
    void whatIsNotThereHasNone() {
        CloudWatchClient empty =
                TestAccounts.empty().client(CloudWatchClient.class, TestAccounts.REGION);
        assertThat(empty.listMetrics().metrics()).isEmpty();
        assertThat(listed("AWS/Lambda")).isEmpty();
        Metric near =
                metric("AWS/ECS", "CPUUtilization").toBuilder()
                        .dimensions(Dimension.builder().name("ClusterName").value("immich").build())
                        .build();
        assertThat(lastHours(near, 3, 300, "Average")).isEmpty();
    }

    @Test
    void theSumsOfFiveMinutesMakeTheHours() {
        for (String name : List.of("RequestCount", "HTTPCode_Target_2XX_Count")) {
            Metric metric = metric("AWS/ApplicationELB", name);
            double small = lastHours(metric, 6, 300, "Sum").stream().mapToDouble(d -> d).sum();
            double large = lastHours(metric, 6, 3600, "Sum").stream().mapToDouble(d -> d).sum();
            assertThat(small).isEqualTo(large).isPositive();
        }
    }

    @Test
    void averagesAndPercentilesLieBetweenTheLeastAndTheGreatest() {
        for (Metric metric :
                List.of(
                        metric("AWS/ApplicationELB", "TargetResponseTime"),
                        metric("AWS/ECS", "CPUUtilization"),
                        metric("AWS/RDS", "FreeableMemory"))) {
            List<Double> min = lastHours(metric, 3, 300, "Minimum");
            List<Double> max = lastHours(metric, 3, 300, "Maximum");
            List<Double> average = lastHours(metric, 3, 300, "Average");
            List<Double> median = lastHours(metric, 3, 300, "p50");
            List<Double> most = lastHours(metric, 3, 300, "p99");
            assertThat(min).hasSize(36);
            for (int i = 0; i < min.size(); i++) {
                assertThat(average.get(i)).isBetween(min.get(i), max.get(i));
                assertThat(median.get(i)).isBetween(min.get(i), most.get(i));
                assertThat(most.get(i)).isLessThanOrEqualTo(max.get(i));
            }
        }
    }

    @Test
    void theSameQuestionHasTheSameAnswerInEachAccount() {
        SimulatedMetricsTest other = new SimulatedMetricsTest();
        for (Metric metric : listed("AWS/RDS")) {
            assertThat(lastHours(metric, 2, 60, "Average"))
                    .isEqualTo(other.lastHours(metric, 2, 60, "Average"));
        }
    }

    @Test
    void noPointIsOfTheFutureOrOfBefore() {
        Metric metric = metric("AWS/NATGateway", "BytesOutToDestination");
        MetricDataResult around =
                read(metric, NOW.minusSeconds(600), NOW.plusSeconds(600), 60, "Sum");
        assertThat(around.timestamps()).hasSize(10).allSatisfy(at -> assertThat(at).isBefore(NOW));
        Instant made = Instant.parse("2026-01-01T00:00:00Z");
        MetricDataResult first =
                read(
                        metric,
                        made.minus(Duration.ofDays(3)),
                        made.plus(Duration.ofDays(2)),
                        3600,
                        "Sum");
        assertThat(first.timestamps()).hasSize(48).first().isEqualTo(made);
    }

    @Test
    void oldPointsAreKeptMoreCoarsely() {
        Metric metric = metric("AWS/ECS", "CPUUtilization");
        Instant twentyDays = NOW.minus(Duration.ofDays(20));
        Instant hundredDays = NOW.minus(Duration.ofDays(100));
        Duration hour = Duration.ofHours(1);
        assertThat(read(metric, twentyDays, twentyDays.plus(hour), 60, "Average").values())
                .isEmpty();
        assertThat(read(metric, twentyDays, twentyDays.plus(hour), 300, "Average").values())
                .hasSize(12);
        assertThat(read(metric, hundredDays, hundredDays.plus(hour), 300, "Average").values())
                .isEmpty();
        assertThat(read(metric, hundredDays, hundredDays.plus(hour), 3600, "Average").values())
                .hasSize(1);
    }

    @Test
    void whatDoesNotHappenIsAGap() {
        Metric errors = metric("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count");
        List<Double> minutes = lastHours(errors, 24, 60, "Sum");
        assertThat(minutes)
                .hasSizeBetween(1, 300)
                .allSatisfy(value -> assertThat(value).isPositive());
        assertThat(lastHours(metric("AWS/NATGateway", "ErrorPortAllocation"), 1, 60, "Sum"))
                .hasSize(60)
                .containsOnly(0.0);
        assertThat(lastHours(metric("AWS/DataSync", "FilesTransferred"), 3, 60, "Sum")).isEmpty();
        assertThat(lastHours(metric("AWS/DataSync", "FilesTransferred"), 12, 60, "Sum"))
                .hasSize(11);
        assertThat(lastHours(metric("AWS/S3", "BucketSizeBytes"), 48, 86400, "Average")).hasSize(3);
    }

    @Test
    void pagesByTokenWithoutLossOrDuplicates() {
        Metric metric = metric("AWS/ECS", "CPUUtilization");
        List<Instant> all = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            String next = token;
            var answer =
                    watch.getMetricData(request ->
                            request.startTime(NOW.minus(Duration.ofHours(1)))
                                    .endTime(NOW)
                                    .maxDatapoints(25)
                                    .nextToken(next)
                                    .metricDataQueries(query("m", metric, 60, "Average")));
            answer.metricDataResults().forEach(result -> all.addAll(result.timestamps()));
            token = answer.nextToken();
            pages++;
            assertThat(answer.metricDataResults().getFirst().statusCode())
                    .isEqualTo(token == null ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA);
        } while (token != null);
        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(60).doesNotHaveDuplicates();
        assertThat(all.getFirst()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void limitsAreThoseOfAws() {
        Metric metric = metric("AWS/ECS", "CPUUtilization");
        List<MetricDataQuery> queries =
                IntStream.range(0, 501)
                        .mapToObj(i -> query("m" + i, metric, 300, "Average"))
                        .toList();
        assertThat(data(queries.subList(0, 500))).hasSize(500);
        assertThatThrownBy(() -> data(queries))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("greater than 500");
        assertThatThrownBy(() -> data(List.of(query("m", metric, 90, "Average"))))
                .hasMessageContaining("multiple of 60");
        assertThatThrownBy(() -> data(List.of(query("m", metric, 60, "p101"))))
                .hasMessageContaining("p101");
        assertThatThrownBy(() ->
                        data(List.of(MetricDataQuery.builder().id("e").expression("m/2").build())))
                .hasMessageContaining("Metric math");
        assertThat(statistics(metric, Duration.ofHours(24)).size()).isEqualTo(1440);
        assertThatThrownBy(() -> statistics(metric, Duration.ofHours(25)))
                .hasMessageContaining("exceeds the limit of 1440");
    }

    private List<MetricDataResult> data(List<MetricDataQuery> queries) {
        return watch.getMetricData(request ->
                        request.startTime(NOW.minusSeconds(900))
                                .endTime(NOW)
                                .metricDataQueries(queries))
                .metricDataResults();
    }

    private List<?> statistics(Metric metric, Duration back) {
        return watch.getMetricStatistics(request ->
                        request.namespace(metric.namespace())
                                .metricName(metric.metricName())
                                .dimensions(metric.dimensions())
                                .startTime(NOW.minus(back))
                                .endTime(NOW)
                                .period(60)
                                .statistics(Statistic.AVERAGE))
                .datapoints();
    }

    @Test
    void threeHundredQueriesOfThreeHoursAreAnsweredAtOnce() {
        List<Metric> metrics = watch.listMetricsPaginator().metrics().stream().toList();
        List<MetricDataQuery> queries =
                IntStream.range(0, 300)
                        .mapToObj(
                                i -> query("m" + i, metrics.get(i % metrics.size()), 60, "Average"))
                        .toList();
        assertThat(
                        watch.getMetricData(request ->
                                        request.startTime(NOW.minus(Duration.ofHours(3)))
                                                .endTime(NOW)
                                                .metricDataQueries(queries))
                                .metricDataResults())
                .hasSize(300)
                .extracting(MetricDataResult::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void aLargeAccountListsItsMetrics() {
        CloudWatchClient large =
                AppliedBlueprint.manyImmichs(28, TestAccounts.CLOCK)
                        .client(CloudWatchClient.class, TestAccounts.REGION);
        assertThat(large.listMetricsPaginator().metrics().stream().count()).isGreaterThan(4000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T00:07:11Z",
                "2026-11-24T04:31:00Z",
                "2026-11-28T19:59:59Z",
                "2026-03-01T02:05:00Z"
            })
    void allAlarmsAreOkAtAnyTimeOfDay(String time) {
        SimulatedAccount at =
                SimulatedAccount.immich(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
        assertThat(
                        at.client(CloudWatchClient.class, TestAccounts.REGION)
                                .describeAlarms()
                                .metricAlarms())
                .hasSize(14)
                .allSatisfy(alarm ->
                        assertThat(alarm.stateValue())
                                .as(alarm.alarmName() + " " + alarm.stateReason())
                                .isEqualTo(StateValue.OK));
    }

    @Test
    void aDisasterChangesMetricsFromItsTimeOnAndLeavesNoTrace() {
        TurnedClock clock = new TurnedClock();
        clock.turn(Duration.ofDays(30));
        SimulatedAccount struck = SimulatedAccount.immich(clock);
        CloudWatchClient cloudWatch = struck.client(CloudWatchClient.class, TestAccounts.REGION);
        Instant from = clock.instant().minus(Duration.ofHours(1));
        Metric hosts = metric("AWS/ApplicationELB", "UnHealthyHostCount");
        struck.disasters().turn("lost-files", true);
        clock.turn(Duration.ofMinutes(30));
        MetricDataResult result =
                cloudWatch
                        .getMetricData(request ->
                                request.startTime(from)
                                        .endTime(clock.instant())
                                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                        .metricDataQueries(query("m", hosts, 60, "Maximum")))
                        .metricDataResults()
                        .getFirst();
        assertThat(result.values()).hasSize(90);
        assertThat(result.values().subList(0, 59)).containsOnly(0.0);
        assertThat(result.values().subList(61, 90)).containsOnly(2.0);
        assertThat(
                        cloudWatch
                                .describeAlarms(request -> request.alarmNames("immich-alb-5xx"))
                                .metricAlarms()
                                .getFirst()
                                .stateValue())
                .isEqualTo(StateValue.ALARM);
        struck.disasters().turn("lost-files", false);
        assertThat(
                        cloudWatch
                                .describeAlarms(request -> request.stateValue(StateValue.ALARM))
                                .metricAlarms())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full-storage", "disabled-key"})
    void aDatabaseThatDoesNotWorkHasNoConnections(String disaster) {
        account.state().faults().disaster(disaster, NOW.minusSeconds(1800));
        List<Double> connections =
                lastHours(
                        listed("AWS/RDS").stream()
                                .filter(metric -> metric.metricName().equals("DatabaseConnections"))
                                .filter(metric -> metric.dimensions().toString().contains("writer"))
                                .findFirst()
                                .orElseThrow(),
                        1,
                        60,
                        "Maximum");
        assertThat(connections.subList(0, 30))
                .allSatisfy(value -> assertThat(value).isGreaterThan(5));
        assertThat(connections.subList(30, 60))
                .allSatisfy(value -> assertThat(value).isLessThan(2));
    }

    @Test
    void alarmsRingByTheirMetricsAlone() {
        TurnedClock clock = new TurnedClock();
        SimulatedAccount later = SimulatedAccount.immich(clock);
        later.guard().unlock();
        CloudWatchClient cloudWatch = later.client(CloudWatchClient.class, TestAccounts.REGION);
        Metric requests = metric("AWS/ApplicationELB", "RequestCount");
        for (double threshold : new double[] {1, 1e9}) {
            cloudWatch.putMetricAlarm(request ->
                    request.alarmName("t" + threshold)
                            .namespace(requests.namespace())
                            .metricName(requests.metricName())
                            .dimensions(requests.dimensions())
                            .statistic(Statistic.SUM)
                            .period(300)
                            .evaluationPeriods(2)
                            .threshold(threshold)
                            .comparisonOperator("GreaterThanThreshold"));
        }
        assertThat(state(cloudWatch, "t1.0")).isEqualTo(StateValue.INSUFFICIENT_DATA);
        clock.turn(Duration.ofMinutes(6));
        assertThat(state(cloudWatch, "t1.0")).isEqualTo(StateValue.ALARM);
        assertThat(state(cloudWatch, "t1.0E9")).isEqualTo(StateValue.OK);
    }

    @Test
    void aCompositeFollowsItsRule() {
        Map<String, StateValue> states = Map.of("a", StateValue.ALARM, "b", StateValue.OK);
        assertThat(AlarmRules.holds("ALARM(a) AND NOT ALARM(\"b\")", states)).isTrue();
        assertThat(AlarmRules.holds("OK(a) OR (ALARM(b) AND TRUE)", states)).isFalse();
        assertThat(AlarmRules.holds("ALARM(b) OR ALARM(a) AND OK(b)", states)).isTrue();
        assertThat(AlarmRules.holds("ALARM(nobody)", states)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "breaching, ALARM",
        "notBreaching, OK",
        "missing, INSUFFICIENT_DATA",
        "ignore, INSUFFICIENT_DATA"
    })
    void missingPointsAreTreatedAsTheAlarmSays(String treat, StateValue expected) {
        TurnedClock clock = new TurnedClock();
        SimulatedAccount later = SimulatedAccount.immich(clock);
        later.guard().unlock();
        CloudWatchClient cloudWatch = later.client(CloudWatchClient.class, TestAccounts.REGION);
        Metric files = metric("AWS/DataSync", "FilesTransferred");
        clock.turn(Duration.ofHours(8));
        cloudWatch.putMetricAlarm(request ->
                request.alarmName("files")
                        .namespace(files.namespace())
                        .metricName(files.metricName())
                        .dimensions(files.dimensions())
                        .statistic(Statistic.SUM)
                        .period(60)
                        .evaluationPeriods(3)
                        .threshold(1.0)
                        .treatMissingData(treat)
                        .comparisonOperator("LessThanThreshold"));
        clock.turn(Duration.ofMinutes(2));
        assertThat(state(cloudWatch, "files")).isEqualTo(expected);
    }

    private static StateValue state(CloudWatchClient cloudWatch, String alarm) {
        return cloudWatch
                .describeAlarms(request -> request.alarmNames(alarm))
                .metricAlarms()
                .getFirst()
                .stateValue();
    }

    @Test
    void whatIsStoredIsWhatIsDescribed() {
        double described =
                account.client(EfsClient.class, TestAccounts.REGION)
                        .describeFileSystems()
                        .fileSystems()
                        .getFirst()
                        .sizeInBytes()
                        .value();
        assertThat(described).isGreaterThan(1e9);
        assertThat(lastHours(metric("AWS/EFS", "StorageBytes"), 1, 900, "Average"))
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(bytes).isCloseTo(described, within(0.1)));
    }
}
