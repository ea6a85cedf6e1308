package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.LiveAccount;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.metrics.AlarmLine;
import io.stratoscope.metrics.Metric;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricHistory;
import io.stratoscope.metrics.MetricId;
import io.stratoscope.metrics.MetricQuestion;
import io.stratoscope.metrics.MetricRange;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.MetricSeries;
import io.stratoscope.metrics.MetricUnit;
import io.stratoscope.metrics.Statistic;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads metrics, and the alarms on them, over a real wire. */
@ExtendWith(MotoServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoMetricsIT {

    private static final String NAMESPACE = "Stratoscope/It";

    /** More than the emulator lists on a page, and more than a question may hold. */
    private static final int MANY = 620;

    /** It stands, so that no minute goes by between a question and what is compared with it. */
    private final Clock clock =
            Clock.fixed(Instant.now().truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC);

    private final Instant now = clock.instant();
    private final Jobs jobs = new Jobs(clock);

    @TempDir private Path data;
    private LiveAccount account;

    @BeforeAll
    void write(URI moto, @TempDir Path home) {
        account = EmulatedAccount.connect(moto, home, clock, SmallProject.REGION);
        account.guard().unlock();
        put(datum("server", 10, 40), datum("server", 10, 60), datum("server", 8, 0));
        for (int from = 0; from < MANY; from += 100) {
            put(
                    IntStream.range(from, Math.min(MANY, from + 100))
                            .mapToObj(i -> datum("s" + i, 10, i))
                            .toArray(MetricDatum[]::new));
        }
        account.guard().lock();
    }

    @AfterAll
    void close() {
        jobs.close();
        account.close();
    }

    private CloudWatchClient client() {
        return account.client(CloudWatchClient.class, SmallProject.REGION);
    }

    private void put(MetricDatum... data) {
        client().putMetricData(request -> request.namespace(NAMESPACE).metricData(data));
    }

    private MetricDatum datum(String service, int minutesAgo, double value) {
        return MetricDatum.builder()
                .metricName("CPUUtilization")
                .dimensions(Dimension.builder().name("ServiceName").value(service).build())
                .timestamp(now.minus(Duration.ofMinutes(minutesAgo)))
                .value(value)
                .build();
    }

    private static MetricQuestion cpu(String service) {
        return new MetricQuestion(
                SmallProject.REGION,
                new Metric(
                        new MetricId(NAMESPACE, "CPUUtilization", Map.of("ServiceName", service)),
                        "Processor",
                        MetricUnit.PERCENT,
                        Statistic.AVERAGE,
                        Metric.Worse.HIGHER,
                        Metric.Silence.GAP,
                        Duration.ofMinutes(1)));
    }

    private Map<MetricQuestion, MetricAnswer> read(
            MetricReader reader, List<MetricQuestion> questions) {
        return reader.read(questions, MetricRange.last(Duration.ofMinutes(15), now), () -> false);
    }

    private static MetricSeries series(
            Map<MetricQuestion, MetricAnswer> answers, MetricQuestion question) {
        assertThat(answers.get(question)).isInstanceOf(MetricAnswer.Read.class);
        return ((MetricAnswer.Read) Optional.ofNullable(answers.get(question)).orElseThrow())
                .series();
    }

    private long sent(String operation) {
        return account.meter().counts().stream()
                .filter(count -> count.operation().equals(operation))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    @Test
    void readsStatisticsWithTheirGapsAndNeverAsksForWhatIsNotThere() {
        MetricQuestion average = cpu("server");
        MetricQuestion most = average.by(Statistic.MAXIMUM);

        Map<MetricQuestion, MetricAnswer> answers =
                read(new MetricReader(account), List.of(average, most, cpu("none")));

        assertThat(answers.get(cpu("none"))).isEqualTo(new MetricAnswer.NotListed());
        double[] values = series(answers, average).values();
        assertThat(values).hasSize(15);
        assertThat(values[5]).isEqualTo(50);
        assertThat(values[6]).as("a gap, not a zero").isNaN();
        assertThat(values[7]).as("a zero, not a gap").isZero();
        assertThat(series(answers, most).values()[5]).isEqualTo(60);
    }

    @Test
    void listsAllPagesAndPacksQuestions() {
        List<MetricQuestion> questions =
                IntStream.range(0, MANY).mapToObj(i -> cpu("s" + i)).toList();
        long lists = sent("ListMetrics");
        long calls = sent("GetMetricData");

        Map<MetricQuestion, MetricAnswer> answers = read(new MetricReader(account), questions);

        for (int i = 0; i < MANY; i++) {
            assertThat(series(answers, cpu("s" + i)).values()[5]).isEqualTo(i);
        }
        assertThat(sent("ListMetrics") - lists).as("500 a page").isEqualTo(2);
        assertThat(sent("GetMetricData") - calls).as("500 a question").isEqualTo(2);
    }

    @Test
    void anotherRunReadsWhatThisOnePaidFor() {
        List<MetricQuestion> questions = List.of(cpu("server"));
        Map<MetricQuestion, MetricAnswer> first = read(started(), questions);
        long calls = account.meter().calls();

        assertThat(read(started(), questions)).isEqualTo(first);
        assertThat(account.meter().calls()).isEqualTo(calls);
    }

    private MetricReader started() {
        return new MetricReader(account, new MetricHistory(data, account.label(), clock));
    }

    @Test
    void theLinesOfAlarmsAreFoundByTheirMetric() throws InterruptedException {
        account.guard().unlock();
        putAlarm("busy", ComparisonOperator.GREATER_THAN_THRESHOLD, 80);
        putAlarm("idle", ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD, 5);
        account.guard().lock();
        DiscoveryRequest request =
                new DiscoveryRequest(
                        Scope.project("none"),
                        List.of(SmallProject.REGION),
                        Optional.empty(),
                        Set.of(alarm("busy"), alarm("idle")));
        Topology topology =
                Topology.of(
                        jobs.start(
                                        "discover",
                                        job -> new Discovery(account, clock).run(request, job))
                                .await());

        assertThat(AlarmLine.of(topology, cpu("server").metric().id()))
                .extracting(line -> line.name() + " " + line.words(MetricUnit.PERCENT))
                .containsExactlyInAnyOrder("busy > 80 %", "idle ≤ 5 %");
        assertThat(AlarmLine.of(topology, cpu("s1").metric().id()))
                .as("of another service")
                .isEmpty();
    }

    private static Arn alarm(String name) {
        return new Arn("aws", "cloudwatch", SmallProject.REGION, "123456789012", "alarm:" + name);
    }

    private void putAlarm(String name, ComparisonOperator operator, double threshold) {
        client().putMetricAlarm(request ->
                request.alarmName(name)
                        .namespace(NAMESPACE)
                        .metricName("CPUUtilization")
                        .dimensions(Dimension.builder().name("ServiceName").value("server").build())
                        .statistic("Average")
                        .period(60)
                        .evaluationPeriods(1)
                        .threshold(threshold)
                        .comparisonOperator(operator));
    }
}
