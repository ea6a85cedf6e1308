package io.stratoscope.backup;

import io.stratoscope.model.Failure;

/** AWS did not do or tell what a backup needs. The message is one line for people: what happened. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /**
     * Something of a backup failed.
     *
     * @param what was tried, for the message: "take the database snapshot"
     */
    public BackupException(String what, Failure failure, Throwable cause) {
        super("could not " + what + ": " + failure.message(), cause);
        this.failure = failure;
    }

    /** The same, where nothing was thrown. */
    public BackupException(String what, Failure failure) {
        super("could not " + what + ": " + failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }

    /** Whether it may succeed as soon as the connection, the credentials or the rate are well again. */
    public boolean mayPass() {
        return failure instanceof Failure.Network
                || failure instanceof Failure.BadCredentials
                || failure instanceof Failure.Throttled;
    }
}
