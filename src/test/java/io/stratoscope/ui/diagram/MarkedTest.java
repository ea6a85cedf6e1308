package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class MarkedTest {

    private static final Arn MISSING = Arn.of("arn:aws:s3:::missing");
    private static final Arn SHOWN = Grids.arn(1);
    private static final Arn HIDDEN = Grids.arn(2);
    private static final Arn ALSO_HIDDEN = Grids.arn(3);

    @Test
    void elementOfItsOwnHasItsMark() {
        assertThat(mark(Map.of(SHOWN, Mark.ADDED)).byElement())
                .isEqualTo(Map.of(SHOWN.toString(), Mark.ADDED));
    }

    @Test
    void foldedNodeThatHoldsSomethingNewIsChanged() {
        assertThat(mark(Map.of(HIDDEN, Mark.ADDED)).byElement())
                .isEqualTo(Map.of("heap", Mark.CHANGED));
        assertThat(mark(Map.of(HIDDEN, Mark.MATCH)).byElement())
                .isEqualTo(Map.of("heap", Mark.MATCH));
    }

    @Test
    void severalMarksInOneNodeAreAChange() {
        assertThat(mark(Map.of(HIDDEN, Mark.MATCH, ALSO_HIDDEN, Mark.REMOVED)).byElement())
                .isEqualTo(Map.of("heap", Mark.CHANGED));
    }

    @Test
    void whatTheDrawingDoesNotKnowIsNotMarked() {
        assertThat(mark(Map.of(Grids.arn(99), Mark.ADDED)).byElement()).isEmpty();
    }

    @Test
    void endOfARelationIsNotGuessedWhereTheOtherEndIsHiddenToo() {
        DiagramIndex index =
                index(edge("e", SHOWN.toString(), "heap", relation(ALSO_HIDDEN, HIDDEN)));

        assertThat(index.holderOf(HIDDEN)).isEmpty();
    }

    @Test
    void resourceIsInNoNodeThatStandsForOneOnly() {
        DiagramIndex index = index(edge("e", SHOWN.toString(), "single", relation(SHOWN, HIDDEN)));

        assertThat(index.holderOf(HIDDEN)).isEmpty();
    }

    @Test
    void twoEdgesThatDisagreeTellNothing() {
        DiagramIndex index =
                index(
                        edge("e", SHOWN.toString(), "heap", relation(SHOWN, HIDDEN)),
                        edge("f", SHOWN.toString(), "pile", relation(SHOWN, HIDDEN)));

        assertThat(index.holderOf(HIDDEN)).isEmpty();
    }

    @Test
    void aFoldedNodeShowsTheWorstOfWhatIsInIt() {
        assertThat(mark(Map.of(HIDDEN, Mark.DEGRADED, ALSO_HIDDEN, Mark.DOWN)).byElement())
                .containsExactly(Map.entry("heap", Mark.DOWN));
        assertThat(mark(Map.of(HIDDEN, Mark.STALE, ALSO_HIDDEN, Mark.UNKNOWN)).byElement())
                .containsExactly(Map.entry("heap", Mark.STALE));
        assertThat(mark(Map.of(HIDDEN, Mark.DEGRADED)).byElement())
                .as("what is healthy has no mark and takes none away")
                .containsExactly(Map.entry("heap", Mark.DEGRADED));
    }

    @Test
    void whatIsMissingIsMarkedWhereItIsDrawn() {
        assertThat(mark(Map.of(MISSING, Mark.DOWN)).byElement())
                .containsExactly(Map.entry(MISSING.toString(), Mark.DOWN));
        assertThat(mark(Map.of(Arn.of(MISSING + "-2"), Mark.DOWN)).byElement())
                .as("another one by nearly the same name")
                .isEmpty();
    }

    private static Marked mark(Map<Arn, Mark> marks) {
        return Marked.of(
                index(
                        edge(
                                "e",
                                SHOWN.toString(),
                                "heap",
                                relation(SHOWN, HIDDEN),
                                relation(ALSO_HIDDEN, SHOWN))),
                marks);
    }

    private static DiagramIndex index(Edge... edges) {
        List<Element> elements =
                List.of(
                        node(SHOWN.toString(), Optional.of(SHOWN), 1),
                        node(MISSING.toString(), Optional.empty(), 1),
                        node("heap", Optional.empty(), 2),
                        node("pile", Optional.empty(), 2),
                        node("single", Optional.empty(), 1));
        Diagram diagram =
                new Diagram(ViewKind.NETWORK, "Folded", elements, List.of(edges), List.of());
        Scene scene = new Scene(100, 100, List.of(), List.of(), List.of());
        return new DiagramIndex(new Drawing(diagram, "", "<svg/>", scene));
    }

    private static Node node(String id, Optional<Arn> resource, int count) {
        return new Node(id, ResourceType.BUCKET, id, "", resource, NodeStatus.LIVE, count);
    }

    private static Edge edge(String id, String from, String to, Relation... relations) {
        return new Edge(id, from, to, RelationKind.ROUTES_TO, "", false, List.of(relations));
    }

    private static Relation relation(Arn from, Arn to) {
        return new Relation(
                from, to, RelationKind.ROUTES_TO, "", new Evidence("ec2:DescribeThings", "things"));
    }
}
