package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

final class FlowLogDeliveryTest {

    private static final String BUCKET = "immich-flow-logs-123456789012";
    private static final String FOLDER = "AWSLogs/123456789012/vpcflowlogs/eu-central-1/";

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = lived(clock);
    private final S3Client s3 = account.client(S3Client.class, TestAccounts.REGION);
    private final Ec2Client ec2 = account.client(Ec2Client.class, TestAccounts.REGION);

    private static SimulatedAccount lived(TurnedClock clock) {
        SimulatedAccount account = SimulatedAccount.immich(clock);
        account.guard().unlock();
        clock.turn(Duration.ofHours(2));
        return account;
    }

    private List<String> keys(String folder) {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(BUCKET).prefix(folder))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private List<String> lines(String key) {
        return s3.getObject(
                request -> request.bucket(BUCKET).key(key),
                (_, stream) ->
                        new BufferedReader(
                                        new InputStreamReader(
                                                new GZIPInputStream(stream),
                                                StandardCharsets.UTF_8))
                                .lines()
                                .toList());
    }

    /** The records of the last files, field by field. */
    private List<List<String>> records(String folder, int files) {
        List<String> keys = keys(folder);
        return keys.subList(keys.size() - files, keys.size()).stream()
                .flatMap(key -> lines(key).stream().skip(1))
                .map(line -> List.of(line.split(" ", -1)))
                .toList();
    }

    private LoadBalancer balancer() {
        return account.client(ElasticLoadBalancingV2Client.class, TestAccounts.REGION)
                .describeLoadBalancers(request -> request.names("immich-alb"))
                .loadBalancers()
                .getFirst();
    }

    @Test
    void filesAreInAwssLayoutAndBeginWithTheNamesOfTheFields() {
        List<String> keys = keys(FOLDER);

        assertThat(keys)
                .isSorted()
                .hasSizeGreaterThan(20)
                .allMatch(key ->
                        key.matches(
                                FOLDER
                                        + "\\d{4}/\\d\\d/\\d\\d/123456789012_vpcflowlogs_eu-central-1_fl-[0-9a-f]{17}_\\d{8}T\\d\\d[0-5][05]Z_[0-9a-f]{8}\\.log\\.gz"));
        assertThat(lines(keys.getLast()))
                .first()
                .isEqualTo(
                        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status");
        assertThat(records(FOLDER, 4)).isNotEmpty().allMatch(record -> record.size() == 14);
        assertThat(lines(keys.getLast())).isEqualTo(lines(keys.getLast()));
    }

    @Test
    void whatGoesThroughTheLoadBalancerIsWhatItsMetricCounts() {
        List<List<String>> ofNodes =
                records(FOLDER, 6).stream()
                        .filter(record ->
                                record.get(3).startsWith("203.0.113.")
                                        || record.get(4).startsWith("203.0.113."))
                        .toList();
        String node = ofNodes.getFirst().get(2);
        long start = Long.parseLong(ofNodes.getFirst().get(10));
        long bytes =
                ofNodes.stream()
                        .filter(record ->
                                record.get(2).equals(node)
                                        && Long.parseLong(record.get(10)) == start)
                        .mapToLong(record -> Long.parseLong(record.get(9)))
                        .sum();

        double counted =
                account
                        .client(CloudWatchClient.class, TestAccounts.REGION)
                        .getMetricStatistics(request ->
                                request.namespace("AWS/ApplicationELB")
                                        .metricName("ProcessedBytes")
                                        .dimensions(
                                                Dimension.builder()
                                                        .name("LoadBalancer")
                                                        .value(
                                                                LoadBalancerMetrics.nameOf(
                                                                        balancer()))
                                                        .build())
                                        .startTime(Instant.ofEpochSecond(start))
                                        .endTime(Instant.ofEpochSecond(start + 600))
                                        .period(60)
                                        .statistics(Statistic.SUM))
                        .datapoints()
                        .stream()
                        .mapToDouble(Datapoint::sum)
                        .sum();
        // There are two nodes.
        assertThat((double) bytes).isBetween(counted / 2 - 2, counted / 2 + 2);
    }

    @Test
    void doorsAreShutAndTheApplicationsOwnWaysAreOpen() {
        List<List<String>> records = records(FOLDER, 4);

        assertThat(records)
                .filteredOn(record -> record.get(3).startsWith("198.51.100."))
                .isNotEmpty()
                .allMatch(record -> record.get(12).equals("REJECT"));
        assertThat(records)
                .filteredOn(record -> List.of("2283", "2049", "443").contains(record.get(6)))
                .isNotEmpty()
                .allMatch(record -> record.get(12).equals("ACCEPT"));
    }

    @Test
    void aRuleThatIsTakenAwayShowsAsRejectedTraffic() {
        SecurityGroup group =
                ec2.describeSecurityGroups(request ->
                                request.filters(
                                        Filter.builder()
                                                .name("group-id")
                                                .values(groupOfTasks())
                                                .build()))
                        .securityGroups()
                        .getFirst();
        ec2.revokeSecurityGroupIngress(
                request -> request.groupId(group.groupId()).ipPermissions(group.ipPermissions()));

        List<List<String>> toTasks =
                records(FOLDER, 4).stream().filter(record -> record.get(6).equals("2283")).toList();

        assertThat(toTasks).isNotEmpty();
        assertThat(toTasks).extracting(record -> record.get(12)).contains("REJECT");
        // The load balancer may send; the task's interface does not take.
        assertThat(toTasks).extracting(record -> record.get(12)).contains("ACCEPT");
        assertThat(records(FOLDER, 4)).noneMatch(record -> record.get(5).equals("2283"));
    }

    private String groupOfTasks() {
        String target =
                records(FOLDER, 4).stream()
                        .filter(record -> record.get(6).equals("2283"))
                        .findFirst()
                        .orElseThrow()
                        .get(4);
        return ec2.describeNetworkInterfaces(request ->
                        request.filters(
                                Filter.builder().name("private-ip-address").values(target).build()))
                .networkInterfaces()
                .getFirst()
                .groups()
                .getFirst()
                .groupId();
    }

    @Test
    void noTrafficGoesToTasksThatThereAreNot() {
        account.disasters().turn("killed-tasks", true);
        clock.turn(Duration.ofMinutes(40));

        assertThat(records(FOLDER, 2))
                .isNotEmpty()
                .noneMatch(record -> record.get(6).equals("2283"));
    }

    @Test
    void anotherFormatFolderAndChoiceOfTraffic() {
        ec2.createFlowLogs(request ->
                request.resourceIds(balancer().vpcId())
                        .resourceType(FlowLogsResourceType.VPC)
                        .trafficType(TrafficType.REJECT)
                        .maxAggregationInterval(60)
                        .logDestinationType(LogDestinationType.S3)
                        .logDestination("arn:aws:s3:::" + BUCKET + "/mine/")
                        .logFormat("${version} ${vpc-id} ${action} ${start} ${tcp-flags}"));
        clock.turn(Duration.ofMinutes(12));

        List<String> keys = keys("mine/" + FOLDER);

        assertThat(keys).hasSizeBetween(1, 3);
        assertThat(lines(keys.getLast()))
                .first()
                .isEqualTo("version vpc-id action start tcp-flags");
        assertThat(records("mine/" + FOLDER, 1))
                .isNotEmpty()
                .allMatch(record ->
                        record.get(0).equals("5")
                                && record.get(1).equals(balancer().vpcId())
                                && record.get(2).equals("REJECT")
                                && record.get(4).equals("-"));
    }
}
