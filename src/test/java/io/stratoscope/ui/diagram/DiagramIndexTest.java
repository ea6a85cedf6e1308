package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.SampleProject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class DiagramIndexTest {

    private final DiagramIndex index = new DiagramIndex(SampleProject.drawing(ViewKind.NETWORK));

    @Test
    void nodeIsFoundBeforeTheContainersAroundIt() {
        assertThat(elementAt(400, 360)).contains(SampleProject.SERVICE.toString());
    }

    @Test
    void innermostContainerIsFoundBeforeTheOuter() {
        assertThat(elementAt(370, 320)).contains(SampleProject.SUBNET_PRIVATE.toString());
        assertThat(elementAt(345, 115)).contains("az:eu-central-1a");
    }

    @Test
    void edgeIsFoundWithinReachOnly() {
        assertThat(index.hit(320, 393, 6)).containsInstanceOf(DiagramIndex.Hit.OnEdge.class);
        assertThat(index.hit(320, 400, 6))
                .get()
                .extracting(hit -> ((DiagramIndex.Hit.OnElement) hit).element().id())
                .isEqualTo(SampleProject.VPC.toString());
    }

    @Test
    void nothingIsBesideTheDiagram() {
        assertThat(index.hit(5, 5, 6)).isEmpty();
    }

    @Test
    void readingBeginsWhereTheInternetComesInElseAtTheTopLeft() {
        String internet =
                index.drawing()
                        .diagram()
                        .nodes()
                        .filter(node -> node.type().equals(Diagram.INTERNET))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(index.bounds(internet)).contains(index.start());

        DiagramIndex grid = new DiagramIndex(Grids.of(40));
        assertThat(grid.bounds(Grids.arn(0).toString())).contains(grid.start());
    }

    @Test
    void edgesOfANodeAreThoseThatStartOrEndThere() {
        assertThat(index.edgesOf(SampleProject.SERVICE.toString())).hasSize(4);
        assertThat(index.edgesOf(SampleProject.NAT.toString())).isEmpty();
    }

    @Test
    void hoverWordsOfAnEdgeNameTheEvidence() {
        Diagram.Edge edge = index.edgesOf(SampleProject.BUCKET.toString()).getFirst();

        assertThat(new HoverWords(index).of(new DiagramIndex.Hit.OnEdge(edge)))
                .isEqualTo(
                        "immich-library copies to immich-backup-123456789012\n"
                                + "    known from elasticfilesystem:DescribeThings fields[0].s3");
    }

    @Test
    void whatIsFoldedIsFoundAtWhatItIsFoldedInto() {
        Diagram.Node whole =
                new Diagram.Node(
                        SampleProject.ALB.toString(),
                        ResourceType.LOAD_BALANCER,
                        "alb",
                        "",
                        Optional.of(SampleProject.ALB),
                        Diagram.NodeStatus.LIVE,
                        1,
                        List.of(SampleProject.NAT));
        Diagram diagram = new Diagram(ViewKind.ALL, "", List.of(whole), List.of(), List.of());
        Scene scene = new Scene(10, 10, List.of(), List.of(), List.of());
        DiagramIndex folded = new DiagramIndex(new Drawing(diagram, "", "<svg/>", scene));

        assertThat(folded.element(SampleProject.NAT)).contains(whole);
        assertThat(folded.element(SampleProject.BUCKET)).isEmpty();
        assertThat(new HoverWords(folded).of(new DiagramIndex.Hit.OnElement(whole)))
                .contains("with 1 part; double-click to expand");
    }

    private Optional<String> elementAt(double x, double y) {
        return index.hit(x, y, 4)
                .filter(DiagramIndex.Hit.OnElement.class::isInstance)
                .map(hit -> ((DiagramIndex.Hit.OnElement) hit).element().id());
    }
}
