package io.stratoscope.store;

/** A file cannot be read or written. The message is one line that names the file, what is wrong, and what to do. */
public final class FileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FileException(String message) {
        super(message);
    }

    public FileException(String message, Throwable cause) {
        super(message, cause);
    }
}
