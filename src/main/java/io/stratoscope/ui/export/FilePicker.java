package io.stratoscope.ui.export;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the operator where a file is to go. */
@FunctionalInterface
public interface FilePicker {

    /**
     * A question.
     *
     * @param name that the file would have
     * @param kind of the file, in words
     * @param extension without the dot
     * @param directory where the operator is likely to want it; empty for the system's idea
     */
    record Question(String name, String kind, String extension, Optional<Path> directory) {}

    /** The chosen file; empty where the operator thought better of it. */
    Optional<Path> choose(Window owner, Question question);

    /** The system's own dialog. */
    static FilePicker ofTheSystem() {
        return (owner, question) -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Export as " + question.kind());
            chooser.setInitialFileName(question.name());
            question.directory()
                    .filter(Files::isDirectory)
                    .ifPresent(directory -> chooser.setInitialDirectory(directory.toFile()));
            chooser.getExtensionFilters()
                    .add(
                            new FileChooser.ExtensionFilter(
                                    question.kind(), "*." + question.extension()));
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        };
    }
}
