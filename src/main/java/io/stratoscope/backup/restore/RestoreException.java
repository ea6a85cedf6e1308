package io.stratoscope.backup.restore;

/** A restore cannot be planned or begun. The message is one line for people: why, and what to do. */
public final class RestoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RestoreException(String message) {
        super(message);
    }
}
