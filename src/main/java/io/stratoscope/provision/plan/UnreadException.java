package io.stratoscope.provision.plan;

import io.stratoscope.model.Failure;

/** What an account has of a stack could not be read to the end. */
public final class UnreadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    UnreadException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
