package io.stratoscope.ui.control;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the operator which file is to be opened. */
@FunctionalInterface
public interface FileChoice {

    /** Empty where the operator thought better of it. */
    Optional<Path> choose(Window owner);

    /**
     * The system's own dialog.
     *
     * @param title what is to be done
     * @param kind of file that is offered first, in words
     * @param patterns of the names of such files
     */
    static FileChoice ofTheSystem(String title, String kind, String... patterns) {
        return owner -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.getExtensionFilters()
                    .addAll(
                            new FileChooser.ExtensionFilter(kind, List.of(patterns)),
                            new FileChooser.ExtensionFilter("All files", "*"));
            return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
        };
    }
}
