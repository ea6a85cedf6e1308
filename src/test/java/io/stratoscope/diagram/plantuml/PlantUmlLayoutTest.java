package io.stratoscope.diagram.plantuml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagrams;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.ResourceType;

import net.sourceforge.plantuml.security.SecurityProfile;
import net.sourceforge.plantuml.security.SecurityUtils;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

class PlantUmlLayoutTest {
    private final PlantUmlLayout layout = new PlantUmlLayout();

    @Test
    void whatPreparesItIsAWholeDiagram() {
        assertComplete(layout.draw(SmallDiagram.withSomethingOfEverything()));
        layout.prepare(); // and throws nothing
    }

    @Test
    void sceneHasEveryGroupNodeAndEdgeInItsPlace() {
        Diagram diagram = Diagrams.immich();
        Drawing drawing = layout.draw(diagram);

        assertComplete(drawing);
        Function<String, Bounds> bounds = bounds(drawing.scene());
        diagram.allElements().forEach(element -> assertInside(element, bounds));
        assertThat(bounds.apply("users").x()).isLessThan(bounds.apply("dns").x());
        assertThat(bounds.apply("dns").x()).isLessThan(bounds.apply("alb").x());
        assertThat(bounds.apply("alb").x()).isLessThan(bounds.apply("srv-a").x());
        assertThat(bounds.apply("efs").x()).isLessThan(bounds.apply("s3").x());
    }

    @Test
    void lineRunsFromOneEndToTheOther() {
        Drawing drawing = layout.draw(Diagrams.immich());
        Function<String, Bounds> bounds = bounds(drawing.scene());
        List<Edge> edges = drawing.diagram().edges();

        assertThat(drawing.scene().edges()).hasSize(17);
        for (int i = 0; i < edges.size(); i++) {
            Scene.Line line = drawing.scene().edges().get(i);
            Edge edge = edges.get(i);
            assertNear(line.path().getFirst(), bounds.apply(edge.from()));
            assertNear(line.path().getLast(), bounds.apply(edge.to()));
        }
    }

    @Test
    void drawsEveryKindOfContainerStatusAndEdge() {
        Drawing drawing = layout.draw(Diagrams.everyKind());

        assertComplete(drawing);
        assertThat(drawing.svg())
                .contains("«missing»", "«stale»", "«unverified»", "«external»")
                .doesNotContain("«live»");
    }

