package io.stratoscope.provision.plan;

import io.stratoscope.model.Failure;

/** What an account has of a stack could not be read to the end. */
public final class UnreadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /**
     * Reading ended.
     *
     * @param what was read, for the message
     */
    public UnreadException(String what, Failure failure, Throwable cause) {
        super("could not read " + what + ": " + failure.message(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
