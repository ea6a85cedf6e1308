package io.stratoscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.model.Failure;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reading against an account that counts what is asked. */
class MetricReaderTest {

    private static final Duration THREE_HOURS = Duration.ofHours(3);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final FakeCloudWatch account = new FakeCloudWatch();
    private final MetricReader reader = new MetricReader(account);

    private static MetricFamily service(String name) {
        return MetricFamily.of("AWS/ECS", Map.of("ClusterName", "c", "ServiceName", name));
    }

    private static Metric cpu(String service) {
        return service(service).average("CPUUtilization", MetricUnit.PERCENT, "Processor");
    }

    private static Metric errors(String balancer) {
        return MetricFamily.of("AWS/ApplicationELB", Map.of("LoadBalancer", balancer))
                .sum("HTTPCode_Target_5XX_Count", MetricUnit.COUNT, "Errors")
                .onlyWhenCounted();
    }

    private static MetricQuestion ask(Metric metric) {
        return new MetricQuestion(FakeCloudWatch.REGION, metric);
    }

    private Map<MetricQuestion, MetricAnswer> read(Duration last, MetricQuestion... questions) {
        return reader.read(
                List.of(questions), MetricRange.last(last, account.clock().instant()), () -> false);
    }

    private static MetricAnswer answer(
            Map<MetricQuestion, MetricAnswer> answers, MetricQuestion question) {
        return Optional.ofNullable(answers.get(question)).orElseThrow();
    }

    private MetricSeries series(Duration last, MetricQuestion question) {
        MetricAnswer answer = answer(read(last, question), question);
        assertThat(answer).isInstanceOf(MetricAnswer.Read.class);
        return ((MetricAnswer.Read) answer).series();
    }

    private long units(String operation) {
        return account.meter().counts().stream()
                .filter(count -> count.operation().equals(operation))
                .mapToLong(CallMeter.Count::units)
                .sum();
    }

    @Test
    void readsWholePeriodsAndNoMore() {
        account.every(cpu("a").id(), THREE_HOURS, 40);

        MetricSeries read = series(THREE_HOURS, ask(cpu("a")));

        assertThat(read.window())
                .isEqualTo(new MetricWindow(NOON.minus(THREE_HOURS), NOON, Duration.ofMinutes(1)));
        assertThat(read.points()).hasSize(180);
        assertThat(read.points().getLast())
                .as("the minute that is not over is not whole")
                .isEqualTo(new MetricPoint(NOON.minusSeconds(60), 40));
        assertThat(read.figures())
                .contains(new MetricSeries.Figures(40, NOON.minusSeconds(60), 40, 40, 40));
    }

    @Test
    void aGapIsAGapAndNotAZero() {
        account.put(cpu("a").id(), NOON.minusSeconds(300), 10)
                .put(cpu("a").id(), NOON.minusSeconds(60), 30);

        MetricSeries read = series(Duration.ofMinutes(5), ask(cpu("a")));

        assertThat(read.values()).containsExactly(10, Double.NaN, Double.NaN, Double.NaN, 30);
        assertThat(read.figures().orElseThrow().minimum()).isEqualTo(10);
        assertThat(read.figures().orElseThrow().average()).isEqualTo(20);
    }

    @Test
    void whatIsOnlyWrittenWhenItHappensIsNoneWhereNothingIsWritten() {
        account.put(errors("lb").id(), NOON.minusSeconds(180), 7);

        MetricQuestion question = ask(errors("lb"));
        MetricSeries read = series(Duration.ofMinutes(3), question);

        assertThat(read.values()).containsExactly(7, 0, 0);
        assertThat(question.words(read.figures().orElseThrow().last())).isEqualTo("none");
        assertThat(question.words(7)).isEqualTo("7");
        assertThat(question.by(Statistic.AVERAGE).silenceIsZero())
                .as("an average of nothing is not zero")
                .isFalse();
    }

