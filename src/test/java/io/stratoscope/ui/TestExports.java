package io.stratoscope.ui;

import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.ui.export.ExportPorts;
import io.stratoscope.ui.export.FilePicker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What exports ask of the program, for tests. */
public final class TestExports {

    private TestExports() {}

    /** The operator always thinks better of it. */
    public static ExportPorts cancelled() {
        return picking((owner, question) -> Optional.empty());
    }

    /** The operator takes the proposed name in this directory. */
    public static ExportPorts into(Path directory) {
        return picking((owner, question) -> Optional.of(directory.resolve(question.name())));
    }

    private static ExportPorts picking(FilePicker picker) {
        PlantUmlLayout layout = new PlantUmlLayout();
        return new ExportPorts(layout, (content, file) -> Files.write(file, content), picker);
    }
}
