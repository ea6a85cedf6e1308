package io.stratoscope.ui.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.metrics.FakeCloudWatch;
import io.stratoscope.metrics.MetricLook;
import io.stratoscope.metrics.Statistic;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.ui.SampleMetrics;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class MetricsViewModelTest {

    private final SampleMetrics metrics = new SampleMetrics(SampleProject.TAKEN_AT);
    private final List<Wanted> wanted = new ArrayList<>();
    private final TestSession window =
            TestSession.measured((question, job) -> {
                wanted.add(
                        new Wanted(
                                question.resource(),
                                question.last().toHours(),
                                question.compare()));
                return metrics.look(question, job);
            });
    private final MetricsViewModel model = new MetricsViewModel(window.session);

    private record Wanted(Arn resource, long hours, boolean compare) {}

    @AfterEach
    void close() {
        window.close();
    }

    private void discover() throws InterruptedException {
        for (Arn each : List.of(SampleProject.DB, SampleProject.SERVICE)) {
            metrics.write(SampleProject.snapshot(), each, 8, 5);
        }
        window.discover(SampleProject.snapshot());
    }

    private void choose(Arn resource) {
        window.session.selectionProperty().set(Optional.of(resource));
    }

    private MetricLook seen() {
        assertThat(model.pageProperty().get()).isInstanceOf(MetricsPage.Seen.class);
        return ((MetricsPage.Seen) model.pageProperty().get()).look();
    }

    @Test
    void whereNobodyMeasuresThatIsSaid() {
        try (TestSession drawn = new TestSession()) {
            assertThat(new MetricsViewModel(drawn.session).pageProperty().get())
                    .isEqualTo(new MetricsPage.Unmeasured());
        }
    }

    @Test
    void onlyWhatIsOnScreenIsAskedFor() throws Exception {
        discover();
        choose(SampleProject.SERVICE);
        assertThat(wanted).as("nobody looks").isEmpty();

        model.onScreen(true);
        assertThat(model.pageProperty().get()).isEqualTo(new MetricsPage.Waiting("immich-server"));
        window.handOver();
        assertThat(wanted).containsExactly(new Wanted(SampleProject.SERVICE, 3, false));
        assertThat(seen().reading().series()).hasSize(2);
        assertThat(metrics.account.asked())
                .as("the service's metrics and nobody else's")
                .hasSize(2)
                .allMatch(id -> id.namespace().equals("AWS/ECS"));

        model.onScreen(false);
        choose(SampleProject.DB);
        assertThat(wanted).hasSize(1);
    }

    @Test
    void aSecondLookWithinAPeriodCostsNothing() throws Exception {
        discover();
        choose(SampleProject.SERVICE);
        model.onScreen(true);
        window.handOver();
        long calls = metrics.account.meter().calls();

        model.refresh();
        window.handOver();

        assertThat(wanted).hasSize(2);
        assertThat(metrics.account.meter().calls()).isEqualTo(calls);
    }

    @Test
    void theQuestionFollowsRangeStatisticAndComparison() throws Exception {
        discover();
        choose(SampleProject.SERVICE);
        model.onScreen(true);
        window.handOver();

        model.spanProperty().set(MetricSpan.DAY);
        window.handOver();
        model.compareProperty().set(true);
        window.handOver();
        model.statisticProperty().set(Optional.of(Statistic.MAXIMUM));
        window.handOver();

        assertThat(wanted.getLast()).isEqualTo(new Wanted(SampleProject.SERVICE, 24, true));
        MetricLook look = seen();
        assertThat(look.reading().series())
                .allMatch(series -> series.question().statistic().equals(Statistic.MAXIMUM))
                .allMatch(series -> look.reading().before(series.question()).isPresent());
    }

    @Test
    void ofTwoQuestionsOnlyTheNewestIsAnswered() throws Exception {
        discover();
        choose(SampleProject.SERVICE);
        model.onScreen(true);
        choose(SampleProject.DB);

        window.handOver();
        window.handOver();

        assertThat(seen().resource()).isEqualTo(SampleProject.DB);
        assertThat(model.askingProperty().get()).isFalse();
    }

    @Test
    void whatNobodyMeasuresAndWhatIsNotChosenIsSaid() throws Exception {
        discover();
        model.onScreen(true);
        assertThat(model.pageProperty().get()).isEqualTo(new MetricsPage.NothingChosen());

        choose(SampleProject.VPC);
        assertThat(model.pageProperty().get()).isInstanceOf(MetricsPage.Without.class);
        assertThat(wanted).isEmpty();
        assertThat(model.choicesProperty().get())
                .extracting(Resource::arn)
                .contains(SampleProject.DB, SampleProject.SERVICE)
                .doesNotContain(SampleProject.VPC);
    }

    @Test
    void whatAwsRefusesStandsWhereTheFiguresWouldBe() throws Exception {
        discover();
        metrics.account.refuse(
                FakeCloudWatch.error(
                        400,
                        "AccessDenied",
                        "User: x is not authorized to perform: cloudwatch:ListMetrics"));
        choose(SampleProject.SERVICE);
        model.onScreen(true);
        window.handOver();

        assertThat(MetricFigure.failures(seen()))
                .singleElement()
                .asString()
                .contains("cloudwatch:ListMetrics");
        assertThat(MetricFigure.of(seen(), model.zone())).isEmpty();
    }

    @Test
    void aGapIsNoZeroInTheChartAndAnEmptyCellInTheTable(@TempDir Path folder) throws Exception {
        discover();
        choose(SampleProject.SERVICE);
        model.onScreen(true);
        window.handOver();

        MetricFigure cpu = MetricFigure.of(seen(), model.zone()).getFirst();
        assertThat(cpu.chart().values()).hasSize(180).anyMatch(each -> each.isNaN());
        assertThat(cpu.name()).isEqualTo("CPUUtilization · Average of 1 min");
        assertThat(cpu.figures()).startsWith("last ").contains(" %").doesNotContain("least 0 %");

        Path file = folder.resolve("metrics.csv");
        model.saveTable(file);
        window.handOver();
        assertThat(window.notices()).containsExactly("Saved to " + file);
        List<String> rows = Files.readAllLines(file);
        assertThat(rows).hasSize(1 + 2 * 180);
        assertThat(rows.getFirst()).startsWith("time,resource,namespace,metric,");
        assertThat(rows).anyMatch(row -> row.endsWith(",percent,,"));

        model.saveTable(folder.resolve("no-such/metrics.csv"));
        window.handOver();
        assertThat(window.notices().getLast()).startsWith("Not saved: ");
    }
}
