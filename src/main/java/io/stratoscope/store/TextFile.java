package io.stratoscope.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of text that people write, or that another program wrote. */
public final class TextFile {

    /** Nobody writes more by hand; a film that was named by mistake is not read into memory. */
    private static final int MOST_BYTES = 4_000_000;

    private TextFile() {}

    /**
     * Reads it whole, as UTF-8.
     *
     * @throws FileException when it cannot be read; the message says why, on one line
     */
    public static String read(Path file) {
        return read(file, MOST_BYTES);
    }

    /**
     * Reads one that a program wrote, as UTF-8.
     *
     * @param most how many bytes it may have
     * @throws FileException when it cannot be read; the message says why, on one line
     */
    public static String read(Path file, int most) {
        if (Files.isDirectory(file)) {
            throw new FileException(
                    "cannot read " + file + ": it is a directory; name a file in it");
        }
        try {
            if (Files.size(file) > most) {
                throw new FileException(
                        "cannot read "
                                + file
                                + ": it has more than "
                                + most / 1_000_000
                                + " MB of text");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new FileException("cannot read " + file + ": it is not UTF-8 text", e);
        } catch (NoSuchFileException e) {
            throw new FileException("cannot read " + file + ": there is no such file", e);
        } catch (IOException e) {
            throw new FileException("cannot read " + file + ": " + FileReason.of(file, e), e);
        }
    }
}
