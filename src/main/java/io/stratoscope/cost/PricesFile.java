package io.stratoscope.cost;

import io.stratoscope.json.YamlFormatException;
import io.stratoscope.price.PriceTable;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.FileException;
import io.stratoscope.store.FileReason;
import io.stratoscope.store.TextFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;

/** {@code prices.yaml} in the data directory: prices that are newer than those that ship with the program. */
public final class PricesFile {
    private static final String NAME = "prices.yaml";

    private final Path file;

    public PricesFile(Path dataDirectory) {
        file = dataDirectory.resolve(NAME);
    }

    /**
     * The prices to count with: these where there are any, else those that ship.
     *
     * @throws FileException when the file is wrong, in one line
     */
    public PriceTable read() {
        if (!Files.exists(file)) {
            return PriceTable.shipped();
        }
        try {
            return PriceTable.parse(TextFile.read(file));
        } catch (YamlFormatException | IllegalArgumentException | DateTimeException e) {
            throw new FileException(
                    file
                            + ": "
                            + e.getMessage()
                            + "; 'stratoscope cost update-prices' writes it anew once it is removed",
                    e);
        }
    }

    /**
     * Keeps a table.
     *
     * @return where it is
     * @throws FileException when it cannot be written
     */
    public Path write(PriceTable table) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new FileException(
                    "cannot make the directory of " + file + ": " + FileReason.of(file, e), e);
        }
        AtomicFile.write(file, table.yaml().getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
