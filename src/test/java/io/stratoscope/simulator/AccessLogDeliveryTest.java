package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPInputStream;

final class AccessLogDeliveryTest {

    private static final String BUCKET = "immich-flow-logs-123456789012";
    private static final String FOLDER =
            "alb/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/";

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = lived(clock);
    private final S3Client s3 = account.client(S3Client.class, TestAccounts.REGION);

    private static SimulatedAccount lived(TurnedClock clock) {
        SimulatedAccount account = SimulatedAccount.immich(clock);
        account.guard().unlock();
        clock.turn(Duration.ofHours(3));
        return account;
    }

    private static List<S3Object> files(S3Client s3, String prefix) {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(BUCKET).prefix(FOLDER + prefix))
                .contents()
                .stream()
                .toList();
    }

    private static List<String> lines(S3Client s3, String key) {
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

    /** The lines of a range of time. */
    private List<String> lines(Instant from, Instant to) {
        return files(s3, "").stream()
                .flatMap(file -> lines(s3, file.key()).stream())
                .filter(line -> {
                    Instant time = Instant.parse(line.split(" ", 3)[1]);
                    return !time.isBefore(from) && time.isBefore(to);
                })
                .toList();
    }

    private static long count(List<String> lines, int column, char first) {
        return lines.stream()
                .filter(line -> line.split(" ", 11)[column].charAt(0) == first)
                .count();
    }

    private LoadBalancer balancer() {
        return elb().describeLoadBalancers(request -> request.names("immich-alb"))
                .loadBalancers()
                .getFirst();
    }

    private ElasticLoadBalancingV2Client elb() {
        return account.client(ElasticLoadBalancingV2Client.class, TestAccounts.REGION);
    }

    private long metric(String name, Instant from, Instant to) {
        return (long)
                account
                        .client(CloudWatchClient.class, TestAccounts.REGION)
                        .getMetricStatistics(request ->
                                request.namespace("AWS/ApplicationELB")
                                        .metricName(name)
                                        .dimensions(
                                                Dimension.builder()
                                                        .name("LoadBalancer")
                                                        .value(
                                                                LoadBalancerMetrics.nameOf(
                                                                        balancer()))
                                                        .build())
                                        .startTime(from)
                                        .endTime(to)
                                        .period(60)
                                        .statistics(Statistic.SUM))
                        .datapoints()
                        .stream()
                        .mapToDouble(Datapoint::sum)
                        .sum();
    }

    @Test
    void eachNodeDeliversAFileEveryFiveMinutesInAwssLayout() {
        List<S3Object> files = files(s3, "");

        assertThat(files)
                .extracting(S3Object::key)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(2 * 34)
                .allMatch(key ->
                        key.matches(
                                FOLDER
                                        + "\\d{4}/\\d\\d/\\d\\d/123456789012_elasticloadbalancing_eu-central-1_app\\.immich-alb\\.[0-9a-f]{16}"
                                        + "_\\d{8}T\\d\\d[0-5][05]Z_[0-9.]+_[0-9a-f]{8}\\.log\\.gz"));
        assertThat(files)
                .allSatisfy(
                        file -> assertThat(file.lastModified()).isBeforeOrEqualTo(clock.instant()));
        int size =
                s3.getObject(
                                request -> request.bucket(BUCKET).key(files.getFirst().key()),
                                (_, stream) -> stream.readAllBytes())
                        .length;
        assertThat(files.getFirst().size()).isEqualTo(size);
    }

    @Test
    void theSameFileIsTheSameWheneverItIsAskedFor() {
        String key = files(s3, "").getFirst().key();
        List<String> first = lines(s3, key);

        clock.turn(Duration.ofDays(2));

        assertThat(lines(s3, key)).isEqualTo(first).isNotEmpty();
    }

    @Test
    void linesAndMetricsCountTheSameVisits() {
        Instant to = clock.instant().minus(Duration.ofMinutes(15)).truncatedTo(ChronoUnit.MINUTES);
        Instant from = to.minus(Duration.ofHours(1));

        List<String> lines = lines(from, to);

        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(count(lines, 9, '2')).isEqualTo(metric("HTTPCode_Target_2XX_Count", from, to));
        assertThat(count(lines, 9, '3')).isEqualTo(metric("HTTPCode_Target_3XX_Count", from, to));
        assertThat(count(lines, 9, '4')).isEqualTo(metric("HTTPCode_Target_4XX_Count", from, to));
        assertThat(count(lines, 9, '5')).isEqualTo(metric("HTTPCode_Target_5XX_Count", from, to));
    }

    @Test
    void aDisasterIsInTheLinesAsItIsInTheMetrics() {
        Instant began = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        account.disasters().turn("killed-tasks", true);
        clock.turn(Duration.ofMinutes(30));
        Instant from = began.plus(Duration.ofMinutes(1));
        Instant to = began.plus(Duration.ofMinutes(21));

        List<String> lines = lines(from, to);

        long unanswered = count(lines, 9, '-');
        assertThat(unanswered)
                .isGreaterThan(10)
                .isEqualTo(metric("HTTPCode_ELB_503_Count", from, to));
        assertThat(count(lines, 9, '5')).isEqualTo(metric("HTTPCode_Target_5XX_Count", from, to));
        assertThat(count(lines, 8, '2')).isZero();
    }

    @Test
    void listingsGoOnAfterAKeyAndByPages() {
        List<String> all = files(s3, "").stream().map(S3Object::key).toList();

        assertThat(
                        s3.listObjectsV2(request ->
                                        request.bucket(BUCKET)
                                                .prefix(FOLDER)
                                                .startAfter(all.get(4))
                                                .maxKeys(3))
                                .contents())
                .extracting(S3Object::key)
                .isEqualTo(all.subList(5, 8));
        assertThat(files(s3, "1999/")).isEmpty();
    }

    @Test
    void whatIsOlderThanTheBucketKeepsIsGone() {
        String first = files(s3, "").getFirst().key();
        clock.turn(Duration.ofDays(91));

        assertThatThrownBy(() -> lines(s3, first)).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void nobodyDeliversWhatIsSwitchedOffOrToAnotherBucket() {
        elb().modifyLoadBalancerAttributes(request ->
                request.loadBalancerArn(balancer().loadBalancerArn())
                        .attributes(
                                LoadBalancerAttribute.builder()
                                        .key("access_logs.s3.enabled")
                                        .value("false")
                                        .build()));

        assertThat(files(s3, "")).isEmpty();
    }
}
