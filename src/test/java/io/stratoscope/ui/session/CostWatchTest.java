package io.stratoscope.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.cost.CostRequests;
import io.stratoscope.model.ModuleTag;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.SampleCosts;
import io.stratoscope.ui.SampleCosts.Asked;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.session.CostWatch.Viewer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class CostWatchTest {

    private final SampleCosts costs = new SampleCosts();
    private final TestSession window = new TestSession(costs);
    private final CostWatch watch = window.session.costs();

    @AfterEach
    void close() {
        window.close();
    }

    private void discover() throws InterruptedException {
        window.discover(SampleProject.snapshot());
        window.handOver();
    }

    @Test
    void whileNobodyLooksNothingIsCountedAndOnlyWhatIsKeptIsRead() throws Exception {
        discover();
        assertThat(costs.asked).containsExactly(new Asked(CostRequests.KEPT, ModuleTag.KEY));
        assertThat(costs.estimates).isZero();
    }

    @Test
    void theOverlayNeedsTheEstimateAlone() throws Exception {
        discover();
        watch.look(Viewer.OVERLAY, true);
        window.handOver();
        assertThat(watch.estimateProperty().get()).isPresent();
        assertThat(costs.asked).extracting(Asked::requests).containsOnly(CostRequests.KEPT);

        watch.look(Viewer.OVERLAY, false);
        watch.look(Viewer.OVERLAY, true);
        assertThat(costs.estimates).as("the same snapshot costs the same").isEqualTo(1);
    }

    @Test
    void theScreenAsksWithinFourRequestsADay() throws Exception {
        discover();
        watch.look(Viewer.SCREEN, true);
        window.handOver();
        window.handOver();
        assertThat(costs.asked)
                .extracting(Asked::requests)
                .containsExactly(CostRequests.KEPT, CostRequests.FOUR_A_DAY);
        assertThat(watch.figuresProperty().get()).isPresent();
        assertThat(watch.askingProperty().get()).isFalse();
    }

    @Test
    void anotherTagIsAskedForOnceAndOneThatIsChosenMeanwhileAfterwards() throws Exception {
        discover();
        watch.look(Viewer.SCREEN, true);
        window.handOver();
        window.handOver();
        watch.wantTag("Environment");
        watch.wantTag("Environment");
        watch.wantTag("Team");
        window.handOver();
        window.handOver();
        assertThat(costs.asked)
                .extracting(Asked::tag)
                .containsExactly(ModuleTag.KEY, ModuleTag.KEY, "Environment", "Team");
        assertThat(costs.asked.getLast().requests()).isEqualTo(CostRequests.FOUR_A_DAY);
    }

    @Test
    void aWrongPricesFileIsSaidAndTheRestGoesOn() throws Exception {
        discover();
        costs.trouble = Optional.of(new FileException("prices.yaml: no price"));
        watch.look(Viewer.SCREEN, true);
        window.handOver();
        window.handOver();
        assertThat(window.notices())
                .containsExactly("The cost could not be estimated: prices.yaml: no price");
        assertThat(watch.estimateProperty().get()).isEmpty();
        assertThat(watch.figuresProperty().get()).isPresent();

        costs.trouble = Optional.empty();
        window.session.notices().shown().getFirst().action().orElseThrow().run().run();
        window.handOver();
        assertThat(watch.estimateProperty().get()).isPresent();
    }

    @Test
    void whatFailsWithTheFiguresIsSaidAndMayBeAskedAgain() throws Exception {
        discover();
        costs.troubleWithFigures = Optional.of(new IllegalStateException("a bug"));
        watch.ask(CostRequests.FOUR_A_DAY);
        watch.ask(CostRequests.FOUR_A_DAY);
        window.handOver();
        assertThat(costs.asked).as("one question at a time").hasSize(2);
        assertThat(window.notices())
                .singleElement()
                .asString()
                .startsWith("What was paid could not be asked: a bug");
        costs.troubleWithFigures = Optional.empty();
        watch.ask(CostRequests.FOUR_A_DAY);
        window.handOver();
        assertThat(costs.asked).hasSize(3);
    }

    @Test
    void nobodyCountsWithoutAPort() throws Exception {
        try (TestSession unwatched = new TestSession()) {
            unwatched.discover(SampleProject.snapshot());
            unwatched.session.costs().look(Viewer.SCREEN, true);
            assertThat(unwatched.session.costs().isWatched()).isFalse();
            assertThat(unwatched.session.costs().askingProperty().get()).isFalse();
        }
    }
}