    @Test
    void whatDoesNotExistIsNeverAskedFor() {
        account.every(cpu("a").id(), THREE_HOURS, 40);

        Map<MetricQuestion, MetricAnswer> answers =
                read(THREE_HOURS, ask(cpu("a")), ask(cpu("gone")), ask(errors("lb")));

        assertThat(answers.keySet())
                .containsExactly(ask(cpu("a")), ask(cpu("gone")), ask(errors("lb")));
        assertThat(answers.get(ask(cpu("gone")))).isEqualTo(new MetricAnswer.NotListed());
        assertThat(answers.get(ask(errors("lb")))).isEqualTo(new MetricAnswer.NotListed());
        assertThat(units("GetMetricData")).isEqualTo(1);
        assertThat(account.asked.getFirst().metricDataQueries())
                .extracting(FakeCloudWatch::id)
                .containsExactly(cpu("a").id());
    }

    @Test
    void aMetricWithOneDimensionMoreIsAnother() {
        account.every(cpu("a").id(), THREE_HOURS, 40);
        MetricQuestion whole =
                ask(
                        MetricFamily.of("AWS/ECS", Map.of("ClusterName", "c"))
                                .average("CPUUtilization", MetricUnit.PERCENT, "Processor"));

        assertThat(read(THREE_HOURS, whole).get(whole)).isEqualTo(new MetricAnswer.NotListed());
        assertThat(units("GetMetricData")).isZero();
    }

    @Test
    void theSameQuestionWithinAPeriodCostsNoCall() {
        account.every(cpu("a").id(), THREE_HOURS, 40);
        MetricSeries first = series(THREE_HOURS, ask(cpu("a")));
        account.later(Duration.ofSeconds(20));

        assertThat(series(THREE_HOURS, ask(cpu("a")))).isEqualTo(first);
        assertThat(series(Duration.ofHours(1), ask(cpu("a"))).points())
                .as("a part of what is known")
                .hasSize(60);
        assertThat(account.meter().calls()).as("one list, one question").isEqualTo(2);

        account.later(Duration.ofMinutes(1));
        series(THREE_HOURS, ask(cpu("a")));
        assertThat(account.meter().calls()).as("a new minute").isEqualTo(3);
    }

    @Test
    void anotherStatisticIsAnotherQuestion() {
        account.put(cpu("a").id(), NOON.minusSeconds(60), 40)
                .put(cpu("a").id(), NOON.minusSeconds(59), 60);
        MetricQuestion average = ask(cpu("a"));
        MetricQuestion most = average.by(Statistic.MAXIMUM);

        Map<MetricQuestion, MetricAnswer> answers = read(Duration.ofMinutes(3), average, most);

        assertThat(answers.values())
                .extracting(answer -> ((MetricAnswer.Read) answer).series().points().getLast())
                .containsExactly(
                        new MetricPoint(NOON.minusSeconds(60), 50),
                        new MetricPoint(NOON.minusSeconds(60), 60));
        assertThat(units("GetMetricData")).as("up to five of a metric are one").isEqualTo(1);
    }

    @Test
    void whatIsListedHoldsForAQuarterOfAnHour() {
        assertThat(read(THREE_HOURS, ask(cpu("a"))).values())
                .containsExactly(new MetricAnswer.NotListed());
        account.every(cpu("a").id(), THREE_HOURS, 40);
        account.later(Duration.ofMinutes(14));
        assertThat(read(THREE_HOURS, ask(cpu("a"))).values())
                .containsExactly(new MetricAnswer.NotListed());
        account.later(Duration.ofMinutes(1));
        assertThat(series(THREE_HOURS, ask(cpu("a"))).points()).isNotEmpty();
        assertThat(account.listed).hasSize(2);
    }

    @Test
    void manyOfANamespaceAreListedTogetherInPages() {
        List<MetricQuestion> questions =
                IntStream.range(0, 10).mapToObj(i -> ask(errors("lb" + i))).toList();
        questions.forEach(each -> account.every(each.metric().id(), Duration.ofMinutes(2), 1));
        account.metricsAPage = 3;

        Map<MetricQuestion, MetricAnswer> answers =
                read(THREE_HOURS, questions.toArray(MetricQuestion[]::new));

        assertThat(answers.values()).allMatch(MetricAnswer.Read.class::isInstance);
        assertThat(account.listed).hasSize(4).allMatch(request -> request.dimensions().isEmpty());
        assertThat(account.asked).as("one call for several resources").hasSize(1);
    }

    @Test
    void fewOfANamespaceAreListedByThemselves() {
        read(THREE_HOURS, ask(errors("lb")));

        assertThat(account.listed.getFirst().dimensions())
                .singleElement()
                .satisfies(filter -> {
                    assertThat(filter.name()).isEqualTo("LoadBalancer");
                    assertThat(filter.value()).isEqualTo("lb");
                });
    }

