package io.stratoscope.store;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Snapshot;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A snapshot in a JSON file, for people to keep, to compare and to send. */
public final class SnapshotFile {

    private SnapshotFile() {}

    /**
     * Writes a snapshot; the file is replaced as a whole or not at all.
     *
     * @throws FileException when it cannot be written
     */
    public static void write(Path file, Snapshot snapshot) {
        AtomicFile.write(
                file,
                out -> {
                    Writer writer =
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    SnapshotCodec.write(snapshot, writer);
                    writer.flush();
                });
    }

    /**
     * Reads a snapshot.
     *
     * @throws FileException when there is no such file, it cannot be read, or it is not a whole snapshot of a version that
     *     is known here; the message says which, on one line
     */
    public static Snapshot read(Path file) {
        if (Files.isDirectory(file)) {
            throw new FileException(
                    "cannot read " + file + ": it is a directory; name a file in it");
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return SnapshotCodec.read(reader);
        } catch (JsonFormatException e) {
            throw new FileException(
                    "cannot read "
                            + file
                            + " as a snapshot: "
                            + oneLine(String.valueOf(e.getMessage())),
                    e);
        } catch (CharacterCodingException e) {
            throw new FileException(
                    "cannot read " + file + " as a snapshot: it is not UTF-8 text", e);
        } catch (NoSuchFileException e) {
            throw new FileException("cannot read " + file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new FileException("cannot read " + file + ": permission denied", e);
        } catch (IOException e) {
            throw new FileException("cannot read " + file + ": " + FileReason.of(file, e), e);
        }
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
