package io.stratoscope.diagram.plantuml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagrams;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.plantuml.PlantUmlSource.Effort;
import io.stratoscope.diagram.xml.XmlElement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

class FallbackTest {
    private final PlantUmlEngine engine = new PlantUmlEngine();

    @ParameterizedTest
    @EnumSource(Effort.class)
    void everyEffortGivesEverythingAPlace(Effort effort) {
        Diagram diagram = Diagrams.everyKind();
        PlantUmlSource source = PlantUmlSource.of(diagram, effort);
        XmlElement svg = XmlElement.parse(engine.svg(source.text()));
        SceneReader reader = new SceneReader(source, svg);

        var scene = reader.read(diagram);
        assertThat(scene.edges()).hasSize(10);
        assertThat(scene.nodes()).hasSize(16);
        assertThat(scene.groups()).hasSize(10);
        String picture =
                new SvgPicture(source, reader.edgesByGroup())
                        .write(svg, source.hasEdges() ? List.of() : scene.edges());
        assertThat(picture).contains("class=\"edge\" data-id=\"f1\"");
    }

    @Test
    void diagramThatTheEngineCannotRouteIsDrawnAllTheSame() {
        // Smetana has no spline for one of these edges and fails.
        Random dice = new Random(182);
        Diagram diagram = Diagrams.random(dice, 1 + dice.nextInt(40), 60);

        PlantUmlLayoutTest.assertComplete(new PlantUmlLayout().draw(diagram));
    }

    @Test
    void straightLineRunsFromBorderToBorder() {
        List<Segment> line =
                StraightLine.between(new Bounds(0, 0, 10, 10), new Bounds(90, 0, 10, 10));

        assertThat(line).containsExactly(new Segment.MoveTo(10, 5), new Segment.LineTo(90, 5));
        assertThat(StraightLine.between(new Bounds(0, 0, 10, 10), new Bounds(0, 0, 10, 10)))
                .hasSize(2);
    }

    @Test
    void engineIsSilentAndLeavesTheLanguageAlone() {
        PrintStream before = System.err;
        Locale language = Locale.getDefault();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream listening = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setErr(listening);
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            for (int seed = 0; seed < 8; seed++) {
                new PlantUmlLayout().draw(Diagrams.random(new Random(seed), 15, 40));
            }
            assertThat(System.err).isSameAs(listening);
            assertThat(Locale.getDefault().getLanguage()).isEqualTo("tr");
        } finally {
            Locale.setDefault(language);
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void pathsOfOtherKindsAreRefused() {
        assertThat(SvgPath.parse("M1,2 C3,4 5,6 7,8 L-9.5,1e1"))
                .containsExactly(
                        new Segment.MoveTo(1, 2),
                        new Segment.CubicTo(3, 4, 5, 6, 7, 8),
                        new Segment.LineTo(-9.5, 10));
        assertThatThrownBy(() -> SvgPath.parse("M1,2 A3,4 5 6 7,8 9"))
                .isInstanceOf(LayoutException.class);
        assertThatThrownBy(() -> SvgPath.parse("M1,2 L3")).isInstanceOf(LayoutException.class);
        assertThatThrownBy(() -> SvgPath.parse("M1,2 L3,x")).isInstanceOf(LayoutException.class);
    }
}