    @Test
    void callsArePackedToTheirLimits() {
        List<MetricQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            questions.add(ask(cpu("s" + i)));
            account.put(cpu("s" + i).id(), NOON.minusSeconds(60), i);
        }

        Map<MetricQuestion, MetricAnswer> answers =
                read(Duration.ofMinutes(30), questions.toArray(MetricQuestion[]::new));

        assertThat(account.asked)
                .extracting(request -> request.metricDataQueries().size())
                .containsExactly(500, 500, 100);
        assertThat(units("GetMetricData")).isEqualTo(1_100);
        assertThat(answers.get(ask(cpu("s1099"))))
                .isInstanceOfSatisfying(
                        MetricAnswer.Read.class,
                        read ->
                                assertThat(read.series().points().getLast().value())
                                        .isEqualTo(1099));
    }

    @Test
    void pointsAreALimitToo() {
        List<MetricQuestion> questions =
                IntStream.range(0, 500).mapToObj(i -> ask(cpu("s" + i))).toList();
        questions.forEach(each -> account.put(each.metric().id(), NOON.minusSeconds(60), 1));

        read(Duration.ofHours(6), questions.toArray(MetricQuestion[]::new));

        assertThat(account.asked).hasSizeGreaterThan(1);
        for (GetMetricDataRequest request : account.asked) {
            long each = Duration.between(request.startTime(), request.endTime()).toMinutes();
            assertThat(each * request.metricDataQueries().size())
                    .isLessThanOrEqualTo(MetricCall.MOST_POINTS);
        }
    }

    @Test
    void pagesAreReadToTheEnd() {
        account.every(cpu("a").id(), THREE_HOURS, 40).every(cpu("b").id(), THREE_HOURS, 50);
        account.pointsAPage = 100;

        Map<MetricQuestion, MetricAnswer> answers = read(THREE_HOURS, ask(cpu("a")), ask(cpu("b")));

        assertThat(answers.values())
                .extracting(answer -> ((MetricAnswer.Read) answer).series())
                .allSatisfy(series -> {
                    assertThat(series.points()).hasSize(180);
                    assertThat(series.partial()).isFalse();
                });
        assertThat(account.asked).hasSize(4);
    }

    @Test
    void metricsOfDifferentStepsShareACall() {
        Metric slow =
                new MetricFamily("AWS/DataSync", Map.of("TaskId", "t"), Duration.ofMinutes(5))
                        .sum("BytesTransferred", MetricUnit.BYTES, "Bytes");
        account.every(cpu("a").id(), THREE_HOURS, 40).every(slow.id(), THREE_HOURS, 1);

        Map<MetricQuestion, MetricAnswer> answers = read(THREE_HOURS, ask(cpu("a")), ask(slow));

        assertThat(account.asked).hasSize(1);
        assertThat(account.asked.getFirst().metricDataQueries())
                .extracting(query -> query.metricStat().period())
                .containsExactly(60, 300);
        MetricSeries ofSlow = ((MetricAnswer.Read) answer(answers, ask(slow))).series();
        assertThat(ofSlow.points()).hasSize(36).allMatch(point -> point.value() == 5);
    }

    @Test
    void whatIsWrittenOnceADayIsLookedAtForAFortnightAndInItsOwnCall() {
        Metric size =
                new MetricFamily(
                                "AWS/S3",
                                Map.of("BucketName", "b", "StorageType", "StandardStorage"),
                                MetricFamily.DAY)
                        .average("BucketSizeBytes", MetricUnit.BYTES, "Size");
        for (int day = 1; day <= 20; day++) {
            account.put(
                    size.id(),
                    Instant.parse("2026-11-23T00:00:00Z").minus(Duration.ofDays(day)),
                    day);
        }
        account.every(cpu("a").id(), THREE_HOURS, 40);

        Map<MetricQuestion, MetricAnswer> answers = read(THREE_HOURS, ask(size), ask(cpu("a")));

        assertThat(((MetricAnswer.Read) answer(answers, ask(size))).series().points()).hasSize(14);
        assertThat(account.asked).hasSize(2);
    }

    @Test
    void whatAwsSaysBesideTheValuesIsTold() {
        account.every(cpu("a").id(), THREE_HOURS, 40).every(cpu("b").id(), THREE_HOURS, 40);
        account.every(cpu("c").id(), THREE_HOURS, 40);
        account.statuses.put(cpu("a").id(), StatusCode.PARTIAL_DATA);
        account.statuses.put(cpu("b").id(), StatusCode.INTERNAL_ERROR);
        account.statuses.put(cpu("c").id(), StatusCode.FORBIDDEN);
        account.messages =
                List.of(MessageData.builder().code("Slow").value("some is late").build());

        Map<MetricQuestion, MetricAnswer> answers =
                read(THREE_HOURS, ask(cpu("a")), ask(cpu("b")), ask(cpu("c")));

        assertThat(answers.get(ask(cpu("a"))))
                .isInstanceOfSatisfying(
                        MetricAnswer.Read.class,
                        read -> {
                            assertThat(read.series().partial()).isTrue();
                            assertThat(read.series().notes()).containsExactly("some is late");
                        });
        assertThat(failure(answer(answers, ask(cpu("b")))))
                .isInstanceOf(Failure.ServiceError.class);
        assertThat(failure(answer(answers, ask(cpu("c")))))
                .isInstanceOf(Failure.AccessDenied.class);

        account.statuses.clear();
        assertThat(series(THREE_HOURS, ask(cpu("a"))).partial())
                .as("what was not whole is asked again")
                .isFalse();
    }

    private static Failure failure(MetricAnswer answer) {
        assertThat(answer).isInstanceOf(MetricAnswer.Unread.class);
        return ((MetricAnswer.Unread) answer).failure();
    }

    @Test
    void whatAwsRefusesIsAFailureWhereTheFigureWouldBe() {
        account.every(cpu("a").id(), THREE_HOURS, 40);
        account.failure =
                Optional.of(
                        FakeCloudWatch.error(
                                400,
                                "AccessDenied",
                                "User: x is not authorized to perform: cloudwatch:ListMetrics"));
        assertThat(failure(answer(read(THREE_HOURS, ask(cpu("a"))), ask(cpu("a")))))
                .isInstanceOfSatisfying(
                        Failure.AccessDenied.class,
                        denied -> assertThat(denied.action()).isEqualTo("cloudwatch:ListMetrics"));

        account.failure = Optional.of(FakeCloudWatch.error(400, "Throttling", "Rate exceeded"));
        assertThat(failure(answer(read(THREE_HOURS, ask(cpu("a"))), ask(cpu("a")))))
                .isInstanceOf(Failure.Throttled.class);

        account.failure = Optional.empty();
        assertThat(series(THREE_HOURS, ask(cpu("a"))).points()).isNotEmpty();
        account.later(Duration.ofMinutes(1));
        account.failure = Optional.of(FakeCloudWatch.error(503, "ServiceUnavailable", "down"));
        assertThat(failure(answer(read(THREE_HOURS, ask(cpu("a"))), ask(cpu("a")))))
                .as("the list is known, the question fails")
                .isInstanceOf(Failure.class);
    }

    @Test
    void whoeverStopsItGetsNoFurtherCall() {
        account.every(cpu("a").id(), THREE_HOURS, 40);

        Map<MetricQuestion, MetricAnswer> answers =
                reader.read(
                        List.of(ask(cpu("a"))),
                        MetricRange.last(THREE_HOURS, account.clock().instant()),
                        () -> true);

        assertThat(failure(answer(answers, ask(cpu("a"))))).isInstanceOf(Failure.Cancelled.class);
        assertThat(account.meter().calls()).isZero();
    }

    @Test
    void theWeekBeforeHasTheSamePeriods() {
        account.every(cpu("a").id(), Duration.ofDays(8), 40);

        MetricReading reading =
                reader.reading(
                        List.of(ask(cpu("a"))),
                        MetricRange.last(Duration.ofDays(1), account.clock().instant()),
                        true,
                        () -> false);

        MetricSeries now = reading.series().getFirst();
        MetricSeries before = reading.before(ask(cpu("a"))).orElseThrow();
        assertThat(before.window().period()).isEqualTo(now.window().period());
        assertThat(before.window().from()).isEqualTo(now.window().from().minus(Duration.ofDays(7)));
        assertThat(before.points()).hasSameSizeAs(now.points());
    }
}
