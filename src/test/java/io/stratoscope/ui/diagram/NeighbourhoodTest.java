package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.ui.SampleProject;

import org.junit.jupiter.api.Test;

class NeighbourhoodTest {

    private final DiagramIndex index = new DiagramIndex(SampleProject.drawing(ViewKind.NETWORK));

    @Test
    void hasTheOtherEndsOfBothDirectionsButNotItself() {
        Neighbourhood around = Neighbourhood.of(index, SampleProject.SERVICE.toString());

        assertThat(around.edges()).hasSize(4);
        assertThat(around.elements())
                .contains(SampleProject.ALB.toString(), SampleProject.DB.toString())
                .doesNotContain(SampleProject.SERVICE.toString(), SampleProject.NAT.toString());
        assertThat(around.edges())
                .extracting(Edge::from)
                .contains(SampleProject.ALB.toString(), SampleProject.SERVICE.toString());
    }

    @Test
    void loneNodeHasNone() {
        assertThat(Neighbourhood.of(index, SampleProject.NAT.toString()).elements()).isEmpty();
    }
}
