package io.stratoscope.bench;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagrams;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;

import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The way from diagram to scene, against what PlantUML alone takes for the same source, turn by turn in one run. */
final class DiagramBench {

    private static final int WARM_UP_TURNS = 15;
    private static final int TURNS = 15;

    private DiagramBench() {}

    public static void main(String[] arguments) throws Exception {
        for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
            compare(150, 1);
        }
        for (int nodes : new int[] {50, 150, 500}) {
            System.out.println(compare(nodes, TURNS));
        }
    }

    private static String compare(int nodes, int turns) throws Exception {
        Diagram diagram = Diagrams.big(nodes);
        String source = new PlantUmlLayout().draw(diagram).puml();
        Usage[] pipeline = new Usage[turns];
        Usage[] alone = new Usage[turns];
        for (int turn = 0; turn < turns; turn++) {
            // A layout of its own each turn: its cache would answer the second.
            pipeline[turn] = Usage.of(() -> new PlantUmlLayout().draw(diagram)).usage();
            alone[turn] = Usage.of(() -> plantUml(source)).usage();
        }
        Usage ours = Usage.median(pipeline);
        Usage theirs = Usage.median(alone);
        return String.format(
                "   %3d nodes: pipeline %,.0f ms wall, %,.0f ms cpu; PlantUML alone %,.0f ms wall, %,.0f ms cpu; ratio %.2f wall, %.2f cpu (goal 1.3; medians of %d)",
                nodes,
                ours.wall(),
                ours.cpu(),
                theirs.wall(),
                theirs.cpu(),
                ours.wall() / theirs.wall(),
                ours.cpu() / theirs.cpu(),
                turns);
    }

    private static int plantUml(String source) throws IOException {
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        new SourceStringReader(source).outputImage(svg, new FileFormatOption(FileFormat.SVG));
        return svg.size();
    }
}
