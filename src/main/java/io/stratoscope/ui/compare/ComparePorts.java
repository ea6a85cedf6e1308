package io.stratoscope.ui.compare;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Snapshot;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the comparison asks of the rest of the program.
 *
 * @param drafting draws a view; called on a job's thread
 * @param picker asks which file
 */
public record ComparePorts(Drafting drafting, Picker picker) {

    /** Draws a view. */
    @FunctionalInterface
    public interface Drafting {
        Drawing draw(Snapshot snapshot, ViewKind view);
    }

    /** Asks the operator which snapshot file is to be opened. */
    @FunctionalInterface
    public interface Picker {
        /** Empty where the operator thought better of it. */
        Optional<Path> choose(Window owner);

        /** The system's own dialog. */
        static Picker ofTheSystem() {
            return owner -> {
                FileChooser chooser = new FileChooser();
                chooser.setTitle("Open a snapshot file");
                chooser.getExtensionFilters()
                        .addAll(
                                new FileChooser.ExtensionFilter("Snapshots (.json)", "*.json"),
                                new FileChooser.ExtensionFilter("All files", "*"));
                return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
            };
        }
    }
}
