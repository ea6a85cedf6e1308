package io.stratoscope.ui.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.cost.CostAnswer;
import io.stratoscope.ui.SampleCosts;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.diagram.DiagramViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CostOverlayTest {

    private final SampleCosts costs = new SampleCosts();
    private final TestSession window = new TestSession(costs);
    private final DiagramViewModel diagram =
            new DiagramViewModel(window.session.selectionProperty(), _ -> {});
    private final CostOverlay overlay = new CostOverlay(window.session.costs(), diagram);

    @AfterEach
    void close() {
        window.close();
    }

    private void discover() throws InterruptedException {
        window.discover(SampleProject.snapshot());
        window.handOver();
    }

    @Test
    void isNotSeenAtFirstAndCountsNothingThen() throws Exception {
        discover();
        assertThat(diagram.amountsProperty().get()).isEmpty();
        assertThat(costs.estimates).isZero();
    }

    @Test
    void writesWhatIsKnownAndNoNoughtForWhatIsNot() throws Exception {
        discover();
        overlay.toggle();
        window.handOver();
        assertThat(diagram.amountsProperty().get())
                .containsEntry(SampleProject.NAT, 37.96)
                .doesNotContainKeys(SampleProject.DB, SampleProject.BUCKET, SampleProject.VPC);
        overlay.toggle();
        assertThat(diagram.amountsProperty().get()).isEmpty();
        overlay.toggle();
        assertThat(diagram.amountsProperty().get()).containsKey(SampleProject.NAT);
        assertThat(costs.estimates).isEqualTo(1);
    }

    @Test
    void needsNoCostExplorer() throws Exception {
        costs.answer = new CostAnswer.Unavailable("ce:GetCostAndUsage is denied");
        discover();
        overlay.toggle();
        window.handOver();
        assertThat(diagram.amountsProperty().get()).containsKey(SampleProject.NAT);
    }
}
