package io.stratoscope.bench;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagrams;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;

import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** The way from diagram to scene, against what PlantUML alone takes for the same source, turn by turn in one run. */
final class DiagramBench {

    private static final int TURNS = 9;

    private DiagramBench() {}

    public static void main(String[] arguments) throws IOException {
        for (int nodes : new int[] {50, 150, 500}) {
            compare(nodes);
        }
    }

    private static void compare(int nodes) throws IOException {
        Diagram diagram = Diagrams.big(nodes);
        String source = new PlantUmlLayout().draw(diagram).puml();
        double[] pipeline = new double[TURNS];
        double[] alone = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            // A layout of its own each turn: its cache would answer the second.
            PlantUmlLayout layout = new PlantUmlLayout();
            long start = System.nanoTime();
            layout.draw(diagram);
            pipeline[turn] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            new SourceStringReader(source)
                    .outputImage(new ByteArrayOutputStream(), new FileFormatOption(FileFormat.SVG));
            alone[turn] = (System.nanoTime() - start) / 1e6;
        }
        System.out.printf(
                "   %d nodes: pipeline %.0f ms, PlantUML alone %.0f ms, ratio %.2f (medians of %d)%n",
                nodes, median(pipeline), median(alone), median(pipeline) / median(alone), TURNS);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
