package io.stratoscope.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file as a whole or not at all: its readers see the old content or the new, never a part. */
public final class AtomicFile {

    private static final String NO_DIRECTORY = ": its directory does not exist; make it first";

    private AtomicFile() {}

    /**
     * Says at once what {@link #write} would say after long work. That a file can be written is not promised.
     *
     * @throws FileException when it surely cannot be written
     */
    public static void check(Path file) {
        refuseDirectory(file);
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new FileException("cannot write " + file + NO_DIRECTORY);
        }
    }

    private static void refuseDirectory(Path file) {
        if (Files.isDirectory(file)) {
            throw new FileException(
                    "cannot write " + file + ": it is a directory; name a file in it");
        }
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces the content of a file, or makes it.
     *
     * @throws FileException when that cannot be done; the file is then as it was
     */
    public static void write(Path file, byte[] content) {
        write(file, out -> out.write(content));
    }

    /**
     * Replaces the content of a file, or makes it.
     *
     * @throws FileException when that cannot be done; the file is then as it was
     */
    public static void write(Path file, Content content) {
        try {
            refuseDirectory(file);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                writeInto(file, content);
            } else {
                // A symbolic link stays one: what it points to is replaced.
                replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
            }
        } catch (NoSuchFileException e) {
            throw new FileException("cannot write " + file + NO_DIRECTORY, e);
        } catch (AccessDeniedException e) {
            throw new FileException(
                    "cannot write " + file + ": permission denied; choose another place", e);
        } catch (IOException e) {
            throw new FileException("cannot write " + file + ": " + FileReason.of(file, e), e);
        }
    }

    // A device or a pipe (/dev/stdout) cannot be replaced, only written to.
    private static void writeInto(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        Path temporary = freshSibling(file);
        try {
            try (OutputStream out =
                    new BufferedOutputStream(
                            Files.newOutputStream(temporary, StandardOpenOption.WRITE))) {
                content.writeTo(out);
            }
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("this file system cannot replace a file atomically", e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    // Not Files.createTempFile: that hides the file from everybody but its owner, and the result
    // would stay so.
    private static Path freshSibling(Path file) throws IOException {
        for (int attempt = 0; ; attempt++) {
            Path sibling = file.resolveSibling("." + file.getFileName() + "." + attempt + ".tmp");
            try {
                return Files.createFile(sibling);
            } catch (FileAlreadyExistsException e) {
                if (attempt == 100) {
                    throw new IOException("there are too many left-over files like " + sibling, e);
                }
            }
        }
    }
}
