package io.stratoscope.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Why a file could not be used, in words. Java's own messages are often nothing but the path. */
public final class FileReason {

    private FileReason() {}

    /**
     * The reason, without the path that the sentence around it names; with the path where it is another.
     *
     * @param named the file or directory that the sentence names
     */
    public static String of(Path named, IOException failure) {
        if (failure instanceof FileSystemException about && about.getFile() != null) {
            boolean other = !Path.of(about.getFile()).equals(named);
            return (other ? about.getFile() + ": " : "") + words(about);
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }

    private static String words(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of this name is in the way";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        return failure.getReason() == null
                ? failure.getClass().getSimpleName()
                : failure.getReason();
    }
}
