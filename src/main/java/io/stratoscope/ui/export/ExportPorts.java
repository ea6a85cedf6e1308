package io.stratoscope.ui.export;

import io.stratoscope.diagram.Layout;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What an export asks of the rest of the program.
 *
 * @param layout gives a part of a diagram its own places
 * @param files keeps what was exported
 * @param picker asks where to
 */
public record ExportPorts(Layout layout, FilePort files, FilePicker picker) {

    /** Writes files. */
    @FunctionalInterface
    public interface FilePort {
        /**
         * Replaces the file atomically or leaves it as it was.
         *
         * @throws IOException with a message for people
         */
        void save(byte[] content, Path file) throws IOException;
    }
}
