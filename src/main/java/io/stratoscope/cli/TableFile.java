package io.stratoscope.cli;

import io.stratoscope.store.AtomicFile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;

/** The file of {@code -o} where a command writes nothing but tables. */
final class TableFile {
    private TableFile() {}

    /**
     * Checks it before anything is asked.
     *
     * @param output empty where none is wanted
     * @param example a good name
     * @throws UsageException when it is no {@code .csv} file
     */
    static void check(@Nullable Path output, String example) {
        if (output == null) {
            return;
        }
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new UsageException(
                    "-o writes a table: name a .csv file, for example -o " + example);
        }
        AtomicFile.check(output);
    }
}