    @Test
    void emptyDiagramIsASheetThatSaysSo() {
        Drawing drawing =
                layout.draw(new Diagram(ViewKind.ALL, "", List.of(), List.of(), List.of()));

        assertThat(drawing.scene().nodes()).isEmpty();
        assertThat(drawing.scene().groups()).isEmpty();
        assertThat(drawing.scene().width()).isPositive();
        assertThat(drawing.svg()).contains("Nothing to show");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 300})
    void laysOutProjectsOfAnySize(int nodes) {
        assertComplete(layout.draw(Diagrams.big(nodes)));
    }

    @Test
    void manyThatLeadOutOfOneNodeAreSpreadOverColumns() {
        List<Element> fan = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            fan.add(Diagrams.node("vpc" + i, ResourceType.VPC, "immich-vpc " + i));
            edges.add(Diagrams.edge("e" + i, "internet", "vpc" + i, "", false));
        }
        Element gateway = Diagrams.node("internet", ResourceType.INTERNET_GATEWAY, "gateway");
        Element region =
                Diagrams.group(
                        "region", GroupKind.REGION, "region", "", fan.toArray(Element[]::new));

        Drawing drawing =
                layout.draw(
                        new Diagram(
                                ViewKind.NETWORK, "", List.of(gateway, region), edges, List.of()));

        assertComplete(drawing);
        assertThat(drawing.scene().width() / drawing.scene().height()).isBetween(1 / 3.0, 3.0);
    }

    @Test
    void laysOutWhateverTheDiceGive() {
        for (int seed = 0; seed < 60; seed++) {
            Random dice = new Random(seed);
            Diagram diagram = Diagrams.random(dice, 1 + dice.nextInt(30), dice.nextInt(50));
            assertComplete(layout.draw(diagram));
        }
    }

    @Test
    void sameDiagramGivesTheSameDrawing() {
        Drawing first = layout.draw(Diagrams.immich());
        Drawing second = new PlantUmlLayout().draw(Diagrams.immich());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void pictureSaysNothingOfItsMaker() {
        assertThat(layout.draw(Diagrams.immich()).svg())
                .doesNotContain("<?plantuml", "SRC=", "1.2026", "data-source-line");
    }

    @Test
    void edgeToNowhereIsRefused() {
        Diagram diagram =
                new Diagram(
                        ViewKind.ALL,
                        "t",
                        List.of(Diagrams.node("a", ResourceType.BUCKET, "a")),
                        List.of(Diagrams.edge("e", "a", "ghost", "", false)),
                        List.of());

        assertThatThrownBy(() -> layout.draw(diagram))
                .isInstanceOf(LayoutException.class)
                .hasMessageContaining("ghost");
    }

    @Test
    void twoElementsWithOneIdAreRefused() {
        Diagram diagram =
                new Diagram(
                        ViewKind.ALL,
                        "t",
                        List.of(
                                Diagrams.node("a", ResourceType.BUCKET, "a"),
                                Diagrams.node("a", ResourceType.BUCKET, "b")),
                        List.of(),
                        List.of());

        assertThatThrownBy(() -> layout.draw(diagram)).isInstanceOf(LayoutException.class);
    }

    @Test
    void runsInTheSandbox() {
        assertThat(SecurityUtils.getSecurityProfile()).isEqualTo(SecurityProfile.SANDBOX);
    }

    @Test
    void errorPicturesAreRefused() {
        PlantUmlEngine engine = new PlantUmlEngine();

        assertThatThrownBy(() -> engine.svg("@startuml\nthis is no diagram %%\n@enduml\n"))
                .isInstanceOf(LayoutException.class);
        assertThatThrownBy(() -> engine.svg("@startuml\n!include /etc/passwd\na --> b\n@enduml\n"))
                .isInstanceOf(LayoutException.class);
        assertThatThrownBy(() -> engine.svg("no start")).isInstanceOf(LayoutException.class);
    }

    static void assertComplete(Drawing drawing) {
        Diagram diagram = drawing.diagram();
        Scene scene = drawing.scene();
        assertThat(scene.nodes().stream().map(Scene.Box::id))
                .containsExactlyElementsOf(diagram.nodes().map(Element::id).toList());
        assertThat(scene.groups().stream().map(Scene.Box::id))
                .containsExactlyElementsOf(
                        diagram.allElements()
                                .filter(Group.class::isInstance)
                                .map(Element::id)
                                .toList());
        assertThat(scene.edges().stream().map(Scene.Line::id))
                .containsExactlyElementsOf(diagram.edges().stream().map(Edge::id).toList());
        assertThat(scene.nodes())
                .allSatisfy(box -> {
                    Bounds b = box.bounds();
                    assertThat(b.x()).isNotNegative();
                    assertThat(b.y()).isNotNegative();
                    assertThat(b.x() + b.width()).isLessThanOrEqualTo(scene.width());
                    assertThat(b.y() + b.height()).isLessThanOrEqualTo(scene.height());
                });
    }

    private static Function<String, Bounds> bounds(Scene scene) {
        Map<String, Bounds> bounds = new HashMap<>();
        scene.groups().forEach(box -> bounds.put(box.id(), box.bounds()));
        scene.nodes().forEach(box -> bounds.put(box.id(), box.bounds()));
        return id -> Objects.requireNonNull(bounds.get(id));
    }

    private static void assertInside(Element element, Function<String, Bounds> bounds) {
        if (element instanceof Group group) {
            Bounds outer = bounds.apply(group.id());
            for (Element child : group.children()) {
                Bounds inner = bounds.apply(child.id());
                assertThat(outer.contains(inner.x(), inner.y())).isTrue();
                assertThat(outer.contains(inner.x() + inner.width(), inner.y() + inner.height()))
                        .isTrue();
            }
        }
    }

    private static void assertNear(Scene.Segment point, Bounds box) {
        Bounds around = new Bounds(box.x() - 12, box.y() - 12, box.width() + 24, box.height() + 24);
        assertThat(around.contains(point.x(), point.y())).isTrue();
    }
}
